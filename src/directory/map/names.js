// The list of names that opens when a point stands for several organisations.
"use strict";

/** Pixels between the list and the edge of the map, and between the list and its point. */
const GAP = 8;

/** The list. `choose(member)` is called when a name is activated, `closer(bounds)` to zoom in. */
class Names {
  constructor(map, points, { choose, closer }) {
    this.map = map;
    this.points = points;
    this.choose = choose;
    this.closer = closer;
    this.box = document.getElementById("names");
    this.marker = null;
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    document.getElementById("close").addEventListener("click", () => this.close());
    document.getElementById("closer").addEventListener("click", () => this.goCloser());
    map.on("preclick movestart zoomstart resize", () => this.close());
  }

  /** Opens the list beside its point, with the focus on the first name. */
  open(marker) {
    this.marker = marker;
    marker.closeTooltip();
    marker.getElement().setAttribute("aria-expanded", "true");
    const { members, parts } = marker.group;
    document.getElementById("names-title").textContent = this.points.words.label(marker.group);
    const list = this.box.querySelector("ul");
    list.replaceChildren(...members.map((member) => this.item(member, parts)));
    document.getElementById("closer").hidden = parts.length < 2;
    this.box.hidden = false;
    this.place();
    list.scrollTop = 0;
    list.querySelector("button").focus({ preventScroll: true });
  }

  /** Closes the list; if the focus was inside, it goes back to the point. */
  close() {
    if (this.box.hidden) return;
    const inside = this.box.contains(document.activeElement);
    this.box.hidden = true;
    const button = this.marker.getElement();
    button?.removeAttribute("aria-expanded");
    if (inside) (button ?? this.points.holder(this.marker.place)?.getElement())?.focus();
  }

  item(member, parts) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const dot = document.createElement("i");
    const own = parts.filter((part) => part.members.includes(member));
    button.type = "button";
    dot.className = this.points.shown[member] === ANSWER ? "dot" : "dot hollow";
    button.append(dot, textual("span", this.points.words.names[member]));
    if (parts.length > 1) button.append(textual("span", this.points.words.cities(own), "quiet"));
    button.setAttribute("aria-current", member === this.points.chosen);
    button.addEventListener("click", () => {
      this.close();
      this.choose(member);
    });
    item.append(button);
    return item;
  }

  /** Puts the list above or below its point, wherever there is more room, inside the map. */
  place() {
    const size = this.map.getSize();
    const at = this.map.latLngToContainerPoint(this.marker.getLatLng());
    const below = at.y < size.y / 2;
    const edge = TARGET / 2 + GAP;
    const left = Math.min(at.x - this.box.offsetWidth / 2, size.x - this.box.offsetWidth - GAP);
    Object.assign(this.box.style, {
      left: `${Math.max(GAP, left)}px`,
      top: below ? `${at.y + edge}px` : "auto",
      bottom: below ? "auto" : `${size.y - at.y + edge}px`,
      maxHeight: `${(below ? size.y - at.y : at.y) - edge - GAP}px`,
    });
  }

  /** Zooms to the places of the group, which then come apart. */
  goCloser() {
    this.close();
    this.closer(L.latLngBounds(this.marker.group.parts.map((part) => part.at)));
  }
}
