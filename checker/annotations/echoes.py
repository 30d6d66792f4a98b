"""Where the draft says the same words again soon after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.annotations.forms import repeats, wording
from checker.annotations.tokens import tokens
from checker.document import Document, annotation
from checker.finding import Span

# Words between the beginnings of a phrase and of its echo. A sentence of news copy is seldom longer, and a system that
# loops says far shorter phrases.
FARTHEST = 41
_JOINERS = ("and", "or")


class Echo(NamedTuple):
    """A phrase and its echo, in code points of the text.

    ``first`` is the phrase, ``second`` its last repetition. ``words`` counts the words of the phrase, ``between`` those
    between the first time and the next; ``times`` is how often it is said in a row (1 where other words part the two),
    ``joined`` whether *and* or *or* stands between.
    """

    first: Span
    second: Span
    words: int
    between: int
    times: int
    joined: bool

    @property
    def span(self) -> Span:
        """From the first time to the end of the last."""
        return Span(self.first.start, self.second.end)


@annotation
def echoes(document: Document) -> tuple[Echo, ...]:
    """Every phrase of two words or more that comes again within some forty words, and a word said three times in a row.

    Marks between words are disregarded.
    """
    every, spoken = tokens(document), wording(document)
    numbers = spoken.numbers
    return tuple(
        Echo(
            Span(every[numbers[first]].start, every[numbers[first + length - 1]].end),
            Span(every[numbers[second]].start, every[numbers[second + length - 1]].end),
            length,
            between,
            times,
            joined,
        )
        for first, second, length, between, times, joined in _echoes(spoken.lower, repeats(document))
    )


def _echoes(words: Sequence[str], again: Sequence[int]) -> Iterator[tuple[int, int, int, int, int, bool]]:
    """Echoes by word, in one pass over the places where a pair of words comes again: first word, first word of the last time,
    length, words between, times, joined."""
    last: dict[tuple[str, str], int] = {}
    done = 0
    for second in again:
        pair = words[second], words[second + 1]
        first = last.get(pair)
        last[pair] = second
        if first is None or second < done or second - first > FARTHEST:
            continue
        if second - first == 1:  # one word three times or more
            while words[second + 1 : second + 2] == words[first : first + 1]:
                second += 1
            done = second + 1
            yield first, second, 1, 0, second - first + 1, False
            continue
        period, length = second - first, 2
        while length < period and second + length < len(words) and words[first + length] == words[second + length]:
            length += 1
        while length < period and first > 0 and words[first - 1] == words[second - 1]:
            first, second, length = first - 1, second - 1, length + 1
        between = period - length
        joined = between == 1 and words[first + length] in _JOINERS
        times = 1
        if between == 0 or joined:
            phrase = words[first : first + period]
            times = 2
            while words[second + length : second + period] == phrase[length:] and (
                words[second + period : second + period + length] == phrase[:length]
            ):
                second, times = second + period, times + 1
        done = second + length
        yield first, second, length, between, times, joined
