"""untranslated/foreign-words"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.foreign import ForeignRun, foreign_runs
from checker.annotations.language import foreign_sentences

_LANGUAGES = {
    "es": "Spanish", "fr": "French", "pt": "Portuguese", "de": "German", "it": "Italian", "nl": "Dutch", "tr": "Turkish",
    "pl": "Polish", "ro": "Romanian", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "cs": "Czech", "hu": "Hungarian",
    "id": "Indonesian", "az": "Azerbaijani", "uz": "Uzbek", "sw": "Swahili", "ca": "Catalan", "hr": "Croatian",
    "sq": "Albanian", "vi": "Vietnamese", "fi": "Finnish", "lt": "Lithuanian", "lv": "Latvian", "so": "Somali", "ku": "Kurdish",
    "ar": "Arabic", "ru": "Russian", "uk": "Ukrainian", "fa": "Persian", "he": "Hebrew", "hi": "Hindi", "ja": "Japanese",
    "ko": "Korean", "zh": "Chinese",
}  # fmt: skip
# What shows that the copy means to give the foreign word.
_GLOSSED = re.compile(
    r"[”\"’'»*_]?\s?(?:\(|,\s(?:or|meaning|which means|as|the|a|an|literally|\w+\sfor)\b|[–—]\s?[“\"‘a-z]|\sis\s\w+\sfor\b)"
)
_NAMED = re.compile(
    r"\b(?:called|known as|termed|dubbed|named|word|words|term|phrase|slogan|so-called|entitled|titled|meaning|means|"
    r"from the \w+|or|in [A-Z][a-z]+)\s?,?\s?[“\"‘'«(*_]?\Z"
)
_QUOTED = re.compile(r"[“\"‘'«*_(\[]\Z")


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
        Example("She drank coffee in a café, read of a coup d'état and drove home to Rio de Janeiro on the autobahn."),
        Example("They call it “rueda de prensa”. A mairie (town hall) was burned."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        starts = [sentence.start for sentence, _ in foreign_sentences(document)]
        for run in foreign_runs(document):
            at = bisect.bisect_right(starts, run.start) - 1
            if at >= 0 and run.start < foreign_sentences(document)[at][0].end:
                continue  # untranslated/foreign-sentence
            if run.named and run.content < 3:
                continue
            if run.content < 4 and _on_purpose(document.prose, run):
                continue
            text = document[run.span]
            single = run.content == 1 and " " not in text
            unsure = run.rare or len(text) < 6
            yield self.finding(
                document,
                run.span,
                f"“{_short(text)}” was left in {_language(run)}",
                confidence=Confidence.POSSIBLE if single and unsure and text.isascii() else None,
            )


def _on_purpose(prose: str, run: ForeignRun) -> bool:
    before = prose[max(0, run.start - 30) : run.start]
    return (
        _QUOTED.search(before) is not None
        or _NAMED.search(before) is not None
        or _GLOSSED.match(prose, run.end) is not None
        or prose[run.end : run.end + 1] in ("”", '"', "»", "*", "_", ")")
    )


def _language(run: ForeignRun) -> str:
    names = sorted(_LANGUAGES.get(code, code) for code in run.languages)
    return " or ".join(names) if len(names) < 3 else "another language"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
