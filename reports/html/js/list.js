// The list: what is shown, in which order and groups; which finding is selected; and all of it in the address.

const view = { query: "", group: "draft", sort: "place", selected: null };
const groups = [];
let shownItems = [];

function setUpList() {
  for (const section of $$(".list .group")) groups.push({ section, list: $("ol", section), draft: Number(section.dataset.d) });
  $("#query").addEventListener("input", () => show({ query: $("#query").value }));
  $("#group").addEventListener("change", () => show({ group: $("#group").value }));
  $("#sort").addEventListener("change", () => show({ sort: $("#sort").value }));
  for (const chip of $$(".chip[data-token]")) {
    chip.addEventListener("click", () => show({ query: toggleToken(view.query, chip.dataset.token) }));
  }
  for (const item of items) item.link.tabIndex = -1;
  for (const run of allRuns) run.tabIndex = -1;
  for (const anchor of $$(".f .w a")) anchor.tabIndex = -1;
}

/** Show a query, order and grouping; what is not named stays as it is. */
function show(change) {
  const regroup = "group" in change && change.group !== view.group;
  const resort = regroup || ("sort" in change && change.sort !== view.sort);
  Object.assign(view, change);
  if (regroup) makeGroups();
  if (resort) arrange();
  filter();
  $("#group").value = view.group;
  $("#sort").value = view.sort;
  if ($("#query").value !== view.query) $("#query").value = view.query;
  writeAddress();
}

function filter() {
  const query = parseQuery(view.query);
  const wide = asksForVerdict(query);
  const counts = new Map();
  shownItems = [];
  for (const item of items) {
    const verdicts = verdictsOf(item);
    const hidden = item.aside && !wide && verdicts[0] !== "open";
    item.verdicts = verdicts;
    item.shown = !hidden && matchesQuery(query, item);
    if (item.entry.hidden === item.shown) item.entry.hidden = !item.shown;
    if (item.shown) shownItems.push(item);
    for (const name of [`s:${item.severity}`, `v:${verdicts[0]}`]) counts.set(name, (counts.get(name) || 0) + 1);
  }
  if (view.group !== "draft" || view.sort !== "place") shownItems = $$(".list .f:not([hidden])").map((entry) => byNumber.get(Number(entry.id.slice(1))));
  for (const { section } of currentGroups()) section.hidden = !$(".f:not([hidden])", section);
  fadeMarks(Boolean(view.query.trim()));
  for (const chip of $$(".chip[data-token]")) {
    chip.setAttribute("aria-pressed", String(hasToken(view.query, chip.dataset.token)));
    $("[data-count]", chip).textContent = counts.get(chip.dataset.token) || 0;
  }
  $("#shown").textContent = shownItems.length === items.length ? plural(items.length, "finding") : `${shownItems.length} of ${plural(items.length, "finding")}`;
  $("#query-said").textContent = query.problems.join("; ") || (shownItems.length ? "" : "Nothing fits this query.");
  progress();
}

/** Marks of findings that are not shown step back; drafts without a shown finding too, while there is a query. */
function fadeMarks(narrow) {
  for (const run of allRuns) {
    const seen = shares.get(run).some((item) => item.shown);
    run.classList.toggle("out", !seen);
  }
  const wanted = new Set(shownItems.map((item) => item.draftNumber));
  for (const draft of $$(".draft")) draft.hidden = narrow && wanted.size > 0 && !wanted.has(Number(draft.id.slice(1)));
}

function currentGroups() {
  return view.group === "draft" ? groups : extra;
}

let extra = [];

function makeGroups() {
  for (const { section } of extra) section.remove();
  extra = [];
  if (view.group === "draft") {
    for (const { section } of groups) section.hidden = false;
    return;
  }
  const title = view.group === "rule" ? (item) => item.rule : (item) => sameText(wordsOf(item)) || "(no words)";
  const byTitle = new Map();
  for (const item of items) {
    const key = title(item);
    if (!byTitle.has(key)) byTitle.set(key, { name: view.group === "rule" ? key : wordsOf(item) || key, members: [] });
    byTitle.get(key).members.push(item);
  }
  const ordered = [...byTitle.values()].sort((a, b) => b.members.length - a.members.length || a.name.localeCompare(b.name));
  for (const { name, members } of ordered) {
    const section = document.createElement("section");
    section.className = "group";
    const heading = document.createElement("h3");
    const words = document.createElement("bdi");
    words.textContent = name;
    const count = document.createElement("span");
    count.className = "soft";
    count.textContent = ` ${members.length}`;
    heading.append(words, count);
    const list = document.createElement("ol");
    section.append(heading, list);
    extra.push({ section, list, members });
    $(".entries").append(section);
  }
  for (const { section } of groups) section.hidden = true;
}

