"""How learning a register grows with the archive, and what a look-up costs against many forms.

    PYTHONPATH=. python benchmarks/register.py learn ../shared/data/clean_news.dev.jsonl.gz --words 500000 1000000 2000000
    PYTHONPATH=. python benchmarks/register.py find ../shared/data/clean_news.dev.jsonl.gz --forms 500000

``learn`` repeats published copy, with other people in each repetition, and learns it into fresh registers; ``find`` fills a
register with made-up names and asks it for the names of published drafts. Both print a table for docs/register.md.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import itertools
import json
import os
import pathlib
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from checker.annotations.lexicon import english_words
from checker.annotations.names import names
from checker.document import Document
from checker.readers.archive import articles
from checker.register.counting import Count, count
from checker.register.database import Database
from checker.register.facts import Fact, facts
from checker.register.kinds import Kind
from checker.register.learning import learn
from checker.register.lookup import Register
from checker.register.tables import entities, entity_forms, forms

VOWELS, CONSONANTS = "aeiou", "bdfgklmnprstvz"


def texts(path: pathlib.Path) -> list[str]:
    """The published texts of a file with one JSON object a line."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return ["\n".join(json.loads(line)["paragraphs"]) for line in stream]


def other_people(text: str, turn: int) -> str:
    """The text with the words of people's names exchanged, letter for letter, in a way of this turn's own."""
    if not turn:
        return text
    pieces, at = [], 0
    for mention in names(Document(text)):
        for word in mention.words if mention.person else ():
            if word.core not in english_words() and word.start >= at:
                pieces += [text[at : word.start], _other(word.text, turn)]
                at = word.end
    return "".join([*pieces, text[at:]])


def _other(word: str, turn: int) -> str:
    chance = random.Random(f"{word}{turn}")
    return "".join(_letter(letter, chance) for letter in word)


def _letter(letter: str, chance: random.Random) -> str:
    group = VOWELS if letter.lower() in VOWELS else CONSONANTS if letter.lower() in CONSONANTS else ""
    if not group:
        return letter
    other = chance.choice(group)
    return other.upper() if letter.isupper() else other


def write_archive(copy: list[str], words: int, path: pathlib.Path) -> int:
    """Repeat copy with other people until there are so many words; gives how many there are."""
    total = 0
    with path.open("w", encoding="utf-8") as stream:
        for number, (turn, text) in enumerate((turn, text) for turn in itertools.count() for text in copy):
            varied = other_people(text, turn)
            day = datetime.date(2015, 1, 1) + datetime.timedelta(days=number % 4000)
            stream.write(
                json.dumps({"id": f"a{number}", "date": str(day), "text": varied, "desk": f"desk {number % 5}"}) + "\n"
            )
            total += len(varied.split())
            if total >= words:
                break
    return total


def learning(copy: list[str], sizes: Iterable[int], url: str, jobs: int) -> None:
    print("| words | articles | forms | seconds | of processor time | words a second | memory, MB | database, MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = pathlib.Path(folder, "archive.jsonl")
            words = write_archive(copy, size, archive)
            # In a process of its own, so that the most memory it ever had is this run's.
            if (child := os.fork()) == 0:
                _learn_one(archive, url or str(pathlib.Path(folder, "register.db")), words, jobs)
                os._exit(0)
            os.waitpid(child, 0)


def _learn_one(archive: pathlib.Path, url: str, words: int, jobs: int) -> None:
    began, used = time.monotonic(), _processor()
    database = Database(url)
    learnt = learn(database, articles([str(archive)]), jobs=jobs)
    seconds, processor = time.monotonic() - began, _processor() - used
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    size = pathlib.Path(url).stat().st_size / 2**20 if database.sqlite else 0
    cells = (
        f"{words:,}",
        f"{learnt.new:,}",
        f"{learnt.settled:,}",
        f"{seconds:.0f}",
        f"{processor:.0f}",
        f"{words / seconds:,.0f}",
    )
    print("|", " | ".join((*cells, f"{memory:.0f}", f"{size:.0f}")), "|", flush=True)


def _processor() -> float:
    every = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in every)


