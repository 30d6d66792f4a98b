"""Lists of three things or more in a source text that the draft has no list for."""

from __future__ import annotations

import functools
import re

from checker.annotations.offices import every_role
from checker.annotations.source_lengths import list_tables
from checker.annotations.source_number_words import role_of_word
from checker.annotations.tokens import MARKS
from checker.lazy import regex

_LIST = regex(
    r",[^.;:]{2,60}?,?\s(?:and|or|as well as|plus|nor|along with|but also|&)\b|\band\b[^.;:]{2,40}\band\b|&|,.*,", re.IGNORECASE
)
# Whatever may part two members of an English list.
_JOINT = regex(
    r"[,;&/:(–—]|\b(?:and|or|as well as|plus|nor|along with|together with|but|with|including|followed by|while)\b",
    re.IGNORECASE,
)
_BETWEEN = regex(r"\bbetween [^,.;]{1,30}? and\b", re.IGNORECASE)
_REPEATED = {
    language: regex(rf"(?<!\w)(?P<w>{words})\s[^.;:]{{2,60}}?,?\s(?P=w)\s[^.;:]{{2,60}}?,?\s(?P=w)\s", re.IGNORECASE)
    for language, words in {"ru": "ни|или|либо", "uk": "ні|ані|або|чи", "es": "ni", "fr": "ni|soit", "de": "noch"}.items()
}
_NEITHER = regex(r"\b(?:no|nor|neither|not|or|without|either)\b|n['’]t\b", re.IGNORECASE)
_COMMA = regex(r"[,،]\s")
# What opens a Turkish sentence and is no member of a list: one word in the singular, or a name of an office.
_TR_SUBJECT = regex(r"\w+(?<!lar)(?<!ler)|.* \w+[ıiuü]")
_MOST = 4  # joints of an English sentence that is looked at
_AR_WORD = rf"[^\W\d_][\w{MARKS}]+"
_AR_AND = r"و(?!قال|أضاف|أعلن|أكد|أن|هو|هي|قد|لم|لا|كان)"
_HAN = r"(?!的)[\u4e00-\u9fff]"
_NOTHING = regex("(?!)")  # matches nowhere


