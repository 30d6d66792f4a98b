"use strict";
// Everything that comes from the register is put in as text, never as markup.
(() => {
  const by = (id) => document.getElementById(id);
  const status = by("status"), found = by("found"), section = by("entity");
  let shown = null;
  let asked = 0;

  const make = (tag, options = {}, ...inside) => {
    const { text, ...rest } = options;
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(rest)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null) element.setAttribute(name, value);
    }
    element.append(...inside.filter(Boolean));
    return element;
  };

  const say = (text, bad) => {
    status.textContent = text;
    status.classList.toggle("bad", Boolean(bad));
  };

  const ask = async (path, body) => {
    const headers = by("token") ? { Authorization: `Bearer ${by("token").value}` } : {};
    const options = { headers };
    if (body) {
      options.method = "POST";
      headers["Content-Type"] = "application/json";
      options.body = JSON.stringify(by("by") ? { ...body, by: by("by").value } : body);
    }
    let answer;
    try {
      answer = await fetch(path, options);
    } catch {
      say("The service cannot be reached.", true);
      return null;
    }
    const content = await answer.json().catch(() => ({}));
    if (answer.ok) return content;
    const detail = Array.isArray(content.detail) ? content.detail.map((one) => one.msg).join("; ") : content.detail;
    say(detail || `The service answered ${answer.status}.`, true);
    return null;
  };

  const number = (value, unit) => `${value.toLocaleString("en")} ${unit}${value === 1 ? "" : "s"}`;

  // Every month from the first to the last in which any form was published, at most 60 of them.
  const axis = (forms) => {
    const all = forms.flatMap((form) => Object.keys(form.months)).sort();
    if (!all.length) return [];
    const months = [];
    let [year, month] = all[0].split("-").map(Number);
    for (let at = 0; at < 2400; at++) {
      const name = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
      months.push(name);
      if (name === all[all.length - 1]) break;
      month === 12 ? ((year += 1), (month = 1)) : (month += 1);
    }
    return months.slice(-60);
  };

  const chart = (form, months, most) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const times = months.map((month) => form.months[month] || 0);
    const said = months.filter((_, at) => times[at]).map((month) => `${month}: ${form.months[month]}`).join(", ");
    const set = (element, values) => Object.entries(values).forEach(([name, value]) => element.setAttribute(name, value));
    set(svg, { class: "months", viewBox: `0 0 ${Math.max(months.length, 12)} 20`, preserveAspectRatio: "none", role: "img" });
    svg.setAttribute("aria-label", `${form.text} by month: ${said || "no dates known"}`);
    const title = document.createElementNS(space, "title");
    title.textContent = said || "no dates known";
    const line = document.createElementNS(space, "line");
    set(line, { x1: 0, x2: Math.max(months.length, 12), y1: 19.8, y2: 19.8, "stroke-width": 0.4 });
    svg.append(title, line);
    times.forEach((value, at) => {
      if (!value) return;
      const bar = document.createElementNS(space, "rect");
      const height = Math.max(1.5, (19 * value) / most);
      set(bar, { x: at + 0.1, y: 20 - height, width: 0.8, height });
      svg.append(bar);
    });
    return svg;
  };

  const chosen = (name) => [...document.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);

  const decide = async (body, done) => {
    const answer = await ask(`v1/register/${shown.id}`, { version: shown.version, ...body });
    if (!answer) return;
    await search(false);
    show(answer);
    say(done);
  };

  const deed = (text, act, quiet = true) => make("button", { type: "button", class: quiet ? "plain" : "", text, onclick: act });

  const formRow = (form, months, most) => {
    const isHouse = form.text === shown.house;
    const box = make("input", { type: "checkbox", name: "form", value: form.text, "aria-label": `Choose ${form.text}` });
    const said = isHouse ? (shown.decided ? "house form" : "proposed house form") : form.status === "seen" ? "" : form.status;
    const one = { forms: [form.text] };
    const deeds = make("td");
    if (!isHouse || !shown.decided) {
      deeds.append(deed("House form", () => decide({ action: "house", ...one }, `“${form.text}” is the house form.`)));
    }
    if (!isHouse && form.status !== "legitimate") {
      deeds.append(deed("Allow", () => decide({ action: "allow", ...one }, `“${form.text}” may be written.`)));
    }
    if (form.status !== "forbidden") {
      deeds.append(deed("Forbid", () => decide({ action: "forbid", ...one }, `“${form.text}” is forbidden.`)));
    }
    const days = form.first_seen ? `${form.first_seen} to ${form.last_seen}` : "";
    return make("tr", {},
      make("td", {}, box),
      make("th", { scope: "row", class: form.status === "forbidden" ? "forbidden" : "", text: form.text, dir: "auto" }),
      make("td", { text: said }),
      make("td", { class: "number", text: form.mentions.toLocaleString("en") }),
      make("td", {}, chart(form, months, most), make("span", { class: "quiet", text: days })),
      deeds);
  };

  const changesList = (changes) => {
    const list = make("ol", { reversed: true });
    for (const change of changes) {
      const undone = change.undone_by ? ` (undone by change ${change.undone_by})` : "";
      const line = make("li", {}, `${change.at} ${change.by}: ${change.action} – ${change.summary}${undone} `);
      if (!change.undone_by) line.append(deed("Undo", () => undo(change.id)));
      list.append(line);
    }
    return list;
  };

  const undo = async (change) => {
    const answer = await ask("v1/register/undo", { change });
    if (!answer) return;
    await search(false);
    if (shown) await open(shown.id, true);
    say(`Change ${change} is undone.`);
  };

  const offices = () => {
    const list = make("ul");
    for (const role of shown.roles) {
      const days = role.since || role.until ? `, ${role.since || "…"} to ${role.until || "…"}` : "";
      const drop = () => decide({ action: "drop-role", role: role.role, place: role.place }, "The office is taken away.");
      list.append(make("li", {}, `${role.role}${role.place ? ` of ${role.place}` : ""}${days} `, deed("Remove", drop)));
    }
    const field = (label, id, type = "text") => make("label", { class: "field" }, label, make("input", { type, id }));
    const put = () => decide({
      action: "role", role: by("role").value, place: by("place").value, since: by("since").value, until: by("until").value,
    }, "The office is written down.");
    const fields = make("div", { class: "deeds" }, field("Office", "role"), field("of", "place"),
      field("since", "since", "date"), field("until", "until", "date"), deed("Add office", put));
    return [make("h3", { text: "Offices" }), list, fields];
  };

  const show = (entity) => {
    shown = entity;
    const months = axis(entity.forms);
    const most = Math.max(1, ...entity.forms.flatMap((form) => Object.values(form.months)));
    const body = make("tbody", {}, ...entity.forms.map((form) => formRow(form, months, most)));
    const head = make("tr", {}, make("td"),
      ...["Form", "Status", "Published", months.length ? `${months[0]} to ${months[months.length - 1]}` : "When"]
        .map((text) => make("th", { scope: "col", text })), make("td"));
    const split = () => {
      const forms = chosen("form");
      if (!forms.length) return say("Choose the forms that are somebody else’s.", true);
      const keep = by("keep").checked;
      return decide({ action: "split", forms, keep, note: by("apart").value }, `${forms.join(", ")}: split off.`);
    };
    const merge = () => {
      const others = chosen("other").map(Number).filter((id) => id !== entity.id);
      if (!others.length) return say("Choose on the left whose forms belong here, too.", true);
      return decide({ action: "merge", others }, `${number(others.length, "entry").replace("entrys", "entries")} merged into this one.`);
    };
    const put = () => {
      const text = by("new").value.trim();
      return text ? decide({ action: "allow", forms: [text] }, `“${text}” may be written.`) : say("Which form?", true);
    };
    const note = make("input", { type: "text", id: "note", value: entity.note, maxlength: 500 });
    const contexts = entity.contexts.map((one) => `${one.value} ${one.count}`).join(", ");
    section.replaceChildren(
      make("h2", { text: entity.house, dir: "auto" }),
      make("p", { class: "quiet", text: `${entity.kind}, published ${number(entity.mentions, "time")}${contexts ? `; with ${contexts}` : ""}` }),
      make("table", {}, make("thead", {}, head), body),
      make("div", { class: "deeds" },
        make("label", { class: "field" }, "Another form", make("input", { type: "text", id: "new" })), deed("Allow it", put)),
      make("div", { class: "deeds" }, deed("Split the chosen forms off", split), deed("Merge the entries chosen on the left into this one", merge),
        make("label", {}, make("input", { type: "checkbox", id: "keep" }), " they stay here, too (namesakes)"),
        make("label", { class: "field" }, "Who the others are", make("input", { type: "text", id: "apart", maxlength: 500 }))),
      make("div", { class: "deeds" }, make("label", { class: "field" }, "Note", note),
        deed("Keep the note", () => decide({ action: "note", note: note.value }, "The note is kept."))),
      ...(entity.kind === "person" ? offices() : []),
      make("h3", { text: "History" }),
      entity.history.length ? changesList(entity.history) : make("p", { class: "quiet", text: "Nobody has decided anything here yet." }));
    section.hidden = false;
    for (const button of found.querySelectorAll("button")) {
      button.setAttribute("aria-current", String(Number(button.dataset.id) === entity.id));
    }
  };

  const open = async (id, quiet) => {
    const entity = await ask(`v1/register/${id}`);
    if (!entity) {
      if (quiet) section.hidden = true;
      return;
    }
    show(entity);
    if (!quiet) {
      say("");
      section.focus({ preventScroll: true });
      section.scrollIntoView({ block: "nearest" });
    }
  };

  const search = async (aloud = true) => {
    const turn = ++asked;
    const answer = await ask(`v1/register?q=${encodeURIComponent(by("q").value.trim())}`);
    if (!answer || turn !== asked) return; // a later search has been asked for meanwhile
    const kept = new Set(chosen("other"));
    found.replaceChildren(...answer.entities.map((entity) => {
      const box = make("input", { type: "checkbox", name: "other", value: entity.id, "aria-label": `Choose ${entity.house} to merge` });
      box.checked = aloud && kept.has(String(entity.id));
      const others = entity.written.filter((text) => text !== entity.house).join(", ");
      const details = [entity.kind, number(entity.mentions, "time"), entity.note, entity.near ? `near: ${entity.near}` : "", others];
      return make("li", {}, box, make("button", { type: "button", "data-id": entity.id, onclick: () => open(entity.id) },
        make("span", { text: entity.house, dir: "auto" }), make("small", { text: details.filter(Boolean).join(" · ") })));
    }));
    if (!aloud) return;
    const totals = Object.entries(answer.totals).map(([what, value]) => `${value.toLocaleString("en")} ${what}`).join(", ");
    const count = answer.entities.length;
    say(totals || (count ? `${count} found.` : "Nobody and nothing is known by that name."));
  };

  by("search").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  by("changes").addEventListener("click", async () => {
    const changes = await ask("v1/register/history");
    if (!changes) return;
    shown = null;
    section.replaceChildren(make("h2", { text: "Last changes" }), changesList(changes));
    section.hidden = false;
    section.focus();
  });
  if (by("by")) {
    by("by").value = localStorage.getItem("newsproof-by") || "";
    by("by").addEventListener("change", () => localStorage.setItem("newsproof-by", by("by").value));
  }
  if (!by("token")) search();
})();
