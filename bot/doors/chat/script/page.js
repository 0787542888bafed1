// What every part of the page works with. The parts are joined in order, inside one function (bot/doors/web_pages.py).
// Plain ES2015 and XMLHttpRequest: they must run on an old phone. All text goes in by textContent.

const byId = (id) => document.getElementById(id);
const page = JSON.parse(byId('page').textContent);
const root = document.documentElement, log = byId('log'), scroll = byId('scroll'), words = byId('words');
const choices = byId('choices'), gone = byId('gone'), phones = byId('phones');
const query = (more) => '?lang=' + page.lang + (page.seat ? '&seat=' + page.seat : '') + page.by + (more ? '&' + more : '');
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
