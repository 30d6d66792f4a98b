// The query box: `s:major f:names -r:doubled d:damascus v:open "two words"`. Pure functions, tested under node.

const KEYS = { s: "severity", c: "confidence", f: "family", r: "rule", d: "draft", v: "verdict" };
const VALUES = {
  s: ["neutral", "minor", "major", "critical"],
  c: ["possible", "likely", "certain"],
  v: ["open", "accepted", "dismissed", "baseline", "noted", "applied", "all"],
};

/** Tokens of a query: `{key, values, not}`; `key` is empty for words. `problems` says what was not understood. */
function parseQuery(text) {
  const tokens = [];
  const problems = [];
  for (const [, minus, key, rest] of text.matchAll(/(-?)(?:([a-z]):)?((?:[^\s"“”]|["“”][^"“”]*(?:["“”]|$))+)/giu)) {
    const values = [...rest.matchAll(/["“”]([^"“”]*)(?:["“”]|$)|[^,"“”]+/gu)]
      .map((match) => fold(match[1] ?? match[0]))
      .filter(Boolean);
    if (!values.length) continue;
    const name = (key || "").toLowerCase();
    if (name && !KEYS[name]) {
      problems.push(`no key ${name}: (there are ${Object.keys(KEYS).join(": ")}:)`);
      continue;
    }
    for (const value of values) {
      if (VALUES[name] && !VALUES[name].some((one) => one.startsWith(value))) {
        problems.push(`${name}: has no ${value} (${VALUES[name].join(", ")})`);
      }
    }
    tokens.push({ key: name, values: name ? values : [fold(rest.replace(/["“”]/gu, ""))], not: minus === "-" });
  }
  return { tokens, problems };
}

/** Whether an item passes. An item has `severity confidence family rule draft text` and a list `verdicts`. */
function matchesQuery(query, item) {
  return query.tokens.every((token) => token.values.some((value) => passes(token.key, value, item)) !== token.not);
}

function passes(key, value, item) {
  if (key === "s") return item.severity.startsWith(value);
  if (key === "c") return item.confidence.startsWith(value);
  if (key === "f") return item.family.startsWith(value);
  if (key === "r") return item.rule.includes(value);
  if (key === "d") return item.draft.includes(value);
  if (key === "v") return value === "all" || item.verdicts.some((one) => one.startsWith(value));
  return item.text.includes(value);
}

/** Whether a query says which verdicts it wants; otherwise what earlier decisions set aside is left out. */
function asksForVerdict(query) {
  return query.tokens.some((token) => token.key === "v");
}

/** The query with a token such as `s:major` put in or taken out; the values of one key are joined by commas. */
function toggleToken(text, token) {
  const [key, value] = token.split(":");
  const pattern = new RegExp(`(^|\\s)${key}:(\\S+)`, "u");
  const found = text.match(pattern);
  if (!found) return `${text.trim()} ${token}`.trim();
  const values = found[2].split(",");
  const left = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return text.replace(pattern, left.length ? `$1${key}:${left.join(",")}` : "").trim();
}

function hasToken(text, token) {
  const [key, value] = token.split(":");
  const found = text.match(new RegExp(`(^|\\s)${key}:(\\S+)`, "u"));
  return Boolean(found) && found[2].split(",").includes(value);
}

/** Case, diacritics and width folded, so that “Sao” finds “São”. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}

if (typeof module === "object") module.exports = { parseQuery, matchesQuery, asksForVerdict, toggleToken, hasToken, fold };
