// Reading aloud, and voice notes.

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

// ---- a picture or a file: chosen, and sent like a voice note

const FILE_MOST = 10 * 1024 * 1024;
if (window.FormData && window.Blob) {
  byId('clip').hidden = false;
  byId('file').addEventListener('change', function () {
    const chosen = byId('file').files[0];
    if (!chosen) return;
    if (chosen.size > FILE_MOST) { tell(say['web-clip-large']); byId('file').value = ''; return; }
    const shown = /^image\//.test(chosen.type) ? 'web-picture' : 'web-document';
    tellStation({ t: 'voice', file: true, seconds: 0, lang: page.lang }, say[shown], chosen);
    byId('file').value = '';
  });
}
