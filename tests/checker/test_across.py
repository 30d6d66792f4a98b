"""Rules over several drafts: facts, stories, and findings that do not depend on how the work was shared."""

from __future__ import annotations

import dataclasses
import pathlib
import pickle
from collections.abc import Iterator

import pytest

from checker import across, cache, compose, engine, gate, pool
from checker.annotations.story import sketch
from checker.document import Document
from checker.finding import Category, Finding
from checker.readers import Draft
from checker.rule import Need, Rule
from checker.run_rule import Batch, Fact, RunRule
from checker.statements import minorities, statements, told
from checker.stories import retold, stories
from rules.names.across_drafts import AcrossDrafts
from rules.numbers.across_drafts import AcrossDrafts as Figures
from tests.timing import cpu_seconds, fastest

BRIDGE = (
    "Engineers reopened the Karlin bridge in Ostrava on Tuesday after eleven weeks of repairs, the regional council said. "
    "Mayor Lenka Dvorakova walked across with shopkeepers who had demanded compensation for lost customers."
)
AGAIN = (
    "The Karlin bridge in Ostrava was reopened on Tuesday by engineers after repairs that took eleven weeks. "
    "Shopkeepers demand compensation from the regional council for lost customers, Mayor Lenka Dvorzhakova said."
)
OTHER = (
    "Fishermen along the Mekong delta hauled in fewer catfish this spring, researchers at Can Tho University reported, "
    "blaming upstream dams, salt water and heat for the smallest harvest since records began."
)


class Opening(RunRule):
    """Reports drafts that open with different words."""

    id = "test/opening"
    category = Category.TEXTUAL

    def facts(self, document: Document) -> Iterator[Fact]:
        yield self.fact(document, (0, len(document.text.split()[0])), words=[1, 2], also=[(4, 6)])

    def judge(self, batch: Batch) -> Iterator[tuple[int, Finding]]:
        every = list(batch.every(self.id))
        if len({fact.text for _, fact in every}) > 1:
            for draft, fact in every:
                yield draft, self.report(fact, f"others open otherwise: {batch.named([e for e in every if e[0] != draft])}")


class Failing(Opening):
    """Fails when it judges."""

    id = "test/failing"

    def judge(self, batch: Batch) -> Iterator[tuple[int, Finding]]:
        raise ValueError("no")


def checked(texts: list[str], rules: list[Rule]) -> tuple[engine.Result, ...]:
    results = [engine.check(Document(text, path=f"{number}.txt"), rules) for number, text in enumerate(texts, 1)]
    return across.together(results, rules)


def test_findings_stand_in_each_draft_and_name_the_others() -> None:
    results = checked(["One day.", "Two days.", "Three days.", "Four days."], [Opening()])
    assert [[finding.text for finding in result.findings] for result in results] == [["One"], ["Two"], ["Three"], ["Four"]]
    first = results[0].findings[0]
    assert first.message == "Others open otherwise: 2.txt line 1, 3.txt line 1 and 1 other draft"
    assert first.related == ((4, 6),)
    assert len(first.fingerprint) == 16


def test_one_draft_alone_has_nothing_to_differ_from() -> None:
    assert checked(["One day."], [Opening()])[0].findings == ()


def test_facts_survive_pickling_and_the_cache(tmp_path: pathlib.Path) -> None:
    document = Document("One “café” \U0001f600.")
    result = engine.check(document, [Opening()])
    assert pickle.loads(pickle.dumps(result.facts)) == result.facts
    kept = cache.Cache(str(tmp_path))
    key = kept.key(document, "s")
    kept.put(key, cache.Kept(result.findings, result.not_run, result.facts))
    again = kept.get(key)
    assert again is not None
    assert again.facts == result.facts
    assert again.facts.of("test/opening") == [Fact(0, 3, 1, "One", words=(1, 2), also=((4, 6),))]


