// What stands together on the map at one zoom, and the words for it.
"use strict";

/** The side of a point's button in pixels; groups stand farther apart, so that none covers another. */
const TARGET = 26;

/** How many names a tooltip tells before it counts the rest. */
const NAMES_IN_TOOLTIP = 4;

/**
 * Returns the groups to draw: places nearer than a target stand with the first of them.
 * The places of the answer come first, so that one of them leads wherever there is one.
 *
 * A group has its `parts` (a place, its city, where it is, its shown members), all its
 * `members`, those of the answer first, and whether it is of the `answer`.
 */
function grouped(places, shown, project) {
  const inAnswer = (id) => shown.get(id) === "answer";
  const visible = places
    .map((place) => ({ ...place, place, members: place.members.filter((id) => shown.has(id)) }))
    .filter((part) => part.members.length);
  const leading = visible.filter((part) => part.members.some(inAnswer));
  const groups = [];
  for (const part of new Set([...leading, ...visible])) {
    const at = project(part.at);
    const near = groups.find((group) => group.at.distanceTo(at) <= TARGET + 1);
    if (near) near.parts.push(part);
    else groups.push({ at, parts: [part] });
  }
  return groups.map(({ parts }) => {
    const members = [...new Set(parts.flatMap((part) => part.members))];
    members.sort((one, other) => inAnswer(other) - inAnswer(one));
    return { parts, members, answer: inAnswer(members[0]) };
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

/** Says what groups are, in the reader's language. */
class Words {
  constructor(members, texts) {
    this.names = new Map(members.map(({ id, name }) => [id, name]));
    this.texts = texts;
  }

  /** Returns the words for a group: a name and its cities, or a city and a number. */
  label({ members, parts, answer }) {
    if (members.length > 1) {
      const text = parts.length > 1 ? this.texts.around : this.texts.together;
      return filled(text, { city: parts[0].city, count: members.length });
    }
    return filled(answer ? this.texts.point : this.texts.elsewhere, {
      name: this.names.get(members[0]),
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
    for (const id of group.members.slice(0, NAMES_IN_TOOLTIP)) {
      content.append(textual("p", this.names.get(id)));
    }
    const more = group.members.length - NAMES_IN_TOOLTIP;
    if (more > 0) content.append(textual("p", filled(this.texts.more, { count: more }), "quiet"));
    if (!several) content.append(textual("p", this.cities(group.parts), "quiet"));
    return content;
  }
}
