"""XML without its dangers: no entities but the five of XML itself, no network, no external files, bounded depth and size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from checker.readers.errors import UnreadableError
from checker.readers.limits import DEPTH, within_size

_ENTITY = re.compile(rb"<!ENTITY\s|<!\s*ENTITY\s", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def parse(data: bytes, path: str) -> Any:
    """The root element (lxml) of an XML file. Raises ``UnreadableError`` for bad XML, entities and excessive depth."""
    within_size(data, path)
    from lxml import etree

    plain = data.replace(b"\0", b"")  # UTF-16 and UTF-32 do not hide the declaration
    if _ENTITY.search(plain[:200_000]) or _ENTITY.search(plain):
        raise UnreadableError(path, "declares entities, which a draft does not need and which can fill memory; not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(path, f"is no well-formed XML: {error}") from error
    if root is None:
        raise UnreadableError(path, "is no well-formed XML: it is empty")
    _bounded(root, path)
    return root


def _bounded(root: Any, path: str) -> None:
    level = [root]
    for _ in range(DEPTH):
        level = [child for element in level for child in element if isinstance(child.tag, str)]
        if not level:
            return
    raise UnreadableError(path, f"has more than {DEPTH} elements inside one another; not read")


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The children with one of the names, whatever their namespace."""
    return (child for child in element if local(child) in names)


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """The descendants with one of the names, in order of the file."""
    return (child for child in element.iter() if local(child) in names)


def first(element: Any, *names: str) -> Any | None:
    """The first descendant with one of the names."""
    return next(descendants(element, *names), None)


def words(element: Any | None, skip: frozenset[str] = frozenset()) -> str:
    """The text of an element and what is in it, white space folded; elements in ``skip`` are left out, not what follows."""
    if element is None:
        return ""
    found: list[str] = []
    _collect(element, skip, found)
    return _SPACE.sub(" ", "".join(found)).strip()


def _collect(element: Any, skip: frozenset[str], found: list[str]) -> None:
    if element.text and isinstance(element.tag, str):
        found.append(element.text)
    for child in element:
        name = local(child)
        if name == "br":
            found.append(" ")
        elif name and name not in skip:
            _collect(child, skip, found)
        found.append(child.tail or "")
