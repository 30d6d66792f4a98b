"""Dates and times of Chinese and Japanese texts."""

from __future__ import annotations

import re

from checker.annotations.source_date_types import Day, SourceDate, SourceTime
from checker.annotations.source_numerals import ascii_digits
from checker.lazy import regex

_DIGIT = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_SMALL = r"[\d０-９]{1,2}|[一二三四五六七八九十廿]{1,3}"
# First years of the calendars that count from a reign or a republic.
_ERAS = {"民国": 1912, "民國": 1912, "令和": 2019, "平成": 1989, "昭和": 1926}
_DATE = regex(
    rf"(?:(?P<era>民国|民國|令和|平成|昭和)(?P<count>元|\d{{1,3}}|[一二三四五六七八九十百零〇]{{1,7}})年|(?P<year>\d{{4}}|[〇零一二三四五六七八九]{{4}})年(?:\s(?=\d))?)?"
    rf"(?:(?P<month>{_SMALL})月(?:(?P<part>上旬|中旬|下旬|初|中(?![国國心央])|底|末)|(?:份)?)(?:\s?(?P<day>{_SMALL})[日号號]?(?:\s?[至到~～\-－—–]\s?(?:(?P<month2>{_SMALL})月)?(?P<last>{_SMALL})(?=[日号號]))?[日号號]?)?)?"
)
_DAY_ONLY = regex(rf"(?<![\d年月.,])(?P<day>{_SMALL})(?:[日号號])(?![本报報常均前后元子线線召角])")
_WEEKDAY = regex(r"(?:星期|周|週|礼拜|禮拜)(?P<zh>[一二三四五六日天])(?![年岁歲期刊])|(?P<ja>[月火水木金土日])曜日")
_TIME = regex(
    rf"(?P<when>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚間|夜间|深夜|晚|午前|午後)?\s?(?:(?P<hour>{_SMALL}|[两兩])(?:[时時点點](?!候|间|間|代|期|尚|钟情|评|火|名|击|赞|出|多人)(?P<after>半|整|钟|鐘)?(?:\s?(?P<minute>{_SMALL})(?:分|(?<=[\d十])))?|[:：](?P<clock>[0-5]\d))(?![.\d%]))"
)
_PART = {"上旬": "early", "初": "early", "中旬": "middle", "中": "middle", "下旬": "late", "底": "late", "末": "late"}


# A day of the Chinese calendar: no day of ours.
_LUNAR = regex(
    r"(?:农历|農曆|农曆|阴历|陰曆|旧历|舊曆)(?:[^，。；、]{0,5}年)?(?P<month>闰?[正一二三四五六七八九十冬腊臘]{1,2})月(?:初|廿|[一二三四五六七八九十]){1,3}"
)


def lunar_days(text: str) -> list[tuple[int, int, int, int]]:
    """Days of the Chinese calendar: start, end, month, day (as far as they are numbers; else 0)."""
    found = []
    for match in _LUNAR.finditer(text):
        day = text[match.end("month") + 1 : match.end()].replace("初", "").replace("廿", "二十")
        found.append((*match.span(), _number(match["month"]) or 0, _number(day) or 0))
    return found


def _number(text: str) -> int | None:
    """The value of digits, or of characters for a number below a thousand; ``None`` for anything else."""
    if text.isdecimal():
        return int(text)
    if all(sign in _DIGIT for sign in text):
        return int("".join(str(_DIGIT[sign]) for sign in text))
    if "百" in text:
        hundreds, _, rest = text.partition("百")
        below = _number(rest.lstrip("零〇") or "零")
        return None if below is None or hundreds not in _DIGIT else 100 * _DIGIT[hundreds] + below
    head, ten, tail = text.partition("十")
    if ten and all(sign in _DIGIT for sign in head + tail) and len(head) < 2 and len(tail) < 2:
        return (_DIGIT[head] if head else 1) * 10 + (_DIGIT[tail] if tail else 0)
    return None


def han_dates(text: str, language: str) -> tuple[SourceDate, ...]:
    """Every date of a Chinese or Japanese text in order."""
    text = ascii_digits(text)
    lunar = lunar_days(text) if "历" in text or "曆" in text else []
    found: list[SourceDate] = [SourceDate(start, end, ()) for start, end, _, _ in lunar]
    for match in _DATE.finditer(text):
        if not match[0] or any(start <= match.start("month") < end for start, end, _, _ in lunar):
            continue
        year = _year(match)
        month = _number(match["month"]) if match["month"] else None
        if match["month"] and (month is None or not 1 <= month <= 12):
            continue
        if month is None and year is None:
            continue
        day = _number(match["day"]) if match["day"] else None
        end = match.end()
        if match["day"] and text[end - 1] not in "日号號":  # 3月15 is no day, 3月15人 still less
            day, end = None, match.start("day")
        last = _number(match["last"]) if match["last"] and not match["month2"] else None
        years = (None,) if year is None else (year,)
        found.append(
            SourceDate(
                match.start(), end, tuple(Day(one, month, day) for one in years), last, part=_PART.get(match["part"] or "", "")
            )
        )
        if match["month2"] and match["last"]:
            found.append(SourceDate(match.start("month2"), end, (Day(year, _number(match["month2"]), _number(match["last"])),)))
    taken = [(date.start, date.end) for date in found]
    for match in _DAY_ONLY.finditer(text):
        day = _number(match["day"])
        if day and 1 <= day <= 31 and not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(SourceDate(match.start(), match.end(), (Day(None, None, day),)))
    for match in _WEEKDAY.finditer(text):
        weekday = (
            "一二三四五六日".index(match["zh"].replace("天", "日")) if match["zh"] else "月火水木金土日".index(match["ja"])
        )
        found.append(SourceDate(match.start(), match.end(), (), weekday=weekday))
    return tuple(sorted(found))


def _year(match: re.Match[str]) -> int | None:
    """The year of our calendar that a date names."""
    if match["era"]:
        count = 1 if match["count"] == "元" else _number(match["count"])
        return None if count is None else _ERAS[match["era"]] + count - 1
    year = _number(match["year"]) if match["year"] else None
    return year if year and 1000 <= year <= 2200 else None


def han_times(text: str) -> tuple[SourceTime, ...]:
    """Every time of day of a Chinese or Japanese text in order."""
    text = ascii_digits(text)
    found: list[SourceTime] = []
    for match in _TIME.finditer(text):
        hour = _number(match["hour"])
        if hour is None or hour > 24 or (match["clock"] is None and text[match.end("hour")] in "点點" and not _is_time(match)):
            continue
        minute = (
            int(match["clock"]) if match["clock"] else 30 if match["after"] == "半" else _number(match["minute"] or "0") or 0
        )
        when = match["when"] or ""
        late = when in ("下午", "傍晚", "晚上", "晚间", "晚間", "夜间", "晚", "午後") or (when == "深夜" and hour > 6)
        if late and hour < 12:
            minutes: tuple[int, ...] = ((hour + 12) * 60 + minute,)
        elif when or hour > 12 or hour == 0:
            minutes = ((hour % 24) * 60 + minute,)
        else:
            minutes = (hour * 60 + minute, ((hour + 12) % 24) * 60 + minute)
        found.append(SourceTime(match.start(), match.end(), minutes))
    return tuple(found)


def _is_time(match: re.Match[str]) -> bool:
    """Whether 七点 is an hour and not seven points or 7.x."""
    return bool(match["when"] or match["after"] or match["minute"])
