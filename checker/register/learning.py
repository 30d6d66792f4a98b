"""Learning from published articles: their facts are counted in the database, a batch of articles in one transaction."""

from __future__ import annotations

import collections
import concurrent.futures
import dataclasses
import datetime
import itertools
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from checker.document import Document
from checker.readers.archive import Article
from checker.readers.errors import UnreadableError
from checker.register import queries
from checker.register.counting import Count, count
from checker.register.database import Database
from checker.register.facts import Fact, facts
from checker.register.settling import settle
from checker.register.tables import articles

BATCH = 100  # articles of one transaction
WAITING = 3  # batches under way for each process


@dataclasses.dataclass
class Learnt:
    """What a run did: articles counted for the first time, replaced by a newer version, known already, copies of others,
    and files that could not be read."""

    new: int = 0
    replaced: int = 0
    known: int = 0
    copies: int = 0
    words: int = 0
    settled: int = 0
    unreadable: list[UnreadableError] = dataclasses.field(default_factory=list)

    @property
    def articles(self) -> int:
        return self.new + self.replaced + self.known + self.copies


class _Kept(NamedTuple):
    """An article as the database has it."""

    id: int
    version: str
    digest: str
    date: datetime.date | None
    desk: str


def learn(
    database: Database,
    archive: Iterable[Article | UnreadableError],
    *,
    jobs: int = 1,
    again: bool = False,
    progress: Callable[[Learnt], None] | None = None,
) -> Learnt:
    """Count the facts of articles that the register does not know yet, then settle what is one name.

    An article counts once, whatever its copies; a newer version replaces an older one. After an interrupt the same call
    goes on where it stopped. ``again`` reads known articles anew, after a change of how they are read. Memory is bounded
    by the batches under way. Raises ``RegisterError``.
    """
    learnt = Learnt()
    with _workers(jobs) as work:
        for batch, found in work(_unknown(database, archive, learnt, again)):
            with database.writing() as connection:
                _write(connection, batch, found, learnt, again)
            if progress is not None:
                progress(learnt)
    learnt.settled = settle(database)
    return learnt


def _unknown(
    database: Database, archive: Iterable[Article | UnreadableError], learnt: Learnt, again: bool
) -> Iterator[list[Article]]:
    """Batches of articles that are new or have changed."""
    source = iter(archive)
    waiting: list[Article] = []
    while some := list(itertools.islice(source, BATCH)):
        learnt.unreadable += [one for one in some if isinstance(one, UnreadableError)]
        read = [one for one in some if not isinstance(one, UnreadableError)]
        with database.reading() as connection:
            kept = _kept(connection, read)
        for article in read:
            if not again and article.uid in kept and _same(article, kept[article.uid]):
                learnt.known += 1
            else:
                waiting.append(article)
        if len(waiting) >= BATCH:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _same(article: Article, kept: _Kept) -> bool:
    return (article.digest, article.date, article.desk, article.version) == (kept.digest, kept.date, kept.desk, kept.version)


def _kept(connection: sa.Connection, some: Sequence[Article]) -> dict[str, _Kept]:
    found: dict[str, _Kept] = {}
    for uids in queries.batches({article.uid for article in some}):
        query = sa.select(
            articles.c.uid, articles.c.id, articles.c.version, articles.c.digest, articles.c.date, articles.c.desk
        )
        for uid, *rest in connection.execute(query.where(articles.c.uid.in_(uids))):
            found[uid] = _Kept(*rest)
    return found


def _older(article: Article, kept: _Kept) -> bool:
    """Whether an article is an earlier version of one that is kept: by its number, else by its day."""
    if article.version.isdecimal() and kept.version.isdecimal() and int(article.version) != int(kept.version):
        return int(article.version) < int(kept.version)
    return article.date is not None and kept.date is not None and article.date < kept.date


def _write(
    connection: sa.Connection, batch: Sequence[Article], found: Sequence[tuple[Fact, ...]], learnt: Learnt, again: bool
) -> None:
    """Count a batch of articles, looking again at what the register knows now that nobody else writes."""
    kept = _kept(connection, batch)
    originals = _originals(connection, batch)
    counts: dict[str, Count] = {}
    for article, own in zip(batch, found, strict=True):
        before = kept.get(article.uid)
        if before is not None and not again and (_same(article, before) or _older(article, before)):
            learnt.known += 1
            continue
        original = originals.get(article.digest)
        copy = original is not None and original != article.uid
        if before is None and article.uid not in counts:
            learnt.copies += copy
            learnt.new += not copy
        else:
            learnt.replaced += 1
        if not copy:
            originals[article.digest] = article.uid
        learnt.words += 0 if copy else article.document.words
        values = {
            "uid": article.uid,
            "version": article.version,
            "digest": article.digest,
            "date": article.date,
            "desk": article.desk,
            "words": 0 if copy else article.document.words,
        }
        kept[article.uid] = _Kept(before.id if before else 0, article.version, article.digest, article.date, article.desk)
        counts[article.uid] = Count(
            (before.id or None) if before else None, values, original if copy else None, () if copy else own
        )
    if counts:
        count(connection, list(counts.values()))


def _originals(connection: sa.Connection, batch: Sequence[Article]) -> dict[str, str]:
    """The articles that count for the texts of a batch: text's digest to the article's name."""
    found: dict[str, str] = {}
    for digests in queries.batches({article.digest for article in batch}):
        query = sa.select(articles.c.digest, articles.c.uid).where(articles.c.digest.in_(digests), articles.c.same_as.is_(None))
        found.update((digest, uid) for digest, uid in connection.execute(query))
    return found


_Work = Callable[[Iterable[list[Article]]], Iterator[tuple[list[Article], list[tuple[Fact, ...]]]]]


class _workers:
    """Reads the facts of batches in processes, in order, with a bounded number of batches under way."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: concurrent.futures.ProcessPoolExecutor | None = None

    def __enter__(self) -> _Work:
        if self._jobs > 1:
            method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
            context = multiprocessing.get_context(method)
            self._pool = concurrent.futures.ProcessPoolExecutor(self._jobs, context, initializer=_start)
        return self._run

    def __exit__(self, *details: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, batches: Iterable[list[Article]]) -> Iterator[tuple[list[Article], list[tuple[Fact, ...]]]]:
        if self._pool is None:
            yield from ((batch, _read([article.document for article in batch])) for batch in batches)
            return
        under_way: collections.deque[tuple[list[Article], concurrent.futures.Future[list[tuple[Fact, ...]]]]]
        under_way = collections.deque()
        source = iter(batches)
        while True:
            for batch in itertools.islice(source, self._jobs * WAITING - len(under_way)):
                under_way.append((batch, self._pool.submit(_read, [article.document for article in batch])))
            if not under_way:
                return
            batch, future = under_way.popleft()
            yield batch, future.result()


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(documents: Sequence[Document]) -> list[tuple[Fact, ...]]:
    return [facts(document) for document in documents]
