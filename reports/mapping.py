"""Newsproof's levels and categories in the words of other formats."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping

from checker.finding import Category, Severity

# ITS 2.0 localization quality issue types (W3C, section 8.11), for each MQM category.
ITS_TYPES: Mapping[Category, str] = {
    Category.INCONSISTENT_TERMINOLOGY: "inconsistency",
    Category.WRONG_TERM: "terminology",
    Category.MISTRANSLATION: "mistranslation",
    Category.OMISSION: "omission",
    Category.ADDITION: "addition",
    Category.UNTRANSLATED: "untranslated",
    Category.GRAMMAR: "grammar",
    Category.PUNCTUATION: "typographical",
    Category.SPELLING: "misspelling",
    Category.UNINTELLIGIBLE: "uncategorized",
    Category.ENCODING: "characters",
    Category.TEXTUAL: "inconsistency",
    Category.AWKWARD: "style",
    Category.UNIDIOMATIC: "style",
    Category.INCONSISTENT_STYLE: "inconsistency",
    Category.NUMBER_FORMAT: "locale-violation",
    Category.CURRENCY_FORMAT: "locale-violation",
    Category.MEASUREMENT_FORMAT: "locale-violation",
    Category.DATE_FORMAT: "locale-violation",
    Category.NAME_FORMAT: "locale-violation",
    Category.MARKUP: "markup",
}
# ITS severities run from 0 to 100; these keep MQM's order with room between.
ITS_SEVERITIES: Mapping[Severity, int] = {
    Severity.NEUTRAL: 1,
    Severity.MINOR: 25,
    Severity.MAJOR: 50,
    Severity.CRITICAL: 100,
}

# XML 1.0 has no place for these, not even as character references.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with every character that XML cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def mqm_words(category: Category) -> str:
    """A category as MQM writes it: ``accuracy/mistranslation`` gives ``Accuracy/Mistranslation``."""
    return "/".join(part.replace("-", " ").capitalize() for part in str(category).split("/"))


def xml_pieces(root: ET.Element, children: Iterable[ET.Element], indent: str = "") -> Iterator[str]:
    """An XML file of a root without content and its children, one at a time; ``indent`` sets each level on its own line."""
    empty = ET.tostring(root, encoding="unicode", xml_declaration=True)
    declared = re.findall(r' xmlns:\w+="[^"]*"', empty)
    before = empty.removesuffix(" />") + ">"
    for child in children:
        if indent:
            ET.indent(child, indent, 1)
            before += f"\n{indent}"
        tag, end, rest = ET.tostring(child, encoding="unicode").partition(">")
        for one in declared:  # said once, by the root
            tag = tag.replace(one, "")
        yield before + tag + end + rest
        before = ""
    if before:
        yield f"{empty}\n"
    else:
        yield f"\n</{root.tag}>\n" if indent else f"</{root.tag}>\n"
