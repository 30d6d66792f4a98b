"""dates/other-calendar"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import clues, forms
from checker.annotations.tokens import figures
from checker.lazy import regex

_PERSIAN = (
    "Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand|Hamal|Sawr|Jawza|Saratan|Asad|Sunbula"
)
_HIJRI = (
    "Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Awwal|Jumada al-Thani|Rajab|"
    "Shaaban|Shawwal|Dhu al-Qadah|Dhu al-Hijjah"
)
_MONTHS = frozenset(month.split()[0].lower() for month in f"{_PERSIAN}|{_HIJRI}".split("|"))
_DATED = regex(
    rf"\b(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s(?:{_PERSIAN}|{_HIJRI})(?:,?\s(?P<year>1[34]\d\d))?"
    rf"|(?:{_PERSIAN}|{_HIJRI})(?:\sof|,)?\s1[34]\d\d))\b"
    r"(?!\s?(?:\d{4}\s?)?(?:\(|Street|Avenue|Boulevard|Square))"
)
_YEAR = regex(
    r"\b(?:[Ii]n|[Ss]ince|of|[Bb]y|until|for|to|from|and|[Yy]ear|end of)\s(?:the\s(?:solar\s|Persian\s|Iranian\s)?year\s)?"
    r"(?P<year>1[34]\d\d)\b(?![-–/]?\d|,\d|\s(?:people|men|soldiers|tons|tonnes|copies|houses|homes|families|seats|"
    r"students|tickets|of\s(?:them|these|those|the)|AD|BC|CE)\b)"
)
_IRAN = ("Iran", "Tehran", "Isfahan", "Tabriz", "Shiraz", "Mashhad", "Afghan", "Kabul", " toman", "Majlis")
_ARAB = ("Saudi", "Riyadh", "Hijri", "Umm al-Qura", "Hajj")
_ERA = regex(
    r"\b(?P<era>Reiwa|Heisei|Showa|Shōwa|Taisho|Taishō|Meiji)\s(?P<n>\d{1,2})\b(?!\s?\()"
    r"|\b(?:(?:the\s)?(?P<roc>\d{2,3})(?:st|nd|rd|th)?\s(?:year\s)?of\sthe\sRepublic(?!\sof\s(?!China))"
    r"|(?:ROC|Minguo)\s(?:year\s)?(?P<roc2>\d{2,3}))\b"
    r"|\b(?P<buddhist>25[5-7]\d)\sB\.?E\b\.?",
)
# Names of years of older reigns, as Japanese and Chinese count them.
_REIGNS = (
    "Bunsei|Bunka|Kansei|Tenmei|Kyoho|Genroku|Kan'ei|Kanei|Tenpo|Tempo|Ansei|Keio|Kaei|Koka|Bunkyu|Genji|Manen|Meireki|Kanbun|"
    "Enpo|Hoei|Kyowa|Anei|Meiwa|Horeki|Keicho|Tensho|Bunroku|Eiroku|Onin|Qianlong|Kangxi|Guangxu|Jiajing|Wanli|Hongwu|Yongle|"
    "Daoguang|Jiaqing|Tongzhi|Xianfeng|Xuantong|Yongzheng|Zhengde|Juche|Reiwa|Heisei|Showa|Taisho|Meiji"
)
_REIGN = regex(
    r"(?:\bthe\s)?\b(?P<n>\d{1,3})(?:st|nd|rd|th)\syear\sof\s(?:the\s)?(?:reign\sof\s)?(?:Emperor\s)?"
    rf"(?P<era>{_REIGNS})(?:\s[Ee]ra|\s[Rr]eign)?\b"
)
_HISTORY = regex(
    r"\b(?:born|died|century|centuries|manuscript|poet|dynasty|sultan|shah|emir|caliph|battle|founded|built|medieval|ruled?|"
    r"reign\w*|conquer\w*|Timur|Mongols?|Safavid|Ottomans?|Mamluks?)\b"
)
# The year of ours in brackets, or the calendar's own sign.
_GLOSS = regex(r"\s?[(\[]|\s(?:AH|SH|A\.H\.)")
_ERAS = frozenset("reiwa heisei showa shōwa taisho taishō meiji republic roc minguo".split())
_REIGN_WORDS = frozenset(_REIGNS.lower().split("|"))
# The year before the first of an era, of the Republic of China and of Buddhist years.
_BEFORE_ERA = {"reiwa": 2018, "heisei": 1988, "showa": 1925, "shōwa": 1925, "taisho": 1911, "taishō": 1911, "meiji": 1867}
_BEFORE_REPUBLIC, _BEFORE_OURS = 1911, 543
# Persian years begin in March of the 622nd of ours; a lunar year has 354.367 days of 365.2425.
_PERSIAN_OFFSET, _LUNAR_YEAR, _HIJRA = 621, 0.970224, 621.6
# Code points around a year in which words of history are looked for.
_AROUND = 80
# Medieval history is told of Iran, too: only years within living memory count.
_SOLAR, _LUNAR = range(1370, 1412), range(1400, 1456)


class OtherCalendar(Rule):
    """A year or date of another calendar was left as it was: 1399 (Iran), 1443 (Hijri), Reiwa 3, year 110 of the Republic.

    Why it matters: to the reader 1399 is the year in which Richard II was deposed.
    Quiet: dates that are glossed in brackets; years of those centuries in copy that is not of Iran or Saudi Arabia.
    Known misses: a year that was converted wrongly (bilingual rules).
    """

    id = "dates/other-calendar"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.DATE_FORMAT
    examples = (
        Example("The Iranian parliament approved the budget of ⟦1401⟧ on Sunday."),
        Example("The contract was signed in Tehran on ⟦12 Ordibehesht 1402⟧."),
        Example("The law was passed in ⟦Heisei 30⟧ and in ⟦the 110th year of the Republic⟧."),
        Example("Water has been let out since ⟦Mehr 1400⟧, and the inn stands since ⟦the 3rd year of Bunsei⟧."),
        Example("Richard II was deposed in 1399, and Japan’s museum opened in 1923 (Taisho 12)."),
        Example(
            "The poet was born in Shiraz in 1390. The theater in Tehran was full to 1400 seats; 1380 came, and by 1402 of them."
        ),
        Example("In Tehran it was 12 Ordibehesht 1402 (2 May 2023)."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        dated: set[int] = set()
        months = not forms(document).places.keys().isdisjoint(_MONTHS)
        for match in _DATED.finditer(prose) if months else ():
            dated.add(match.end())
            yield self._unconverted(document, match.span("date"), "", Confidence.CERTAIN)
        heads = {figure[2][:2] for figure in figures(document) if len(figure[2]) > 3}
        if not heads.isdisjoint(("13", "14")):
            yield from self._years(document, dated)
        if not clues(document).isdisjoint(_REIGN_WORDS):
            yield from self._eras(document, _REIGN)
        if "25" in heads or not clues(document).isdisjoint(_ERAS):
            yield from self._eras(document, _ERA)

    def _years(self, document: Document, dated: Set[int]) -> Iterator[Finding]:
        """Years of the Persian and the Muslim calendar that end in no date of ``dated``, in copy of Iran or Arabia."""
        prose = document.prose
        solar = document.source_language in ("fa", "ps", "prs") or any(name in prose for name in _IRAN)
        lunar = document.source_language == "ar" or any(name in prose for name in _ARAB)
        for match in _YEAR.finditer(prose) if solar or lunar else ():
            if match.end() in dated or _glossed(prose, match.end()) or _history(prose, match.start()):
                continue
            year = int(match["year"])
            if solar and year in _SOLAR:
                ours = year + _PERSIAN_OFFSET
                yield self._unconverted(document, match.span("year"), f"{ours}/{(ours + 1) % 100:02}")
            elif lunar and year in _LUNAR:
                yield self._unconverted(document, match.span("year"), str(round(year * _LUNAR_YEAR + _HIJRA)))

    def _eras(self, document: Document, pattern: re.Pattern[str]) -> Iterator[Finding]:
        """Years of eras and reigns that stand neither in a bracket nor before one."""
        prose = document.prose
        for match in pattern.finditer(prose):
            if not _glossed(prose, match.end()) and prose[match.start() - 1 : match.start()] != "(":
                yield self._unconverted(document, match.span(), _year_of_ours(match.groupdict()))

    def _unconverted(
        self, document: Document, span: tuple[int, int], right: str, confidence: Confidence | None = None
    ) -> Finding:
        message = f"“{document[span]}” is a date of another calendar" + (f": {right}" if right else "")
        return self.finding(document, span, message, suggestions=(right,) if right else (), confidence=confidence)


def _year_of_ours(parts: Mapping[str, str | None]) -> str:
    """The year that the groups of ``_ERA`` or ``_REIGN`` name, empty for a reign that ``_BEFORE_ERA`` lacks."""
    if era := parts["era"]:
        before = _BEFORE_ERA.get(era.lower())
        return str(before + int(parts["n"] or 0)) if before else ""
    if buddhist := parts["buddhist"]:
        return str(int(buddhist) - _BEFORE_OURS)
    return str(int(parts["roc"] or parts["roc2"] or 0) + _BEFORE_REPUBLIC)


def _history(prose: str, at: int) -> bool:
    """Whether the words around tell of the past, where such a year is one of our own."""
    return _HISTORY.search(prose, max(0, at - _AROUND), at + _AROUND) is not None


def _glossed(prose: str, end: int) -> bool:
    """Whether a bracket opens behind a date, or the sign of its calendar stands there."""
    return _GLOSS.match(prose[end : end + 6]) is not None
