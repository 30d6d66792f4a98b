"""Quotations of the source beside those of the draft: lost, cut short or grown."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.annotations.alignment import Pair, paragraph_pairs, source_text
from checker.annotations.quotes import Quotation
from checker.annotations.source_language import source_language
from checker.annotations.source_quotes import SourceQuote, source_quotes
from checker.annotations.within import quotations_in
from checker.document import Document, annotation
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import tables_of

# Shares of the length that a quotation should have in the draft, by the length of the whole paragraph. In published
# translations 97 in 100 lie between 0.6 and 1.3.
_SHORT, _LONG = 0.6, 2.0
# The same where the author’s words cut the source’s quotation in pieces and the draft quotes one piece only.
_SHORT_PIECES = 0.8
# The same of Chinese words that may be the name of something, from so many characters on.
_LONG_NAME, _LEAST_NAME = 2.6, 7
# From this share of two quotations and what stands between them a single one has taken in all.
_WHOLE = 0.85
_SLACK = 10  # code points by which a quotation may be longer in any case
# Shorter expectations than these, in code points, say nothing about a quotation that is too short or too long.
_LEAST_SHORT, _LEAST_LONG = 24, 12
# What joins two words in a quotation, so that English may say *and*.
_AND = {
    "ru": r"\b(?:и|да|но|а|или|как)\b|,",
    "uk": r"\b(?:і|й|та|але|а|або|чи)\b|,",
    "ar": r"(?:\A|\s)و|،|\sأو\s",
    "fa": r"\sو\s|،|\sیا\s",
    "tr": r"\b(?:ve|ile|veya|ama)\b|,",
    "es": r"\b(?:y|e|o|u|ni|pero)\b|,",
    "fr": r"\b(?:et|ou|ni|mais)\b|,",
    "de": r"\b(?:und|oder|aber|sowie)\b|,|-",
}
# Words that make a quotation speech, beside it.
_SAYS = regex(
    r"(?:сказал|говор|заяв|сообщ|добав|отмет|подчерк|рассказ|пояс|ответ|спрос|пиш|написал|цитир|считает|уверен|призна|прокоммент"
    r"|объясн|обеща|предупре|возмут|вспомин|вспомнил|настаива|утвержда|резюмир|уточн|напомин|напомнил|призва|подытож|завер(?:ил|я)"
    r"|парир|возраз|замет(?:ил|ив)|полага|делит|подел|пожал|воскликн|констатир|рассужд|указ(?:ал|ыв)|по словам|комментир"
    r"|казав|каза|повідом|додав|додал|зазнач|наголос|підкресл|розпов|поясн|відпов|пише|обіця|пообіця"
    r"|поперед|обур|згад|наполяг|стверджу|нагад|заклик|попрос|вислов|підсум|запевн|зауваж|вважає|переконан|ділит|поділи"
    r"|скарж|вигук|конста|вказ|за словами|визна|комент|розмірк|запит|написа"
    r"|قال|يقول|تقول|وقال|قول[هاكم]|بالقول|أضاف|تضيف|يضيف|صرح|تصريح|أكد|يؤكد|تؤكد|أعلن|أوضح|كتب|ذكر|مضيف|أشار|لفت|شدد|تابع|علق|غرد"
    r"|أفاد|اعتبر|رأى|نقل|نقلت|زعم|اتهم|حذر|دعا|طالب|ناشد|تساءل|أعرب|وصف|هتف|ردد|جاء في"
    r"|گفت|افزود|تاکید|تأکید|اظهار|نوشت|گفته|می‌گوید|اعلام|ابراز|خاطرنشان|تصریح|ادامه داد|هشدار|پرسید|پاسخ|توییت|بیان کرد|یادآور"
    r"|と(?:述べ|語っ|話し|訴え|強調し|指摘し|主張し|明かし|答え|呼びかけ|コメントし)"
    r"|אמר|מסר|הוסיף|הוסיפה|ציינ|ציין|טענ|טען|הצהיר|הדגיש|כתב|הבהיר|הגיב|לדברי|הזהיר|קרא|סיפר|דיווח"
    r"|कहा|बताया|कहना|बोले|लिखा|जोड़ा|बयान"
    r"|说|說|表示|称|稱|指出|强调|強調|告诉|告訴|写道|寫道|认为|坦言|问|答|"
    r"\bdedi|\bdiye|söyle|belirt|ifade|açıkla|vurgula|kaydet"
    r"|\bdij|afirm|asegur|declar|explic|añad|señal|coment|subray|indic|record|cont[óa]\b|relat|prome"
    r"|advi(?:rt|ert)|reconoc|admit|insist|lament|denunci|sost(?:uv|ien)|manifest|matiz|aclar|precis|replic|respond|reivindic|critic"
    r"|exclam|recuerd|resum|conclu|pid(?:ió|e|en|ieron)\b|apunt|destac|agreg|confes|confies|reproch|escrib|reiter|zanj|celebr|seg[úu]n"
    r"|\bdit\b|affirm|déclar|expliqu|ajout|racont|lanc|estim|soulign|précis|confi|indiqu|assur|regrett"
    r"|averti|prévien|préven|reconn|admet|admis|dénonc|souten|souti|nuanc|répond|répliqu|rétorqu|résum|rappel|martel"
    r"|plaid|indign|inqui|critiqu|promet|promis|fustig|selon|gliss|souffl|poursui|témoign|juge|écri|constat|observ|réagi"
    r"|sagt|erklär|betont|meint|berichtet|ergänzt|schreib|schrieb|fügt|kündigt|warnt|fordert|so\s"
    r"|räumt|klagt|kritisier|lobt|erinner|versicher|verspr[ai]ch|äußer|erwider|entgegn|antwort|\brief|\bruft|heißt es"
    r"|hieß es|\blaut\b|zufolge|teilt|mahnt|droht|freut|erzähl|formulier|resümier|schilder|behaupt|bekräftig|unterstr|bestätig"
    r"|\bg[ai]bt? .{1,20}\bzu|wiederhol|meldet)",
    re.IGNORECASE,
)
_UNSPACED = ("zh", "ja")
# In words of the source: a shorter quotation can take in nothing beside it; up to so many, one that is short has fewer in the
# draft; a shorter one with a capital is a name; speech without a capital has at least so many, a title or nickname fewer.
_WORDS_TAKEN, _WORDS_FEW, _WORDS_NAME, _WORDS_SPEECH = 3, 4, 5, 4
_LONGEST_TAKEN = 300  # code points of a source paragraph; in longer ones other things vary too
_SHORTEST_CALL = 4  # code points
# How far from a quotation, in code points, the words may stand by which somebody calls something, or says it.
_CALLED_BEFORE, _CALLED_BEHIND, _SAID_BESIDE = 60, 30, 40
_LONGEST_TITLE = 40  # code points of a title or name
# The share over which a quotation made of several took in other words.
_MERGED = 1.45
# A word that no title in German writes small.
_SMALL = regex(r"(?<!\w)(?!(?:und|von|der|die|das|für|zu|of|the|in)\b)[a-zäöüß]+")
# Where the words of the author beside a quotation shrink below the second share while the quotation grows over the first,
# they went into it.
_SWOLLEN, _SHRUNK, _LEAST_OUTSIDE = 1.3, 0.62, 24
_JOINS = regex(r",? (?:and|but|while|because|since|so|as)\b|[;—–]|[.!?] [A-Z]")
_JA_SAYS = regex(r"と(?:述べ|語っ|話し|訴え|強調し|指摘し|主張し|明かし|答え|呼びかけ|コメントし)")
_TR_SAYS = regex(r"\s(?:diye\w*|diyor\w*|dedi\w*|derken|demiş\w*)(?!\w)")
# What stands around speech: a comma and a dash, a sentence that begins with it; and around a word in inverted commas.
_COMMA, _DASH, _COMMA_DASH = regex(r"\s?[,，،]"), regex(r"\s?[—–-]\s"), regex(r"\s?[,，،]\s?[—–-]\s")
_BEGINS, _WORD_BEFORE = regex(r"(?:\A|[.!?:])\s*\Z"), regex(r"\w\s\Z")
_CYRILLIC, _HAN_OR_KANA = regex("[\u0400-\u04ff]"), regex("[\u3040-\u9fff]")
_MANY = 200  # quotations of a paragraph; more are stray marks


@functools.cache
def _calls(language: str) -> re.Pattern[str] | None:
    pattern = tables_of("checker.annotations", "data/source_calls.toml").get(language)
    return re.compile(pattern, re.IGNORECASE) if pattern else None


@functools.cache
def joiners(language: str) -> re.Pattern[str] | None:
    """What joins two words in a language, so that English may say *and*."""
    return re.compile(_AND[language]) if language in _AND else None


class Change(enum.StrEnum):
    """What became of a quotation."""

    LOST = "lost"
    CUT = "cut"
    GROWN = "grown"


class QuoteChange(NamedTuple):
    """A quotation of the source (place in ``source_text``) and where the draft is otherwise: its quotation, or the
    paragraph where it is missing."""

    change: Change
    pair: Pair
    source: Span
    target: Span


@annotation
def quote_changes(document: Document) -> tuple[QuoteChange, ...]:
    """Quotations that the draft lost, cut or let grow, in order of its paragraphs."""
    source, language = source_text(document), source_language(document)
    pairs = paragraph_pairs(document)
    found: list[QuoteChange] = []
    for index, pair in enumerate(pairs):
        if not pair.complete:
            continue
        text = source[pair.source.start : pair.source.end]
        theirs = source_quotes(text, language)
        if not theirs or _odd(text) or len(theirs) > _MANY:
            continue
        ours = quotations_in(document, pair.target)
        if any(one.open is None or one.close is None or one.bounds.end > pair.target.end for one in ours):
            continue
        near = [pairs[at].target for at in (index - 1, index + 1) if 0 <= at < len(pairs)]
        beside = any(quotations_in(document, place) for place in near)
        found += _compared(document, pair, text, theirs, ours, language, beside)
    return tuple(found)


def _odd(text: str) -> bool:
    """Whether marks of a paragraph have no partner: its quotation goes on in another one."""
    return text.count('"') % 2 == 1 or text.count("«") != text.count("»") or text.count("「") != text.count("」")


def _inside(document: Document, quote: Quotation) -> str:
    assert quote.open is not None
    return document.prose[quote.open.end : quote.bounds.end].strip("\"'“”‘’„«» ")


def _compared(
    document: Document,
    pair: Pair,
    text: str,
    theirs: Sequence[SourceQuote],
    ours: Sequence[Quotation],
    language: str,
    beside: bool,
) -> list[QuoteChange]:
    """What became of the quotations of one paragraph; ``beside``: a neighbouring paragraph of the draft has some."""
    scale = (pair.target.end - pair.target.start) / max(1, pair.source.end - pair.source.start)
    base = pair.source.start
    said = [len(_inside(document, one)) for one in ours]
    if len(theirs) == len(ours):
        return _grown_or_cut(document, pair, theirs, ours, language, scale)
    if (
        language == "zh"
        and len(ours) == 1
        and len(theirs) == 2
        and said[0] > _WHOLE * scale * (theirs[1].end - theirs[0].start)
    ):
        place = Span(theirs[0].start + base, theirs[1].end + base)
        return [QuoteChange(Change.GROWN, pair, place, ours[0].bounds)]
    speech = [one for one in theirs if _is_speech(text, one, scale)]
    wanted = scale * sum(len(one.said) for one in speech)
    if not speech or wanted < (_LEAST_SHORT if ours else _LEAST_LONG):
        return _one_of_several(pair, theirs, ours) or _called(pair, text, theirs, ours, language)
    if not ours and beside:
        return []
    if len(theirs) > len(ours) > 0 and sum(said) > _MERGED * scale * sum(len(one.said) for one in theirs) + _SLACK:
        place = Span(theirs[0].start + base, theirs[-1].end + base)
        return [QuoteChange(Change.GROWN, pair, place, ours[-1].bounds)]
    share = _SHORT if len(ours) >= len(speech) else _SHORT_PIECES
    if sum(said) < share * wanted and len(ours) < len(theirs) + 1:
        # The quotation that went missing: the last one, unless a single one is left of it.
        lost = speech[min(len(ours), len(speech) - 1)]
        place = pair.in_source(lost)
        return [QuoteChange(Change.LOST if len(theirs) > len(ours) else Change.CUT, pair, place, pair.target)]
    return _called(pair, text, theirs, ours, language)


def _called(
    pair: Pair, text: str, theirs: Sequence[SourceQuote], ours: Sequence[Quotation], language: str
) -> list[QuoteChange]:
    """Words by which somebody calls something, of which the draft quotes fewer."""
    pattern = _calls(language)
    capitals = language not in (*_UNSPACED, "ar", "fa", "he")
    words = [one for one in theirs if not (one.name and capitals) or (language == "de" and _SMALL.search(one.said))]
    if pattern is None or len(ours) >= len(words) or len(theirs) > 3:
        return []
    lost = words[len(ours)]
    before, after = text[max(0, lost.start - _CALLED_BEFORE) : lost.start], text[lost.end : lost.end + _CALLED_BEHIND]
    before = before[max(before.rfind(mark) for mark in '»”“"。.，') + 1 :]
    if len(lost.said) < _SHORTEST_CALL and language not in _UNSPACED:
        return []
    if not (pattern.search(before) or (language in ("tr", "fa") and pattern.search(after))):
        return []
    return [QuoteChange(Change.LOST, pair, pair.in_source(lost), pair.target)]


def _one_of_several(pair: Pair, theirs: Sequence[SourceQuote], ours: Sequence[Quotation]) -> list[QuoteChange]:
    """Of several quoted words in one sentence the draft quotes some: a choice would have been made for all."""
    words = [one for one in theirs if one.said[:1].islower()]
    if 0 < len(ours) < len(words) == len(theirs) <= 3:
        lost = words[len(ours)]
        return [QuoteChange(Change.LOST, pair, pair.in_source(lost), pair.target)]
    return []


def _grown_or_cut(
    document: Document, pair: Pair, theirs: Sequence[SourceQuote], ours: Sequence[Quotation], language: str, scale: float
) -> list[QuoteChange]:
    """What became of quotations of which source and draft have as many; ``scale`` is code points of the draft for one."""
    found: list[QuoteChange] = []
    for one, quote in zip(theirs, ours, strict=True):
        inside, wanted = _inside(document, quote), scale * len(one.said)
        span, place = quote.bounds, pair.in_source(one)
        if one.name and language == "zh" and len(one.said) >= _LEAST_NAME and len(inside) > _LONG_NAME * wanted + _SLACK:
            found.append(QuoteChange(Change.GROWN, pair, place, span))
        if one.name or language == "ja":  # Japanese quotes thoughts and slogans, which English words anew
            continue
        joiner = joiners(language)
        bare = joiner is not None and len(one.said.split()) <= 2 and not joiner.search(one.said)
        joined = bare and " and " in inside and len(inside.split()) >= 3 and (language == "de" or not one.said[:1].isupper())
        if joined or _took_in(pair, one, inside) or (wanted >= _LEAST_LONG and len(inside) > _LONG * wanted + _SLACK):
            found.append(QuoteChange(Change.GROWN, pair, place, span))
        elif (
            _fewer(one.said, inside)
            and wanted >= _LEAST_SHORT
            and len(inside) < (_SHORT if one.pieces == 1 else _SHORT_PIECES) * wanted
        ):
            found.append(QuoteChange(Change.CUT, pair, place, span))
    return found


def _fewer(theirs: str, ours: str) -> bool:
    """Whether a quotation of few words has fewer in the draft; short words for long ones leave nothing out."""
    words = len(theirs.split())
    return words > _WORDS_FEW or _unspaced(theirs) or len(ours.split()) < words


def _took_in(pair: Pair, one: SourceQuote, inside: str) -> bool:
    """Whether a quotation took in the words that stand beside it in the source."""
    theirs, ours = pair.source.end - pair.source.start, pair.target.end - pair.target.start
    outside, scale = theirs - (one.end - one.start), ours / max(1, theirs)
    short = len(one.said.split()) < _WORDS_TAKEN and not _unspaced(one.said)
    if short or outside * scale < _LEAST_OUTSIDE or theirs > _LONGEST_TAKEN or not _JOINS.search(inside):
        return False
    grown, left = len(inside) / max(1.0, scale * len(one.said)), (ours - len(inside)) / (scale * outside)
    return grown > _SWOLLEN and left < _SHRUNK


def _unspaced(text: str) -> bool:
    """Whether a text is in a script that parts no words."""
    return _HAN_OR_KANA.search(text) is not None


def _is_speech(text: str, quote: SourceQuote, scale: float) -> bool:
    """Whether a source quotes what somebody says, rather than a title, a name or a word in inverted commas."""
    if _JA_SAYS.match(text, quote.end) or _TR_SAYS.match(text, quote.end):
        return True
    if quote.name and len(quote.said) < _LONGEST_TITLE:
        return False
    before, after = text[max(0, quote.start - _SAID_BESIDE) : quote.start], text[quote.end : quote.end + _SAID_BESIDE]
    words = len(quote.said.split())
    if before.rstrip().endswith((":", "：")) and (words > 2 or _unspaced(quote.said)):
        return True
    if text[:1].isupper() and quote.said[:1].islower() and words >= _WORDS_SPEECH:
        return True
    if _COMMA_DASH.match(after) or (quote.said[-1:] in "!?…," and _DASH.match(after)):
        return True
    least = 4 if quote.said[-1:] == "!" else 2  # a title may end with one
    ends = quote.said[-1:] in ".!?…" or (after[:1] == "." and _BEGINS.search(before) is not None)
    whole = quote.said[:1].isupper() and ends and (words > least or _unspaced(quote.said))
    if whole or (words > 2 and _COMMA.match(after) and not text[: quote.start].strip()):
        return True
    bare = quote.said[:1].isupper() and words < _WORDS_NAME and _WORD_BEFORE.search(before) is not None
    if bare and _CYRILLIC.search(quote.said):  # a project, a pipeline in some case
        return False
    return scale * len(quote.said) > 12 and (_SAYS.search(before) is not None or _SAYS.search(after) is not None)
