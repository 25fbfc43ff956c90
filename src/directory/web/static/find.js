// Finding by language, country and specialism on a page that has all rows already: the groups and
// the order are those of the core (matching/groups.py), for what can be asked here.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var form = document.getElementById("find");
  var list = document.getElementById("rows");
  var count = document.getElementById("count");
  var status = document.getElementById("status");
  var frame = document.querySelector("iframe.map");
  var order = ["match", "interpreter", "related", "ask", "elsewhere", "network"];
  var STATED = 0, OFFICIAL = 1, INTERPRETER = 2, RELATED = 3, UNKNOWN = 4;
  var rows = {};
  list.querySelectorAll("[data-member]").forEach(function (row) { rows[row.dataset.member] = row; });

  function grade(member, language) {
    if (!language || member.stated.includes(language)) { return STATED; }
    if (member.official.includes(language)) { return OFFICIAL; }
    if (member.interpreter) { return INTERPRETER; }
    var offered = member.stated.concat(member.official);
    var related = (data.related[language] || []).some(function (code) { return offered.includes(code); });
    return related ? RELATED : UNKNOWN;
  }

  function group(member, sure, asked) {
    var home = !asked.country || member.country === asked.country;
    if (member.points_on) { return home ? "network" : ""; }
    if (!home) { return asked.language && sure <= OFFICIAL ? "elsewhere" : ""; }
    if (!member.describes || sure === UNKNOWN) { return "ask"; }
    return sure <= OFFICIAL ? "match" : sure === INTERPRETER ? "interpreter" : "related";
  }

  // The members stand in the order that decides between equals, and sorting keeps it.
  function answer(asked) {
    var found = {};
    data.members.forEach(function (member) {
      var sure = grade(member, asked.language);
      var code = group(member, sure, asked);
      var met = asked.specialism && member.specialisms.includes(asked.specialism) ? 15 : 0;
      if (!code) { return; }
      (found[code] = found[code] || []).push({
        member: member, sure: sure, rank: (member.long_ago ? 1e7 : 0) + sure * 3 + member.kind - met,
      });
    });
    order.forEach(function (code) {
      if (found[code]) { found[code].sort(function (a, b) { return a.rank - b.rank; }); }
    });
    return found;
  }

  function section(heading, code, results, asked) {
    var part = document.createElement("section");
    part.className = "group " + code;
    part.append(document.createElement("h2"));
    part.firstChild.textContent = heading;
    results.forEach(function (result) {
      var row = rows[result.member.id];
      var said = row.querySelector(".grade");
      if (said) { said.remove(); }
      if (asked.language && result.member.describes) {
        said = document.createElement("p");
        said.className = "grade";
        said.textContent = data.grades[result.sure].replace("{language}", data.languages[asked.language]);
        row.querySelector("h3").after(said);
      }
      part.append(row);
    });
    return part;
  }

  function byCountry(found) {
    var all = order.flatMap(function (code) { return found[code] || []; });
    return data.countries.map(function (pair) {
      var there = all.filter(function (result) { return result.member.country === pair[0]; });
      there.sort(function (a, b) { return a.member.place - b.member.place; });
      return section(pair[1], "country", there, {});
    });
  }

  function heading(code, asked) {
    var words = asked.language && data.asked[code] || data.headings[code];
    return words.replace("{languages}", data.languages[asked.language] || "");
  }

  function show() {
    var asked = { language: form.language.value, country: form.country.value, specialism: form.specialism.value };
    var found = answer(asked);
    var some = asked.language || asked.country || asked.specialism;
    var parts = some ? order.filter(function (code) { return found[code]; }).map(function (code) {
      return section(heading(code, asked), code, found[code], asked);
    }) : byCountry(found);
    list.replaceChildren.apply(list, parts);
    var words = order.filter(function (code) { return found[code]; }).map(function (code) {
      return heading(code, asked) + ": " + found[code].length;
    });
    count.textContent = some ? words.join(" · ") : data.everything;
    status.textContent = count.textContent;
    tell(found);
  }

  // The map may have come before this script or comes after it: then it says that it is ready.
  function tell(found) {
    var members = {};
    order.forEach(function (code) {
      (found[code] || []).forEach(function (result) {
        members[result.member.id] = code === "elsewhere" || code === "network" ? "elsewhere" : "answer";
      });
    });
    frame.contentWindow.postMessage({ type: "show", members: members, chosen: null, fit: true, here: null }, "*");
  }

  function choose(id) {
    Object.keys(rows).forEach(function (each) { rows[each].classList.toggle("chosen", each === id); });
    if (rows[id] && rows[id].isConnected) { rows[id].scrollIntoView({ block: "center" }); rows[id].focus({ preventScroll: true }); }
  }

  window.addEventListener("message", function (event) {
    if (event.source !== frame.contentWindow || !event.data) { return; }
    if (event.data.type === "ready") { show(); }
    if (event.data.type === "chosen") { choose(event.data.member); }
  });
  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
  form.hidden = false;
  show();
})();