def made_up(copy: list[str], number: int) -> Iterator[str]:
    """Made-up people: the published ones with other letters in their family names, turn after turn."""
    real = {fact.text for text in copy[::4] for fact in facts(Document(text)) if fact.kind is Kind.PERSON and " " in fact.text}
    seen: set[str] = set(real)
    for turn in itertools.count(1):
        for name in sorted(real):
            given, _, family = name.rpartition(" ")
            other = f"{given} {_other(family, turn)}"
            if other not in seen:
                seen.add(other)
                yield other
            if len(seen) >= number + len(real):
                return


def fill(database: Database, copy: list[str], number: int) -> None:
    """Fill a register with made-up people, each an entity of its own, and with the names of the first half of the copy."""
    people = made_up(copy, number)
    for batch in range(number // 5000):
        some: list[Count] = []
        for article in range(100):
            own = tuple(Fact(Kind.PERSON, name, at + 1, 1 + at % 7) for at, name in enumerate(itertools.islice(people, 50)))
            uid = f"made-up {batch}.{article}"
            values = {"uid": uid, "version": "", "digest": uid[:32], "date": datetime.date(2020, 1, 1), "desk": "", "words": 0}
            some.append(Count(None, values, None, own))
        with database.writing() as connection:
            count(connection, some)
        print(f"\r{(batch + 1) * 5000:,} forms", end="", file=sys.stderr)
    print(file=sys.stderr)
    with database.writing() as connection:
        alone = sa.select(forms.c.kind, forms.c.id, forms.c.id, sa.false(), sa.literal(""), sa.literal(0))
        columns = ["kind", "root_form_id", "house_form_id", "decided", "note", "version"]
        connection.execute(sa.insert(entities).from_select(columns, alone))
        link = sa.select(entities.c.id, entities.c.root_form_id, sa.literal("seen"), sa.false())
        connection.execute(sa.insert(entity_forms).from_select(["entity_id", "form_id", "status", "pinned"], link))
        connection.execute(sa.update(forms).values(changed=False))
    with tempfile.TemporaryDirectory() as folder:
        archive = pathlib.Path(folder, "archive.jsonl")
        archive.write_text("".join(json.dumps({"id": f"c{at}", "text": text}) + "\n" for at, text in enumerate(copy[::2])))
        learn(database, articles([str(archive)]), jobs=2)


def finding(copy: list[str], number: int, url: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = url or str(pathlib.Path(folder, "register.db"))
        began = time.monotonic()
        fill(Database(url), copy, number)
        print(f"filled in {time.monotonic() - began:.0f} s")
        register = Register(url)
        register.find(["Nobody Known"])
        spent: list[tuple[float, float]] = []
        for text in copy[1:1000:2]:
            asked = list(dict.fromkeys(mention.text for mention in names(Document(text)) if mention.person))
            began, used = time.perf_counter(), time.process_time()
            found = register.find(asked)
            register.near([name for name in asked if not found[name]])
            spent.append((time.perf_counter() - began, time.process_time() - used))
        wall, processor = (sorted(1000 * one[at] for one in spent) for at in (0, 1))
        print("| forms | drafts | median, ms | mean, ms | 95 in 100 below, ms | mean of processor time, ms |")
        print("| ---: | ---: | ---: | ---: | ---: | ---: |")
        high = wall[int(0.95 * len(wall))]
        cells = (f"{number:,}", len(wall), f"{statistics.median(wall):.1f}", f"{statistics.mean(wall):.1f}", f"{high:.1f}")
        print("|", " | ".join(map(str, (*cells, f"{statistics.mean(processor):.1f}"))), "|")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("learn", "find"))
    parser.add_argument("copy", type=pathlib.Path, help="published copy: JSON Lines with paragraphs, gzip")
    parser.add_argument("--words", type=int, nargs="+", default=[500_000, 1_000_000, 2_000_000])
    parser.add_argument("--forms", type=int, default=500_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--register", default="", help="a fresh database; default: a temporary file")
    given = parser.parse_args()
    copy = texts(given.copy)
    if given.what == "learn":
        learning(copy, given.words, given.register, given.jobs)
    else:
        finding(copy, given.forms, given.register)


if __name__ == "__main__":
    main()