def test_a_draft_alone_gathers_no_facts_and_is_checked_again_among_others(tmp_path: pathlib.Path) -> None:
    (tmp_path / "one.txt").write_text("One day.", encoding="utf-8")
    task = pool.Task([Opening()], cache=str(tmp_path / "cache"), signature="s")
    for gather, known in ((False, False), (False, True), (True, False), (False, True), (True, True)):
        now = dataclasses.replace(task, gather=gather)
        document = pool.read(Draft(str(tmp_path / "one.txt")), reading=now.reading)
        kept = cache.Cache(str(tmp_path / "cache"))
        there = pool._kept(document, kept.key(document, "s"), kept, now)
        assert (there is not None) is known
        [outcome] = pool.check_drafts([Draft(str(tmp_path / "one.txt"))], now)
        assert isinstance(outcome, engine.Result)
        assert not gather or outcome.facts.of("test/opening")


def test_a_result_survives_pickling() -> None:
    unmet = type("Bilingual", (Opening,), {"id": "test/unmet", "needs": (Need.SOURCE,)})
    for rules in ([Opening()], [unmet(), Opening()]):
        result = engine.check(Document("One “café” \U0001f600."), rules)
        again = pickle.loads(pickle.dumps(result))
        assert (again.findings, again.not_run, again.crashes) == (result.findings, result.not_run, ())
        assert (again.seconds, again.facts, again.document.text) == (result.seconds, result.facts, result.document.text)


def test_a_rule_that_fails_hides_no_other_and_leaves_every_draft_unchecked() -> None:
    results = checked(["One day.", "Two days."], [Failing(), Opening()])
    assert len(results) == 2
    for result in results:
        assert [finding.rule for finding in result.findings] == ["test/opening"]
        assert [crash.rule for crash in result.crashes] == ["test/failing"]
        assert gate.judge_result(result, gate.Policy()).verdict is gate.Verdict.NOT_CHECKED


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_outcome_does_not_depend_on_the_number_of_processes(tmp_path: pathlib.Path, jobs: int) -> None:
    for number in range(12):
        text = (BRIDGE, AGAIN, OTHER)[number % 3]
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    drafts = [Draft(str(path)) for path in sorted(tmp_path.glob("*.txt"))]
    rules: list[Rule] = [AcrossDrafts(), Opening()]
    outcomes = list(pool.check_drafts(drafts, pool.Task(rules), jobs))
    results = across.together([one for one in outcomes if isinstance(one, engine.Result)], rules)
    alone = across.together([engine.check(one.document, rules) for one in results], rules)
    assert [result.findings for result in results] == [result.findings for result in alone]
    assert any(finding.rule == "names/across-drafts" for result in results for finding in result.findings)


