// The live desk: fetches the panes anew whenever the centre says that something changed, and never loses what is typed.
"use strict";
(() => {
  const body = document.body, say = body.dataset, desk = document.getElementById("desk");
  const $ = (id) => document.getElementById(id);
  const seat = say.seat, fragment = desk.dataset.fragment && new URL(desk.dataset.fragment, location.href);
  const source = fragment || new URL(say.watch, location.href);  // a form's page shows no cards, yet must ring for them
  const root = fragment ? desk : document.createElement("main");
  document.documentElement.classList.add("js");

  // ---- blocks: a keyed block is replaced only when the centre's text of it changed --------------------------------
  const last = new WeakMap();
  const remember = (block) => {
    last.set(block, block.outerHTML);
    for (const inner of block.querySelectorAll("[data-key]")) last.set(inner, inner.outerHTML);
  };
  const keyed = (parent) => [...parent.children].filter((child) => child.dataset.key);
  const busy = (block) => [...block.querySelectorAll("audio")].some((audio) => !audio.paused && !audio.ended);
  const carry = (from, to) => {
    for (const field of from.querySelectorAll("textarea, input:not([type=hidden]), select")) {
      const twins = field.name ? [...to.querySelectorAll(`[name="${field.name}"]`)] : [];
      if (field.type === "radio" || field.type === "checkbox") {
        const twin = twins.find((one) => one.value === field.value);
        if (twin && field.checked !== field.defaultChecked) twin.checked = field.checked;
      } else if (twins[0] && (field.matches("select") ? field.value : field.value !== field.defaultValue)) twins[0].value = field.value;
    }
    for (const one of from.querySelectorAll("details[data-key][open]")) {
      const twin = to.querySelector(`details[data-key="${one.dataset.key}"]`);
      if (twin) twin.open = true;
    }
    if (from.matches("details[open]")) to.open = true;
  };
  const sync = (here, fresh) => {
    const known = new Map(keyed(here).map((block) => [block.dataset.key, block]));
    let place = keyed(here)[0] || null;
    for (const block of keyed(fresh)) {
      const old = known.get(block.dataset.key);
      known.delete(block.dataset.key);
      let now = old;
      if ("keep" in block.dataset && !old) continue;  // "what you show is still true", of something not shown
      if (!old) { remember(block); now = block; }
      else if (!("keep" in block.dataset) && last.get(old) !== block.outerHTML && !busy(old)) {
        if ("live" in old.dataset && "live" in block.dataset) {
          old.className = block.className;
          if (block.dataset.seen) old.dataset.seen = block.dataset.seen;
          last.set(old, block.outerHTML);
          sync(old, block);
        } else {
          const focus = old.contains(document.activeElement) ? document.activeElement : null;
          const path = focus && (focus.id ? `#${CSS.escape(focus.id)}` : focus.name && `[name="${focus.name}"][value="${CSS.escape(focus.value)}"]`);
          carry(old, block);
          remember(block);
          if (place === old) place = block;
          old.replaceWith(block);
          now = block;
          if (focus) (focus === old ? block : path && block.querySelector(path) || block).focus({preventScroll: true});
        }
      }
      if (now !== place) here.insertBefore(now, place);
      else { do place = place.nextElementSibling; while (place && !place.dataset.key); }
    }
    for (const gone of known.values()) if (!busy(gone)) gone.remove();
  };
  for (const block of desk.querySelectorAll("[data-key]")) last.set(block, block.outerHTML);

  // ---- what cannot be missed: sound, title, badge, notification ---------------------------------------------------
  const sound = window.deskSound, seen = new Set();
  let first = true, flash = null, shownIcon = "";
  const icon = (count, alarm) => {
    if (shownIcon === `${count}${alarm}`) return;
    shownIcon = `${count}${alarm}`;
    const canvas = document.createElement("canvas"), size = canvas.width = canvas.height = 32, pen = canvas.getContext("2d");
    pen.fillStyle = "#1d4b4f"; pen.fillRect(0, 0, size, size);
    pen.fillStyle = "#fff"; pen.font = "bold 20px sans-serif"; pen.textAlign = "center"; pen.fillText("邻", 15, 24);
    if (count) {
      pen.fillStyle = alarm ? "#d0111d" : "#ffd34d"; pen.beginPath(); pen.arc(22, 10, 10, 0, 7); pen.fill();
      pen.fillStyle = alarm ? "#fff" : "#2b2200"; pen.font = "bold 14px sans-serif"; pen.fillText(count > 9 ? "9+" : count, 22, 15);
    }
    $("icon").href = canvas.toDataURL();
  };
  const notify = (text) => {
    if (!document.hidden || !("Notification" in window) || Notification.permission !== "granted") return;
    try { new Notification(text, {tag: text}); } catch { /* Android asks for a service worker; the tone stays */ }
  };
  const heed = () => {
    const free = [...root.querySelectorAll("[data-free]")];
    const alarms = [...root.querySelectorAll("[data-alarm]")].map((one) => one.dataset.alarm);
    const notes = [...root.querySelectorAll("[data-letter]")].map((one) => one.dataset.key);
    const mine = new Set(notes), onLine = root.querySelector("[data-on-line]") !== null;
    let fresh = 0;  // whoever is off the line hears danger and letters to them, nothing else
    for (const key of [...free.map((one) => one.dataset.free), ...notes]) {
      if (!seen.has(key)) { seen.add(key); if (onLine || mine.has(key)) fresh += 1; }
    }
    if (fresh && !first && !alarms.length) { sound.tick(); }
    if (fresh && !first) notify(alarms[0] || say.title);
    first = false;
    sound.alarm(alarms.length > 0);
    const ring = alarms.length ? `🔴 ${say.sayRing} ${alarms.join(" · ")}` : "";
    if ($("ring").textContent !== ring) $("ring").textContent = ring;
    icon(free.length, alarms.length > 0);
    clearInterval(flash);
    const calm = free.length ? `(${free.length}) ${say.title}` : say.title;
    document.title = alarms.length ? `🔴 ${alarms[0]}` : calm;
    if (alarms.length) flash = setInterval(() => { document.title = document.title === calm ? `🔴 ${alarms[0]}` : calm; }, 1000);
    const own = root.querySelector("[data-own]");
    for (const [name, count] of [["group", free.length], ["mine", own ? +own.dataset.own : 0]]) {
      const mark = document.querySelector(`[data-count="${name}"]`);
      if (!mark || (name === "mine" && !own)) continue;
      mark.textContent = count || "";
      mark.classList.toggle("ringing", name === "group" && alarms.length > 0);
    }
  };

  // ---- fetching ---------------------------------------------------------------------------------------------------
  const headers = {"X-Desk": "1", ...(seat ? {"X-Seat": seat} : {})};
  let wanted = false, fetching = false, failed = 0;
  const line = (on) => {
    $("line").textContent = on ? say.sayOn : say.sayOff;
    $("line").classList.toggle("on", on);
    if (on) { failed = 0; $("down").hidden = true; } else if (++failed > 2) $("down").hidden = false;
  };
  const refresh = async () => {
    if (fetching) { wanted = true; return; }
    fetching = true;
    try {
      const asked = new URL(source), shown = root.querySelector("[data-seen]");
      if (shown) {
        asked.searchParams.set("seen", shown.dataset.seen);
        if (!asked.searchParams.get("ticket")) asked.searchParams.set("ticket", shown.dataset.key.slice(2));  // stays open
      }
      const answer = await fetch(asked, {headers, cache: "no-store"});
      if (answer.status === 401) { location.reload(); return; }
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(`<main id="desk">${await answer.text()}</main>`, "text/html");
      sync(root, page.getElementById("desk"));
      heed();
      line(true);
    } catch { line(false); } finally {
      fetching = false;
      if (wanted) { wanted = false; setTimeout(refresh, 150); }
    }
  };

  // One tab holds the line to the centre and tells the others: a browser allows six such lines, not one a tab.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`linli-desk-${say.worker}`) : null;
  if (channel) channel.onmessage = (event) => { if (event.data.open) lay(event.data.open); refresh(); };
  const tellOthers = (open = "") => { if (channel) channel.postMessage({open}); };
  const listen = () => new Promise(() => {
    const open = () => {
      const events = new EventSource(say.events);
      const changed = () => { refresh(); tellOthers(); };
      events.addEventListener("change", changed);
      events.addEventListener("tick", changed);
      events.addEventListener("out", () => location.reload());
      events.onerror = () => {
        line(false);
        if (events.readyState === EventSource.CLOSED) { setTimeout(open, 3000); setTimeout(refresh, 1500); }
      };
    };
    open();
  });
  if (navigator.locks) navigator.locks.request(`linli-desk-${say.worker}`, listen); else listen();
  setInterval(refresh, 60000);  // should the line fail silently
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  window.addEventListener("online", refresh);

  // ---- pressing ---------------------------------------------------------------------------------------------------
  const tell = (ok, text) => { $("said").textContent = text; $("said").classList.toggle("no", !ok); };
  desk.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.action.includes("/desk/form")) { fill(event, form); return; }
    if (!fragment || !form.action.includes("/desk/act")) return;
    const button = event.submitter, data = new URLSearchParams(new FormData(form));
    if (!button) return;  // an old browser sends the form itself
    event.preventDefault();
    data.set(button.name, button.value);
    if (button.value === "reply" && !data.get("words").trim()) { form.querySelector("textarea").focus(); return; }
    const buttons = form.querySelectorAll("button");
    let opened = "";
    buttons.forEach((one) => { one.disabled = true; });
    try {
      const answer = await fetch(form.action, {method: "POST", headers, body: data});
      if (answer.status === 401) { location.reload(); return; }
      const said = await answer.json();
      tell(said.ok, said.text);
      if (said.ok && button.value === "reply") form.querySelector("textarea").value = "";
      if (said.ok && said.open) { lay(said.open); show("mine"); opened = said.open; }
    } catch { tell(false, say.sayFailed); } finally {
      buttons.forEach((one) => { one.disabled = false; });
    }
    await refresh();
    tellOthers(opened);
  });
  // A short form: sent without a new page; what is wrong stands beside its field, and the answers stay.
  const fill = async (event, form) => {
    if (!fragment) return;  // elsewhere the page is made anew
    const button = event.submitter, data = new URLSearchParams(new FormData(form));
    event.preventDefault();
    if (button && button.name) data.set(button.name, button.value);
    const buttons = form.querySelectorAll("button");
    for (const one of form.querySelectorAll("[data-fault]")) one.textContent = "";
    for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    buttons.forEach((one) => { one.disabled = true; });
    try {
      const answer = await fetch(form.action, {method: "POST", headers, body: data});
      if (answer.status === 401) { location.reload(); return; }
      const said = await answer.json();
      tell(said.ok, said.text);
      if (said.ok) { form.reset(); form.closest("details")?.removeAttribute("open"); } else if (said.wrong) {
        const field = form.querySelector(`[name="f-${said.wrong}"]`), fault = form.querySelector(`[data-fault="f-${said.wrong}"]`);
        if (fault) fault.textContent = said.why;
        if (field) { if (field.type !== "radio") field.setAttribute("aria-invalid", "true"); field.focus(); }
      }
    } catch { tell(false, say.sayFailed); } finally {
      buttons.forEach((one) => { one.disabled = false; });
    }
    await refresh();
    tellOthers();
  };
  desk.addEventListener("input", (event) => {  // how much may still be written, once it is little
    const left = event.target.closest("textarea[maxlength]")?.parentElement.querySelector("[data-left]");
    if (!left) return;
    left.textContent = `${event.target.value.length} / ${event.target.maxLength}`;
    left.hidden = event.target.value.length < event.target.maxLength / 2;
  });
  // Which of my tickets lies open: a press, not a new page, so that the sound and what is typed stay.
  const lay = (ticket) => {
    if (!fragment || say.view === "group") return;
    fragment.searchParams.set("ticket", ticket);
    const here = new URL(location);
    here.searchParams.set("ticket", ticket);
    history.replaceState(null, "", here);
  };
  desk.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-open]");
    if (!link || !fragment || event.ctrlKey || event.metaKey || say.view === "group") return;
    event.preventDefault();
    lay(link.dataset.open);
    show("mine");
    await refresh();
    document.getElementById("ticket")?.scrollIntoView({block: "nearest"});
  });

  // ---- the switch for sound, the two views of a small screen, keys ------------------------------------------------
  const knob = $("sound");
  knob.hidden = false;
  sound.changed = () => {
    knob.textContent = sound.on() ? say.saySoundOn : say.saySoundOff;
    knob.setAttribute("aria-pressed", String(sound.on()));
  };
  knob.addEventListener("click", async () => {
    if (sound.on()) await sound.stop();
    else { await sound.start(); if ("Notification" in window && Notification.permission === "default") Notification.requestPermission(); }
  });
  const wake = (event) => { if (sound.wanted() && !sound.on() && !knob.contains(event.target)) sound.start(); };
  document.addEventListener("pointerdown", wake);
  document.addEventListener("keydown", wake);
  sound.changed();

  const show = (name) => {
    document.documentElement.dataset.show = name;
    if (!desk.classList.contains("both")) return;
    for (const way of document.querySelectorAll("[data-way]")) {
      if (way.dataset.way === name) way.setAttribute("aria-current", "page"); else way.removeAttribute("aria-current");
    }
  };
  show(location.hash === "#mine" ? "mine" : "group");
  for (const way of document.querySelectorAll("[data-way=group], [data-way=mine]")) {
    way.addEventListener("click", (event) => {
      if (!desk.classList.contains("both")) return;
      event.preventDefault();
      show(way.dataset.way);
      scrollTo(0, 0);
    });
  }

  const keysOn = $("keys-on");
  if (keysOn) {
    try { keysOn.checked = localStorage.getItem("linli-keys") !== "off"; } catch { /* private window: on */ }
    keysOn.addEventListener("change", () => { try { localStorage.setItem("linli-keys", keysOn.checked ? "on" : "off"); } catch { /* forgotten */ } });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (keysOn && !keysOn.checked)) return;
    if (event.target.closest("input, textarea, select")) return;
    const cards = [...desk.querySelectorAll(".card, .row")].filter((one) => one.offsetParent), at = cards.indexOf(document.activeElement);
    const way = {g: "group", m: "mine", n: "keyin"}[event.key];
    if (event.key === "j" || event.key === "k") cards[Math.max(0, Math.min(cards.length - 1, at + (event.key === "j" ? 1 : -1)))]?.focus();
    else if (event.key === "a" && at >= 0) cards[at].querySelector("[value=accept]")?.click();
    else if (event.key === "s") knob.click();
    else if (way) document.querySelector(`[data-way=${way}]`)?.click();
  });

  if (fragment) { heed(); line(true); } else refresh();
})();
