// What comes, shown in order; the greeting; the buttons of the question now asked.

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
  const follow = !ready || below() < 160;  // whoever is reading further up is not torn away
  if (p.who === 'me') {
    if (mine[p.id]) acknowledged(p.id, p.seq, p.at);
    else if (p.kind !== 'left') place(own(p.kind === 'press' ? labels[p.b] || p.text : p.text, p.at), p.seq);
    if (p.kind !== 'left') ask([], follow);
    return;
  }
  const stands = p.ref && p.edited && log.querySelector('[data-ref="' + p.ref + '"]');
  if (stands) {  // put right where it stands
    const words = stands.querySelector('.said');
    words.parentNode.replaceChild(said(p.text), words);
    stands.querySelector('.who').textContent += ' · ' + say['web-edited'];
    return;
  }
  place(letter(p), p.seq, follow);
  const shown = p.buttons.filter((b) => !/:human$/.test(b.id));
  p.buttons.forEach(function (b) { labels[b.id] = b.label; if (/:human$/.test(b.id)) human = b.id; });
  if (shown.length) { asksNumber = /contact|phone/.test(p.state); ask(shown, follow); }
  if (ready) unread(document.hidden);
  if (page.kiosk && /(^|\+)receipt/.test(p.key)) slip(p.text);
}
function letter(p) {
  const box = el('div', 'post ' + p.who + (/(^|\+)danger-/.test(p.key) ? ' urgent' : ''));
  box.lang = p.lang;
  box.appendChild(el('p', 'who', say['web-' + p.who] + ' ' + p.at.slice(11, 16) + (p.late ? ' · ' + say['web-late'] : '') + (p.edited ? ' · ' + say['web-edited'] : '')));
  if (p.ref) box.setAttribute('data-ref', p.ref);
  (p.media || []).forEach((m) => box.appendChild(enclosed(m, 0)));
  box.appendChild(said(p.text));
  if (!p.text && p.media && p.media.length) box.lastChild.hidden = true;
  if (p.dial.length) box.appendChild(dials(p.dial));
  readable(box, p.lang, p.text, /(^|\+)receipt/.test(p.key));
  return box;
}
function said(text) {
  const box = el('div', 'said'), parts = text.split(/\n\s*\n/);
  parts.forEach(function (part, no) {
    // The question is what matters now; a number or a code must be found at a glance and not be broken.
    const line = el('p', parts.length > 1 && no === parts.length - 1 && /[?？]\s*$/.test(part) ? 'question' : '');
    part.split(/([^\s，,：:]*\d{4}-\d{2,}|\d(?:-\d){5}|\d{3,4}-\d{3,4}-?\d{3,4})/).forEach(function (run, odd) {
      line.appendChild(odd % 2 ? el('b', '', run) : document.createTextNode(run));
    });
    box.appendChild(line);
  });
  return box;
}
// A sound, picture or file of a worker's: fetched with the page's own pass, never by an address that opens by itself.
function enclosed(m, tried) {
  const box = el('div', 'enclosed', say['web-file-comes']);
  const ask = new XMLHttpRequest();
  ask.open('GET', 'media/' + m.id + query());
  ask.setRequestHeader('X-Linli', pass || '1');
  ask.responseType = 'blob';
  ask.onloadend = function () {
    if (ask.status !== 200) {
      if ((ask.status === 425 || ask.status >= 500 || !ask.status) && tried < 30) { setTimeout(() => { if (box.parentNode) box.parentNode.replaceChild(enclosed(m, tried + 1), box); }, 4000); return; }
      box.textContent = say['web-file-lost'];
      return;
    }
    const at = URL.createObjectURL(ask.response), shown = /^(image|audio)\//.test(ask.response.type);
    let node;
    if (m.kind === 'photo' && shown) { node = el('img', 'photo'); node.alt = say['web-picture']; node.src = at; node.onload = () => { const last = log.lastElementChild; if (last && last.contains(box)) toEnd(last); }; }
    else if (m.kind === 'voice' && shown) { node = el('audio', ''); node.controls = true; node.src = at; node.setAttribute('aria-label', say['web-voice-note']); }
    else { node = el('a', 'file', say['web-file-open']); node.href = at; node.download = ask.getResponseHeader('X-Name') || 'file'; }
    empty(box);
    box.appendChild(node);
  };
  ask.send();
  return box;
}
function own(text, at) {
  const box = el('div', 'post me');
  box.appendChild(el('p', 'sr', say['web-me']));
  const bubble = el('div', 'said' + (text.length > 300 ? ' long' : ''), text);
  if (text.length > 300) bubble.tabIndex = 0;  // it scrolls by itself: the keyboard must reach it
  box.appendChild(bubble);
  box.appendChild(el('p', 'mark', at ? at.slice(11, 16) + ' ' + say['web-kept'] : ''));
  return box;
}
function place(box, seq, follow) {
  box.setAttribute('data-seq', seq || 1e15);
  let after = log.lastChild;
  while (after && after.getAttribute && Number(after.getAttribute('data-seq')) > Number(seq || 1e15)) after = after.previousSibling;
  log.insertBefore(box, after ? after.nextSibling : log.firstChild);
  if (follow === false) below(); else toEnd(box);
}
function toEnd(box) {
  // The newest words are read from their beginning: never scroll past the top of a long message.
  const bottom = scroll.scrollHeight - scroll.clientHeight;
  const last = box || log.lastElementChild;
  scroll.scrollTop = last && !last.classList.contains('me') ? Math.min(bottom, last.offsetTop - 8) : bottom;
  below();
}
function below() {
  const hidden = scroll.scrollHeight - scroll.clientHeight - scroll.scrollTop;
  byId('more').hidden = hidden < 40;
  return hidden;
}
scroll.addEventListener('scroll', below);
byId('more').addEventListener('click', function () { scroll.scrollTop += Math.max(80, scroll.clientHeight - 120); scroll.focus(); });
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
function ask(list, follow) {
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
  if (follow === false) below(); else toEnd();
}
