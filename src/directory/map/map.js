// The map page: its buttons, its view, and what it and the page around it say to each other.
//
// In, from the window that frames it and from no other:
//   {type: "show", members: {ID: "answer" | "elsewhere"}, chosen: ID | null, fit: boolean,
//    here: [latitude, longitude] | null}      shows exactly these
//   {type: "choose", member: ID | null}       marks one
//   {type: "theme", theme: "dark" | "light" | null}    null: as the device says
// Out:
//   {type: "ready"}                           messages are read from now on
//   {type: "chosen", member: ID}              somebody chose a point
//   {type: "key", shift: boolean}             a key was pressed: leaving by Shift works in here too
"use strict";

(() => {
  const map = window.programmes_map;
  const data = JSON.parse(document.getElementById("data").textContent);
  const framed = window.parent !== window;
  const byId = (id) => document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  /** Pixels kept free of points: the buttons stand on the left, a line of text at the bottom. */
  const margins = { paddingTopLeft: [60, 30], paddingBottomRight: [30, 40] };
  const words = new Words(data.members, data.words);
  const points = new Points(map, data.places, words, pick);
  const names = new Names(map, points, { choose, closer });
  let here = null;
  let last = "";
  let untouched = true;

  function tell(message) {
    if (framed) window.parent.postMessage(message, "*");
  }

  function pick(marker) {
    if (marker.group.members.length > 1) names.open(marker);
    else choose(marker.group.members[0]);
  }

  function choose(id) {
    points.choose(id);
    tell({ type: "chosen", member: id });
  }

  /** Fits the view to the answer and the place asked for; to what there is, if nothing answers. */
  function fit() {
    const inAnswer = points.coordinates((id) => points.shown.get(id) === "answer");
    const all = inAnswer.length ? inAnswer : points.coordinates((id) => points.shown.has(id));
    const bounds = L.latLngBounds(here ? [...all, here.getLatLng()] : all);
    if (bounds.isValid()) {
      map.fitBounds(bounds, { ...margins, maxZoom: 6.5, animate: false });
    }
    untouched = true;
  }

  function show({ members, chosen, fit: wanted, here: place }) {
    const known = Object.entries(members ?? {}).filter(
      ([id, status]) => words.names.has(id) && ["answer", "elsewhere"].includes(status),
    );
    const now = JSON.stringify([known.sort(), place]);
    if (now !== last) {
      last = now;
      names.close();
      putHere(place);
      points.show(new Map(known));
      byId("legend").hidden = new Set(points.shown.values()).size < 2;
      if (wanted) fit();
    }
    points.choose(chosen ?? null);
  }

  function putHere(place) {
    here?.remove();
    here = null;
    if (!Array.isArray(place) || place.length !== 2 || !place.every(Number.isFinite)) return;
    const icon = L.divIcon({ className: "here", iconSize: [18, 18] });
    here = L.marker(place, { icon, interactive: false, keyboard: false }).addTo(map);
    here.getElement().setAttribute("role", "img");
    here.getElement().setAttribute("aria-label", data.words.here);
  }

  /** Marks a member and brings one of its points into view if none is. */
  function mark({ member }) {
    points.choose(member ?? null);
    const places = points.coordinates((id) => id === member && points.shown.has(id));
    if (places.length && !places.some((at) => map.getBounds().contains(at))) {
      map.panInside(places[0], { ...margins, animate: false });
    }
  }

  function setTheme({ theme }) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }

  const heard = new Map(Object.entries({ show, choose: mark, theme: setTheme }));
  addEventListener("message", (event) => {
    if (framed && event.source === window.parent) heard.get(event.data?.type)?.(event.data);
  });
  addEventListener("keydown", (event) => {
    if (!event.repeat) tell({ type: "key", shift: event.key === "Shift" });
  });

  function zoomBy(delta) {
    untouched = false;
    map.setZoom(map.getZoom() + delta, { animate: !calm.matches });
  }
  function closer(bounds) {
    untouched = false;
    map.fitBounds(bounds, { ...margins, animate: !calm.matches });
  }
  byId("zoom-in").addEventListener("click", () => zoomBy(1));
  byId("zoom-out").addEventListener("click", () => zoomBy(-1));
  byId("whole").addEventListener("click", fit);
  map.on("zoomend", () => {
    byId("zoom-in").setAttribute("aria-disabled", map.getZoom() >= map.getMaxZoom());
    byId("zoom-out").setAttribute("aria-disabled", map.getZoom() <= map.getMinZoom());
  });
  map.options.inertia = !calm.matches;
  map.on("dragstart dblclick", () => (untouched = false));
  // A frame that opens, or a phone that is turned, still shows the whole answer.
  map.on("resize", () => untouched && fit());

  // The wheel scrolls the page around the map until somebody turns to the map itself.
  const box = map.getContainer();
  box.addEventListener("wheel", () => map.scrollWheelZoom.enabled() && (untouched = false));
  if (framed) {
    const wheel = (on) => () => (on ? map.scrollWheelZoom.enable() : map.scrollWheelZoom.disable());
    for (const type of ["pointerdown", "focusin"]) box.addEventListener(type, wheel(true));
    box.addEventListener("mouseleave", wheel(false));
    addEventListener("blur", wheel(false));
  } else {
    map.scrollWheelZoom.enable();
  }

  // In a frame on a touch screen one finger scrolls the page, two move the map.
  if (framed && matchMedia("(pointer: coarse)").matches) {
    map.dragging.disable();
    const hint = (on) => (event) => (byId("two-fingers").hidden = !on || event.touches.length > 1);
    box.addEventListener("touchmove", hint(true), { passive: true });
    for (const type of ["touchend", "touchcancel"]) box.addEventListener(type, hint(false));
  }

  show({ members: Object.fromEntries(data.members.map(({ id }) => [id, "answer"])), fit: true });
  tell({ type: "ready" });
})();
