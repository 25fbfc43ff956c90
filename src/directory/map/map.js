// The map page: its buttons, its view, and what it and the page around it say to each other.
//
// In, from the window that frames it and from no other:
//   {type: "show", members, chosen: ID | null, fit: boolean,
//    here: [latitude, longitude] | null, hereName: string | null}      shows exactly the members:
//      "all", or {ID: "answer" | "elsewhere"}, or [EDITION, ANSWER, ELSEWHERE] for very many: a bit
//      for each member in the order of that edition of the data, in base64
//   {type: "choose", member: ID | null}       marks one
//   {type: "theme", theme: "dark" | "light" | null}    null: as the device says
// Out:
//   {type: "ready"}                           messages are read from now on
//   {type: "stale"}                           these members are those of another edition
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
  const margins = { paddingTopLeft: [72, 40], paddingBottomRight: [40, 48] };
  /** Zooms: a view is not widened beyond `wide` for what is elsewhere, nor closer than `near`;
   *  what would fit at `town` is one place, shown at `single`. */
  const zooms = { wide: 4.5, single: 6, near: 6.5, town: 10 };
  const { ids } = data.members;
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const statuses = { answer: ANSWER, elsewhere: ELSEWHERE };
  const words = new Words(data.members.names, data.words);
  const points = new Points(map, data.places, words, pick);
  const names = new Names(map, points, { choose, closer });
  const labels = new Labels(map, points, data.lands);
  let here = null;
  let last = "";
  let settling = false;
  const edge = L.Projection.SphericalMercator.MAX_LATITUDE;
  const world = [[-edge, -180], [edge, 180]];
  L.svgOverlay(byId("countries").content.firstElementChild, world).addTo(map);
  map.on("moveend", () => settling || points.follow());
  map.on("moveend resize", () => settling || labels.draw());
  /** What fits the view anew when the frame changes its size, until somebody moves the map. */
  let refit = null;

  function tell(message) {
    if (framed) window.parent.postMessage(message, "*");
  }

  function pick(marker) {
    if (marker.group.members.length > 1) names.open(marker);
    else choose(marker.group.members[0]);
  }

  function choose(member) {
    points.choose(member);
    tell({ type: "chosen", member: ids[member] });
  }

  /** Returns how each member stands on the map, by its number; null for another edition. */
  function standing(told) {
    const found = new Uint8Array(ids.length);
    if (told === "all") return found.fill(ANSWER);
    if (Array.isArray(told)) {
      const [edition, answer, elsewhere] = told;
      if (edition !== data.edition) return null;
      mark(found, elsewhere, ELSEWHERE);
      mark(found, answer, ANSWER);
      return found;
    }
    for (const [id, status] of Object.entries(told ?? {})) {
      if (numbers.has(id) && Object.hasOwn(statuses, status)) found[numbers.get(id)] = statuses[status];
    }
    return found;
  }

  /** Gives a status to the members whose bits are set. */
  function mark(found, bits, status) {
    const bytes = atob(bits);
    for (let number = 0; number < found.length; number += 1) {
      if ((bytes.charCodeAt(number >> 3) >> (number & 7)) & 1) found[number] = status;
    }
  }

  /** Returns what holds the members of a status and the place asked for. */
  function bounds(passes) {
    const places = points.coordinates((member) => passes(points.shown[member]));
    return L.latLngBounds(here ? [...places, here.getLatLng()] : places);
  }

  /** Returns whether a point stands for members of a status. */
  function has(status) {
    return points.coordinates((member) => points.shown[member] === status).length > 0;
  }

  /** Returns the zoom at which an area fits: one town is shown with the country round it. */
  function zoomFor(area) {
    const padding = L.point(margins.paddingTopLeft).add(margins.paddingBottomRight);
    const zoom = map.getBoundsZoom(area, false, padding);
    return zoom >= zooms.town ? zooms.single : Math.min(zooms.near, zoom);
  }

  /** Shows the answer and the place asked for, and the other points if they are not too far. */
  function fit() {
    const all = bounds(Boolean);
    const answer = bounds((status) => status === ANSWER);
    const wide = !has(ANSWER) || zoomFor(all) >= Math.min(zooms.wide, zoomFor(answer));
    refit = fit;
    frame(wide ? all : answer);
  }

  /** Shows every point, as the button says. */
  function fitAll() {
    refit = fitAll;
    frame(bounds(Boolean));
  }

  function frame(area) {
    if (area.isValid()) {
      map.fitBounds(area, { ...margins, maxZoom: zoomFor(area), animate: false });
    }
  }

  function show({ members, chosen, fit: wanted, here: place, hereName: name }) {
    const shown = standing(members);
    if (!shown) {
      tell({ type: "stale" });
      return;
    }
    const now = JSON.stringify([shown.join(""), place, name]);
    points.chosen = numbers.get(chosen) ?? null;
    if (now !== last) {
      last = now;
      names.close();
      putHere(place, name);
      points.shown = shown;
      byId("legend").hidden = !(has(ANSWER) && has(ELSEWHERE));
      // Fitting moves and zooms the map; it is drawn once, when it stands where it shall.
      settling = true;
      if (wanted) fit();
      settling = false;
      points.draw();
      labels.draw();
    } else {
      points.choose(points.chosen);
    }
  }

  /** Draws a ring round the place asked for, under the points. */
  function putHere(place, name) {
    here?.remove();
    here = null;
    labels.ask(null);
    if (!Array.isArray(place) || place.length !== 2 || !place.every(Number.isFinite)) return;
    const city = typeof name === "string" ? name.trim() : "";
    const icon = L.divIcon({ className: "here", iconSize: [2 * RING, 2 * RING] });
    const options = { icon, interactive: false, keyboard: false, zIndexOffset: -100000 };
    here = L.marker(place, options).addTo(map);
    here.getElement().setAttribute("role", "img");
    const words = city ? filled(data.words.here_named, { city }) : data.words.here;
    here.getElement().setAttribute("aria-label", words);
    labels.ask({ at: place, name: city });
  }

  /** Marks a member and brings one of its points into view if none is. */
  function bring({ member }) {
    const number = numbers.get(member) ?? null;
    points.choose(number);
    const places = points.coordinates((each) => each === number && points.shown[each]);
    if (places.length && !places.some((at) => map.getBounds().contains(at))) {
      map.panInside(places[0], { ...margins, animate: false });
    }
  }

  function setTheme({ theme }) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }

  const heard = new Map(Object.entries({ show, choose: bring, theme: setTheme }));
  addEventListener("message", (event) => {
    if (framed && event.source === window.parent) heard.get(event.data?.type)?.(event.data);
  });
  addEventListener("keydown", (event) => {
    if (!event.repeat) tell({ type: "key", shift: event.key === "Shift" });
  });

  function zoomBy(delta) {
    refit = null;
    map.setZoom(map.getZoom() + delta, { animate: !calm.matches });
  }
  function closer(bounds) {
    refit = null;
    map.fitBounds(bounds, { ...margins, animate: !calm.matches });
  }
  byId("zoom-in").addEventListener("click", () => zoomBy(1));
  byId("zoom-out").addEventListener("click", () => zoomBy(-1));
  byId("whole").addEventListener("click", fitAll);
  map.on("zoomend", () => {
    byId("zoom-in").setAttribute("aria-disabled", map.getZoom() >= map.getMaxZoom());
    byId("zoom-out").setAttribute("aria-disabled", map.getZoom() <= map.getMinZoom());
  });
  map.options.inertia = !calm.matches;
  map.on("dragstart dblclick", () => (refit = null));
  // A frame that opens, or a phone that is turned, still shows the whole answer.
  map.on("resize", () => refit?.());

  // The wheel scrolls the page around the map until somebody turns to the map itself.
  const box = map.getContainer();
  box.addEventListener("wheel", () => map.scrollWheelZoom.enabled() && (refit = null));
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

  show({ members: "all", fit: true });
  tell({ type: "ready" });
})();
