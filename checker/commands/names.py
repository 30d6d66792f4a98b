"""``newsproof names``"""

from __future__ import annotations

from collections import Counter

import click

from checker import compose
from checker.annotations.bearers import Tie
from checker.annotations.identities import Bearer, bearers
from checker.document import Document, Reading
from checker.readers import drafts, read
from checker.readers.errors import UnreadableError

_TIES = {
    Tie.NEARNESS: "nothing but how near they are",
    Tie.SURNAME: "one is introduced in full, the other by nobody",
    Tie.TITLE: "the same office stands before both",
    Tie.NAME: "the same further name stands beside both",
}


@click.command()
@click.argument("path", metavar="DRAFT")
@click.option("--all", "everything", is_flag=True, help="Names that stand only once, too.")
def command(path: str, everything: bool) -> None:
    """Show which names were found in a draft, and which spellings were taken for one name, and why."""
    try:
        documents = [read(draft, reading=Reading()) for draft in drafts([path], None)]
    except UnreadableError as error:
        compose.stop(str(error))
    for document in documents:
        found = bearers(document)
        shown = [bearer for bearer in found if everything or len(bearer.mentions) > 1]
        if len(documents) > 1:
            click.echo(f"{document.path}:")
        for bearer in shown:
            _show(document, bearer)
        if not shown:
            once = len(found)
            rest = f"; {once} stand{'s' if once == 1 else ''} once, --all shows {'it' if once == 1 else 'them'}" if once else ""
            click.echo(f"{document.path}: no name stands more than once{rest}", err=True)


def _show(document: Document, bearer: Bearer) -> None:
    lines = sorted({document.position(mention.span.start)[0] for mention in bearer.mentions})
    count = len(bearer.mentions)
    where = f"line{'' if len(lines) == 1 else 's'} {', '.join(map(str, lines))}"
    click.echo(f"{bearer.name}: {'once' if count == 1 else f'{count} times'}, {where}")
    forms = Counter(mention.text for mention in bearer.mentions)
    if len(forms) > 1:
        click.echo("    written " + ", ".join(f"{form} ({times})" for form, times in forms.most_common()))
    for variation in bearer.variations:
        shown = " / ".join(form.text for form in variation.forms)
        click.echo(f"    {shown}: one name, because {_TIES[variation.tie]} (distance {variation.distance:.2f})")
