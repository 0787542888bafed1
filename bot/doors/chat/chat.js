/* The resident's page: keeps what is said until the station has it, shows what comes, can be left at once.
   Plain ES2015 and XMLHttpRequest: it must run on an old phone. All text goes in by textContent. */
(function () {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const page = JSON.parse(byId('page').textContent);
  const root = document.documentElement, log = byId('log'), scroll = byId('scroll'), words = byId('words');
  const choices = byId('choices'), gone = byId('gone'), phones = byId('phones');
  const query = (more) => '?lang=' + page.lang + (page.seat ? '&seat=' + page.seat : '') + (more ? '&' + more : '');
  const GONE_AFTER = 5000, PING_EVERY = 20000, SLIP_FOR = 60000, COVER_AFTER = 180000, WIPE_AFTER = 600000;
  const VOICE_MOST = 9500000;

  let say = page.words;        // what the page itself says, in the chosen language
  let pass = page.pass;        // held in memory only, where there is no cookie yet (kiosk, a browser that refuses them)
  let seen = 0;                // the last post shown
  let ready = false;           // connected, and everything said so far has been shown
  let ended = false;           // the resident left
  let queue = [];              // what the station has not acknowledged yet
  const voices = {};           // recordings of the queue, by id: never written to the browser's storage
  const mine = {};             // the bubbles of what was said on this page, by id
  const labels = {};           // what stood on every button shown
  let human = '0:human';       // the latest 找真人
  let asksNumber = false;      // a telephone number is asked for: digits are not shortcuts now

  function el(tag, cls, text) {
    const node = document.createElement(tag);
    if (cls) node.className = cls;
    if (text !== undefined) node.textContent = text;
    return node;
  }
  function icon(name) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', '#' + name);
    svg.setAttribute('aria-hidden', 'true');
    svg.appendChild(use);
    return svg;
  }
  function button(cls, text, press) {
    const node = el('button', cls);
    node.type = 'button';
    node.appendChild(el('span', '', text));
    node.addEventListener('click', press);
    return node;
  }
  const empty = (node) => { while (node.firstChild) node.removeChild(node.firstChild); };
  const each = (list, fn) => Array.prototype.forEach.call(list, fn);
  const tell = (text) => { byId('tell').textContent = text || ''; if (text) toEnd(); };

  function newId() {
    const bytes = new Uint8Array(16);
    (window.crypto || window.msCrypto).getRandomValues(bytes);
    return Array.prototype.map.call(bytes, (b) => ('0' + b.toString(16)).slice(-2)).join('');
  }

  // ---- what the browser may keep: unsent words only, and never on a shared machine

  const shelf = (function () {
    try {
      if (page.kiosk) return null;
      window.localStorage.setItem('linli-try', '1');
      window.localStorage.removeItem('linli-try');
      return window.localStorage;
    } catch (error) { return null; }  // private mode, or an embedding page where storage is forbidden
  })();
  const UNSENT = 'linli-unsent:' + page.seat + ':';  // one entry a message: two tabs must not overwrite each other
  function stored() {
    const found = shelf ? Object.keys(shelf).filter((key) => key.indexOf(UNSENT) === 0) : [];
    return found.map((key) => JSON.parse(shelf.getItem(key))).sort((a, b) => a.since - b.since);
  }
  function keep(frame) {
    if (!shelf || frame.t === 'voice') return;
    try { shelf.setItem(UNSENT + frame.id, JSON.stringify(frame)); } catch (error) { /* full: it stays in memory */ }
  }
  function setting(name, value) {
    try {
      if (value === undefined) return window.localStorage.getItem(name);
      if (!page.kiosk) window.localStorage.setItem(name, value);
    } catch (error) { /* no storage here: the setting lasts as long as the page */ }
    return null;
  }

  // ---- the line: a WebSocket, or asking again and again where there is none

  let line = null, tries = 0, everOpen = false, polling = !window.WebSocket, lastHeard = 0, again = 0, gonePending = 0;
  let inFlight = {};

  function http(method, path, body, done, opts) {
    const ask = new XMLHttpRequest();
    ask.open(method, path + query(opts && opts.more));
    ask.setRequestHeader('X-Linli', pass || '1');
    if (typeof body === 'string') ask.setRequestHeader('Content-Type', 'application/json');
    ask.timeout = (opts && opts.timeout) || 20000;
    ask.onloadend = function () {
      let got = null;
      try { got = JSON.parse(ask.responseText); } catch (error) { /* not from the station */ }
      done(ask.status, got);
    };
    ask.send(body);
    return ask;
  }
  function connect() {
    clearTimeout(again);
    if (ended || line) return;
    watch();
    if (polling) { poll(); return; }
    const at = window.location;
    const dir = at.pathname.replace(/[^/]*$/, '');
    const ws = new WebSocket((at.protocol === 'https:' ? 'wss://' : 'ws://') + at.host + dir + 'ws' + query());
    line = ws;
    ws.onopen = function () {
      everOpen = true;
      heard();
      ws.send(JSON.stringify({ t: 'hello', seq: seen, pass: pass, lang: page.lang }));
    };
    ws.onmessage = function (event) { if (line === ws) { heard(); take(JSON.parse(event.data)); } };
    ws.onclose = function () {
      if (line !== ws) return;
      if (!everOpen && tries >= 2) polling = true;  // something between us and the station eats WebSockets
      lost();
    };
  }
  function heard() { lastHeard = Date.now(); }
  function lost() {
    if (line && line.close) { line.onclose = null; line.close(); }
    line = null; ready = false; inFlight = {};
    if (ended) return;
    marks();
    watch();
    const wait = Math.min(15000, 500 * Math.pow(2, tries)) * (0.75 + Math.random() / 2);
    tries += 1;
    clearTimeout(again);
    again = setTimeout(connect, wait);
  }
  function poll() {
    const token = { close: function () { ask.onloadend = null; ask.abort(); } };
    line = token;
    const ask = http('GET', 'poll', null, function (status, got) {
      if (line !== token) return;
      if (status !== 200 || !got) { lost(); return; }
      heard();
      got.frames.forEach(take);
      if (line === token) poll();
    }, { more: 'after=' + seen + (ready ? '' : '&first=1'), timeout: 45000 });
  }
  function send(frame) {
    inFlight[frame.id] = Date.now();
    if (frame.t === 'voice') { upload(frame); return; }
    if (!polling) { line.send(JSON.stringify(frame)); return; }
    http('POST', 'say', JSON.stringify(frame), function (status, got) {
      if (status === 200 && got) take(got); else later(frame.id);
    });
  }
  function upload(frame) {
    const form = new FormData();
    form.append('id', frame.id);
    form.append('seconds', String(frame.seconds));
    form.append('lang', frame.lang);
    form.append('voice', voices[frame.id], 'voice');
    http('POST', 'voice', form, function (status, got) {
      if (got && got.t === 'no') refused(frame.id, got.text); else if (status === 200 && got) take(got); else later(frame.id);
    }, { timeout: 180000 });
  }
  const later = (id) => setTimeout(() => { delete inFlight[id]; }, 5000);
  function flush() {
    if (!ready) return;
    queue.forEach(function (frame) {
      if (inFlight[frame.id]) return;
      if (polling && frame.t !== 'voice' && Object.keys(inFlight).length) return;  // in order, one after the other
      send(frame);
    });
    marks();
  }
  setInterval(function () {
    if (ended) return;
    const now = Date.now();
    if (!polling && line && now - lastHeard > PING_EVERY + 10000) { lost(); return; }
    if (!polling && ready && now - lastHeard > PING_EVERY) line.send('{"t":"ping"}');
    flush();
    watch();
  }, 2000);
  window.addEventListener('online', function () { tries = 0; connect(); });
  window.addEventListener('offline', function () { if (!polling) lost(); });
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden) { unread(false); tries = 0; if (!line) connect(); }
  });

  // ---- the box with telephone numbers, when the line has been gone for five seconds

  function troubled() {
    if (!ready) return 'web-gone';
    const now = Date.now();
    const slow = queue.some((f) => f.t !== 'voice' && now - f.since > GONE_AFTER + 3000);
    return slow ? 'web-slow' : '';
  }
  function watch() {
    const trouble = troubled();
    if (!trouble) {
      clearTimeout(gonePending); gonePending = 0;
      if (!gone.hidden) { gone.hidden = true; empty(gone); tell(say['web-back']); setTimeout(() => tell(''), 8000); }
    } else if (trouble === 'web-slow') show(trouble);
    else if (!gonePending && gone.hidden) gonePending = setTimeout(function () { gonePending = 0; if (troubled() && !ended) show('web-gone'); }, GONE_AFTER);
  }
  function show(key) {
    if (!gone.hidden && gone.getAttribute('data-key') === key) return;
    empty(gone);
    gone.setAttribute('data-key', key);
    gone.hidden = false;
    gone.appendChild(el('p', '', say[key]));
    gone.appendChild(el('p', '', say['web-call-now']));
    gone.appendChild(dials(page.phones));
  }
  function dials(list) {
    const box = el('div', 'dials');
    list.forEach(function (one) {
      const link = el(page.demo ? 'button' : 'a', 'dial');
      link.appendChild(el('b', '', one.number));
      link.appendChild(document.createTextNode(' '));
      link.appendChild(el('span', '', one.label));
      if (page.demo) { link.type = 'button'; link.addEventListener('click', () => tell(say['web-call-demo'])); }
      else link.href = one.href;
      box.appendChild(link);
    });
    return box;
  }

  // ---- what comes

  function take(frame) {
    if (frame.t === 'post') post(frame);
    else if (frame.t === 'ready') {
      ready = true; tries = 0;
      log.setAttribute('aria-busy', 'false');
      if (choices.hidden) greet();
      watch();
      flush();
    } else if (frame.t === 'ack') acknowledged(frame.id, frame.seq);
    else if (frame.t === 'no') refused(frame.id, frame.text);
    else if (frame.t === 'fresh') { pass = frame.pass; lost(); }
    else if (frame.t === 'quiet') quiet(frame);
    else if (frame.t === 'gone') leave();
    else if (frame.t === 'closed') window.location.reload();
  }
  function post(p) {
    if (p.seq <= seen) return;
    seen = p.seq;
    if (p.who === 'me') {
      if (mine[p.id]) acknowledged(p.id, p.seq, p.at);
      else if (p.kind !== 'left') place(own(p.kind === 'press' ? labels[p.b] || p.text : p.text, p.at), p.seq);
      if (p.kind !== 'left') ask([]);
      return;
    }
    place(letter(p), p.seq);
    const shown = p.buttons.filter((b) => !/:human$/.test(b.id));
    p.buttons.forEach(function (b) { labels[b.id] = b.label; if (/:human$/.test(b.id)) human = b.id; });
    if (shown.length) { asksNumber = /contact|phone/.test(p.state); ask(shown); }
    if (ready) unread(document.hidden);
    if (page.kiosk && /(^|\+)receipt/.test(p.key)) slip(p.text);
  }
  function letter(p) {
    const box = el('div', 'post ' + p.who + (/(^|\+)danger-/.test(p.key) ? ' urgent' : ''));
    box.lang = p.lang;
    box.appendChild(el('p', 'who', say['web-' + p.who] + ' ' + p.at.slice(11, 16) + (p.late ? ' · ' + say['web-late'] : '')));
    box.appendChild(el('div', 'said', p.text));
    if (p.dial.length) box.appendChild(dials(p.dial));
    readable(box, p.lang, p.text, /(^|\+)receipt/.test(p.key));
    return box;
  }
  function own(text, at) {
    const box = el('div', 'post me');
    box.appendChild(el('p', 'sr', say['web-me']));
    box.appendChild(el('div', 'said', text));
    box.appendChild(el('p', 'mark', at ? at.slice(11, 16) + ' ' + say['web-kept'] : ''));
    return box;
  }
  function place(box, seq) {
    box.setAttribute('data-seq', seq || 1e15);
    let after = log.lastChild;
    while (after && after.getAttribute && Number(after.getAttribute('data-seq')) > Number(seq || 1e15)) after = after.previousSibling;
    log.insertBefore(box, after ? after.nextSibling : log.firstChild);
    toEnd(box);
  }
  function toEnd(box) {
    // The newest words are read from their beginning: never scroll past the top of a long message.
    const bottom = scroll.scrollHeight - scroll.clientHeight;
    const last = box || log.lastElementChild;
    scroll.scrollTop = last && !last.classList.contains('me') ? Math.min(bottom, last.offsetTop - 8) : bottom;
  }
  function settled(id) {
    queue = queue.filter((f) => f.id !== id);
    delete inFlight[id]; delete voices[id];
    if (shelf) shelf.removeItem(UNSENT + id);
  }
  function acknowledged(id, seq, at) {
    const box = mine[id];
    settled(id);
    if (box) {
      box.querySelector('.mark').textContent = (at ? at.slice(11, 16) + ' ' : '') + say['web-kept'];
      box.setAttribute('data-seq', seq);
      const next = box.nextElementSibling, before = box.previousElementSibling;
      if ((next && Number(next.getAttribute('data-seq')) < seq) || (before && Number(before.getAttribute('data-seq')) > seq)) {
        log.removeChild(box);
        place(box, seq);
      }
    }
    watch();
    if (polling) flush();
  }
  function refused(id, why) {
    const frame = queue.filter((f) => f.id === id)[0], box = mine[id];
    settled(id);
    if (box) { box.className += ' failed'; box.querySelector('.mark').textContent = say['web-not-sent']; }
    if (frame && frame.t === 'say' && !words.value) { words.value = frame.text; fit(); }
    tell(why);
    watch();
  }
  function marks() {
    queue.forEach((f) => { mine[f.id].querySelector('.mark').textContent = say[ready ? 'web-sending' : 'web-waiting']; });
  }
  function quiet(frame) {
    document.title = say['web-quiet-title'];
    seen = frame.seq;
    place(letter({ who: 'bot', key: '', lang: page.lang, text: frame.text, dial: page.phones, at: '' }), frame.seq);
    ask([]);
  }
  let title = document.title;
  function unread(yes) { document.title = (yes ? '● ' : '') + title; }

  // ---- the greeting, and the buttons of the question now asked

  function greet() {
    if (!page.known && !seen && !queue.length) ask(page.greeting.buttons.filter((b) => !/:human$/.test(b.id)));
  }
  function ask(list) {
    const held = choices.contains(document.activeElement);
    empty(choices);
    choices.hidden = !list.length;
    list.forEach(function (b, no) {
      const less = /:(back|stop)$/.test(b.id);
      const node = button('choice' + (less ? ' less' : ''), b.label, () => press(b.id, b.label));
      if (no < 6) {
        const key = el('i', '', String(no + 1));
        key.setAttribute('aria-hidden', 'true');
        node.insertBefore(key, node.firstChild);
        node.setAttribute('aria-keyshortcuts', String(no + 1));
      }
      choices.appendChild(node);
    });
    if (held) (choices.hidden ? scroll : choices).focus();
    toEnd();
  }

  // ---- what the resident says

  function tellStation(frame, text, voice) {
    frame.id = newId();
    frame.since = Date.now();
    if (voice) voices[frame.id] = voice;
    queue.push(frame);
    keep(frame);
    mine[frame.id] = own(text);
    place(mine[frame.id]);
    ask([]);
    tell('');
    flush();
    marks();
    watch();
  }
  function press(id, label) {
    stopReading();
    tellStation({ t: 'press', b: id, lang: page.lang }, label);
  }
  function submit() {
    const text = words.value;
    const one = text.trim();
    if (!one) { words.focus(); return; }
    if (text.length > page.most) { tell(say['web-too-long']); return; }
    words.value = '';
    fit();
    if (/^[0-6０-６]$/.test(one) && digit(one)) return;
    stopReading();
    tellStation({ t: 'say', text: text, lang: page.lang }, text);
  }
  function digit(key) {
    const no = key.charCodeAt(0) & 15;  // 0-6, full width too
    if (no === 0) { byId('human').click(); return true; }
    const node = choices.hidden ? null : choices.children[no - 1];
    if (node) node.click();
    return !!node;
  }
  function fit() {
    words.style.height = 'auto';
    words.style.height = Math.min(words.scrollHeight + 4, 220) + 'px';
  }
  byId('say').addEventListener('submit', function (event) { event.preventDefault(); submit(); });
  words.addEventListener('input', fit);
  words.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) { event.preventDefault(); submit(); }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape' && !phones.hidden) { fold(); return; }
    if (event.ctrlKey || event.altKey || event.metaKey || words.value || asksNumber || !/^[0-6]$/.test(event.key)) return;
    // In the text box a digit may begin a number or a sentence: there it counts with Enter.
    if (/^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName) || byId('app').hidden) return;
    if (digit(event.key)) event.preventDefault();
  });
  byId('human').addEventListener('click', function () { press(human, say['web-find-human']); });

  function fold() {
    phones.hidden = true;
    byId('call').setAttribute('aria-expanded', 'false');
    byId('call').focus();
  }
  byId('call').addEventListener('click', function () {
    phones.hidden = !phones.hidden;
    byId('call').setAttribute('aria-expanded', String(!phones.hidden));
  });
  byId('shut').addEventListener('click', fold);

  // ---- reading aloud, where the browser has a voice for the language

  const speech = window.speechSynthesis;
  let voicesOf = [], reading = null;
  function voiceFor(lang) {
    const wanted = { 'zh-Hans': ['zh-cn', 'cmn'], 'zh-Hant-HK': ['zh-hk', 'yue'], 'zh-Hant-TW': ['zh-tw', 'zh-cn', 'cmn'], en: ['en'] }[lang] || [lang.toLowerCase()];
    for (let w = 0; w < wanted.length; w += 1) {
      const found = voicesOf.filter((v) => v.lang.toLowerCase().replace('_', '-').indexOf(wanted[w]) === 0)[0];
      if (found) return found;
    }
    return null;
  }
  function spoken(text) {
    // Codes and telephone numbers digit by digit; no bullets.
    return text.replace(/(\d)-(?=\d)/g, '$1 ').replace(/\d{3,}/g, (d) => d.split('').join(' ')).replace(/[·•〔〕*]/g, ' ');
  }
  function readable(box, lang, text, wide) {
    if (!speech || !voiceFor(lang)) { box.setAttribute('data-read', lang); box.setAttribute('data-wide', wide ? '1' : ''); return; }
    box.removeAttribute('data-read');
    const node = button('read' + (wide ? ' wide' : ''), say[wide ? 'web-read' : 'web-read-short'], function () {
      if (reading === node) { stopReading(); return; }
      stopReading();
      let all = text;
      if (box === log.lastElementChild && !choices.hidden) {
        all += '\n' + Array.prototype.map.call(choices.children, (c, no) => (no + 1) + '，' + c.lastChild.textContent).join('。');
      }
      const read = new SpeechSynthesisUtterance(spoken(all));
      read.voice = voiceFor(lang);
      read.lang = read.voice.lang;
      read.rate = 0.75;
      read.onend = read.onerror = function () { if (reading === node) stopReading(); };
      reading = node;
      node.lastChild.textContent = say['web-stop'];
      speech.speak(read);
    });
    node.insertBefore(icon('i-sound'), node.firstChild);
    if (!wide) node.setAttribute('aria-label', say['web-read']);
    node.setAttribute('data-label', say[wide ? 'web-read' : 'web-read-short']);
    if (wide) box.appendChild(node); else box.insertBefore(node, box.querySelector('.said'));
  }
  function stopReading() {
    if (!reading) return;
    reading.lastChild.textContent = reading.getAttribute('data-label');
    reading = null;
    speech.cancel();
  }
  function voicesCame() {
    voicesOf = speech.getVoices();
    each(log.querySelectorAll('[data-read]'), function (box) {
      readable(box, box.getAttribute('data-read'), box.querySelector('.said').textContent, box.getAttribute('data-wide') === '1');
    });
  }
  byId('hello').setAttribute('data-read', page.lang);
  if (speech) {
    voicesCame();
    if (speech.addEventListener) speech.addEventListener('voiceschanged', voicesCame);
    else speech.onvoiceschanged = voicesCame;
  }

  // ---- a voice note: press to begin, press to end

  let recorder = null, micStream = null;
  function recordingShown(yes) {
    byId('recording').hidden = !yes;
    byId('say').hidden = yes;
    if (yes) byId('done').focus(); else byId('mic').focus();
  }
  function record() {
    stopReading();
    navigator.mediaDevices.getUserMedia({ audio: true }).then(function (stream) {
      const pieces = [], began = Date.now();
      let bytes = 0;
      micStream = stream;
      try { recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24000 }); } catch (error) { recorder = new MediaRecorder(stream); }
      const taping = recorder;
      const ticking = setInterval(function () {
        const s = Math.floor((Date.now() - began) / 1000);
        byId('clock').textContent = Math.floor(s / 60) + ':' + ('0' + s % 60).slice(-2);
      }, 500);
      taping.ondataavailable = function (event) {
        pieces.push(event.data);
        bytes += event.data.size;
        if (bytes > VOICE_MOST && taping.state !== 'inactive') { tell(say['web-record-full']); taping.kept = true; taping.stop(); }
      };
      taping.onstop = function () {
        clearInterval(ticking);
        silence();
        recordingShown(false);
        if (!taping.kept || !bytes || ended) return;
        const seconds = Math.max(1, Math.round((Date.now() - began) / 1000));
        const blob = new Blob(pieces, { type: taping.mimeType });
        tellStation({ t: 'voice', seconds: seconds, lang: page.lang }, say['web-voice-note'] + ' ' + seconds + '″', blob);
      };
      taping.start(1000);
      recordingShown(true);
    }, function () { tell(say['web-record-off']); });
  }
  function silence() {
    if (micStream) each(micStream.getTracks(), (t) => t.stop());
    micStream = null;
    recorder = null;
  }
  function finish(kept) {
    if (recorder && recorder.state !== 'inactive') { recorder.kept = kept; recorder.stop(); }
  }
  if (window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia) {
    byId('mic').hidden = false;
    byId('mic').addEventListener('click', record);
    byId('done').addEventListener('click', () => finish(true));
    byId('drop').addEventListener('click', () => finish(false));
  }

  // ---- larger type, language

  let size = Number(setting('linli-size') || 0) % 3;
  function sized() {
    root.className = 'on size-' + size;
    byId('size').textContent = say['web-size'] + '：' + say['web-size-' + size];
    fit();
    toEnd();
  }
  byId('size').addEventListener('click', function () { size = (size + 1) % 3; setting('linli-size', String(size)); sized(); });

  function relabel(got) {
    page.lang = got.lang;
    say = got.words;
    page.phones = got.phones;
    page.greeting = got.greeting;
    root.lang = got.lang;
    each(document.querySelectorAll('[data-w]'), (n) => { n.textContent = say[n.getAttribute('data-w')]; });
    each(document.querySelectorAll('[data-a]'), (n) => { n.setAttribute('aria-label', say[n.getAttribute('data-a')]); });
    words.placeholder = say['web-type'];
    title = got.station;
    byId('station').textContent = title;
    unread(false);
    numbers();
    const hello = byId('hello'), old = hello.querySelector('.read');
    hello.querySelector('.said').textContent = got.greeting.text;
    if (old) hello.removeChild(old);
    readable(hello, got.lang, got.greeting.text, false);
    if (!gone.hidden) { const key = gone.getAttribute('data-key'); gone.setAttribute('data-key', ''); show(key); }
    page.greeting.buttons.forEach((b) => { labels[b.id] = b.label; });
    if (ready) greet();
    sized();
  }
  if (byId('lang')) byId('lang').addEventListener('change', function () {
    const to = byId('lang').value;
    const before = page.lang;
    page.lang = to;
    http('GET', 'words', null, function (status, got) {
      if (status !== 200 || !got) { page.lang = byId('lang').value = before; tell(say['web-gone']); return; }
      if (!page.kiosk) document.cookie = 'linli_lang=' + to + '; path=/; max-age=31536000; samesite=lax';
      relabel(got);
    });
  });
  function numbers() {
    const box = byId('numbers'), list = dials(page.phones), rest = box.querySelector('p');
    empty(box);
    box.appendChild(list);
    if (rest) box.appendChild(rest);
  }

  // ---- leaving: the screen first, then the browser, then the station

  function leave() {
    if (ended) return;
    ended = true;
    if (speech) speech.cancel();
    finish(false);
    silence();
    document.body.textContent = '';
    document.title = '\u00a0';
    try {
      Object.keys(window.localStorage).forEach(function (key) { if (key.indexOf('linli') === 0) window.localStorage.removeItem(key); });
    } catch (error) { /* nothing is kept where storage is forbidden */ }
    document.cookie = 'linli_lang=; path=/; max-age=0';
    let went = false;
    const go = function () {
      if (went) return;
      went = true;
      let where = window;
      try { if (!page.demo && window.top !== window) where = window.top; } catch (error) { where = window; }
      try { where.location.replace(page.leave); } catch (error) { window.location.replace(page.leave); }
    };
    if (line && line.close) { line.onclose = null; line.close(); }
    line = null;
    const body = JSON.stringify({ t: 'left', id: newId() });
    if (window.fetch && window.Request && 'keepalive' in window.Request.prototype) {
      window.fetch('leave' + query(), { method: 'POST', body: body, keepalive: true, credentials: 'same-origin', headers: { 'X-Linli': pass || '1', 'Content-Type': 'application/json' } }).then(null, () => null);
      go();
    } else {
      http('POST', 'leave', body, go, { timeout: 1500 });  // an old browser drops requests when the page goes
      setTimeout(go, 700);
    }
  }
  byId('leave').addEventListener('click', () => leave());

  // ---- the shared machine: a slip with the number, then a clean screen

  let slipShown = 0, touched = Date.now();
  function slip(text) {
    const number = text.match(/[^\s，,：:（(]*\d{4}-\d{2,}/), code = text.match(/\d(?:-\d){5}/);
    byId('slip-number').textContent = number ? number[0] : '';
    byId('slip-code').textContent = code ? code[0] : '';
    byId('slip-text').textContent = number && code ? '' : text;
    byId('slip-where').textContent = window.location.host + window.location.pathname.replace(/[^/]*$/, '') + 'code';
    byId('slip').hidden = false;
    byId('app').hidden = true;
    byId('slip-title').focus();
    slipShown = touched = Date.now();
  }
  if (page.kiosk) {
    each(['away', 'went'], (id) => byId(id).addEventListener('click', () => leave()));
    byId('print').addEventListener('click', () => window.print());
    byId('stay').addEventListener('click', function () { byId('slip').hidden = true; byId('app').hidden = false; toEnd(); });
    byId('still').addEventListener('click', function () { byId('cover').hidden = true; byId('app').hidden = false; words.focus(); });
    each(['pointerdown', 'touchstart', 'mousedown', 'keydown', 'scroll'], (name) => document.addEventListener(name, function () { touched = Date.now(); }, true));
    setInterval(function () {
      const idle = Date.now() - touched;
      if (slipShown ? idle >= SLIP_FOR : idle >= WIPE_AFTER) { if (seen || queue.length || words.value) leave(); else touched = Date.now(); } else if (!slipShown && idle >= COVER_AFTER && byId('cover').hidden && (seen || words.value)) {
        byId('cover').hidden = false;
        byId('app').hidden = true;
        byId('still').focus();
      }
    }, 1000);
  }

  // ---- begin

  page.greeting.buttons.forEach((b) => { labels[b.id] = b.label; });
  phones.hidden = true;
  phones.removeChild(phones.querySelector('.old'));
  numbers();
  sized();
  stored().forEach(function (frame) {
    queue.push(frame);
    frame.since = Date.now();
    mine[frame.id] = own(frame.t === 'press' ? labels[frame.b] || '' : frame.text);
    place(mine[frame.id]);
  });
  if (window.visualViewport) {
    window.visualViewport.addEventListener('resize', function () {
      byId('app').style.height = window.visualViewport.scale > 1.01 ? '' : window.visualViewport.height + 'px';
      toEnd();
    });
  }
  window.addEventListener('pageshow', function (event) { if (event.persisted) window.location.reload(); });
  connect();
})();
