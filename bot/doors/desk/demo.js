// The demo page: its buttons without reloading, the clock and the story as they are, and which worker sits where.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id), say = document.body.dataset;
  document.documentElement.classList.add("js");
  let seat = say.seat;

  const show = (state) => {
    $("now").textContent = state.now;
    $("told").textContent = state.text;
    $("play").textContent = state.playing ? say.pause : say.play;
    const buttons = [...document.querySelectorAll(".chapters [data-deed]")];
    $("play").formAction = `/demo/story/${state.playing ? "pause" : state.chapter || buttons[0].dataset.deed}`;
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.deed === state.chapter));
    if (state.seat !== seat) {  // another chapter, another resident's phone
      seat = state.seat;
      $("chat").src = `/demo/phone?seat=${encodeURIComponent(seat)}`;
    }
  };
  const ask = async (path, method = "GET") => {
    try {
      const answer = await fetch(path, {method, headers: {"X-Desk": "1"}, cache: "no-store"});
      if (answer.ok) show(await answer.json());
    } catch { /* the next question will be answered */ }
  };
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(new URL(event.submitter.formAction).pathname, "POST");
  });
  setInterval(() => { if (!document.hidden) ask("/demo/state"); }, 1500);

  $("worker").addEventListener("change", () => { $("mine").src = `/demo/sit/${$("worker").value}?view=mine`; });
  for (const tab of document.querySelectorAll("[data-tab]:is(button)")) {
    tab.addEventListener("click", () => {
      document.querySelector(".stage").dataset.tab = tab.dataset.tab;
      for (const one of document.querySelectorAll(".tabs button")) one.setAttribute("aria-pressed", String(one === tab));
    });
  }
})();
