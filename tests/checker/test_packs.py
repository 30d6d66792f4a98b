"""House packs: what they find, what is refused and where the fault is, and that they are rules like all others."""

from __future__ import annotations

import json
import pathlib
import pickle

import pytest

import rules
from checker import config
from checker.document import Document
from checker.finding import Category, Confidence, Severity
from checker.pack_rule import PackRule, failures, house_rule, house_rules
from checker.packs import load
from checker.rule import Example
from tests.commandline import newsproof

pytestmark = pytest.mark.usefixtures("empty_folder")

HOUSE = """\
[pack]
name = "House style"
about = "Wording of the foreign desk."
severity = "major"
confidence = "certain"
never-mix = [["{adviser}", "{advisor}"], ["Basra", "Basrah"]]

[[entry]]
id = "ground-to-a-halt"
pattern = "{grind} to a (complete|total) halt"
better = ["{stop:1}"]
note = "a halt is complete"
severity = "minor"
examples = ["Traffic ⟦ground to a complete halt⟧."]
counter-examples = ["Traffic ground to a halt."]

[[entry]]
id = "terrorist"
pattern = "(alleged|suspected)? {terrorist}"
message = "use only in quotations, with the speaker named"
examples = ["Two ⟦suspected terrorists⟧ were held."]

[[wording]]
forbidden = ["Kiev", "Kyjiv"]
preferred = "Kyiv"
examples = ["He left ⟦Kiev⟧ for ⟦Kyjiv⟧."]
counter-examples = ["He left Kyiv."]
"""


def written(content: str = HOUSE, name: str = "house/style.toml") -> pathlib.Path:
    path = pathlib.Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_entries_and_wordings_are_found_with_message_and_replacement() -> None:
    rule = house_rule(load(written()), written())
    found = list(rule.check(Document("Kiev ground to a total halt. A terrorist was held.")))
    assert [(one.text, one.suggestions, str(one.severity)) for one in found] == [
        ("Kiev", ("Kyiv",), "major"),
        ("ground to a total halt", ("stopped",), "minor"),
        ("terrorist", (), "major"),
    ]
    assert found[0].message == "“Kiev” is not house style; write “Kyiv”"
    assert found[1].message == "“ground to a total halt” is not house style; write “stopped”: a halt is complete"
    assert found[2].message == "“terrorist”: use only in quotations, with the speaker named"
    assert {one.rule for one in found} == {"terms/house-style"}
    assert {one.confidence for one in found} == {Confidence.CERTAIN}
    assert {one.category for one in found} == {Category.WRONG_TERM}


def test_what_must_not_be_mixed_is_one_finding_at_the_rarer_form() -> None:
    rule = house_rule(load(written()), written())
    document = Document("The adviser met two advisors. The advisers left Basra. Another advisor, another adviser.")
    [found] = rule.check(document)
    assert [document[place] for place in found.places] == ["advisors", "advisor"]
    assert found.message == "“advisors” and “advisor” and “adviser” are mixed in one draft"
    assert found.category is Category.INCONSISTENT_TERMINOLOGY
    assert list(rule.check(Document("The advisor met two advisors in Basrah."))) == []


def test_a_match_does_not_run_over_a_sentence_or_paragraph() -> None:
    rule = house_rule(load(written()), written())
    assert list(rule.check(Document("They grind. To a total halt"))) == []
    assert list(rule.check(Document("They grind to a\n\ntotal halt"))) == []
    assert len(list(rule.check(Document("They grind to a\ntotal halt")))) == 1


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (HOUSE.replace("[pack]", "[pakc]"), "style.toml:1: unknown key 'pakc'; did you mean 'pack'?"),
        (HOUSE.replace('name = "House', 'nmae = "House'), "style.toml:2: pack.nmae: unknown key; did you mean 'name'?"),
        (HOUSE.replace('"major"', '"grave"'), "style.toml:4: pack.severity: 'grave' is not one of neutral, minor"),
        (HOUSE.replace('["Basra", "Basrah"]', '["Basra"]'), "style.toml:6: pack.never-mix: must be lists of two or more"),
        (HOUSE.replace("ground-to-a-halt", "Ground to"), "style.toml:9: entry.id: 'Ground to' is not in small letters"),
        (HOUSE.replace("{grind}", "{Grind}"), "style.toml:10: entry.pattern: .*small letters"),
        (HOUSE.replace("{stop:1}", "{stop:4}"), "style.toml:11: entry.better: .*item 4"),
        (HOUSE.replace('note = "a', 'nott = "a'), "style.toml:12: entry.nott: unknown key; did you mean 'note'?"),
        (HOUSE.replace("⟦ground to a complete halt⟧", "ground"), "style.toml:14: entry.examples: .*nothing marked"),
        (HOUSE.replace('"Traffic ground to', '"⟦Traffic⟧ ground to'), "style.toml:15: entry.counter-examples: .*must have"),
        (HOUSE.replace('id = "terrorist"', ""), "style.toml:17: entry: there is no 'id'"),
        (HOUSE.replace('"terrorist"', '"ground-to-a-halt"'), "style.toml:18: entry.id: 'ground-to-a-halt' is there twice"),
        (HOUSE.replace('message = "use', 'message = 3 # "use'), "style.toml:20: entry.message: must be a string"),
        (HOUSE.replace('["Kiev", "Kyjiv"]', '"Kiev"'), "style.toml:24: wording.forbidden: must be a list of strings"),
        (HOUSE.replace("[[wording]]", "[wording]"), r"style.toml:23: write \[\[wording\]\]"),
        (HOUSE.replace('about = "', 'family = "term" # "'), "style.toml:3: pack.family: .*did you mean 'terms'"),
        (HOUSE.replace('"House style"', '"House'), "not valid TOML.*line 2"),
    ],
)
def test_a_bad_pack_names_file_line_and_key(broken: str, fault: str) -> None:
    with pytest.raises(config.ConfigError, match=fault):
        load(written(broken))


