// Deciding: accept, dismiss with a reason and a scope, note, undo, apply a suggestion.

let actions = null;

function setUpTriage() {
  actions = $("#desk-actions").content.firstElementChild.cloneNode(true);
  $(".why", actions).addEventListener("submit", (event) => event.preventDefault());
  for (const button of $$("[data-reason]", actions)) {
    button.addEventListener("click", () => dismiss(button.dataset.reason));
  }
  $(".remark", actions).addEventListener("submit", (event) => {
    event.preventDefault();
    keepNote($("[name=note]", actions).value.trim());
  });
}

/** Put the actions under a finding. */
function showActions(item) {
  item.entry.append(actions);
  openForm(null);
  const suggestion = suggestionOf(item);
  const apply = $("[data-do=apply]", actions);
  apply.hidden = suggestion === null;
  apply.setAttribute("aria-pressed", String(applied.has(item.number)));
  const decision = decisionOf(item);
  for (const [name, verdict] of [["accept", "accept"], ["dismiss", "dismiss"]]) {
    $(`[data-do=${name}]`, actions).setAttribute("aria-pressed", String(decision?.verdict === verdict));
  }
  const manual = $$(".manuals details").find((one) => one.dataset.rule === item.rule);
  const about = $(".about", actions);
  about.hidden = !manual;
  if (manual) {
    $("summary", about).textContent = $("summary .soft", manual).textContent;
    $("p", about).textContent = $("p", manual).textContent;
  }
  const was = $(".was", actions);
  was.hidden = !decision;
  was.textContent = decision ? sentenceOf(decision) : "";
}

/** A decision in words: who, when, why. */
function sentenceOf(decision) {
  const parts = [STATE_OF[decision.verdict]];
  const scope = decision.scope || "draft";
  if (scope !== "draft") parts.push(`for ${scope === "desk" ? `the desk ${decision.desk}` : "the house"}`);
  if (decision.by) parts.push(`by ${decision.by}`);
  if (decision.at) parts.push(`on ${decision.at.slice(0, 10)}`);
  const why = [decision.reason, decision.note].filter(Boolean).join("; ");
  return parts.join(" ") + (why ? `: ${why}` : "");
}

function openForm(name) {
  for (const [form, button] of [[".why", "dismiss"], [".remark", "note"]]) {
    const open = form === name;
    $(form, actions).hidden = !open;
    $(`[data-do=${button}]`, actions).setAttribute("aria-expanded", String(open));
  }
}

const isOpenForm = () => actions && !$(".why", actions).hidden;

function accept() {
  const item = view.selected;
  if (!item) return say("No finding is selected.");
  if (decisionOf(item)?.verdict === "accept") return reopen(item);
  return decide(item, { verdict: "accept" });
}

function askWhy() {
  const item = view.selected;
  if (!item) return say("No finding is selected.");
  if (decisionOf(item)?.verdict === "dismiss") return reopen(item);
  const open = isOpenForm();
  openForm(open ? null : ".why");
  if (!open) $("[data-reason]", actions).focus();
  return undefined;
}

function dismiss(reason) {
  const scope = $("[name=scope]", actions).value;
  return decide(view.selected, { verdict: "dismiss", reason, scope });
}

function askNote() {
  const item = view.selected;
  if (!item) return say("No finding is selected.");
  const open = !$(".remark", actions).hidden;
  openForm(open ? null : ".remark");
  if (open) return undefined;
  const box = $("[name=note]", actions);
  box.value = decisionOf(item)?.note || "";
  box.focus();
  return undefined;
}

function keepNote(note) {
  const item = view.selected;
  const before = decisionOf(item);
  if (!before) return decide(item, { verdict: "accept", note });
  return record(item, keyOf(before), { ...before, note, at: now() }, "Note kept");
}

