// What the editor's pages need beside page.js: fields say what is wrong with them, nobody closes a
// page with something unsaved by mistake, and what is typed comes in before a page is left.
(function () {
  "use strict";
  var root = document.getElementById("root");

  // Streamlit's fields have no description: what stands below a field belongs to it.
  function describe() {
    root.querySelectorAll("[class*='st-key-field_']").forEach(function (holder) {
      var input = holder.querySelector("input, textarea");
      var words = holder.querySelectorAll("[data-about]");
      if (!input || !words.length) { return; }
      var ids = Array.from(words, function (part, place) {
        part.id = "about_" + part.dataset.about + "_" + place;
        return part.id;
      });
      input.setAttribute("aria-describedby", ids.join(" "));
      input.setAttribute("aria-invalid", holder.querySelector(".problem:not(.look)") ? "true" : "false");
    });
  }

  // Streamlit calls the place for a file a presentation and names it all the same.
  function group() {
    var place = root.querySelector("[data-testid='stFileUploaderDropzone'][role='presentation']");
    if (place) { place.setAttribute("role", "group"); }
  }

  // --- what is typed and has not come in yet ---------------------------------------------
  var touched = new Set();

  // The server says what it has of every field; spaces it takes as it likes.
  function isIn(field, typed) {
    var name = nameOf(field, typed);
    return !name || plain(field.value) === plain(typed[name]);
  }

  function nameOf(field, typed) {
    var holder = field.closest("[class*='st-key-']");
    return holder && Object.keys(typed).find(function (name) {
      return holder.classList.contains("st-key-" + name);
    });
  }

  function plain(text) { return text.trim().split(/\s+/).join(" "); }

  function typedIn() {
    var head = root.querySelector("[data-typed]");
    return head ? JSON.parse(head.dataset.typed) : {};
  }

  function missing() {
    var typed = typedIn();
    touched.forEach(function (field) {
      if (!field.isConnected || isIn(field, typed)) { touched.delete(field); }
    });
    return touched.size > 0;
  }

  // A page that is loaded again in the same moment may be gone before its last words were sent:
  // this tab keeps them until the same field stands there again, and then types them anew.
  var KEPT = "typed";
  var again = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
  sessionStorage.removeItem(KEPT);

  window.addEventListener("pagehide", function () {
    var typed = typedIn();
    var left = {};
    touched.forEach(function (field) {
      if (field.isConnected && !isIn(field, typed)) { left[nameOf(field, typed)] = field.value; }
    });
    if (Object.keys(left).length) { sessionStorage.setItem(KEPT, JSON.stringify(left)); }
  });

  // A new field is empty for a moment; what is typed before it shows its value would be lost.
  var later = 0;
  function typeAgain() {
    clearTimeout(later);
    var typed = typedIn();
    Object.keys(again).forEach(function (name) {
      var field = root.querySelector(".st-key-" + CSS.escape(name) + " :is(input[type=text], textarea)");
      if (!field || !(name in typed)) { return; }
      if (!isIn(field, typed)) { later = setTimeout(typeAgain, 50); return; }
      var text = again[name];
      delete again[name];
      // React notices a value only if it was not set through its own property.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  // Several lines come in when the field is left, or by Ctrl and Enter: so they do after a pause.
  var pause = 0;
  function send(field) {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
  }

  root.addEventListener("input", function (event) {
    if (!event.target.closest(".st-key-form, .st-key-panel") || !event.target.matches("input[type=text], textarea")) { return; }
    touched.add(event.target);
    clearTimeout(pause);
    if (event.target.matches("textarea")) { pause = setTimeout(send, 700, event.target); }
  });

  function leaveField() {
    if (root.contains(document.activeElement)) { document.activeElement.blur(); }
  }

  function isWorking() {
    return missing() || root.querySelector("[data-typed]") && root.querySelector("[data-test-script-state='running']");
  }

  // A page must not be left, nor a button pressed, before what was typed is in.
  var LONGEST = 5000;
  function whenIn(then, since) {
    if (!isWorking() || Date.now() - since > LONGEST) { then(); return; }
    setTimeout(whenIn, 50, then, since);
  }

  var leaving = false;
  document.addEventListener("click", function (event) {
    var link = event.target instanceof Element && event.target.closest("a[href]");
    var here = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (leaving || !link || !here || link.target || link.id === "skip" || link.origin !== location.origin || !isWorking()) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    leaveField();
    whenIn(function () { leaving = true; link.click(); leaving = false; }, Date.now());
  }, true);

  // Leaving a field draws the page anew: a button could move away under a press, or act on a
  // page that nobody has seen yet. So the field is left after the press, and then the button acts.
  var BUTTON = "[data-testid^='stBaseButton']";
  var press = null;
  root.addEventListener("mousedown", function (event) {
    var button = event.button === 0 && event.target.closest(BUTTON);
    var place = button && button.closest("[class*='st-key-']");
    press = place ? { button: button, place: place.className, x: event.clientX, y: event.clientY } : null;
    if (press && missing()) { event.preventDefault(); }
  }, true);

  function pressed(press) {
    if (press.button.isConnected) { return press.button; }
    return Array.from(root.querySelectorAll(BUTTON)).find(function (other) {
      var place = other.closest("[class*='st-key-']");
      return place && place.className === press.place && other.textContent === press.button.textContent;
    });
  }

  var acting = false;
  document.addEventListener("click", function (event) {
    var begun = press;
    press = null;
    if (acting || !begun || Math.abs(event.clientX - begun.x) + Math.abs(event.clientY - begun.y) > 4) { return; }
    if (begun.button.contains(event.target) && !isWorking()) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    leaveField();
    whenIn(function () {
      var button = pressed(begun);
      acting = true;
      if (button) { button.click(); }
      acting = false;
    }, Date.now());
  }, true);

  // --- on a small screen, where Save is far below the fields ------------------------------
  document.addEventListener("click", function (event) {
    if (!(event.target instanceof Element) || !event.target.closest("[data-lead]")) { return; }
    var heading = root.querySelector("[data-panel]");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  });

  // Where Save itself is in sight, the bar that leads to it is not needed.
  var sight = new IntersectionObserver(function (found) {
    found.forEach(function (one) { document.body.classList.toggle("at-save", one.isIntersecting); });
  });
  var watched = null;
  function watch() {
    var save = root.querySelector("[data-panel]") && root.querySelector(".st-key-save");
    if (save === watched) { return; }
    watched = save;
    sight.disconnect();
    if (save) { sight.observe(save); }
  }

  // What was taken over is said at the top, far above the button.
  var told = null;
  function toTop() {
    var words = root.querySelector("[data-to-top]");
    if (words && words !== told) { words.scrollIntoView({ block: "center" }); }
    told = words;
  }

  var waiting = false;
  new MutationObserver(function () {
    if (waiting) { return; }
    waiting = true;
    requestAnimationFrame(function () { waiting = false; describe(); group(); watch(); toTop(); typeAgain(); });
  }).observe(root, { childList: true, subtree: true });

  window.addEventListener("beforeunload", function (event) {
    if (missing()) { leaveField(); event.preventDefault(); }
    if (root.querySelector("[data-unsaved]")) { event.preventDefault(); }
  });
})();