def test_a_run_holds_what_was_found_across_its_drafts_with_and_without_the_cache(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cache, "default_folder", lambda: str(tmp_path / "cache"))
    for name, text in (("a", BRIDGE), ("b", AGAIN), ("c", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    request = compose.Request(("a.txt", "b.txt", "c.txt"), surface=True)
    found = [
        [(document.path, f) for document, f in compose.run(one).findings() if f.rule == "names/across-drafts"]
        for one in (dataclasses.replace(request, cache=False), request, request)
    ]
    assert [(path, finding.text) for path, finding in found[0]] == [("b.txt", "Lenka Dvorzhakova")]
    assert found[0] == found[1] == found[2]


def test_facts_of_partitions_are_joined_by_putting_them_one_after_the_other() -> None:
    texts = [BRIDGE, OTHER, AGAIN, OTHER]
    documents = [Document(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    rules: list[Rule] = [AcrossDrafts()]
    whole = across.together([engine.check(document, rules) for document in documents], rules)
    parts = [[engine.check(document, rules).facts for document in documents[at : at + 2]] for at in (0, 2)]
    found, crashes = across.judge(Batch([one.path for one in documents], [*parts[0], *parts[1]]), rules)
    assert not crashes
    assert [across.placed(document, found.get(number, [])) for number, document in enumerate(documents)] == [
        result.findings for result in whole
    ]


def test_drafts_of_one_story_are_found_whatever_their_wording() -> None:
    sketches = [sketch(Document(text)) for text in (BRIDGE, OTHER, AGAIN, "Too short to tell.", OTHER)]
    assert stories(sketches) == ((0, 2), (1, 4))


@pytest.mark.slow
def test_clustering_grows_with_the_number_of_drafts() -> None:
    words = [f"word{number}" for number in range(4000)]

    def seconds(size: int) -> float:
        texts = [" ".join(words[(number * 7 + at * 13) % 4000] for at in range(120)) for number in range(size)]
        sketches = [sketch(Document(text)) for text in texts]
        return cpu_seconds(lambda: stories(sketches))

    assert fastest(seconds, 4000) < 8 * 2.5 * fastest(seconds, 500) + 0.1


def test_statements_leave_out_drafts_that_say_both_and_report_the_minority() -> None:
    words = tuple(range(10, 20))
    facts = [(draft, Fact(0, 2, 1, says, "people", says, words)) for draft, says in enumerate(("34", "34", "43"))]
    facts += [(3, Fact(0, 2, 1, "34", "people", "34", words)), (3, Fact(5, 7, 1, "43", "people", "43", words))]
    [statement] = statements(facts)
    versions = told(statement)
    assert {says: [draft for draft, _ in places] for says, places in versions.items()} == {"34": [0, 1], "43": [2]}
    assert [(odd[0][0], other[0][0]) for odd, other in minorities(versions)] == [(2, 0)]


def test_of_two_versions_of_a_draft_only_the_last_takes_part() -> None:
    words = [f"Quarter{letter}{number}" for letter in "ABCDEFGHIJ" for number in range(20)]
    old = f"Mayor Aleksei Bashmakov opened the tram line on Friday. {' '.join(words)} said so."
    new = old.replace("Aleksei", "Alexei")
    other = f"The fountain was turned on by Mayor Alexei Bashmakov. {' '.join(word[::-1].title() for word in words)} saw it."
    spelling = "names/across-drafts"
    assert not any(finding.rule == spelling for result in checked([old, new], [AcrossDrafts()]) for finding in result.findings)
    assert not any(
        finding.rule == spelling for result in checked([old, new, other], [AcrossDrafts()]) for finding in result.findings
    )
    *_, last = checked([new, old, other], [AcrossDrafts()])
    assert [finding.text for finding in last.findings] == ["Alexei Bashmakov"]


def test_statements_tell_different_things_apart() -> None:
    same, other = tuple(range(10, 20)), tuple(range(30, 40))
    facts = [(0, Fact(0, 2, 1, "34", "people", "34", same)), (1, Fact(0, 2, 1, "43", "people", "43", other))]
    assert list(statements(facts)) == []
    assert list(statements([facts[0], (1, facts[1][1]._replace(words=same, about="metres"))])) == []


TRANSLATED = (
    "The Ministry of Fisheries in Port Karlin withdrew the licences of 14 trawlers on Thursday, its spokesman {} said. "
    "Inspectors found that the Ostrava Star and the Moravia had landed undersized herring at the northern pier since "
    "February. Owners may appeal to the maritime tribunal in Brenn within thirty days. The association of coastal "
    "skippers called the decision hasty and demanded compensation; the harbour authority expects {} vessels to leave for "
    "the southern grounds."
)
TRANSLATED_AGAIN = (
    "On Thursday the Ministry of Fisheries in Port Karlin took away the licences of 14 trawlers, according to its "
    "spokesman, {}. Since February, inspectors established, the Ostrava Star and the Moravia have landed undersized "
    "herring at the northern quay. Owners have thirty days to appeal to the maritime tribunal in Brenn. The coastal "
    "skippers’ association described the decision as hasty and asked for compensation; {} vessels are expected by the "
    "harbour authority to leave for the southern grounds."
)


def test_two_translations_of_one_text_are_compared_in_what_they_say_only() -> None:
    here, there = TRANSLATED.format("Lenka Dvorakova", "nine"), TRANSLATED_AGAIN.format("Lenka Dvorzhakova", "nine")
    sketches = [sketch(Document(text)) for text in (here, there)]
    assert retold(*sketches)
    assert all(not result.findings for result in checked([here, there], [AcrossDrafts()]))
    contradicted = there.replace("14", "41")
    assert [len(result.findings) for result in checked([here, contradicted], [Figures()])] == [0, 1]
    third = f"The trawlers may sail again in May, Lenka Dvorakova told reporters in Brenn. {OTHER}"
    assert [len(result.findings) for result in checked([third, here, there], [AcrossDrafts()])] == [0, 0, 1]


def test_different_reports_of_one_event_are_compared_in_names_too() -> None:
    assert not retold(sketch(Document(BRIDGE)), sketch(Document(AGAIN)))
    assert not retold(sketch(Document(BRIDGE)), b"")
