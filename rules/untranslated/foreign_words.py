"""untranslated/foreign-words"""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.foreign import ForeignRun, foreign_runs
from checker.annotations.language import foreign_sentences
from checker.lazy import regex

_LANGUAGES = {
    "es": "Spanish", "fr": "French", "pt": "Portuguese", "de": "German", "it": "Italian", "nl": "Dutch", "tr": "Turkish",
    "pl": "Polish", "ro": "Romanian", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "cs": "Czech", "hu": "Hungarian",
    "id": "Indonesian", "az": "Azerbaijani", "uz": "Uzbek", "sw": "Swahili", "ca": "Catalan", "hr": "Croatian",
    "sq": "Albanian", "vi": "Vietnamese", "fi": "Finnish", "lt": "Lithuanian", "lv": "Latvian", "so": "Somali", "ku": "Kurdish",
    "ar": "Arabic", "ru": "Russian", "uk": "Ukrainian", "fa": "Persian", "he": "Hebrew", "hi": "Hindi", "ja": "Japanese",
    "ko": "Korean", "zh": "Chinese", "ur": "Urdu",
}  # fmt: skip
# What shows that the copy means to give the foreign word.
_GLOSSED = regex(
    r"[”\"’'»*_]?\s?(?:\(|,\s(?:or|meaning|which (?:means|is|are)|as|the|a|an|literally|\w+\sfor)\b|[–—]\s?[“\"‘a-z]|"
    r"\sis\s\w+\sfor\b)"
)
_NAMED = regex(
    r"\b(?:called|known as|termed|dubbed|named|word|words|term|phrase|slogan|so-called|entitled|titled|meaning|means|"
    r"from the \w+|or|in [A-Z][a-z]+)\s?,?\s?[“\"‘'«(*_]?\Z"
)
_QUOTED = regex(r"[“\"‘'«*_(\[]\Z")
# So here is the paragraph in the official Latin: …
_ANNOUNCING = regex(
    r"\b(?:Latin|Greek|Spanish|French|German|Italian|Portuguese|Dutch|Turkish|Arabic|Hebrew|Malay|Gaelic|Irish|Welsh|"
    r"original(?: language)?|(?:national|native|local) language|mother tongue)\b[^.!?\n]{0,60}:\s*[“\"]?\s*\Z"
)
# Code points that an announced passage has at most.
_PARAGRAPH = 2_000
# Code points between two words of one passage, at most.
_NEAR = 160
# The short name of a genus: E. repens.
_GENUS = regex(r"\b[A-Z][a-z]?\.\s\Z")
# Little words of other languages (und, ve) have so many letters at most, and are no names.
_LITTLE = 4


class ForeignWords(Rule):
    """Words of another language among English ones: the rueda de prensa, from renewable energies zu decken.

    Why it matters: the system did not know what to do with them, and most readers will not either.
    Quiet: naturalised loans (*café, coup d'état, autobahn*), words inside quotation marks or italics, words that the
    copy names or glosses (*kurt (balls of dried curd)*), names (*Casa de papel, Rio de Janeiro*).
    Known misses: rare words, and words that English has in another sense (*actual, gift*).
    """

    id = "untranslated/foreign-words"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.UNTRANSLATED
    examples = (
        Example("The minister spoke at the ⟦rueda de prensa⟧ on Monday."),
        Example("The goal is to cover the demand from renewable energies ⟦zu decken⟧."),
        Example("The prefect has banned ⟦rassemblements⟧ on the public highway."),
        Example("The ⟦vecinos⟧ were told to save water."),
        Example("The ⟦bomberos⟧ worked for eleven hours."),
        Example("The guards of the ⟦zavod⟧ and the ⟦shahrdari⟧ will vote in ⟦oktyabr⟧."),
        Example("The owner of one of the ⟦mawakib⟧ praised the ⟦coğrafi işaret⟧ and the sweets ⟦und⟧ cakes."),
        Example("She drank coffee in a café, read of a coup d'état and drove home to Rio de Janeiro on the autobahn."),
        Example("Here is the paragraph in Spanish:\n\nLos vecinos y bomberos del barrio."),
        Example("They call it “rueda de prensa”. A mairie (town hall) was burned."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for runs in self._by_sentence(document):
            first, *others = runs
            text = document[first.span]
            single = first.content == 1 and " " not in text
            unsure = first.rare or _LITTLE < len(text) < 6
            yield self.finding(
                document,
                first.span,
                f"“{_short(text)}” was left in {_language(first)}",
                related=[run.span for run in others],
                confidence=Confidence.POSSIBLE if single and unsure and text.isascii() else None,
            )

    def _by_sentence(self, document: Document) -> Iterator[list[ForeignRun]]:
        """The runs that are left-overs: those of one sentence together where several words stand in each."""
        starts = [sentence.start for sentence, _ in foreign_sentences(document)]
        found: list[ForeignRun] = []
        for run in foreign_runs(document):
            at = bisect.bisect_right(starts, run.start) - 1
            if at >= 0 and run.start < foreign_sentences(document)[at][0].end:
                continue  # untranslated/foreign-sentence
            if (run.named and run.content < 3) or (run.rare and _in_code(document.prose, run)):
                continue
            if (run.content < 4 and _on_purpose(document.prose, run)) or _announced(document.prose, run.start):
                continue
            if found and not (run.content > 1 and found[-1].content > 1 and _one_breath(document.prose, found[-1], run)):
                yield found
                found = []
            found.append(run)
        if found:
            yield found


def _announced(prose: str, start: int) -> bool:
    """Whether the copy says before the paragraph, or in it, that a passage in another language follows."""
    begin = prose.rfind("\n", max(0, start - _PARAGRAPH), start) + 1
    if _ANNOUNCING.search(prose, max(0, begin - 160), begin):
        return True
    colon = prose.rfind(":", begin, start)
    return colon >= 0 and _ANNOUNCING.search(prose, max(0, colon - 120), colon + 1) is not None


def _one_breath(prose: str, last: ForeignRun, run: ForeignRun) -> bool:
    """Whether two runs belong to one passage: nothing ends between them."""
    between = prose[last.end : run.start]
    return "\n" not in between and ". " not in between and len(between) < _NEAR


def _on_purpose(prose: str, run: ForeignRun) -> bool:
    before = prose[max(0, run.start - 30) : run.start]
    return (
        _QUOTED.search(before) is not None
        or _NAMED.search(before) is not None
        or _GLOSSED.match(prose, run.end) is not None
        or prose[run.end : run.end + 1] in ("”", '"', "»", "*", "_", ")")
    )


def _in_code(prose: str, run: ForeignRun) -> bool:
    """Whether the word belongs to an address, a handle, an entity or the Latin name of a species (E. repens)."""
    if prose[run.start - 1 : run.start] in tuple("#@/._-&;") or prose[run.end : run.end + 1] in tuple("@/_-;"):
        return True
    return prose[run.end : run.end + 3] == "://" or _GENUS.search(prose, max(0, run.start - 8), run.start) is not None


def _language(run: ForeignRun) -> str:
    names = sorted(_LANGUAGES.get(code, code) for code in run.languages)
    return " or ".join(names) if len(names) < 3 else "another language"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
