"""Numbers of Chinese and Japanese texts: digits and characters, in myriads (万, 亿), tenths (成) and fractions (三分之二)."""

from __future__ import annotations

import re

from checker.annotations.source_numerals import numeral
from checker.annotations.source_quantities import Quantity, Sort
from checker.lazy import regex

_DIGIT = dict(zip("零〇一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_TEN = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIAD = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_CHARACTERS = "".join((*_DIGIT, *_TEN))
_BIG = "".join(_MYRIAD)

_ASCII = r"\d+(?:[.,．，・·]\d+)*"
_NUMBER = regex(
    rf"(?P<of>(?P<below>百|[{_CHARACTERS}\d]+)分之(?P<above>[{_CHARACTERS}\d.点點]+))"
    rf"|(?P<tenth>[一二三四五六七八九两\d０-９])[成割](?P<more>[一二三四五六七八九](?!年|月)|半)?(?![员員立功为為本长長交分绩績果都型品人年就员])"
    rf"|(?P<number>(?:{_ASCII}|[{_CHARACTERS}]+(?:[点點][{_CHARACTERS}]+)?)(?:[千百十]?[多余餘来來]?[{_BIG}]+(?:[{_CHARACTERS}\d]+(?:[.．・]\d+)?[{_BIG}千百十]*)*|[千百](?=[{_BIG}名多余人个])|[千百](?![伏瓦克米卡帕赫]))?)"
    rf"|(?P<half>半(?:数|數)|一半|半(?=[{_BIG}]))"
)
_DIGITS, _MIXED = regex(_ASCII), regex(rf"({_ASCII})([十百千])")
_MORE = regex("[多余餘来來]")  # and more
_PERCENT = regex(r"\s?[%％٪]")
_APPROXIMATE = regex(r"[数數几幾上]\Z")
_ABOUT = regex(r"(?<![千百十])(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)(?![二三四五六七八九〇零])")  # five or six
_MEASURES = (
    "个個名位人年月日天次起家部座条條项項所只隻辆輛架艘台臺套把张張篇本层層级級分秒元块塊米公里吨噸岁歲届屆种種间間场場支头頭匹户戶口代州省市县縣国國"
    "倍折亩畝厘亿万度平小周场轮輪队隊枚点點群栋棟处處村镇鎮人家株页頁款桌大类類期股批组組成"
)
# Numerals inside words and set phrases that count nothing.
_FIXED = regex(
    r"一带一路|一帶一路|十九大|二十大|十八大|五一|十一黄金|三农|三農|万一|萬一|一些|一样|一樣|一起|一直|一定|一般|一致|一旦|统一|統一|唯一|"
    r"[“‘]十一[”’]|十一(?=长假|長假|假期|期间|期間|国庆|國慶|黄金)|千百年|三一(?=重工|集团|集團)|1[12][09](?=急救|报警|報警|热线|指挥|救护|救護)|六本木|五台山|三门峡|"
    r"千岛湖|万州|万宁|十堰|四平市|六盘水|七台河|双鸭山|百色|千叶|三河|一汽|三菱|三井|三原|五粮液|八路|百胜|百威|千禧|万象|万隆|二次(?=[^，。]{0,2}[检核加创污开])|"
    r"四川|三亚|三亞|九江|九龙|六安|八达岭|百度|百姓|千山|万科|七夕|百分点|百分點|星期[一二三四五六]|周[一二三四五六](?!年|岁|天)|週[一二三四五六]|"
    r"礼拜[一二三四五六]|禮拜[一二三四五六]|第一时间|第一時間|进一步|進一步|一方面|另一|(?<!分)之一|十分|不一|专一|万达|三星|三峡|四面|八方|五角|万圣|百货|百貨|百科|"
    r"双十一|雙十一|一体|一體|一线|一線|一流|一边|一旁|一度|同一|一系列|一切|一生|一时|一律|一再|一向|一会|一味|一举|一共|一路|两岸|兩岸|两会|兩會|三明治|五金|九寨|"
    r"两国|兩國|两者|双方|两手|不三不四|乱七八糟|三三两两|七七|九一八|八一|一二三|三里屯|二维码|二手|二氧化|三甲|二级|三级|一级|四级|十字|十佳|百强|五百强|四大|三大|五大|八大|两大"
)


_GROWN = regex(r"(?:增长|增長|增加|提高|上升|上涨|上漲|扩大|擴大|翻|多)(?:了)?(?:近|约|約|逾)?\Z")  # grown by, not to
_BOTH = regex("[人项項者](?![死受被遇失伤傷亡])|[省市县縣国國地方家](?:[^死伤]|\\Z)")
_FOLD = regex(rf"翻(?:了)?(?P<times>[{_CHARACTERS}\d]+)?番")


def _doubled(text: str) -> list[Quantity]:
    """翻一番 is twice as much, 翻两番 four times."""
    found = []
    for match in _FOLD.finditer(text):
        times = _value(match["times"], "zh") if match["times"] else 1.0
        if times is not None and times <= 10:
            found.append(Quantity(*match.span(), (2.0**times,), Sort.TIMES, False, True))
    return found


def han_numbers(text: str, language: str) -> tuple[Quantity, ...]:
    """Every number of a Chinese or Japanese text in order, by value."""
    fixed = [match.span() for match in _FIXED.finditer(text)]
    found = _doubled(text) if "番" in text else []
    fixed += [one[:2] for one in found]
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if any(begin < end and start < stop for begin, stop in fixed):
            continue
        quantity = _read(text, match, language)
        if quantity is not None:
            found.append(quantity)
    return tuple(sorted(found))


def _read(text: str, match: re.Match[str], language: str) -> Quantity | None:
    """What a match of ``_NUMBER`` is; ``None`` where it is no number."""
    return _share(match, language) if match["number"] is None else _number(text, match, language)


def _share(match: re.Match[str], language: str) -> Quantity | None:
    """A fraction (三分之二), a percentage (百分之三), tenths (两成) or a half."""
    start, end = match.span()
    if match["of"]:
        below, above = _value(match["below"], language), _value(match["above"], language)
        if below is None or above is None or not below:
            return None
        if below == 100:
            return Quantity(start, end, (above,), Sort.PERCENT, False, True)
        return Quantity(start, end, (above / below,), Sort.SHARE, False, True)
    if match["tenth"]:
        if language == "ja" and "割" in match[0]:
            return None  # batting averages as often as shares
        tenths = _value(match["tenth"], language) or 0
        more = 0.5 if match["more"] == "半" else (_value(match["more"], language) or 0) / 10 if match["more"] else 0
        return Quantity(start, end, (10 * (tenths + more),), Sort.PERCENT, False, True)
    return Quantity(start, end, (0.5,), Sort.SHARE, False, True)


def _number(text: str, match: re.Match[str], language: str) -> Quantity | None:
    """A number of digits or characters with what stands around it: a count, a percentage, a place in an order or a multiple."""
    start, end = match.span()
    body = match["number"]
    value = _value(_MORE.sub("", body), language)
    if value is None:
        return None
    about = _ABOUT.search(body)
    if about:  # five or six hundred
        either = (_value(body[: about.start()] + one + body[about.end() :], language) for one in about[0])
        return Quantity(start, end, tuple(one for one in either if one is not None), soft=True, spelled=True)
    spelled = not any(sign.isdigit() and sign not in _DIGIT for sign in body)
    before, after = text[max(0, start - 1) : start], text[end : end + 3]
    if spelled and (_APPROXIMATE.search(before) or (before == "近" and after[:1] in "年日天周月")):
        if before == "上" and value in (100, 1000, 10000):
            return Quantity(start, end, (value,), Sort.NUMBER, True, True)  # 上千: a thousand or more
        return None  # 数十, 近两年: tens, of late
    values: tuple[float, ...] = (value,)
    if after[:2] in ("年代", "後半", "后半") or (after[:1] == "年" and value < 100 and not spelled):
        values = (value, 1900 + value, 2000 + value)
    if body[-1:] in "十百千万亿億萬" and after[:1] == "几":
        return None
    if _PERCENT.match(after):
        return Quantity(
            start, end + after.index(next(sign for sign in after if sign in "%％٪")) + 1, values, Sort.PERCENT, False, spelled
        )
    if before == "第":
        return Quantity(start - 1, end, values, Sort.ORDINAL, value <= 2, spelled)
    if after[:1] == "倍":
        # Grown by three times may be read as fourfold or as threefold; grown by two times, English says, has tripled.
        grown = value == 2 and _GROWN.search(text, max(0, start - 8), start)
        return Quantity(start, end + 1, (3.0,) if grown else (value, value + 1), Sort.TIMES, False, spelled)
    if after[:1] == "半":
        values = (value + 0.5, value)
    if value == 6 and after[:2] in ("个月", "個月"):
        values = (6.0, 0.5)  # half a year
    if spelled and len(body) == 1 and after[:1] == "旬" and value >= 5:
        return Quantity(start, end + 1, (10 * value,), Sort.NUMBER, False, True)  # 八旬: eighty years of age
    soft = value == 1 or _uncounted(text, end, body, value, spelled, language) or (spelled and value in (100, 1000))
    return Quantity(start, end, values, Sort.NUMBER, soft, spelled)


def _uncounted(text: str, end: int, body: str, value: float, spelled: bool, language: str) -> bool:
    """Whether English may well say a number otherwise than by counting; it ends at a place of the text."""
    after = text[end : end + 1]
    if spelled and len(body) == 1:
        uncounted = language == "ja" or after not in _MEASURES
    else:
        uncounted = language == "ja" and spelled and value < 100
    # 两人 may be they, 两省 both; of three in a family nobody counts them
    return uncounted or (spelled and value == 2 and _BOTH.match(text, end) is not None) or after == "口"


def _value(body: str, language: str) -> float | None:
    """The value of digits, characters or both: 3120.5万, 三千五百, 1亿2000万, 十七."""
    total = group = 0.0
    rest = body
    for sign, factor in (
        (sign, factor) for factor in (10**12, 10**8, 10**4) for sign, value in _MYRIAD.items() if value == factor
    ):
        if sign in rest:
            head, _, rest = rest.partition(sign)
            part = _value(head, language) if head else 1.0
            if part is None:
                return None
            total += part * factor
    if not rest:
        return total
    if _DIGITS.fullmatch(rest):
        values = numeral(rest.replace("，", ",").replace("．", ".").replace("・", "."), language)
        return total + values[0] * (1000 if total and len(rest) == 1 else 1) if values else None
    mixed = _MIXED.fullmatch(rest)
    if mixed:
        values = numeral(mixed[1], language)
        return total + values[0] * _TEN[mixed[2]] if values else None
    whole, _, decimals = rest.partition("点") if "点" in rest else rest.partition("點")
    if decimals:
        number = _value(whole, language)
        return None if number is None else total + number + float("0." + "".join(str(_DIGIT.get(sign, 0)) for sign in decimals))
    if len(whole) > 1 and all(sign in _DIGIT for sign in whole):  # 二〇二五
        return total + float("".join(str(_DIGIT[sign]) for sign in whole))
    digit = 0.0
    for sign in whole:
        if sign in _TEN:
            group += (digit or 1.0) * _TEN[sign]
            digit = 0.0
        elif sign in _DIGIT:
            digit = float(_DIGIT[sign])
        elif sign.isdigit():
            digit = digit * 10 + int(sign)
        else:
            return None
    # 三万五 is thirty-five thousand: a lone digit after a myriad stands for the next lower place.
    return total + group + (digit * 1000 if total and not group and len(rest) == 1 and total < 10**8 else digit)
