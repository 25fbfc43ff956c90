// Put into every page and frame before anything else: notes, at each frame that is drawn, what the
// list and the map show, and when messages pass through the socket. Times are in ms of this page's
// clock; `origin` makes those of the page and of its map's frame comparable.
"use strict";
(() => {
  const LIST = {
    directory: () => {
      const cards = document.querySelectorAll("#root .group article, .start, main article");
      if (!cards.length) return "";
      const words = document.querySelector(".count, .start");
      return (words ? words.textContent : "") + [...cards].map((card) => card.dataset.member).join();
    },
    // The table is drawn on a canvas; within it stands one for screen readers.
    naive: () => {
      const table = document.querySelector("[data-testid='stDataFrame'] canvas table");
      const words = document.querySelector("[data-testid='stHeading'] h3");
      if (!table || !words || !table.querySelector("td")) return "";
      return words.textContent + table.getAttribute("aria-rowcount");
    },
  };
  // The naive build's map loses its frame at every change, so it is watched from the page round it.
  const MAP = {
    directory: () => document,
    naive: () => document.querySelector("iframe[src*='streamlit_folium']")?.contentDocument,
  };
  const map = () => {
    const points = [...(MAP[window.probed]()?.querySelectorAll(".leaflet-marker-icon") ?? [])];
    const seen = points.filter((point) => point.checkVisibility());
    return seen.map((point) => point.className + point.textContent + point.ariaLabel).join();
  };
  const probe = {
    origin: performance.timeOrigin,
    key: 0,
    list: { text: "", first: 0, changes: [] },
    map: { text: "", first: 0, changes: [], blanks: [] },
    frames: [],
    note(part, text, now) {
      if (text === part.text) return;
      part.text = text;
      part.changes.push(now);
      if (text && !part.first) part.first = now;
    },
    /** Begins to watch one interaction. */
    arm() {
      this.key = 0;
      this.list.changes = [];
      this.map.changes = [];
      this.map.blanks = [];
      this.frames = [];
    },
    /** Waits until nothing has changed and no message has passed for so long. */
    async quiet(ms, most) {
      const end = performance.now() + most;
      for (;;) {
        const now = performance.now();
        const last = Math.max(
          0, this.key, ...this.list.changes.slice(-1), ...this.map.changes.slice(-1),
          ...this.frames.slice(-1).map((frame) => frame.at),
        );
        if (now - last >= ms) return true;
        if (now > end) return false;
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    /** Waits until the list or the map shows something else than before. */
    async changed(part, most) {
      const end = performance.now() + most;
      while (performance.now() < end) {
        if (this[part].changes.length && this[part].text) return true;
        await new Promise((done) => setTimeout(done, 20));
      }
      return false;
    },
  };
  window.probe = probe;
  let before = performance.now();
  const look = () => {
    const now = performance.now();
    probe.note(probe.list, LIST[window.probed](), now);
    const was = probe.map.text;
    probe.note(probe.map, map(), now);
    if (!was && !probe.map.text && probe.map.first) probe.map.blanks.push(now - before);
    if (was && !probe.map.text) probe.map.blanks.push(0);
    before = now;
    next = requestAnimationFrame(look);
  };
  let next = requestAnimationFrame(look);
  // A frame that was out of sight for a moment may lose the call.
  setInterval(() => {
    if (performance.now() - before < 100) return;
    cancelAnimationFrame(next);
    next = requestAnimationFrame(look);
  }, 50);
  addEventListener("keydown", (event) => {
    if (["Enter", "Backspace"].includes(event.key)) probe.key = event.timeStamp;
  }, true);
  const size = (data) => data.byteLength ?? data.size ?? data.length;
  const Native = WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) => {
        probe.frames.push({ at: performance.now(), in: true, bytes: size(event.data) });
      });
    }
    send(data) {
      probe.frames.push({ at: performance.now(), in: false, bytes: size(data) });
      super.send(data);
    }
  };
})();
