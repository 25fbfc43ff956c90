// The points: one button for each group, of which the Tab key reaches one and the arrow keys all.
"use strict";

/** Arrow keys: along which axis, and in which direction. */
const STEPS = {
  ArrowRight: ["lng", 1],
  ArrowLeft: ["lng", -1],
  ArrowUp: ["lat", 1],
  ArrowDown: ["lat", -1],
};

/** With more groups than this, only those in view are drawn, and as much again round it. */
const MANY = 1000;

/** An icon that is a real button: keyboards and screen readers know what to do with it. */
const ButtonIcon = L.DivIcon.extend({
  options: { className: "point", iconSize: [TARGET, TARGET] },
  createIcon() {
    const button = document.createElement("button");
    button.type = "button";
    button.append(document.createElement("span"));
    this._setIconStyles(button, "icon");
    return button;
  },
});

/** The points on the map. `pick(marker)` is called when somebody activates one. */
class Points {
  constructor(map, places, words, pick) {
    this.map = map;
    this.places = places;
    this.words = words;
    this.pick = pick;
    /** How each member stands on the map, by its number. */
    this.shown = new Uint8Array();
    this.chosen = null;
    this.zoom = null;
    this.isPart = false;
    this.markers = new Map();
    this.stop = null;
    const pane = map.getPane("markerPane");
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", words.texts.points);
    pane.addEventListener("keydown", (event) => this.step(event));
    pane.addEventListener("focusin", (event) => this.arrive(event.target));
  }

  /** Marks a member's points as chosen, or none. */
  choose(member) {
    this.chosen = member;
    for (const marker of this.markers.values()) this.dress(marker);
    this.rove();
  }

  /** Returns the coordinates of every place of the members that pass. */
  coordinates(passes) {
    return this.places.filter((place) => place.members.some(passes)).map((place) => place.at);
  }

  /** Draws the groups; a point that stays keeps its button, and the focus is never lost. */
  draw() {
    const focused = this.of(document.activeElement);
    const all = grouped(this.places, this.shown, (at) => this.map.project(at));
    const groups = all.length > MANY ? this.around(all, focused?.place) : all;
    const leaders = new Map(groups.map((group) => [group.parts[0].place, group]));
    this.zoom = this.map.getZoom();
    this.isPart = groups.length < all.length;
    for (const [place, marker] of this.markers) {
      if (!leaders.has(place)) {
        marker.remove();
        this.markers.delete(place);
      }
    }
    for (const [place, group] of leaders) {
      if (!this.markers.has(place)) this.markers.set(place, this.marker(place));
      const marker = this.markers.get(place);
      marker.group = group;
      marker.addTo(this.map);
      this.dress(marker);
    }
    this.rove();
    if (focused) this.holder(focused.place)?.getElement().focus({ preventScroll: true });
  }

  /** Draws again what another view needs: groups change with the zoom, a part with every move. */
  follow() {
    if (this.isPart || this.zoom !== this.map.getZoom()) this.draw();
  }

  /** Returns the groups in view and round it, with the chosen one and that of the focus. */
  around(groups, place) {
    const { min, max } = this.map.getPixelBounds();
    const half = this.map.getSize().divideBy(2);
    const wide = L.bounds(min.subtract(half), max.add(half));
    return groups.filter(
      ({ at, members, parts }) =>
        wide.contains(at) ||
        members.includes(this.chosen) ||
        parts.some((part) => part.place === place),
    );
  }

  marker(place) {
    const options = { icon: new ButtonIcon(), keyboard: false, autoPanOnFocus: false };
    const marker = L.marker(place.at, options);
    marker.place = place;
    const beside = { direction: "auto", offset: [TARGET / 2, 0], opacity: 1 };
    marker.bindTooltip(() => this.words.tooltip(marker.group), beside);
    // The button's own label says the same; a screen reader would read it twice.
    marker.on("tooltipopen", () => marker.getElement().removeAttribute("aria-describedby"));
    marker.on("click", () => this.pick(marker));
    return marker;
  }

  /** Gives a button its looks and its label. */
  dress(marker) {
    const { members, answer } = marker.group;
    const button = marker.getElement();
    const several = members.length > 1;
    const chosen = members.includes(this.chosen);
    button.classList.toggle("hollow", !answer);
    button.classList.toggle("several", several);
    button.classList.toggle("chosen", chosen);
    button.firstChild.textContent = several ? members.length : "";
    button.setAttribute("aria-label", this.words.label(marker.group));
    button.setAttribute("aria-current", chosen);
    button.setAttribute("aria-haspopup", several ? "dialog" : "false");
    marker.setZIndexOffset(2000 * chosen + 1000 * answer);
  }

  /** Returns the marker whose button this is. */
  of(button) {
    return [...this.markers.values()].find((marker) => marker.getElement() === button);
  }

  /** Returns the marker in whose group a place stands, if it is shown. */
  holder(place) {
    return [...this.markers.values()].find((marker) =>
      marker.group.parts.some((part) => part.place === place),
    );
  }

  /** Leaves one point to the Tab key: the last one visited, else the chosen one, else the first. */
  rove() {
    const markers = [...this.markers.values()];
    const stop =
      (this.stop && this.holder(this.stop)) ??
      markers.find((marker) => marker.group.members.includes(this.chosen)) ??
      markers[0];
    for (const marker of markers) marker.getElement().tabIndex = marker === stop ? 0 : -1;
  }

  /** Goes to the next point in the direction of an arrow key, those in view before the others. */
  step(event) {
    const [axis, sign] = STEPS[event.key] ?? [];
    const from = this.of(event.target);
    if (!axis || !from) return;
    event.preventDefault();
    const other = axis === "lng" ? "lat" : "lng";
    const along = (one, two) => {
      const [a, b] = [one.getLatLng(), two.getLatLng()];
      return sign * (a[axis] - b[axis] || a[other] - b[other]);
    };
    const ahead = [...this.markers.values()].filter((marker) => along(marker, from) > 0).sort(along);
    const view = this.map.getBounds();
    const next = ahead.find((marker) => view.contains(marker.getLatLng())) ?? ahead[0];
    next?.getElement().focus({ preventScroll: true });
  }

  /** Takes note of the point that has the focus and brings it into view. */
  arrive(button) {
    const marker = this.of(button);
    if (!marker) return;
    this.stop = marker.place;
    this.rove();
    // Not for a pointer: the point would move away from under it before the click.
    if (button.matches(":focus-visible")) {
      this.map.panInside(marker.getLatLng(), { padding: [TARGET, TARGET], animate: false });
    }
  }
}