def test_packs_in_the_configuration_are_rules_like_all_others() -> None:
    written()
    pathlib.Path("newsproof.toml").write_text('packs = ["house"]\n', encoding="utf-8")
    pathlib.Path("draft.txt").write_text("He left Kiev, and traffic ground to a total halt.\n", encoding="utf-8")
    assert newsproof("check", "draft.txt", "--no-cache", "--json", "r.json").exit_code == 1
    report = json.loads(pathlib.Path("r.json").read_text(encoding="utf-8"))
    assert "terms/house-style" in json.dumps(report)
    assert "terms/house-style" in newsproof("rules").stdout
    page = newsproof("rules", "terms/house-style").stdout
    assert "Wording of the foreign desk." in page and "ground-to-a-halt: {grind} to a" in page and "⟦suspected" in page
    assert "rules.terms/house-style.off" in newsproof("config").stdout
    pathlib.Path("newsproof.toml").write_text(
        'packs = ["house"]\n[rules."terms/house-style"]\noff = ["kyiv", "ground-to-a-halt"]\nseverity = "minor"\n',
        encoding="utf-8",
    )
    assert newsproof("check", "draft.txt", "--no-cache").exit_code == 0


def test_an_edited_pack_is_not_answered_from_the_cache() -> None:
    path = written()
    before = house_rule(load(path), path).knowledge
    assert before != house_rule(load(written(HOUSE + "\n# changed\n")), path).knowledge


def test_examples_of_packs_are_run() -> None:
    written()
    done = newsproof("rules", "test", "house")
    assert (done.exit_code, done.stdout) == (0, "terms/house-style: 5 examples hold\n")
    written(HOUSE.replace("Traffic ⟦ground to a complete⟧ halt", "").replace("Two ⟦suspected terrorists⟧", "⟦Two⟧ terrorists"))
    done = newsproof("rules", "test", "house/style.toml")
    assert done.exit_code == 1
    assert "terrorist: ⟦Two⟧ terrorists were held.\n    to be found: “Two”; found: “terrorists”" in done.stdout
    assert newsproof("rules", "test", "calques/arabic").exit_code == 0
    assert newsproof("rules", "test", "calques/arabik").exit_code == 2
    assert newsproof("rules", "test").exit_code == 2
    pathlib.Path("empty").mkdir()
    assert newsproof("rules", "test", "empty").exit_code == 2
    written("[pack]\n")
    done = newsproof("rules", "test", "house")
    assert done.exit_code == 2 and "there is no 'name'" in done.stderr


def test_the_example_pack_and_the_one_in_the_manual_hold() -> None:
    root = pathlib.Path(__file__).resolve().parents[2]
    assert newsproof("rules", "test", str(root / "examples" / "house")).exit_code == 0
    manual = root.joinpath("docs", "packs.md").read_text(encoding="utf-8")
    written(manual.partition("```toml\n")[2].partition("```")[0])
    assert newsproof("rules", "test", "house").exit_code == 0


def test_a_pack_may_not_take_the_id_of_another_rule() -> None:
    written()
    written(HOUSE, "house/again.toml")
    with pytest.raises(config.ConfigError, match="there is a rule 'terms/house-style' already"):
        house_rules(["house"])
    with pytest.raises(config.ConfigError, match="no such folder"):
        house_rules(["nowhere"])


def test_a_house_rule_travels_between_processes() -> None:
    rule = house_rule(load(written()), written())
    rule = rule.with_options(type(rule.options)(off=("kyiv",)))  # type: ignore[assignment]
    rule.fixed_severity = Severity.CRITICAL
    other = pickle.loads(pickle.dumps(rule))
    document = Document("Kiev ground to a total halt.")
    assert list(other.check(document)) == list(rule.check(document)) != []
    assert failures(other) != []


@pytest.mark.parametrize("rule", [rule for rule in rules.ALL if issubclass(rule, PackRule)], ids=lambda rule: rule.file.stem)
def test_a_filled_suggestion_gives_a_counter_example(rule: type[PackRule]) -> None:
    """In packs that ship: what an editor would apply is a sentence that somebody has read and that stays quiet."""
    pack = rule.with_examples()
    examples: dict[str, list[Example]] = {}
    for name, example in pack.examples:
        examples.setdefault(name, []).append(example)
    wrong: list[str] = []
    for entry in pack.entries:
        if not any("$" in better or "{" in better for better in entry.better):
            continue
        first, *others = examples[entry.id]
        document, span = Document(first.text, source_language=first.source_language), first.spans[0]
        suggestions = [one for found in rule().check(document) if found.span == span for one in found.suggestions]
        mended = [document.text[: span.start] + one + document.text[span.end :] for one in suggestions]
        if not {example.marked for example in others}.intersection(mended):
            wrong.append(f"{rule.file.name}, {entry.id}: none of {mended} is among its counter-examples")
    assert not wrong, "\n".join(wrong)
