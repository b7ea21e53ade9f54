// A quiet countdown for a room. Without scripts there is none, and nothing depends on it.
(function () {
  "use strict";
  const box = document.querySelector("[data-timer]");
  if (!box) return;
  const shown = box.querySelector("output");
  let until = 0;
  let ticking = 0;
  const tick = function () {
    const left = Math.max(0, Math.round((until - Date.now()) / 1000));
    shown.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    if (left === 0) window.clearInterval(ticking);
  };
  box.hidden = false;
  box.addEventListener("click", function (event) {
    const minutes = event.target.dataset.minutes;
    if (!minutes) return;
    until = Date.now() + minutes * 60000;
    window.clearInterval(ticking);
    ticking = window.setInterval(tick, 500);
    tick();
  });
})();
