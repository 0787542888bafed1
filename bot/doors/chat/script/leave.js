// Larger type and language; leaving; the shared machine.

// ---- larger type, language

let size = Number(setting('linli-size') || 0) % 3;
function sized() {
  root.className = 'on size-' + size;
  byId('size').textContent = say['web-size-' + size];
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
  hello.querySelector('.said p').textContent = got.greeting.text;
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