/** Make a decision on a finding and go to the next open one. */
function decide(item, { verdict, reason = "", note = "", scope = "draft" }) {
  const words = wordsOf(item);
  const names = scope !== "draft" && reason === facts.twoNames ? namesOf(item) : null;
  const decision = {
    ...(scope === "draft" ? { fingerprint: item.print } : { scope }),
    ...(scope === "desk" ? { desk: deskOf(item.draftNumber) } : {}),
    rule: item.rule,
    verdict,
    reason,
    note: note || decisionOf(item)?.note || "",
    by: reviewer(),
    at: now(),
    text: words,
    path: pathOf(item.draftNumber),
    ...(names ? { names } : {}),
  };
  for (const [name, value] of Object.entries(decision)) if (value === "") delete decision[name];
  record(item, keyOf(decision), decision, `${item.label} ${STATE_OF[verdict]}`);
  const rest = shownItems.slice(shownItems.indexOf(item) + 1);
  const next = rest.find(isOpen) || shownItems.find(isOpen);
  if (next) select(next);
  else say(`${item.label} ${STATE_OF[verdict]}. Nothing shown is open any more.`);
}

function reopen(item) {
  const decision = decisionOf(item);
  record(item, keyOf(decision), undefined, `${item.label} is open again`);
}

/** Keep a decision under its key, remember what was there, and show it. */
function record(item, key, decision, said) {
  undoable.push({ item, key, before: setDecision(key, decision), applied: new Map(applied) });
  changed();
  if (view.selected === item) showActions(item);
  say(said);
}

function undo() {
  const last = undoable.pop();
  if (!last) return say("Nothing to undo.");
  setDecision(last.key, last.before);
  applied.clear();
  for (const [number, text] of last.applied) applied.set(number, text);
  for (const item of items) paintApplied(item);
  changed();
  select(last.item);
  return say(`Undone: ${last.item.label}`);
}

/** Apply the first suggestion to the text shown, or take it back. Applying accepts the finding. */
function applySuggestion() {
  const item = view.selected;
  if (!item) return say("No finding is selected.");
  const suggestion = suggestionOf(item);
  if (suggestion === null) return say("This finding has no suggestion.");
  const before = new Map(applied);
  const taken = applied.has(item.number);
  if (!taken) {
    const clash = clashOf(item);
    if (clash) return say(`${clash.label} has already changed these words.`);
    applied.set(item.number, suggestion);
  } else applied.delete(item.number);
  const decision = { fingerprint: item.print, rule: item.rule, verdict: "accept", by: reviewer(), at: now(), text: wordsOf(item), path: pathOf(item.draftNumber) };
  if (!decision.by) delete decision.by;
  const key = keyOf(decision);
  undoable.push({ item, key, before: setDecision(key, taken ? decisions.get(key) : decision), applied: before });
  paintApplied(item);
  changed();
  showActions(item);
  return say(taken ? `${item.label}: suggestion taken back` : `${item.label}: suggestion applied`);
}

/** After every change: list, counts, the copy in the browser's storage. */
function changed() {
  unexported += 1;
  paint();
  filter();
  remember();
}

/** Show verdicts and applied suggestions on list entries and marks. */
function paint() {
  for (const item of items) {
    const verdicts = verdictsOf(item);
    const shown = verdicts.join(" ");
    if (item.painted === shown) continue;
    item.painted = shown;
    const aside = verdicts[0] === "dismissed" || verdicts[0] === "baseline";
    item.entry.classList.toggle("off", aside);
    item.entry.classList.toggle("done", verdicts[0] === "accepted");
    item.entry.dataset.v = verdicts[0] === "open" ? "" : shown.replace(/ /gu, ", ");
    for (const run of [...item.own, ...item.related]) {
      run.classList.toggle("off", shares.get(run).every(isAside));
    }
  }
}

function isAside(item) {
  return ["dismiss", "baseline"].includes(decisionOf(item)?.verdict);
}

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;
const reviewer = () => $("#by").value.trim();
