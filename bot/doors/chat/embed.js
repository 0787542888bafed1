/* One line on a community's own page opens the chat in a frame: a button, a panel, nothing else. */
(function () {
  'use strict';
  var say = /*TOLD*/null;
  var self = document.currentScript;
  var base = self.src.replace(/embed\.js.*$/, '');
  var open = document.createElement('button'), panel = null;

  function style(node, rules) { for (var name in rules) node.style[name] = rules[name]; }
  function shut() {
    if (!panel) return;
    document.body.removeChild(panel);
    panel = null;
    open.style.display = '';
    open.focus();
  }
  function show() {
    panel = document.createElement('div');
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', say.title);
    panel.lang = say.lang;
    style(panel, { position: 'fixed', right: '0', bottom: '0', zIndex: '2147483000', width: '100%', maxWidth: '440px', height: '100%', maxHeight: '760px', background: '#f8f3ea', border: '1px solid #8d8171', boxShadow: '0 4px 24px rgba(0,0,0,.3)', display: 'flex', flexDirection: 'column' });
    var close = document.createElement('button');
    close.type = 'button';
    close.textContent = '✕ ' + say.close;
    style(close, { flex: 'none', minHeight: '48px', border: '0', background: '#12594a', color: '#fff', font: '600 18px/1.4 sans-serif', cursor: 'pointer' });
    close.addEventListener('click', shut);
    var frame = document.createElement('iframe');
    frame.src = base + 'c?lang=' + say.lang;
    frame.title = say.title;
    frame.setAttribute('allow', 'microphone');
    style(frame, { flex: '1 1 0', width: '100%', border: '0' });
    panel.appendChild(close);
    panel.appendChild(frame);
    panel.addEventListener('keydown', function (event) { if (event.key === 'Escape') shut(); });
    document.body.appendChild(panel);
    open.style.display = 'none';
    frame.focus();
  }
  open.type = 'button';
  open.textContent = say.open;
  open.lang = say.lang;
  open.setAttribute('aria-haspopup', 'dialog');
  style(open, { position: 'fixed', right: '16px', bottom: '16px', zIndex: '2147483000', minHeight: '60px', padding: '8px 22px', border: '2px solid #fff', borderRadius: '30px', background: '#12594a', color: '#fff', font: '600 20px/1.3 sans-serif', cursor: 'pointer' });
  open.addEventListener('click', show);
  function begin() { document.body.appendChild(open); }
  if (document.body) begin(); else document.addEventListener('DOMContentLoaded', begin);
})();
