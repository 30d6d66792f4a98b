// What the page holds: findings with their list entries and their runs in the text, read once from the document.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const RANK = { critical: 3, major: 2, minor: 1, neutral: 0, certain: 2, likely: 1, possible: 0 };

/** The report's own facts: id, signature, desks that are not folders, decisions known when it was written. */
const facts = JSON.parse($("#newsproof-run").textContent);

const items = [];
const allRuns = $$(".t .m");
/** The findings that share a run. */
const shares = new Map();
const byNumber = new Map();
const byPrint = new Map();

/** The path of a draft by its number, as the page shows it. */
const pathOf = (number) => $(`#t${number}`).textContent;

/** The desk of a draft: what its metadata say, or else the folder it lies in. */
const deskOf = (number) => facts.desks[number] || pathOf(number).split(/[\\/]/u).slice(-2, -1)[0] || "";

function readPage() {
  for (const entry of $$(".list .f")) {
    const group = entry.closest(".group");
    const [severity, confidence, rule] = $(".w", entry).firstChild.data.split(" · ");
    const item = {
      number: Number(entry.id.slice(1)),
      entry,
      link: $("a", entry),
      draftNumber: Number(group.dataset.d),
      severity,
      confidence,
      rule,
      print: entry.dataset.p,
      own: [],
      related: [],
      state: $("em", entry)?.textContent,
      /** Text that word queries look into, folded once when it is first needed. */
      get text() {
        this.folded ??= fold(`${this.link.textContent} ${$("p", entry).textContent} ${this.rule} ${this.draft}`);
        return this.folded;
      },
    };
    item.family = item.rule.split("/")[0];
    item.draft = fold(pathOf(item.draftNumber));
    item.label = $("a > b", entry).textContent;
    items.push(item);
    byNumber.set(item.number, item);
    if (!byPrint.has(item.print)) byPrint.set(item.print, item);
  }
  for (const run of allRuns) {
    const here = [];
    for (const name of (run.dataset.f || run.hash.slice(2)).split(" ")) {
      const item = byNumber.get(Number(name.replace("r", "")));
      item[name[0] === "r" ? "related" : "own"].push(run);
      here.push(item);
    }
    shares.set(run, here);
  }
}

/** The words at fault as they stand in the draft. */
function wordsOf(item) {
  item.words ??= joined(item.own);
  return item.words;
}

function joined(runs) {
  let text = "";
  let paragraph = null;
  for (const run of runs) {
    const block = run.closest("p");
    if (paragraph && block !== paragraph) text += "\n";
    paragraph = block;
    text += run.textContent;
  }
  return text;
}

function suggestionOf(item) {
  const first = $(".s ins", item.entry);
  return first ? (first.dataset.empty === undefined ? first.textContent : "") : null;
}

/** Whether two items are about the same words, for decisions on words rather than on one finding. */
function namesOf(item) {
  if (item.family !== "names") return null;
  const words = [...new Set([wordsOf(item), ...placesOf(item.related).map(joined)])];
  return words.length === 2 ? words : null;
}

/** Runs of related places, those of one place together: a place begins at a run that has an anchor of its own. */
function placesOf(runs) {
  const places = [];
  for (const run of runs) {
    const last = places[places.length - 1];
    if (last && last[last.length - 1].nextElementSibling === run && !run.id) last.push(run);
    else places.push([run]);
  }
  return places;
}

const decisions = new Map();
const applied = new Map();
const undoable = [];
let unexported = 0;

/** The decision that holds for an item: its own, or one on the same words for its desk or the house. */
function decisionOf(item) {
  const own = decisions.get(`draft ${item.print}`);
  if (own) return own;
  if (!broad) return undefined;
  const desk = deskOf(item.draftNumber);
  const names = namesOf(item);
  const words = wordsOf(item);
  for (const [scope, room] of [["desk", desk], ["house", ""]]) {
    const about = { scope, desk: room, rule: item.rule, text: words };
    const found = decisions.get(keyOf(about)) || (names && decisions.get(keyOf({ ...about, names })));
    if (found) return found;
  }
  return undefined;
}

/** How many decisions hold for more than one finding; where there are none, items need no look at their words. */
let broad = 0;

function setDecision(key, decision) {
  const before = decisions.get(key);
  if (decision) decisions.set(key, decision);
  else decisions.delete(key);
  broad = 0;
  for (const one of decisions.values()) if ((one.scope || "draft") !== "draft") broad += 1;
  return before;
}

const VERDICT_OF = { accepted: "accept", dismissed: "dismiss", baseline: "baseline" };
const STATE_OF = { accept: "accepted", dismiss: "dismissed", baseline: "baseline" };

/** What was decided before this page was written; where only the status is known, a decision is made of it. */
function readDecided() {
  for (const decision of facts.decisions) setDecision(keyOf(decision), decision);
  for (const item of items) {
    if (!item.state || decisionOf(item)) continue;
    const decision = { fingerprint: item.print, rule: item.rule, verdict: VERDICT_OF[item.state] };
    setDecision(keyOf(decision), decision);
  }
}

function isOpen(item) {
  return !decisionOf(item);
}

/** Words for `v:` queries and for the list. */
function verdictsOf(item) {
  const decision = decisionOf(item);
  const found = [decision?.verdict ? STATE_OF[decision.verdict] : "open"];
  if (decision?.note) found.push("noted");
  if (applied.has(item.number)) found.push("applied");
  return found;
}
