// What Streamlit does not do: the count is announced, the map follows the list, links between
// pages keep the session, texts are copied, no single letter acts.
(function () {
  "use strict";
  var root = document.getElementById("root");
  var status = document.getElementById("status");
  var frameReady = null;
  var staleFor = "";
  var sent = "";
  var chosen = null;
  var moveTo = null;

  function frame() { return document.querySelector("iframe[src='/map']"); }

  // --- pages -----------------------------------------------------------------------------
  function markPage() {
    document.querySelectorAll("#pages a").forEach(function (link) {
      if (link.pathname === location.pathname) { link.setAttribute("aria-current", "page"); }
      else { link.removeAttribute("aria-current"); }
    });
  }

  function go(link) {
    if (link.pathname + link.search !== location.pathname + location.search) {
      wantFocus("h1");
      history.pushState(null, "", link.pathname + link.search);
      // Streamlit changes the page inside its session when the browser's history moves.
      window.dispatchEvent(new PopStateEvent("popstate", { state: null }));
    }
    markPage();
  }

  // Without the browser's own jump, which would add an entry to the history.
  function skip() {
    var first = root.querySelector("h1");
    if (first) { first.tabIndex = -1; first.focus(); }
  }

  function isOurs(link) {
    return link && link.origin === location.origin && !link.target && !link.hasAttribute("download") &&
      (link.dataset.page !== undefined || link.closest("#pages"));
  }

  document.addEventListener("click", function (event) {
    var target = event.target instanceof Element ? event.target : null;
    if (!target) { return; }
    var link = target.closest("a[href]");
    var plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link && link.id === "skip") { event.preventDefault(); skip(); return; }
    if (link && plain && isOurs(link)) { event.preventDefault(); go(link); return; }
    if (target.closest("[data-testid='stButton']")) { wantFocus(".count, .start"); }
    var action = target.closest("[data-do]");
    if (action) { act(action); return; }
    var card = target.closest("[data-member]");
    if (card && !target.closest("a, button, summary, details")) { choose(card.dataset.member, false); }
  });

  window.addEventListener("popstate", function () { markPage(); wantFocus("h1"); });

  // --- buttons in cards ------------------------------------------------------------------
  function act(button) {
    var kind = button.dataset.do;
    if (kind === "copy") { copy(document.getElementById(button.dataset.from), button); }
    if (kind === "print") { window.print(); }
    if (kind === "map") { choose(button.dataset.member || null, true); }
    if (kind === "share") { copyText(location.origin + button.dataset.link, button); }
  }

  function copy(source, button) {
    var lines = Array.from(source.querySelectorAll("li"), function (item) { return item.textContent.trim(); });
    copyText(lines.join("\n"), button);
  }

  function copyText(text, button) {
    function done() { button.textContent = button.dataset.done; status.textContent = button.dataset.done; }
    function byHand() {
      var area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      if (document.execCommand("copy")) { done(); }
      area.remove();
      button.focus({ preventScroll: true });
    }
    // A browser may have the clipboard and refuse it: by a setting of the house, or of the visitor.
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).then(done, byHand); }
    else { byHand(); }
  }

  // --- list and map ----------------------------------------------------------------------
  function choose(member, scrollToMap) {
    chosen = member;
    markChosen();
    tell({ type: "choose", member: member });
    if (scrollToMap && frame()) { frame().scrollIntoView({ block: "nearest" }); }
  }

  function markChosen() {
    root.querySelectorAll("[data-member]").forEach(function (card) {
      if (card.matches("article")) { card.classList.toggle("chosen", card.dataset.member === chosen); }
    });
  }

  function tell(message) {
    var window_ = frame() && frame().contentWindow;
    if (window_ && window_ === frameReady) { window_.postMessage(message, "*"); }
  }

  function showOnMap() {
    var place = root.querySelector("[data-here]");
    var list = root.querySelector("[data-shown]");
    if (!list || !frame() || frame().contentWindow !== frameReady) { return; }
    var message = {
      type: "show",
      members: JSON.parse(list.dataset.shown),
      here: place ? JSON.parse(place.dataset.here) : null,
      hereName: place ? place.dataset.hereName || null : null,
      chosen: chosen,
      fit: true
    };
    var text = JSON.stringify(message);
    if (text !== sent) { sent = text; tell(message); }
  }

  window.addEventListener("message", function (event) {
    if (!frame() || event.source !== frame().contentWindow || !event.data) { return; }
    if (event.data.type === "ready") { frameReady = event.source; sent = ""; showOnMap(); }
    // The data changed since the map was made; once is enough if its newest is no better.
    if (event.data.type === "stale" && staleFor !== sent) { staleFor = sent; frameReady = null; frame().src = "/map"; }
    if (event.data.type === "chosen") {
      chosen = event.data.member;
      markChosen();
      var card = root.querySelector("article[data-member='" + CSS.escape(chosen) + "']");
      if (card) { card.scrollIntoView({ block: "nearest" }); card.focus({ preventScroll: true }); }
    }
  });

  // --- what changed on the page ----------------------------------------------------------
  // Streamlit takes the old answer away a moment after it has put the new one.
  var announcing = 0;
  function announce() {
    clearTimeout(announcing);
    announcing = setTimeout(function () {
      var words = Array.from(root.querySelectorAll("[data-status]"), function (part) {
        return part.dataset.status;
      }).join(" ");
      if (words && words !== status.dataset.last) { status.textContent = words; status.dataset.last = words; }
    }, 200);
  }

  // What a person types may run from the right; a chip says what pressing it does.
  function nameParts() {
    root.querySelectorAll("[data-testid='stTextInput'] input").forEach(function (field) { field.dir = "auto"; });
    var heading = root.querySelector("[data-remove]");
    root.querySelectorAll("[class*='chips'] button").forEach(function (chip) {
      var part = chip.textContent.replace(/ ✕$/, "");
      if (heading && part !== chip.textContent) {
        chip.setAttribute("aria-label", heading.dataset.remove.replace("{part}", part));
      }
    });
  }

  // On a phone the keyboard would cover the answer, and the chips push it out of sight: what was
  // understood goes to the top, once Streamlit has set it out.
  root.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("[data-testid='stTextInput'] input") &&
        matchMedia("(pointer: coarse)").matches) {
      wantFocus(".count, .start");
      moveTo.atTop = ".hint, .asked";
    }
  });

  // A button that changes the whole answer is gone with it: the focus goes on to the new count,
  // and after a change of page to the new heading.
  function moveFocus() {
    var target = moveTo && root.querySelector(moveTo.selector);
    if (!target || target.textContent === moveTo.before) { return; }
    var atTop = moveTo.atTop;
    moveTo = null;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    if (!atTop) { target.scrollIntoView({ block: "nearest" }); return; }
    setTimeout(function () {
      (root.querySelector(atTop) || target).scrollIntoView({ block: "start" });
    }, 300);
  }

  function wantFocus(selector) {
    var now = root.querySelector(selector);
    moveTo = { selector: selector, before: now ? now.textContent : "" };
  }

  // Towns and countries of members are offered by the browser while a place is typed.
  function suggestPlaces() {
    var towns = root.querySelector("[data-towns]");
    var field = root.querySelector("[class*='st-key-'][class*='place'] input");
    if (!towns || !field || field.hasAttribute("list")) { return; }
    var list = document.getElementById("towns") || document.createElement("datalist");
    list.id = "towns";
    list.replaceChildren.apply(list, JSON.parse(towns.dataset.towns).map(function (town) {
      var option = document.createElement("option");
      option.value = town;
      return option;
    }));
    document.body.append(list);
    field.setAttribute("list", "towns");
  }

  function placeMap() {
    var holder = root.querySelector("[data-map]");
    if (!holder || holder.firstElementChild) { return; }
    var map = document.createElement("iframe");
    map.title = holder.dataset.map;
    map.setAttribute("sandbox", "allow-scripts");
    map.src = "/map";
    holder.append(map);
  }

  // A search that came by a link leaves the address bar once it is on the screen.
  function forgetSearch() {
    if (location.pathname === "/" && location.search && root.querySelector("[data-status]")) {
      history.replaceState(history.state, "", "/");
    }
  }

  var waiting = false;
  new MutationObserver(function () {
    // The map draws in a frame of its own, while the list is still being drawn.
    showOnMap();
    if (waiting) { return; }
    waiting = true;
    requestAnimationFrame(function () {
      waiting = false;
      announce(); placeMap(); suggestPlaces(); nameParts(); moveFocus(); showOnMap(); markChosen(); forgetSearch();
    });
  }).observe(root, { childList: true, subtree: true });

  // Streamlit reruns the page on "r" and clears its cache on "c"; nobody typed that on purpose.
  window.addEventListener("keydown", function (event) {
    var typing = event.target instanceof Element &&
      event.target.closest("input, textarea, select, [contenteditable]");
    if (!typing && /^[a-z]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopImmediatePropagation();
    }
  }, true);

  markPage();
})();
