// What the resident says, by typing, pressing or number keys.

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
