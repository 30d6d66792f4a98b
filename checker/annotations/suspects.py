"""Which sentences are worth a parse: a cheap reading of every sentence by the lexicon alone.

A sentence is let go when a word that can only be a finite verb stands outside every clause that a marker (*which*,
*because*, *that* …) has opened. The test takes about half a microsecond per word and leaves one sentence in eight.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from checker.annotations.paragraphs import Kind
from checker.annotations.readings import (
    BASE,
    BE,
    DETERMINERS,
    FINITE_AUXILIARIES,
    HAVE,
    MODALS,
    NOUN,
    PARTICIPLE,
    PAST,
    PLURAL,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    THIRD,
    lexicon,
    transitive,
)
from checker.annotations.sentences import sentences
from checker.annotations.words import words
from checker.document import Document, annotation

# Classes of words for the test.
_FINITE, _PAST, _THIRD, _BASE, _MARKER, _HAVE_DO = range(1, 7)

# Forms that are past tense, hardly ever participle, in news copy.
_SURE_PAST = frozenset("said told became began came went took gave saw knew got thought meant".split())
_SURE_THIRD = frozenset("says seems includes makes gives takes comes goes becomes begins".split())
_SPOKEN = frozenset("it's that's there's what's who's here's he's she's let's".split()) | frozenset(
    pronoun + ending for pronoun in "i you he she it we they that there".split() for ending in ("'re", "'ve", "'ll", "'d", "'m")
)
# Verbs of saying: where one of them alone is the main verb (“…, he said.”), it only names the speaker.
SPEECH = frozenset(
    "said says say told tells added adds reported reports writes wrote announced announces noted notes explained explains "
    "concluded stated states reads continued emphasized stressed declared".split()
)
_CUT_OPENERS = frozenset("with including despite because although though while when unless".split())
# What somebody does who says something: a sentence that opens with one of these is most often cut from that of its speaker.
_SAYING = frozenset(
    "noting stressing adding explaining pointing underlining emphasizing emphasising expressing referring indicating calling "
    "considering describing praising warning confirming thanking wishing hoping urging recalling announcing stating saying "
    "claiming asserting reiterating highlighting affirming declaring demanding mentioning reminding".split()
)
_SINGULAR = frozenset("is was has does isn't wasn't hasn't doesn't".split())
# Plurals in form that are singular in use, or mean one sum.
SINGULAR_PLURALS = frozenset(
    "news means headquarters series species politics economics physics mathematics athletics games dollars euros pounds "
    "percent statistics sports arms goods times years months weeks days hours minutes lots measles diabetes gymnastics "
    "lyrics barracks studies affairs nations states bros logistics dynamics works electronics robotics ethics tactics "
    "rubles roubles yuan rupees pesos miles kilometers kilometres meters metres tons tonnes degrees points "
    "millimeters millimetres centimeters centimetres inches acres hectares liters litres seconds cents feet".split()
)
_LINKS = frozenset("of in from for with on at by between among across near under over against to within during around".split())
_NOUN_BORDERS = frozenset(
    "and or but that which who whom what where when if because as than not there it this is are was were has have had be "
    "been will would can could said says one each every either neither none much how why whose whether so".split()
)
_REPORTED = frozenset(
    "said stated announced confirmed added explained noted stressed emphasized emphasised indicated declared reported "
    "claimed believes says states announces confirms adds explains notes stresses emphasizes indicates declares reports "
    "claims told affirmed underlined pointed out specified informed revealed clarified argued insisted admitted "
    "acknowledged mentioned recalled".split()
)
# These open a phrase of time without a comma as well, in British copy: worth a parse, no proof.
_TIME_OPENERS = frozenset("after before since until".split())
_ALSO_PREPOSITIONS = frozenset("after before since until till as than so once when".split())
_VERB_UNLESS_NOUN = frozenset("remains needs wants means hopes seeks".split())
_PARTS = frozenset(",:;—–-")
_LINKED = (
    frozenset("that to a an the his her its their".split())
    | DETERMINERS
    | frozenset("me him them us it itself himself herself themselves".split())
)
# A man named Petrov: the name is not an object.
_NAMING = frozenset("named called dubbed titled entitled based headed led owned run".split())
# Participles of verbs without a passive do not stand behind nouns: these are past tenses.
_NO_PASSIVE = frozenset(
    "remained appeared happened arrived occurred emerged amounted belonged seemed died lived disappeared existed consisted "
    "depended participated resulted lasted coincided succeeded failed fell rose grew tried wanted decided continued "
    "became began agreed insisted hoped refused managed attempted".split()
)
_SINGULAR_PRONOUNS = frozenset(("he", "she"))
# Adverbs before a finite verb, unless a word of the other set goes before them: the firms also hope, to also hope.
_BEFORE_FINITE = frozenset(
    "also really often never currently now simply therefore usually always still generally normally probably certainly "
    "actually frequently sometimes rarely openly firmly strongly".split()
)
_BEFORE_BASE = MODALS | frozenset(
    "to do does did don't doesn't didn't let help helps helped make makes made and or not".split()
)
_WH_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
_FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CLAUSES = frozenset("that whether how what why which two three four five six".split())
_OBJECTS = _LINKED - {"that", "to", "all", "both"}
_NOT_AFTER = BE | HAVE | frozenset("be been being having a an the of in by to and or".split())
_MARKERS = SUBORDINATORS | RELATIVES | frozenset({"than", "so"})


@functools.cache
def _classes() -> dict[str, int]:
    """The class of every word that matters to the test."""
    found: dict[str, int] = {}
    for form, letters in lexicon().items():
        if letters == THIRD and (form == "thanks" or NOUN in lexicon().get(form[:-1], "")):
            found[form] = _THIRD  # the table lacks some plurals
        elif letters in (PAST, THIRD):
            found[form] = _FINITE
        elif PAST in letters and NOUN not in letters:
            found[form] = _PAST
        elif THIRD in letters and PLURAL in letters:
            found[form] = _THIRD
        elif BASE in letters:
            found[form] = _BASE
    found.update(dict.fromkeys(FINITE_AUXILIARIES | _SURE_THIRD | _SPOKEN, _FINITE))
    found.update(dict.fromkeys(("have", "do", "haven't", "don't"), _HAVE_DO))
    found.update(dict.fromkeys(_MARKERS, _MARKER))
    for form in DETERMINERS | frozenset("and or but to not of in on".split()):
        if found.get(form) != _MARKER:
            found.pop(form, None)
    return found


def opens_cut(lower: Sequence[str]) -> bool:
    """Whether the sentence opens as the second half of another may open, and no comma shows where its main clause begins.

    *With a new crane.* and *Although it rained, officials said.* are worth a parse whatever verbs they hold.
    """
    opener = next((word for word in lower[:3] if word[:1].isalpha()), "")
    if opener in _SAYING:
        return True
    if opener not in _CUT_OPENERS and opener not in _TIME_OPENERS:
        return False
    if "," not in lower or opener in ("with", "including"):
        return True
    last = len(lower) - 1 - lower[::-1].index(",")
    return len(lower) - last <= 10 and not SPEECH.isdisjoint(lower[last:])


def stands(lower: Sequence[str], texts: Sequence[str] | None = None) -> bool:
    """Whether the words of a sentence hold a finite verb that surely belongs to its main clause.

    ``lower`` are the words in lower case, ``texts`` the same as written, where known: a capital then makes a name of a word.
    """
    classes = _classes()
    opened = 0  # clauses that a marker has opened and whose verb has not come yet
    phrase = -1  # the place of a marker that may be a preposition, whose phrase a comma closes
    first = True  # no word of the sentence has come yet, only marks
    for index, word in enumerate(lower):
        kind = classes.get(word)
        if kind is None or (texts is not None and not first and texts[index][0].isupper()):
            if first and word[:1].isalpha():
                first = False
            elif word == "," and phrase >= 0:
                # “After the meeting, …” and “As a result, …”: the comma closes what the marker opened.
                opened = max(0, opened - (index - phrase <= 6))
                phrase = -1
            continue
        if kind == _MARKER:
            if not _opens_clause(lower, index):
                continue
            opened += 1
            phrase = index if word in _ALSO_PREPOSITIONS else -1
        elif kind == _FINITE or _surely_finite(lower, texts, index, kind, opened > 0, first):
            if not opened:
                return True
            opened -= 1
            phrase = -1
        first = False
    return False


def _opens_clause(lower: Sequence[str], index: int) -> bool:
    """Whether the marker at ``index`` opens a clause, as it does not in *That is so* and *because of the rain*."""
    if lower[index] == "that":
        return any(before[0].isalpha() for before in lower[:index])
    return not (lower[index] == "because" and index + 1 < len(lower) and lower[index + 1] == "of")


def _surely_finite(lower: Sequence[str], texts: Sequence[str] | None, index: int, kind: int, marked: bool, first: bool) -> bool:
    """Whether the words beside the one at ``index`` make a finite verb of it, which by itself may be something else.

    ``kind`` is its class; ``marked`` says that a clause is open, ``first`` that it is the first word of the sentence.
    """
    word, last = lower[index], lower[index - 1] if index else ""
    if kind == _HAVE_DO:
        return last != "to" and _classes().get(last) != _FINITE
    follows = lower[index + 1] if index + 1 < len(lower) else ""
    if (
        (last in SUBJECT_PRONOUNS and (kind != _THIRD or last in _SINGULAR_PRONOUNS))
        or (last == "it" and kind != _BASE and not any(before[0].isalpha() for before in lower[: index - 1]))
        or (last == "then" and kind == _PAST)
        or (last in _BEFORE_FINITE and kind != _PAST and lower[index - 2] not in _BEFORE_BASE and index > 1)
        or (word in _SURE_PAST and last not in _NOT_AFTER)
        or (word in _VERB_UNLESS_NOUN and last not in _NOT_AFTER and last not in DETERMINERS)
    ):
        return True
    if last in RELATIVES or last == "that":
        return marked
    if kind == _BASE:
        plural = lexicon().get(last, "")
        linked = follows in _LINKED
        if PLURAL in plural and (lexicon().get(word) == BASE or (linked and THIRD not in plural)):
            return True
        return first and index < 3 and linked
    if last in _NOT_AFTER:
        return False
    if kind == _THIRD:
        return follows in _OBJECTS and last not in DETERMINERS
    named = texts is not None and (
        (index > 1 and texts[index - 1][0].isupper() and follows != "by")
        or (index + 1 < len(lower) and texts[index + 1][0].isupper() and word not in _NAMING)
    )
    return named or follows in _OBJECTS or follows in _CLAUSES or follows[:1].isdigit() or word in _NO_PASSIVE


def unparted(lower: Sequence[str]) -> bool:
    """Whether the sentence opens as a second half may open and nothing in it parts that half from a main clause.

    English sets a comma after *Although …*, *With …*, *Because …*: in a million words of published copy 70 sentences had none.
    """
    opener = next((word for word in lower[:3] if word[:1].isalpha()), "")
    return opener in _CUT_OPENERS and _PARTS.isdisjoint(lower)


@annotation
def suspects(document: Document) -> tuple[int, ...]:
    """Indices of the sentences that may be broken and are to be parsed; with ``reading.thorough``, of all running copy."""
    found: list[int] = []
    prose = document.prose
    thorough = document.reading.thorough
    for index, (sentence, inside) in enumerate(zip(sentences(document), words(document), strict=True)):
        if sentence.kind is not Kind.BODY or len(inside.lower) < 4:
            continue
        if thorough or (
            ends_full(prose, sentence.end)
            and (not stands(inside.lower, [token.text for token in inside.tokens]) or must_be_parsed(inside.lower))
        ):
            found.append(index)
    return tuple(found)


def must_be_parsed(lower: Sequence[str]) -> bool:
    """Whether more speaks for a parse of the sentence than that no word in it can only be its main verb."""
    return opens_cut(lower) or agreement_window(lower) or open_that(lower)


def stands_by_tags(lower: Sequence[str], tags: Sequence[str]) -> bool:
    """As ``stands``, by the part-of-speech tags of a sentence (Penn treebank): a finite verb outside every marked clause.

    The tagger knows *functions* and *traded* for verbs where the lexicon cannot; with it six in ten suspects are let go
    before the parser, which takes two fifths of the time.
    """
    opened, phrase, marked = 0, -1, False
    for index, (word, tag) in enumerate(zip(lower, tags, strict=True)):
        if tag in _WH_TAGS or (word in _MARKERS and tag in ("IN", "RB")):
            if word == "because" and lower[index + 1 : index + 2] == ["of"]:
                continue
            opened, marked = opened + 1, True
            phrase = index if word in _ALSO_PREPOSITIONS else -1
        elif word == "," and phrase >= 0:
            opened, phrase = max(0, opened - (index - phrase <= 6)), -1
        elif tag in _FINITE_TAGS and not (
            tag == "VBD" and ((word in transitive() and _without_object(lower, index)) or _behind_comma(lower, tags, index))
        ):
            # The man who came and saw: the second verb may belong to the same clause.
            joined = marked and not {"and", "or", "but"}.isdisjoint(lower[max(0, index - 2) : index])
            if not opened and not joined:
                return True
            opened, phrase = max(0, opened - 1), -1
    return False


def _behind_comma(lower: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """Whether the first comma of the sentence, and perhaps an adverb, parts a past tense from what would be its subject."""
    at = index - 1
    while at > 0 and tags[at] == "RB":
        at -= 1
    return at > 0 and lower[at] == "," and "," not in lower[:at] and PARTICIPLE in lexicon().get(lower[index], "")


def _without_object(lower: Sequence[str], index: int) -> bool:
    """Whether a preposition or the end of a clause follows the word, and so no object."""
    follows = lower[index + 1] if index + 1 < len(lower) else "."
    return follows in PREPOSITIONS or follows in ".,"


def agreement_window(lower: Sequence[str]) -> bool:
    """Whether a plural noun seems to head the subject of a singular auxiliary, or *the number* that of a plural verb.

    The head is the last noun before the first preposition of the stretch that ends at the verb.
    """
    known = lexicon()
    for index, word in enumerate(lower):
        if word in _SINGULAR and index > 1:
            head = _head(lower, index, known)
            if head and ("P" in known.get(head, "") and "N" not in known.get(head, "")) and head not in SINGULAR_PLURALS:
                return True
        elif word == "number" and lower[index - 1 : index + 2] == ["the", "number", "of"]:
            found = _plural_verb_follows(lower, index + 2, known)
            if found:
                return True
    return False


def _plural_verb_follows(lower: Sequence[str], start: int, known: Mapping[str, str]) -> bool:
    """Whether the first word after ``start`` that may be a finite verb is a plural one."""
    classes = _classes()
    for index in range(start + 1, min(len(lower) - 1, start + 14)):
        word = lower[index]
        if word in ("are", "were", "have"):
            return True
        if classes.get(word) in (_FINITE, _PAST, _MARKER):
            return False
        letters = known.get(word, "")
        if BASE in letters and (letters == BASE or lower[index + 1] in _LINKED or lower[index + 1][0].isdigit()):
            return lower[index - 1] != "to"
    return False


def _head(lower: Sequence[str], verb: int, known: Mapping[str, str]) -> str:
    """The noun that seems to head the words before the verb at index ``verb``; empty where a clause or comma comes first."""
    head = ""
    for index in range(verb - 1, max(-1, verb - 14), -1):
        word = lower[index]
        if word in _NOUN_BORDERS or not (word[0].isalnum()):
            break
        if word in _LINKS:
            head = ""
            continue
        letters = known.get(word, "")
        if not head and (NOUN in letters or PLURAL in letters):
            head = word
    return head


def open_that(lower: Sequence[str]) -> bool:
    """Whether a clause with *that* behind a verb of saying holds no word that could only be its verb."""
    if "that" not in lower:
        return False
    last = len(lower) - 1 - list(reversed(lower)).index("that")
    if last < 2 or len(lower) - last < 5 or not ({lower[last - 1], lower[last - 2]} & _REPORTED or lower[last - 1] == "and"):
        return False
    classes = _classes()
    for word in lower[last + 1 :]:
        kind = classes.get(word)
        if kind in (_FINITE, _PAST, _HAVE_DO, _MARKER):
            return False
    return True


def ends_full(prose: str, end: int) -> bool:
    """Whether the sentence that ends at ``end`` closes with a full stop, quotation marks and brackets left out."""
    return prose[max(0, end - 6) : end].rstrip("\"'”’»“„)] ").endswith((".", "।", "。", "؟")[0:3])
