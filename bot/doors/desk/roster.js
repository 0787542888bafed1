// Dragging a name onto a place opens the same form that pressing the place opens, with the person chosen: it asks first.
"use strict";
(() => {
  const page = document.querySelector(".roster");
  let who = "";
  const target = (event) => event.target.closest && event.target.closest("[data-drop]");
  const clear = () => { for (const one of page.querySelectorAll(".over")) one.classList.remove("over"); };
  for (const one of page.querySelectorAll("a[data-worker]")) one.draggable = true;
  page.addEventListener("dragstart", (event) => {
    const from = event.target.closest && event.target.closest("[data-worker]");
    who = from ? from.dataset.worker : "";
    if (!who) return;
    event.dataTransfer.setData("text/plain", from.textContent.trim());
    event.dataTransfer.effectAllowed = "copy";
    page.classList.add("dragging");
  });
  page.addEventListener("dragover", (event) => {
    const there = who && target(event);
    clear();
    if (!there) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    there.classList.add("over");
  });
  page.addEventListener("drop", (event) => {
    const there = who && target(event);
    if (!there) return;
    event.preventDefault();
    const to = new URL(there.dataset.drop, location.href);
    if (to.searchParams.get("before") === who) return;
    to.searchParams.set("who", who);
    location.assign(to.href);
  });
  page.addEventListener("dragend", () => { who = ""; clear(); page.classList.remove("dragging"); });
})();
