// Suggestions in the text, and the corrected text of a draft as a file.

/** The places that a suggestion replaces: the finding's own, and related ones with the same words. */
function placesToChange(item) {
  const words = sameText(wordsOf(item));
  const same = placesOf(item.related).filter((runs) => sameText(joined(runs)) === words);
  return [item.own, ...same];
}

/** Another finding whose applied suggestion has changed one of these words. */
function clashOf(item) {
  const runs = new Set(placesToChange(item).flat());
  for (const number of applied.keys()) {
    const other = byNumber.get(number);
    if (placesToChange(other).flat().some((run) => runs.has(run))) return other;
  }
  return null;
}

/** Old words struck through, new ones after them; the text itself stays as it was read. */
function paintApplied(item) {
  const text = applied.get(item.number);
  for (const runs of placesToChange(item)) {
    for (const run of runs) {
      if (text === undefined && run.dataset.by !== String(item.number)) continue;
      run.classList.toggle("gone", text !== undefined);
      if (text === undefined) delete run.dataset.by;
      else run.dataset.by = item.number;
      delete run.dataset.new;
    }
    if (text && runs.length) runs[runs.length - 1].dataset.new = text;
  }
}

/** The text of a draft with the applied suggestions in it, every other character as it was read. */
function correctedText(draft) {
  const starts = new Map();
  const gone = new Set();
  for (const [number, text] of applied) {
    for (const runs of placesToChange(byNumber.get(number))) {
      if (runs.length) starts.set(runs[0], text);
      for (const run of runs) gone.add(run);
    }
  }
  let text = "";
  const walk = (node) => {
    if (starts.has(node)) text += starts.get(node);
    if (gone.has(node) || (node.dataset && "src" in node.dataset)) return;
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    for (const child of node.childNodes) walk(child);
  };
  walk($(".t", draft));
  return text;
}

function setUpDownloads() {
  for (const draft of $$(".draft")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "corrected";
    button.textContent = "Download corrected text";
    button.hidden = true;
    button.addEventListener("click", () => {
      const name = pathOf(draft.id.slice(1)).split(/[\\/]/u).pop();
      const dot = name.lastIndexOf(".");
      save(dot > 0 ? `${name.slice(0, dot)}.corrected${name.slice(dot)}` : `${name}.corrected.txt`, correctedText(draft), "text/plain");
    });
    $("header", draft).append(button);
  }
}

function offerDownloads() {
  const changed = new Set([...applied.keys()].map((number) => byNumber.get(number).draftNumber));
  for (const draft of $$(".draft")) $(".corrected", draft).hidden = !changed.has(Number(draft.id.slice(1)));
}

/** Give the reader a file. */
function save(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