/** Put the entries into the current groups in the current order. */
function arrange() {
  const order = {
    place: (a, b) => a.number - b.number,
    severity: (a, b) => RANK[b.severity] - RANK[a.severity] || a.number - b.number,
    sure: (a, b) => RANK[b.confidence] - RANK[a.confidence] || a.number - b.number,
    rule: (a, b) => a.rule.localeCompare(b.rule) || a.number - b.number,
  }[view.sort];
  const sets = view.group === "draft" ? groups.map((group) => ({ ...group, members: items.filter((item) => item.draftNumber === group.draft) })) : extra;
  for (const { list, members } of sets) list.append(...[...members].sort(order).map((item) => item.entry));
}

/** Select a finding: open it in the list, outline its places in the text, bring both into view. */
function select(item, { from = "list", focus = true } = {}) {
  if (view.selected) {
    for (const run of [...view.selected.own, ...view.selected.related]) run.classList.remove("sel", "rel", "first", "last");
    view.selected.entry.classList.remove("sel");
    view.selected.link.tabIndex = -1;
    view.selected.link.removeAttribute("aria-current");
  }
  view.selected = item;
  if (!item) return writeAddress();
  if (item.entry.hidden) show({ query: "" });
  for (const run of item.own) run.classList.add("sel");
  item.own[0]?.classList.add("first");
  item.own[item.own.length - 1]?.classList.add("last");
  for (const run of item.related) run.classList.add("rel");
  item.entry.classList.add("sel");
  item.link.tabIndex = 0;
  item.link.setAttribute("aria-current", "true");
  showActions(item);
  if (focus) item.link.focus({ preventScroll: true });
  intoView(item.entry, "nearest");
  if (from === "list" && item.own[0]) intoView(item.own[0], "center");
  return writeAddress();
}

function intoView(element, block) {
  const box = element.getBoundingClientRect();
  const sheet = getComputedStyle(view.selected.entry).position === "fixed" ? view.selected.entry.getBoundingClientRect().top : innerHeight;
  if (block === "center" && box.top >= 80 && box.bottom <= sheet - 60) return;
  element.scrollIntoView({ block });
}

/** The next or previous shown finding, or the first one of the next or previous draft. */
function step(by, { draft = false } = {}) {
  if (!shownItems.length && !draft) return say("Nothing fits the query.");
  const at = shownItems.indexOf(view.selected);
  let next = at < 0 ? (by > 0 ? 0 : shownItems.length - 1) : at + by;
  if (draft && at >= 0) {
    const here = view.selected.draftNumber;
    while (shownItems[next] && shownItems[next].draftNumber === here) next += by;
    const there = shownItems[next]?.draftNumber;
    while (by < 0 && shownItems[next - 1]?.draftNumber === there && there !== undefined) next -= 1;
  }
  const page = draft && (at < 0 || !shownItems[next]) ? $(by > 0 ? "a[rel=next]" : "a[rel=prev]") : null;
  if (page) return page.click();
  if (!shownItems[next]) return say(by > 0 ? "This is the last one." : "This is the first one.");
  select(shownItems[next]);
  return say(`${shownItems[next].link.textContent}, ${next + 1} of ${shownItems.length}`);
}

function writeAddress() {
  const state = new URLSearchParams();
  if (view.query) state.set("q", view.query);
  if (view.group !== "draft") state.set("group", view.group);
  if (view.sort !== "place") state.set("sort", view.sort);
  if (view.selected) state.set("at", view.selected.print);
  const hash = state.size ? `#${state}` : "";
  if (hash !== location.hash) window.history.replaceState(null, "", hash || location.pathname + location.search);
}

function readAddress() {
  const hash = location.hash.slice(1);
  const anchor = hash.match(/^[fm](\d+)(?:\.\d+)?$/u);
  if (anchor) return select(byNumber.get(Number(anchor[1])) || null, { focus: false });
  if (/^[a-z]+\d*$/u.test(hash)) return undefined;
  const state = new URLSearchParams(hash);
  const known = (name, box) => [...box.options].map((option) => option.value).find((value) => value === state.get(name)) || box.options[0].value;
  show({ query: state.get("q") || "", group: known("group", $("#group")), sort: known("sort", $("#sort")) });
  const item = byPrint.get(state.get("at"));
  if (item && item !== view.selected) select(item, { focus: false });
  return undefined;
}

function say(text) {
  const place = $("#say");
  place.textContent = "";
  requestAnimationFrame(() => {
    place.textContent = text;
  });
}

function plural(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
