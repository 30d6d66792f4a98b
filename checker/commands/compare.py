"""``newsproof compare``"""

from __future__ import annotations

import pathlib
import sys

import click

from checker import compose, reporting
from checker.commands.options import Language
from checker.config import ConfigError
from checker.files import write_whole
from checker.readers.errors import UnreadableError
from checker.readers.files import counterpart, source_text

# Candidates that the terminal shows; the files have all.
_SHOWN = 10


@click.command()
@click.argument("draft")
@click.argument("published", type=click.Path(path_type=pathlib.Path))
@click.option("--csv", "csv_file", type=click.Path(path_type=pathlib.Path), help="Write a table: sentences, drafts, all.")
@click.option("--html", "html_file", type=click.Path(path_type=pathlib.Path), help="Write a page with the edits marked.")
@click.option("--source", metavar="PATH", help="The source text, or a folder with files of the same names.")
@click.option("--from", "source_language", type=Language(), metavar="LANG", help="Language the drafts were translated from.")
@click.option("--surface", is_flag=True, help="Only rules that need no parser.")
def command(
    draft: str,
    published: pathlib.Path,
    csv_file: pathlib.Path | None,
    html_file: pathlib.Path | None,
    source: str | None,
    source_language: str | None,
    surface: bool,
) -> None:
    """Compare drafts with their published or reference texts: two files, or two folders with the same names.

    Prints BLEU, chrF and TER with sacrebleu's signatures, HTER, which findings editors acted on, and edits that no finding
    had announced.
    """
    from reports import comparison_csv, comparison_html
    from reports.comparison import compare

    request = compose.Request((draft,), source, source_language, surface=surface, jobs=0)
    outputs = [
        (path, writer) for path, writer in ((csv_file, comparison_csv), (html_file, comparison_html)) if path is not None
    ]
    reporting.spare([path for path, _ in outputs], request)
    try:
        run = compose.run(request)
        pairs = [(result, source_text(_published(result.document.path, published), markup=True)) for result in run.results]
    except (ConfigError, UnreadableError) as error:
        compose.stop(str(error))
    comparison = compare(pairs)
    for path, writer in outputs:
        if path.resolve() == published.resolve():
            compose.stop(f"{path}: is the published text and would be overwritten; give the report another name")
        try:
            write_whole(path, writer.write(comparison))
        except OSError as error:
            compose.stop(f"{path}: cannot be written: {error.strerror or error}")
    for one in comparison.drafts:
        edits = one.counts.edits
        said = "edit" if edits == 1 else "edits"
        click.echo(
            f"{one.document.path}: HTER {one.scores.hter:.3f}, {edits} {said}, {len(one.unannounced)} unannounced; "
            f"findings: {len(one.acted_on)} acted on, {len(one.stood)} stood"
        )
    scores = comparison.scores
    click.echo(f"BLEU {scores.bleu:.1f}  chrF {scores.chrf:.1f}  TER {scores.ter:.1f}  HTER {scores.hter:.3f}")
    for name, signature in comparison.signatures:
        click.echo(f"  {name}: {signature}")
    for old, new, times in comparison.candidates[:_SHOWN]:
        click.echo(f"  {times} times “{old}” became “{new}”" if new else f"  {times} times “{old}” was left out")
    for bad in run.unreadable:
        click.echo(f"newsproof: {bad.path}: {bad.reason}", err=True)
    sys.exit(compose.OK if run.complete else compose.NOT_CHECKED)


def _published(path: str, published: pathlib.Path) -> str:
    """The published text that belongs to a draft. Raises ``UnreadableError``."""
    if not published.exists():
        raise UnreadableError(str(published), "no such published file or folder")
    if not published.is_dir():
        return str(published)
    beside = counterpart(path, published)
    if beside is None:
        raise UnreadableError(path, f"has no published text of the same name in {published}")
    return beside
