// The line to the station, and the telephone numbers while it is gone.

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
  if (frame.file) form.append('file', '1');
  form.append('voice', voices[frame.id], voices[frame.id].name || 'voice');
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
  if (!phones.hidden) fold();
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
