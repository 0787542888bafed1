// The sound of the desk: rings again and again while a danger is unaccepted, one short tone for anything else new.
"use strict";
(() => {
  const Context = window.AudioContext || window.webkitAudioContext;
  const remembered = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("linli-sound", value);
      return localStorage.getItem("linli-sound");
    } catch { return null; }
  };
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("linli-sound") : null;
  let context = null, ringing = null, elsewhere = 0, rung = 0;
  if (channel) channel.onmessage = () => { elsewhere = Date.now(); };

  const tone = (at, hertz, length, loud) => {
    const voice = context.createOscillator(), gain = context.createGain();
    voice.type = "square";
    voice.frequency.value = hertz;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loud, at + 0.02);
    gain.gain.setValueAtTime(loud, at + length - 0.04);
    gain.gain.linearRampToValueAtTime(0, at + length);
    voice.connect(gain).connect(context.destination);
    voice.start(at);
    voice.stop(at + length);
  };
  const on = () => context !== null && context.state === "running";
  const play = (notes, loud) => {
    if (!on()) return;
    let at = context.currentTime + 0.02;
    for (const [hertz, length] of notes) { if (hertz) tone(at, hertz, length, loud); at += length + 0.03; }
  };
  const ring = () => {  // another pane of this browser rings already: once is enough
    document.documentElement.dataset.rung = ++rung;
    if (Date.now() - elsewhere < 2500 && on()) return;
    if (on() && channel) channel.postMessage("ring");
    play([[880, .22], [660, .22], [880, .22], [660, .22], [0, .1], [990, .45]], .28);
    if (navigator.vibrate && navigator.userActivation?.hasBeenActive) navigator.vibrate([300, 100, 300]);
  };

  const sound = window.deskSound = {
    on,
    changed: () => {},
    async start() {
      if (!Context) return false;
      context = context || new Context();
      context.onstatechange = () => sound.changed();
      try { await context.resume(); } catch { /* not allowed yet: the switch says so */ }
      if (on()) { remembered("on"); play([[660, .09]], .12); }
      sound.changed();
      return on();
    },
    async stop() { remembered("off"); if (context) await context.suspend(); sound.changed(); },
    wanted: () => remembered() !== "off",
    tick() { play([[740, .12], [988, .16]], .16); },
    alarm(want) {
      if (want && !ringing) { ring(); ringing = setInterval(ring, 4000); }
      if (!want && ringing) { clearInterval(ringing); ringing = null; }
    },
  };
})();
