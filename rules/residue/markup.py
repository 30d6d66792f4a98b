"""residue/markup"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex

_TAGS = (
    "a abbr article aside b blockquote body br button caption center cite code div em figcaption figure font footer form h1 h2 "
    "h3 h4 h5 h6 head header hr html i iframe img input label li link main meta nav ol option p pre q s script section select "
    "small span strike strong style sub sup table tbody td th thead title tr u ul video audio source"
).split()
_TAG = regex(rf"</?(?:{'|'.join(_TAGS)})(?:\s[^<>\n]{{0,300}})?\s?/?>|<!--|-->|<!DOCTYPE", re.IGNORECASE)
_ENTITY = regex(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,6});")
_BBCODE = regex(
    r"\[/?(?:b|i|u|s|quote|url|img|size|color|code|caption|embed|gallery|video)(?:=[^\]\n]{1,80})?\]", re.IGNORECASE
)
_WIKI = regex(r"\[\[[^\[\]\n]{1,80}\]\]|'''[^'\n]{1,80}'''|={2,4}[^=\n]{2,60}={2,4}")
_LINK = regex(r"\[[^\[\]\n]{1,80}\]\(https?://[^)\s]{3,200}\)")
_BOLD = regex(r"(?<![\w*])\*\*[^*\s][^*\n]{0,80}\*\*(?![\w*])|(?<!\w)__[^_\s][^_\n]{0,80}__(?!\w)")


class Markup(Rule):
    """Markup stands in running copy: HTML tags and entities, BBCode, wiki or Markdown signs.

    Why it matters: it came with the page that was scraped, the translation system took it for words, and the reader
    sees &nbsp; in the middle of a sentence.
    Quiet: formats that have markup of their own, where it is no part of the prose; comparisons with < and >; what an editor
    put into a quotation, *[I]f he knew*, *we would have no [video] machines*.
    In 1.1 million words of published copy it speaks 74 times: entities that the site never turned into letters, nearly all
    in degrees, accented names and ampersands.
    Known misses: markup that was itself translated.
    """

    id = "residue/markup"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.MARKUP
    triggers = frozenset("<>&[='*_")
    examples = (
        Example("The council met on Tuesday.⟦<br>⟧ It voted ⟦&quot;⟧yes⟦&quot;⟧ at Smith ⟦&amp;⟧ Sons."),
        Example("The ⟦[b]⟧budget⟦[/b]⟧ is ⟦**final**⟧, see ⟦[the report](https://example.org/report)⟧."),
        Example(
            "“[I]f they knew of it, they should have told us,” she said. “We had no [video] machines.”", note="an editor’s"
        ),
        Example("Smith & Sons, R&D and AT&T; a < b and b > a, 5 ** 2, snake_case__name."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        places: dict[str, list[tuple[int, int]]] = {}
        for match in _signs(document.prose):
            places.setdefault(match[0], []).append(match.span())
        for sign, spans in places.items():
            suggestion = _without(sign)
            message = f"Markup stands in the copy: “{sign}”"
            suggestions = () if suggestion is None else (suggestion,)
            yield self.finding(
                document, spans[0], message, related=spans[1:], suggestions=suggestions, safe=suggestion is not None
            )


def _signs(prose: str) -> Iterator[re.Match[str]]:
    if "<" in prose or "-->" in prose:
        yield from _TAG.finditer(prose)
    if "&" in prose:
        yield from (match for match in _ENTITY.finditer(prose) if html.unescape(match[0]) != match[0])
    if "[" in prose:
        small = prose.lower()
        for match in _BBCODE.finditer(prose):
            if "=" in match[0] or f"[/{match[0].strip('[/]').lower()}]" in small:
                yield match
        yield from _LINK.finditer(prose)
    if "[[" in prose or "==" in prose or "'''" in prose:
        yield from _WIKI.finditer(prose)
    if "**" in prose or "__" in prose:
        yield from _BOLD.finditer(prose)


def _without(sign: str) -> str | None:
    """What the sign stands for, empty for a bare tag, ``None`` where that is for the editor to say."""
    if sign.startswith("<"):
        return ""
    if sign.startswith("&"):
        character = html.unescape(sign)
        return " " if character.isspace() else character
    return sign[2:-2] if sign.startswith(("**", "__")) else None
