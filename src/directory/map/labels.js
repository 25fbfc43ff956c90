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

  /** The width and height of the text: nothing while the frame is closed, so asked again then. */
  get size() {
    this.measured ??= this.text.offsetWidth ? [this.text.offsetWidth, this.text.offsetHeight] : null;
    return this.measured ?? [0, 0];
  }

  /** Shows the text with its corner so far from the spot. */
  place(left, top) {
    Object.assign(this.text.style, { left: `${left}px`, top: `${top}px` });
    this.marker.getElement().classList.add("placed");
  }

  hide() {
    this.marker.getElement().classList.remove("placed");
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
    this.taken = this.obstacles();
    for (const label of this.towns) label.remove();
    this.towns = [];
    if (this.here?.name) this.beside(this.here.at, this.here.name, "asked", RING);
    this.nameTowns();
    for (const { label, spots, zoom } of this.countries) {
      label.hide();
      if (this.map.getZoom() >= zoom) this.nameCountry(label, spots);
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

  /** Names the towns of the points in view, those of the answer first and if need be alone. */
  nameTowns() {
    const view = this.map.getBounds();
    const seen = [...this.points.markers.values()].filter((each) => view.contains(each.getLatLng()));
    const answer = seen.filter((marker) => marker.group.answer);
    const named = seen.length > NAMED_TOWNS ? answer : [...new Set([...answer, ...seen])];
    if (named.length > NAMED_TOWNS) return;
    for (const marker of named) {
      const { parts, answer } = marker.group;
      if (parts[0].city === this.here?.name) continue;
      const className = answer ? "town answer" : "town";
      this.beside(marker.getLatLng(), parts[0].city, className, this.edge(marker));
    }
  }

  /** Returns how far from a point its name starts: outside the ring, if that is round it. */
  edge(marker) {
    const at = this.map.latLngToContainerPoint(marker.getLatLng());
    const ring = this.here && this.map.latLngToContainerPoint(this.here.at);
    return ring?.distanceTo(at) < RING ? RING : TARGET / 2;
  }

  /** Names a spot on its right or else on its left, below or above, if there is room. */
  beside(at, text, className, edge) {
    const label = new Label(this.map, at, text, className);
    const [width, height] = label.size;
    const far = edge + APART;
    const corners = [
      [far, -height / 2],
      [-far - width, -height / 2],
      [-width / 2, edge],
      [-width / 2, -edge - height],
    ];
    this.towns.push(label);
    corners.some(([left, top]) => this.put(label, at, left, top));
  }

  /** Names a country at the first of its spots with room for the name. */
  nameCountry(label, spots) {
    const [width, height] = label.size;
    const scale = this.map.getZoomScale(this.map.getZoom(), 0);
    for (const [latitude, longitude, room] of spots) {
      if (width / 2 > OVERHANG * room * scale) return;
      label.marker.setLatLng([latitude, longitude]);
      if (this.put(label, [latitude, longitude], -width / 2, -height / 2)) return;
    }
  }

  /** Places a label if it is in view and covers nothing, and says whether it did. */
  put(label, at, left, top) {
    const [width, height] = label.size;
    const spot = this.map.latLngToContainerPoint(at);
    const [x, y] = [spot.x + left, spot.y + top];
    const { x: right, y: bottom } = this.map.getSize();
    const inside = Math.min(x, y, right - x - width, bottom - y - height) >= APART;
    const free = this.taken.every(
      ([x1, y1, x2, y2]) => x >= x2 || x + width <= x1 || y >= y2 || y + height <= y1,
    );
    if (!width || !inside || !free) return false;
    this.taken.push([x - APART, y - APART, x + width + APART, y + height + APART]);
    label.place(left, top);
    return true;
  }
}
