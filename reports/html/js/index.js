// The index of a large report: a query over its drafts, sorting, and what this browser remembers of their pages.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const LEVELS = ["critical", "major", "minor", "neutral"];
const facts = JSON.parse($("#newsproof-run").textContent);
const body = $(".drafts tbody");

const rows = $$("tr", body).map((row, place) => {
  const counts = row.dataset.c.trim().split(" ").map(Number);
  const cells = [...row.cells];
  return {
    row,
    place,
    path: fold(facts.paths[place]),
    counts,
    rules: row.dataset.r ? row.dataset.r.split(" ").map((number) => facts.rules[Number(number)]) : [],
    values: cells.map((cell, column) => (column ? Number(cell.textContent.replace(/,/gu, "")) || 0 : cell.textContent)),
    open: Number(row.dataset.o),
    kept: null,
  };
});

/** Whether a draft fits: it has a finding of the severity, family or rule; its path has the words. */
function fits(query, one) {
  return query.tokens.every(({ key, values, not }) => values.some((value) => fitsOne(key, value, one)) !== not);
}

function fitsOne(key, value, one) {
  if (key === "s") return LEVELS.some((level, index) => level.startsWith(value) && one.counts[index] > 0);
  if (key === "f") return one.rules.some((rule) => rule.startsWith(value));
  if (key === "r") return one.rules.some((rule) => rule.includes(value));
  if (key === "v") return value === "all" || (value === "open") === one.open > 0;
  if (key === "c") return true;
  return one.path.includes(value);
}

function filter() {
  const text = $("#query").value;
  const query = parseQuery(text);
  let shown = 0;
  for (const one of rows) {
    const wanted = fits(query, one);
    shown += wanted;
    if (one.row.hidden === wanted) one.row.hidden = !wanted;
  }
  const whole = `${rows.length.toLocaleString("en")} drafts`;
  $("#shown").textContent = shown === rows.length ? whole : `${shown.toLocaleString("en")} of ${whole}`;
  $("#query-said").textContent = query.problems.join("; ") || (shown ? "" : "Nothing fits this query.");
  const state = new URLSearchParams(text ? { q: text } : {});
  window.history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search);
}

/** Sort by a column; a second click turns the order round. */
function sortBy(column, heading) {
  const down = heading.getAttribute("aria-sort") !== (column ? "descending" : "ascending");
  const sign = column ? -1 : 1;
  for (const other of $$(".drafts thead th")) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down === Boolean(column) ? "descending" : "ascending");
  const order = (a, b) => (column ? a.values[column] - b.values[column] : a.path.localeCompare(b.path)) || (a.place - b.place) * sign;
  body.append(...[...rows].sort((a, b) => (down ? sign : -sign) * order(a, b)).map((one) => one.row));
}

/** Decisions that this browser remembers of a draft's page, where its storage is shared between files. */
function recall() {
  let decided = 0;
  for (const one of rows) {
    one.kept = cache.read(`report.${one.row.dataset.id}`);
    if (!one.kept || !Array.isArray(one.kept.decisions)) continue;
    const prints = new Set(one.kept.decisions.map((decision) => decision.fingerprint).filter(Boolean));
    one.open = Math.max(0, one.counts.reduce((sum, count) => sum + count) - prints.size);
    decided += prints.size;
  }
  $("#progress").textContent = decided ? `${decided.toLocaleString("en")} decided in this browser` : "";
}

function exportAll() {
  const known = new Map(facts.decisions.map((decision) => [keyOf(decision), decision]));
  const all = mergeDecisions(known, rows.flatMap((one) => one.kept?.decisions || [])).merged;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([writeDecisions([...all.values()], facts.signature)], { type: "application/json" }));
  link.download = "newsproof-decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

$(".card.wide").before(...$("#index-tools").content.cloneNode(true).children);
for (const [column, heading] of $$(".drafts thead th").entries()) {
  if (column === 4) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...heading.childNodes);
  button.addEventListener("click", () => sortBy(column, heading));
  heading.append(button);
}
$("#query").addEventListener("input", filter);
$("#export").addEventListener("click", exportAll);
window.addEventListener("pageshow", () => {
  recall();
  filter();
});
$("#query").value = new URLSearchParams(location.hash.slice(1)).get("q") || "";
document.documentElement.classList.add("live");
recall();
filter();
