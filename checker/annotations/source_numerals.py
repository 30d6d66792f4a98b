"""Numbers that a source text writes in digits: in those of any script, with the separators of its language."""

from __future__ import annotations

from checker.lazy import regex

# Spaces that part groups of three digits.
SPACES = " \u00a0\u2009\u202f"
# Digits with the separators that they may have, and vulgar fractions.
NUMERAL = regex(
    rf"(?<![\d.,٫٬])(?<!\d[{SPACES}/:-])\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:[,.٫]\d+)?(?![\dxх×])|\d+(?:[.,٫٬،/·'’]\d+)*|[½¼¾⅓⅔]"
)
_SEPARATORS = {ord("٬"): "'", ord("’"): "'", ord("·"): ".", ord("،"): ","}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SPACE = regex(rf"[{SPACES}]")
_GROUPED_BY_COMMA = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED_BY_POINT = regex(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
# Languages that group thousands with a full stop and write decimals with a comma.
_POINT_GROUPS = frozenset("tr es de pt it nl is id da nb sv pl cs el ro hr sr vi".split())
# Those that do the reverse.
_COMMA_GROUPS = frozenset("en zh ja ko he hi th".split())
_MOST_DIGITS = 15  # a float holds no more of them
_OTHER_DIGIT = regex(r"[^\D0-9]")


def ascii_digits(text: str) -> str:
    """The text with the digits of other scripts as 0–9; its length stays."""
    return _OTHER_DIGIT.sub(lambda match: str(int(match[0])), text)


def numeral(text: str, language: str) -> tuple[float, ...]:
    """The readings of digits with separators as a language writes them, the likeliest first; none for what is no number."""
    if text in _VULGAR:
        return (_VULGAR[text],)
    plain = ascii_digits(text)
    plain = _SPACE.sub("", plain).translate(_SEPARATORS)
    if plain.isdigit():
        return (float(plain),) if len(plain) <= _MOST_DIGITS else ()
    if "٫" in plain:
        return _float(plain.replace("'", "").replace(",", "").replace("٫", "."))
    if "/" in plain:
        top, _, bottom = plain.partition("/")
        if not (top.isdigit() and bottom.isdigit()):
            return ()
        decimal = (float(f"{top}.{bottom}"),)
        share = (int(top) / int(bottom),) if int(bottom) > int(top) else ()
        return decimal if language == "fa" else (*share, float(top), float(bottom))
    comma = _float(plain.replace("'", "").replace(".", "").replace(",", ".")) if plain.count(",") <= 1 else ()
    point = _float(plain.replace("'", "").replace(",", "")) if plain.count(".") <= 1 else ()
    comma_groups = _GROUPED_BY_COMMA.fullmatch(plain) is not None
    point_groups = _GROUPED_BY_POINT.fullmatch(plain) is not None
    if "'" in plain:
        return _float(plain.replace("'", ""))
    if comma_groups:
        joined = point if point else _float(plain.replace(",", ""))
        return (*comma, *joined) if language in ("ru", "uk", "fr") or language in _POINT_GROUPS else (*joined, *comma)
    if point_groups:
        joined = _float(plain.replace(".", "").replace(",", "."))
        if language in _COMMA_GROUPS or language in ("ru", "uk", "ar", "fa"):
            return (*point, *joined) if plain.count(".") == 1 else joined
        return joined
    if "," in plain and "." not in plain:
        return comma if plain.count(",") == 1 else ()
    return point if "," not in plain else (*point, *comma)


def _float(text: str) -> tuple[float, ...]:
    """The number that a text is, if it is one."""
    try:
        return (float(text),)
    except ValueError:
        return ()
