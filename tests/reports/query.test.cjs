"use strict";
// The pure parts of the report's script, run by node: the query grammar, and reading and merging decisions.
const assert = require("node:assert");
const path = require("node:path");
const test = require("node:test");

const scripts = path.join(__dirname, "..", "..", "reports", "html", "js");
const query = require(path.join(scripts, "query.js"));
const store = require(path.join(scripts, "store.js"));

const item = {
  severity: "major",
  confidence: "likely",
  family: "names",
  rule: "names/spelling",
  draft: "desk/foreign/damascus-talks.txt",
  text: query.fold("“Lavrenteev” is spelt “Lavrentyev” elsewhere São"),
  verdicts: ["open", "noted"],
};
const fits = (text) => query.matchesQuery(query.parseQuery(text), item);

test("tokens of every key", () => {
  for (const text of ["s:major", "s:maj", "c:likely", "f:names", "r:spelling", "d:damascus", "v:open", "v:noted", "v:all", ""]) {
    assert.ok(fits(text), text);
  }
  for (const text of ["s:minor", "c:certain", "f:places", "r:unclosed", "d:riyadh", "v:dismissed"]) assert.ok(!fits(text), text);
});

test("values joined by commas are alternatives, tokens must all fit, a minus denies", () => {
  assert.ok(fits("s:critical,major f:names"));
  assert.ok(!fits("s:major f:places"));
  assert.ok(fits("-s:minor,neutral"));
  assert.ok(!fits("-s:minor,major"));
});

test("words and phrases, case and diacritics folded", () => {
  assert.ok(fits("LAVRENTEEV"));
  assert.ok(fits('"is spelt"'));
  assert.ok(fits("“elsewhere sao”"));
  assert.ok(!fits('"spelt is"'));
  assert.ok(fits('-"spelt is"'));
  assert.ok(fits('s:major "lavrentyev" v:open'));
});

test("what is not understood is said, and the rest still holds", () => {
  const parsed = query.parseQuery("x:1 s:major s:grave");
  assert.strictEqual(parsed.problems.length, 2);
  assert.deepStrictEqual(parsed.tokens.map((token) => token.key), ["s", "s"]);
  for (const odd of ['"', '""', "s:", ":", "-", "s:,", "((", "\\", "a:b:c", "s:”"]) query.parseQuery(odd);
});

test("tokens are put in and taken out", () => {
  assert.strictEqual(query.toggleToken("", "s:major"), "s:major");
  assert.strictEqual(query.toggleToken("f:names s:major", "s:minor"), "f:names s:major,minor");
  assert.strictEqual(query.toggleToken("f:names s:major,minor", "s:major"), "f:names s:minor");
  assert.strictEqual(query.toggleToken("f:names s:minor", "s:minor"), "f:names");
  assert.ok(query.hasToken("f:names s:major,minor", "s:minor"));
});

test("decisions are read strictly", () => {
  const text = store.writeDecisions([{ fingerprint: "a", rule: "names/x", verdict: "accept" }], "sig");
  assert.deepStrictEqual(store.readDecisions(text), [{ fingerprint: "a", rule: "names/x", verdict: "accept" }]);
  for (const bad of ["[]", "{}", "null", '{"schema":2,"decisions":[]}', '{"schema":1,"decisions":[1]}', "x"]) {
    assert.throws(() => store.readDecisions(bad));
  }
  const entry = (extra) => JSON.stringify({ schema: 1, decisions: [{ fingerprint: "a", rule: "r", verdict: "accept", ...extra }] });
  for (const extra of [{ verdict: "maybe" }, { reason: 1 }, { scope: "world" }, { names: [1, 2] }, { rule: "" }]) {
    assert.throws(() => store.readDecisions(entry(extra)));
  }
});

test("the later decision wins and conflicts are listed", () => {
  const one = { fingerprint: "a", rule: "r", verdict: "accept", at: "2026-01-02T00:00:00Z" };
  const two = { fingerprint: "a", rule: "r", verdict: "dismiss", at: "2026-01-01T00:00:00Z" };
  const ours = new Map([[store.keyOf(one), one]]);
  const { merged, conflicts, taken } = store.mergeDecisions(ours, [two, { ...two, fingerprint: "b" }]);
  assert.strictEqual(merged.get("draft a"), one);
  assert.deepStrictEqual([conflicts.length, conflicts[0].kept, taken], [1, one, 1]);
});

test("decisions on words have one key whatever the case and the white space", () => {
  const key = (extra) => store.keyOf({ scope: "house", rule: "names/x", ...extra });
  assert.strictEqual(key({ text: "Al  Assad" }), key({ text: "al assad" }));
  assert.strictEqual(key({ names: ["Alekseev", "Alekseeva"] }), key({ names: ["alekseeva", "alekseev"] }));
  assert.notStrictEqual(key({ text: "a", scope: "desk", desk: "sport" }), key({ text: "a", scope: "desk", desk: "home" }));
});
