// What stands together on the map at one zoom, and the words for it.
"use strict";

/** The side of a point's button in pixels; groups stand farther apart, so that none covers another. */
const TARGET = 26;

/** How many names a tooltip tells before it counts the rest. */
const NAMES_IN_TOOLTIP = 4;

/** How a member stands on the map; 0 is not at all. */
const ELSEWHERE = 1;
const ANSWER = 2;

/** Finds the first of the groups near a point: only those in the squares round it are looked at. */
class Neighbours {
  constructor(distance) {
    this.distance = distance;
    this.squares = new Map();
  }

  /** Returns the key of the square of a point, or of one beside it. */
  square({ x, y }, right = 0, down = 0) {
    return `${Math.floor(x / this.distance) + right} ${Math.floor(y / this.distance) + down}`;
  }

  add(group) {
    const key = this.square(group.at);
    if (!this.squares.has(key)) this.squares.set(key, []);
    this.squares.get(key).push(group);
  }

  /** Returns the first group that was added within the distance, or nothing. */
  first(at) {
    let found;
    for (const right of [-1, 0, 1]) {
      for (const down of [-1, 0, 1]) {
        for (const group of this.squares.get(this.square(at, right, down)) ?? []) {
          const isNear = group.at.distanceTo(at) <= this.distance;
          if (isNear && !(found?.number < group.number)) found = group;
        }
      }
    }
    return found;
  }
}

/**
 * Returns the groups to draw: places nearer than a target stand with the first of them.
 * Members are numbers; `shown` says of each how it stands on the map.
 * The places of the answer come first, so that one of them leads wherever there is one.
 *
 * A group has the point `at` which it stands, its `parts` (a place, its city, where it is, its
 * shown members), all its `members`, those of the answer first, and whether it is of the `answer`.
 */
function grouped(places, shown, project) {
  const inAnswer = (member) => shown[member] === ANSWER;
  const visible = places
    .map((place) => ({ ...place, place, members: place.members.filter((each) => shown[each]) }))
    .filter((part) => part.members.length);
  const leading = visible.filter((part) => part.members.some(inAnswer));
  const groups = [];
  const neighbours = new Neighbours(TARGET + 1);
  for (const part of new Set([...leading, ...visible])) {
    const at = project(part.at);
    const near = neighbours.first(at);
    if (near) {
      near.parts.push(part);
    } else {
      groups.push({ number: groups.length, at, parts: [part] });
      neighbours.add(groups.at(-1));
    }
  }
  return groups.map(({ at, parts }) => {
    const members = [...new Set(parts.flatMap((part) => part.members))];
    members.sort((one, other) => inAnswer(other) - inAnswer(one));
    return { at, parts, members, answer: inAnswer(members[0]) };
  });
}

/** Returns a text with the names in braces filled in, in one pass: a value is never read again. */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Returns an element with a text, which has a direction of its own and is never read as HTML. */
function textual(tag, text, className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.dir = "auto";
  element.className = className;
  return element;
}

/** Says what groups are, in the reader's language. `names` are those of the members, by number. */
class Words {
  constructor(names, texts) {
    this.names = names;
    this.texts = texts;
  }

  /** Returns the words for a group: a name and its cities, or a city and a number. */
  label({ members, parts, answer }) {
    if (members.length > 1) {
      const text = parts.length > 1 ? this.texts.around : this.texts.together;
      return filled(text, { city: parts[0].city, count: members.length });
    }
    return filled(answer ? this.texts.point : this.texts.elsewhere, {
      name: this.names[members[0]],
      city: this.cities(parts),
    });
  }

  /** Returns the cities of the parts in one line. */
  cities(parts) {
    return parts.map((part) => part.city).join(", ");
  }

  /** Returns what a tooltip shows: a name and its cities, or a heading and the first names. */
  tooltip(group) {
    const content = document.createElement("div");
    const several = group.members.length > 1;
    if (several) content.append(textual("p", this.label(group), "title"));
    for (const member of group.members.slice(0, NAMES_IN_TOOLTIP)) {
      content.append(textual("p", this.names[member]));
    }
    const more = group.members.length - NAMES_IN_TOOLTIP;
    if (more > 0) content.append(textual("p", filled(this.texts.more, { count: more }), "quiet"));
    if (!several) content.append(textual("p", this.cities(group.parts), "quiet"));
    return content;
  }
}