@functools.cache
def _list(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """A list of three or more in a language (a, b and c), and the endings that no member of one has."""
    if language == "ar":  # one and after another: Beirut and Amman and Baghdad
        return re.compile(rf"(?<!\w)(?P<a>{_AR_WORD})(?:\s{_AR_AND}|،\s)(?P<b>{_AR_WORD})،?\sو(?P<c>{_AR_WORD})"), _NOTHING
    if language == "zh":
        return re.compile(rf"(?P<a>(?:{_HAN}){{2,8}})、(?P<b>(?:{_HAN}){{2,8}})(?:、|和|与|及|以及)(?P<c>{_HAN})"), _NOTHING
    table = list_tables()[language]
    if "clause" not in table:
        return None
    word = r"[^\W_][\w\u200c’'-]*"
    again = rf"(?:(?P<p>{table['again']})\s)?" if "again" in table else "(?P<p>(?!))?"
    more = rf"(?!(?:{table['clause']})\b){word}(?:\s{word}){{0,3}}"
    three = re.compile(
        rf"(?<![\w,،-])(?P<a>{word}(?:\s{word}){{0,2}})[,،]\s{again}(?P<b>{more}(?:[,،]\s(?:(?(p)(?P=p)\s)){more}){{0,6}})"
        rf"[,،]?\s(?:{table['and']})\s(?(p)(?P=p)\s)(?P<c>{word})",
        re.IGNORECASE,
    )
    return three, re.compile(rf"\w(?:{table['verb']})\b")


_HAN_LIST = regex(rf"(?:(?:{_HAN}){{1,8}}、){{2,}}(?:{_HAN}){{1,8}}?(?:和|与|及|以及)(?={_HAN})")
_ITEM = r"(?:[\w’'$%.-]+ ){0,4}[\w’'$%.-]+"
_ENGLISH_LIST = regex(rf"{_ITEM}(?:, {_ITEM})+,? (?:and|or|as well as) ")
# A comma before the last member of a list.
_COMMA_BEFORE_LAST = regex(r", (?:and|or|as well as) \Z")
_MORE = regex(r"\b(?:as well as|along with|including|both|plus|other|others|etc)\b|, and .* and |&|;", re.IGNORECASE)


def member_lost(theirs: str, ours: str) -> bool:
    """Whether a Chinese text has one list of four things or more and the English text one with a member fewer."""
    lists, answers = list(_HAN_LIST.finditer(theirs)), list(_ENGLISH_LIST.finditer(ours))
    if len(lists) != 1 or len(answers) != 1 or _MORE.search(ours):
        return False
    said = answers[0][0]
    oxford = _COMMA_BEFORE_LAST.search(said) is not None
    return said.count(",") + (1 if oxford else 2) == lists[0][0].count("、") + 1 >= 3 and ours.count(",") == said.count(",")


_HAN_KIN = regex("父|母|妻|丈夫|儿子|女儿|哥|弟|姐|妹")
_KIN = frozenset(("mother", "father", "wife", "husband", "son", "daughter", "brother", "sister"))
_ANY_KIN = regex(
    r"\b(?:parents?|couple|child(?:ren)?|kids?|siblings?|spouses?|famil\w+|relatives?|twins?|bab(?:y|ies)|boys?|girls?|wom[ae]n|m[ae]n"
    r"|grand\w+|in-laws?|step\w+|widow\w*|marri\w+|she|her)\b",
    re.IGNORECASE,
)


def kin_lost(theirs: str, ours: str) -> bool:
    """Whether a Chinese text speaks of several relatives and the English text of one fewer, with no word for them together."""
    if not _HAN_KIN.search(theirs) or _ANY_KIN.search(ours):
        return False
    there, here = (
        {role for _, meant in every_role(text, code) for role in meant} for text, code in ((theirs, "zh"), (ours, "en"))
    )
    return len(there & _KIN) > 1 and len(there & _KIN - here) == 1


def _row_lost(theirs: str, ours: str, language: str) -> bool:
    """Whether of three things or more, each behind the same word (neither … nor … nor), the draft has fewer."""
    row = _REPEATED[language].search(theirs)
    if row is None:
        return False
    word = row["w"].lower()
    wanted = len(re.findall(rf"(?<!\w){word}(?!\w)", row[0], re.IGNORECASE))
    denied = len(_NEITHER.findall(ours))
    return max(denied, len(_JOINT.findall(ours)) + 1) < wanted


def list_lost(theirs: str, ours: str, language: str) -> bool:
    """Whether a source lists three things or more where the English text has no list, or can have none as long."""
    patterns = _list(language)
    if patterns is None:
        return False
    if language in _REPEATED and _row_lost(theirs, ours, language):
        return True
    joints = len(_JOINT.findall(_BETWEEN.sub("", ours)))
    if joints > _MOST or (joints > 1 and language in ("ar", "zh")) or (joints == 1 and _LIST.search(ours)):
        return False
    three, verb = patterns
    match = three.search(theirs)
    if match is None:
        return False
    inner = _COMMA.split(match["b"])
    if language == "tr" and match.start() == 0 and _TR_SUBJECT.fullmatch(match["a"]):
        inner = inner[1:]  # Turkish sets a comma after a subject: Bakanlık, fındık, çay ve zeytin …
        if not inner:
            return False
    if joints > len(inner):
        return False
    if language == "ar":
        return not any(role_of_word(language, word) for word in (*match["b"].split(), match["c"]))
    if any(verb.search(word) for word in match["b"].split()):
        return False
    if language == "de" or not any(word[0].isupper() for word in match["b"].split()):
        return True
    return match["a"].split()[-1][0].isupper() and match["c"][0].isupper()  # places, or people
