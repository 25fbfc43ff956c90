// The names that stand on the map, where there is room: the place asked for, towns, countries.
"use strict";

/** Towns are named beside their points when no more points, or points of the answer, are in view. */
const NAMED_TOWNS = 12;

/** Half the side of the ring round the place asked for, in pixels. */
const RING = 21;

/** How much wider than the country its name may be. */
const OVERHANG = 1.5;

/** Pixels between names, and between a name and the edge of the map. */
const APART = 4;

/** A spot with a text, which the list says as well: for no pointer and no screen reader. */
const LabelIcon = L.DivIcon.extend({
  options: { iconSize: [0, 0] },
  createIcon() {
    const holder = document.createElement("div");
    holder.append(textual("span", this.options.text));
    this._setIconStyles(holder, "icon");
    return holder;
  },
});

/** A name on the map, not seen until it is placed. */
class Label {
  constructor(map, at, text, className) {
    const icon = new LabelIcon({ className: `label ${className}`, text });
    const options = { icon, interactive: false, keyboard: false, pane: "labels" };
    this.marker = L.marker(at, options).addTo(map);
    this.text = this.marker.getElement().firstChild;
  }

  /** Measures the text, once: while the frame is closed it has no size, so asked again then. */
  measure() {
    if (!this.size?.[0]) this.size = [this.text.offsetWidth, this.text.offsetHeight];
  }

  /** Puts the corner of the text so far from a spot. */
  place(at, left, top) {
    this.marker.setLatLng(at);
    Object.assign(this.text.style, { left: `${left}px`, top: `${top}px` });
  }

  show(placed) {
    this.marker.getElement().classList.toggle("placed", placed);
  }

  remove() {
    this.marker.remove();
  }
}

/** All the names. `lands` are the countries: where each may be named, and from which zoom on. */
class Labels {
  constructor(map, points, lands) {
    this.map = map;
    this.points = points;
    this.here = null;
    this.towns = [];
    map.createPane("labels").setAttribute("aria-hidden", "true");
    this.countries = lands.map(({ name, spots, zoom }) => ({
      label: new Label(map, spots[0].slice(0, 2), name, "country-name"),
      spots,
      zoom,
    }));
  }

  /** Takes note of the place asked for, `{at, name}`, or of none. */
  ask(here) {
    this.here = here;
  }

  /** Places what there is room for: what was asked, then towns, then countries by their size. */
  draw() {
    for (const { label } of this.towns) label.remove();
    this.towns = [...this.asked(), ...this.namedTowns()].map(({ at, text, className, edge }) => ({
      label: new Label(this.map, at, text, className),
      at,
      edge,
    }));
    // Nothing is written while things are measured: the browser lays the page out once.
    for (const { label } of [...this.towns, ...this.countries]) label.measure();
    this.taken = this.obstacles();
    for (const { label, at, edge } of this.towns) label.show(this.beside(label, at, edge));
    for (const { label, spots, zoom } of this.countries) {
      label.show(this.map.getZoom() >= zoom && this.inside(label, spots));
    }
  }

  /** Returns the boxes of what no name may cover: points, the ring, buttons, the line below. */
  obstacles() {
    const origin = this.map.getContainer().getBoundingClientRect();
    const fixed = [...document.querySelectorAll(".controls, .line > span")].map((element) => {
      const box = element.getBoundingClientRect();
      return [box.left, box.top, box.right, box.bottom];
    });
    const boxes = fixed.map((box) => box.map((side, i) => side - (i % 2 ? origin.top : origin.left)));
    const round = (at, half) => {
      const { x, y } = this.map.latLngToContainerPoint(at);
      boxes.push([x - half, y - half, x + half, y + half]);
    };
    for (const marker of this.points.markers.values()) round(marker.getLatLng(), TARGET / 2);
    if (this.here) round(this.here.at, RING);
    return boxes;
  }

  /** Returns the name of the place asked for, if it has one. */
  asked() {
    if (!this.here?.name) return [];
    return [{ at: this.here.at, text: this.here.name, className: "asked", edge: RING }];
  }

  /** Returns the towns of the points in view, those of the answer first and if need be alone. */
  namedTowns() {
    const view = this.map.getBounds();
    const seen = [...this.points.markers.values()].filter((each) => view.contains(each.getLatLng()));
    const answer = seen.filter((marker) => marker.group.answer);
    const named = seen.length > NAMED_TOWNS ? answer : [...new Set([...answer, ...seen])];
    if (named.length > NAMED_TOWNS) return [];
    return named
      .filter((marker) => marker.group.parts[0].city !== this.here?.name)
      .map((marker) => ({
        at: marker.getLatLng(),
        text: marker.group.parts[0].city,
        className: marker.group.answer ? "town answer" : "town",
        edge: this.edge(marker),
      }));
  }

  /** Returns how far from a point its name starts: outside the ring, if that is round it. */
  edge(marker) {
    const at = this.map.latLngToContainerPoint(marker.getLatLng());
    const ring = this.here && this.map.latLngToContainerPoint(this.here.at);
    return ring?.distanceTo(at) < RING ? RING : TARGET / 2;
  }

  /** Places a name on the right of its spot, or else on its left, below or above: where there is room. */
  beside(label, at, edge) {
    const [width, height] = label.size;
    const far = edge + APART;
    const corners = [
      [far, -height / 2],
      [-far - width, -height / 2],
      [-width / 2, edge],
      [-width / 2, -edge - height],
    ];
    return corners.some(([left, top]) => this.put(label, at, left, top));
  }

  /** Places the name of a country at the first of its spots with room for it, if there is one. */
  inside(label, spots) {
    const [width, height] = label.size;
    const scale = this.map.getZoomScale(this.map.getZoom(), 0);
    const roomy = spots.filter(([, , room]) => width / 2 <= OVERHANG * room * scale);
    return roomy.some(([latitude, longitude]) =>
      this.put(label, [latitude, longitude], -width / 2, -height / 2),
    );
  }

  /** Places a label if it is in view and covers nothing, and says whether it did. */
  put(label, at, left, top) {
    const [width, height] = label.size;
    const spot = this.map.latLngToContainerPoint(at);
    const [x, y] = [spot.x + left, spot.y + top];
    const { x: right, y: bottom } = this.map.getSize();
    const inside = Math.min(x, y, right - x - width, bottom - y - height) >= APART;
    const covered = ([x1, y1, x2, y2]) => x < x2 && x + width > x1 && y < y2 && y + height > y1;
    if (!width || !inside || this.taken.some(covered)) return false;
    this.taken.push([x - APART, y - APART, x + width + APART, y + height + APART]);
    label.place(at, left, top);
    return true;
  }
}
