// Decisions: the file format, merging, undo, and a copy in the browser's storage whose absence is survived.

const SCHEMA = 1;
const VERDICTS = ["accept", "dismiss", "baseline"];
const SCOPES = ["draft", "desk", "house"];

/** What a decision is about; two decisions about the same thing have the same key. */
function keyOf(decision) {
  const scope = decision.scope || "draft";
  if (scope === "draft") return `draft ${decision.fingerprint}`;
  const about = decision.names ? decision.names.map(sameText).sort().join("|") : sameText(decision.text || "");
  return [scope, decision.desk || "", decision.names ? "names" : decision.rule, about].join("\n");
}

/** Text as decisions on words compare it: in lower case, without white space. */
function sameText(text) {
  return text.toLowerCase().replace(/\s+/gu, "");
}

/** Decisions of a file's text, or an error that says what is wrong with it. */
function readDecisions(text) {
  const table = JSON.parse(text);
  if (!table || table.schema !== SCHEMA || !Array.isArray(table.decisions)) throw new Error("this is no decisions file");
  return table.decisions.map((entry, index) => {
    const where = `decision ${index + 1}`;
    if (!entry || typeof entry !== "object") throw new Error(`${where} is not an object`);
    const clean = {};
    for (const [name, value] of Object.entries(entry)) {
      const names = name === "names" && Array.isArray(value) && value.every((one) => typeof one === "string");
      if (typeof value !== "string" && !names) throw new Error(`${where}: ${name} must be a string`);
      clean[name] = value;
    }
    if (!clean.rule || !VERDICTS.includes(clean.verdict)) throw new Error(`${where} has no rule or no known verdict`);
    if (!SCOPES.includes(clean.scope || "draft")) throw new Error(`${where}: unknown scope ${clean.scope}`);
    return clean;
  });
}

function writeDecisions(decisions, signature) {
  return `${JSON.stringify({ schema: SCHEMA, signature, decisions }, null, 1)}\n`;
}

/** Two sets of decisions as one map by key. The later `at` wins; different verdicts are listed as conflicts. */
function mergeDecisions(ours, theirs) {
  const merged = new Map(ours);
  const conflicts = [];
  let taken = 0;
  for (const decision of theirs) {
    const key = keyOf(decision);
    const known = merged.get(key);
    const later = !known || (decision.at || "") >= (known.at || "");
    if (known && known.verdict !== decision.verdict) conflicts.push({ kept: later ? decision : known, lost: later ? known : decision });
    if (later && JSON.stringify(known) !== JSON.stringify(decision)) taken += 1;
    if (later) merged.set(key, decision);
  }
  return { merged, conflicts, taken };
}

/** A copy in the browser's storage. Private windows and locked-down files have none: then nothing is kept. */
const cache = {
  read(name) {
    try {
      return JSON.parse(window.localStorage.getItem(`newsproof.1.${name}`));
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      window.localStorage.setItem(`newsproof.1.${name}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};

if (typeof module === "object") module.exports = { keyOf, readDecisions, writeDecisions, mergeDecisions, sameText };
