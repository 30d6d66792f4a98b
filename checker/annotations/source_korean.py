"""Korean dates, times and numbers in digits, as they would stand in Chinese characters, for reading them by one grammar."""

from __future__ import annotations

from checker.lazy import regex

_SIGNS = dict(zip("조억만천백십년월일시분화수목금토", "兆億万千百十年月日時分火水木金土", strict=True))
# 1조 2천억: the space between two parts of a number becomes a zero, so that every place stays.
_NUMBER = regex(r"\d[\d.,]*(?:[조억만천백십]+(?:\s?\d[\d.,]*(?=[조억만천백십]))?)+")
_COUNTED = regex(r"(?<=\d)[년월일시분]")
_WEEKDAY = regex(r"([월화수목금토일])요일")
_SPACE = regex(r"\s")
_HALF_OF_DAY = regex(r"오[전후](?=\s?\d)")


def as_han(text: str) -> str:
    """The text with the signs of its dates, times and numbers as characters; its length stays."""
    if not any(sign.isdigit() for sign in text) and "요일" not in text:
        return text
    text = _NUMBER.sub(lambda match: _signs(_SPACE.sub("零", match[0])), text)
    text = _COUNTED.sub(lambda match: _signs(match[0]), text)
    text = _WEEKDAY.sub(lambda match: f"{_signs(match[1])}曜日", text)
    return _HALF_OF_DAY.sub(lambda match: "午前" if match[0] == "오전" else "午後", text)


def _signs(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)
