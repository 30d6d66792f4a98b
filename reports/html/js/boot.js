// Keys on real buttons, the record (export, import, the browser's copy), and the start.

const DO = {
  next: () => step(1),
  previous: () => step(-1),
  "next-draft": () => step(1, { draft: true }),
  "previous-draft": () => step(-1, { draft: true }),
  accept,
  dismiss: askWhy,
  note: askNote,
  apply: applySuggestion,
  undo,
  find: () => {
    $("#query").focus();
    $("#query").select();
  },
  export: exportDecisions,
  import: () => $("#import-file").click(),
  help: () => $(".help").showModal(),
};

function setUpKeys() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
}

function onClick(event) {
  const button = event.target.closest("[data-do]");
  if (button) {
    const dialog = button.closest("dialog");
    if (dialog) dialog.close();
    DO[button.dataset.do]();
    return;
  }
  const link = event.target.closest(".list .f > a, .list .f .w a, .t .m");
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  if (shares.has(link)) selectFromText(link);
  else {
    select(byNumber.get(Number(link.closest(".f").id.slice(1))), { from: link.closest(".w") ? "place" : "list" });
    if (link.closest(".w")) document.getElementById(link.hash.slice(1))?.scrollIntoView({ block: "center" });
  }
}

/** A click on marked words selects their finding; another click the next one that shares them. */
function selectFromText(run) {
  const here = shares.get(run).filter((item) => item.shown);
  if (!here.length) return;
  select(here[(here.indexOf(view.selected) + 1) % here.length], { from: "text", focus: false });
}

function onKey(event) {
  if (event.key === "Escape" && actions && (isOpenForm() || !$(".remark", actions).hidden)) {
    openForm(null);
    view.selected?.link.focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog") && event.target.type !== "checkbox") {
    if (event.key === "Enter" && event.target.id === "query") step(1);
    return;
  }
  if (!$("#letters").checked && event.key.length === 1) return;
  if (isOpenForm() && /^[1-9]$/u.test(event.key)) {
    $(`[data-digit="${event.key}"]`, actions)?.click();
    event.preventDefault();
    return;
  }
  const button = $$("[data-key]").find((one) => one.dataset.key === event.key);
  if (!button) return;
  event.preventDefault();
  if (button.disabled || button.hidden) return;
  DO[button.dataset.do]();
}

function progress() {
  const open = items.filter(isOpen).length;
  $("#progress").textContent = `${open} open${unexported ? `, ${plural(unexported, "change")} not exported` : ""}`;
  $("[data-do=undo]").disabled = !undoable.length;
  offerDownloads();
}

function exportDecisions() {
  save("newsproof-decisions.json", writeDecisions([...decisions.values()], facts.signature), "application/json");
  unexported = 0;
  remember();
  progress();
  say(`${plural(decisions.size, "decision")} exported`);
}

function importDecisions(text) {
  let theirs;
  try {
    theirs = readDecisions(text);
  } catch (error) {
    tellImport(`The file was not imported: ${error.message}`, []);
    return;
  }
  const { merged, conflicts, taken } = mergeDecisions(decisions, theirs);
  const unknown = theirs.filter((one) => (one.scope || "draft") === "draft" && !byPrint.has(one.fingerprint)).length;
  for (const [key, decision] of merged) setDecision(key, decision);
  unexported += taken;
  paint();
  filter();
  remember();
  if (view.selected) showActions(view.selected);
  const rest = unknown ? `, ${plural(unknown, "decision")} about findings that are not in this report` : "";
  tellImport(`${plural(theirs.length, "decision")} read, ${taken} taken over, ${plural(conflicts.length, "conflict")}${rest}.`, conflicts);
}

function tellImport(text, conflicts) {
  const dialog = $$("dialog.help")[1];
  $(".sum", dialog).textContent = text;
  $(".conflicts", dialog).replaceChildren(
    ...conflicts.map(({ kept, lost }) => {
      const line = document.createElement("li");
      const words = document.createElement("bdi");
      words.textContent = kept.text || kept.rule;
      line.append(words, `: kept “${sentenceOf(kept)}”, not “${sentenceOf(lost)}”`);
      return line;
    }),
  );
  dialog.showModal();
  say(text);
}

let remembered = true;

/** The copy in the browser's storage, under the report's own id. */
function remember() {
  remembered = cache.write(`report.${facts.id}`, { decisions: [...decisions.values()], applied: [...applied], unexported });
  cache.write("letters", $("#letters").checked);
  cache.write("by", $("#by").value);
}

function recall() {
  $("#letters").checked = cache.read("letters") !== false;
  $("#by").value = cache.read("by") || "";
  const kept = cache.read(`report.${facts.id}`);
  if (!kept || !Array.isArray(kept.decisions) || !Array.isArray(kept.applied)) return;
  decisions.clear();
  for (const decision of kept.decisions) setDecision(keyOf(decision), decision);
  for (const [number, text] of kept.applied) if (byNumber.has(number)) applied.set(number, text);
  unexported = kept.unexported || 0;
}

function start() {
  const put = (id, where, place) => where[place](...$(id).content.cloneNode(true).children);
  put("#desk-tools", $(".list > h2"), "after");
  put("#desk-bar", $(".list"), "append");
  put("#desk-help", document.body, "append");
  put("#desk-imported", document.body, "append");
  readPage();
  readDecided();
  for (const item of items) item.aside = isAside(item);
  recall();
  setUpList();
  setUpTriage();
  setUpDownloads();
  setUpKeys();
  paint();
  for (const number of applied.keys()) paintApplied(byNumber.get(number));
  for (const input of [$("#letters"), $("#by")]) input.addEventListener("change", remember);
  $("#import-file").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) importDecisions(await file.text());
    event.target.value = "";
  });
  window.addEventListener("hashchange", readAddress);
  window.addEventListener("beforeunload", (event) => {
    // Between the pages of a large report the browser's copy goes along, and the index exports everything.
    if (unexported && !(remembered && $("a[rel=prev], a[rel=next]"))) event.preventDefault();
  });
  filter();
  readAddress();
  document.documentElement.classList.add("live");
}

start();
