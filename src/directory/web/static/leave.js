// Leaving at once. Stands inline at the top of every page, so that it works before all else.
(function () {
  "use strict";
  var here = document.currentScript;
  var away = here.dataset.away;
  var flag = "left";
  var span = 5000;
  var presses = [];

  // What is said about the keyboard and about Back only holds from here on.
  document.documentElement.classList.add("leaves");

  function leave() {
    document.documentElement.classList.add("left");
    var status = document.getElementById("status");
    if (status) { status.textContent = here.dataset.words; }
    try {
      localStorage.clear();
      sessionStorage.clear();
      sessionStorage.setItem(flag, "1");
    } catch (blocked) { /* storage may be switched off */ }
    // In a frame of another site the whole window leaves, where the browser lets it.
    try { window.top.location.replace(away); } catch (refused) { location.replace(away); }
  }

  // Back must not return: a page that the browser brings back after leaving leaves again.
  // Whoever opens the site anew, by its address or a link, may stay.
  function comeBack(restored) {
    var entry = performance.getEntriesByType("navigation")[0];
    try {
      if (!sessionStorage.getItem(flag)) { return; }
      if (restored || (entry && entry.type !== "navigate")) { leave(); return; }
      sessionStorage.removeItem(flag);
    } catch (blocked) { /* storage may be switched off */ }
  }

  comeBack(false);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { comeBack(true); } });

  function press(isShift) {
    var now = performance.now();
    presses = isShift ? presses.filter(function (time) { return now - time < span; }) : [];
    if (isShift) { presses.push(now); }
    if (presses.length > 2) { leave(); }
  }

  window.addEventListener("keydown", function (event) {
    if (event.repeat) { return; }
    press(event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey);
  }, true);

  window.addEventListener("click", function (event) {
    if (event.target instanceof Element && event.target.closest("#leave")) {
      event.preventDefault();
      leave();
    }
  }, true);

  // The map's frame has its own keyboard and tells which keys are pressed there.
  window.addEventListener("message", function (event) {
    var frame = document.querySelector("iframe[src='/map'], iframe.map");
    var ours = frame && event.source === frame.contentWindow && event.data;
    if (ours && event.data.type === "key") { press(event.data.shift === true); }
  });
})();
