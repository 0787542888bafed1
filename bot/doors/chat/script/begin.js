// Everything is known now: begin.

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
