"""Tables: CSV, TSV, JSON Lines and Parquet, a row for each segment or draft; columns are found by name or named by option."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.readers import text
from checker.readers.errors import UnreadableError
from checker.readers.limits import LARGEST, UNPACKED, within_pieces, within_size
from checker.readers.parts import Part, Piece, base_language, day

# What a column is usually called, the likeliest first.
NAMES = {
    "draft": ("draft", "target", "tgt", "mt", "hyp", "hypothesis", "translation", "output", "text", "body"),
    "source": ("source", "src", "original"),
    "id": ("id", "seg", "segment", "seg_id", "segid", "segment_id"),
    "document": ("document", "doc", "doc_id", "docid", "document_id"),
    "language": ("source_language", "src_lang", "srclang", "from"),
    "date": ("date", "published", "versioncreated"),
}
# Further columns that reach the rules and reports as metadata.
CARRIED = ("headline", "byline", "slug", "dateline", "desk", "system", "version", "section")

Row = Mapping[str, str]


def comma_separated(data: bytes, path: str, columns: Mapping[str, str]) -> list[Part]:
    """The documents of a CSV file (comma or semicolon). Raises ``UnreadableError``."""
    content = _decoded(data, path)
    head = content.split("\n", 1)[0]
    return documents(_rows(content, path, ";" if head.count(";") > head.count(",") else ",", quoted=True), path, columns)


def tab_separated(data: bytes, path: str, columns: Mapping[str, str]) -> list[Part]:
    """The documents of a TSV file, whose quotation marks are text. Raises ``UnreadableError``."""
    return documents(_rows(_decoded(data, path), path, "\t", quoted=False), path, columns)


def json_lines(data: bytes, path: str, columns: Mapping[str, str], first: int = 0) -> list[Part]:
    """The documents of a file with one JSON object a line. Raises ``UnreadableError``.

    ``first`` is the number of the first line where the data is a piece of a longer file.
    """
    rows: list[Row] = []
    for number, line in enumerate(_decoded(data, path).split("\n"), first or 1):
        if not line.strip():
            continue
        within_pieces(number - (first or 1) + 1, path)
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise UnreadableError(path, f"line {number} is no valid JSON: {error.msg}") from error
        except RecursionError as error:
            raise UnreadableError(path, f"line {number} has values nested too deep; not read") from error
        if not isinstance(value, dict):
            raise UnreadableError(path, f"line {number} is no JSON object")
        rows.append({str(key): as_text(cell) for key, cell in value.items()})
    return documents(rows, path, columns, first)


def parquet(data: bytes, path: str, columns: Mapping[str, str]) -> list[Part]:
    """The documents of a Parquet file. Raises ``UnreadableError``."""
    within_size(data, path)
    import pyarrow as arrow
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(data))
        groups = (file.metadata.row_group(at) for at in range(file.metadata.num_row_groups))
        unpacked = sum(group.total_byte_size for group in groups)
        if unpacked > UNPACKED:
            raise UnreadableError(path, f"would unpack to {unpacked // 2**20} MB, which no draft does; not read")
        within_pieces(file.metadata.num_rows, path)
        rows = [{key: as_text(cell) for key, cell in row.items()} for row in file.read().to_pylist()]
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise UnreadableError(path, f"cannot be read as Parquet: {error}") from error
    return documents(rows, path, columns)


def parquet_groups(path: str, size: int) -> Iterator[list[Row]]:
    """The rows of a Parquet file, ``size`` at a time, so that memory stays bounded. Raises ``UnreadableError``."""
    import pyarrow as arrow
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=size):
                yield [{key: as_text(cell) for key, cell in row.items()} for row in batch.to_pylist()]
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise UnreadableError(path, f"cannot be read as Parquet: {error}") from error


def _decoded(data: bytes, path: str) -> str:
    within_size(data, path)
    return text.decode(data, path).replace("\r\n", "\n")


def as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n".join(value)
    return value if isinstance(value, str) else str(value)


def _rows(content: str, path: str, delimiter: str, *, quoted: bool) -> list[Row]:
    csv.field_size_limit(LARGEST)
    reader = csv.reader(
        io.StringIO(content, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=quoted,
    )
    try:
        table = [row for row in reader if row]
    except csv.Error as error:
        raise UnreadableError(path, f"line {reader.line_num} is no valid row: {error}") from error
    within_pieces(len(table), path)
    if not table:
        raise UnreadableError(path, "is empty; expected a row with the names of the columns")
    head = [name.strip() for name in table[0]]
    rows: list[Row] = []
    for number, row in enumerate(table[1:], 2):
        if len(row) > len(head):
            raise UnreadableError(path, f"row {number} has {len(row)} cells, the head {len(head)}")
        rows.append(dict(zip(head, row, strict=False)))
    return rows


def documents(rows: Sequence[Row], path: str, columns: Mapping[str, str], first: int = 0) -> list[Part]:
    """Rows as documents: one for each value of the document column; with sources and no such column one in all; else one
    for each row. ``first`` is the number of the first row where they are a piece of a longer table."""
    known = columns_of(rows, path, columns)
    groups: dict[str, list[tuple[int, Row]]] = {}
    for number, row in enumerate(rows, first or 1):
        if "document" in known:
            key = row.get(known["document"], "")
        elif "source" in known:
            key = ""
        else:
            key = row.get(known.get("id", ""), "") or str(number)
        groups.setdefault(key, []).append((number, row))
    return [_part(key if len(groups) > 1 or first else "", members, known) for key, members in groups.items()]


def columns_of(rows: Sequence[Row], path: str, columns: Mapping[str, str]) -> dict[str, str]:
    """Which column is what: as the user names them, or by their usual names."""
    if not rows:
        raise UnreadableError(path, "has no rows with a draft")
    present: dict[str, None] = dict.fromkeys(key for row in rows for key in row)
    lower = {name.lower(): name for name in present}
    for what, name in columns.items():
        if what not in NAMES:
            raise UnreadableError(path, f"column {what!r}: expected one of {', '.join(NAMES)}")
        if name not in present:
            raise UnreadableError(path, f"has no column {name!r}; it has {', '.join(map(repr, present)) or 'none'}")
    found = dict(columns)
    for what, names in NAMES.items():
        usual = next((lower[one] for one in names if one in lower and lower[one] not in found.values()), None)
        if what not in found and usual is not None:
            found[what] = usual
    if "draft" not in found:
        there = ", ".join(map(repr, present)) or "none"
        raise UnreadableError(path, f"has no column with drafts; it has {there}. Name it: --columns draft=NAME,source=NAME")
    return found


def _part(name: str, members: Sequence[tuple[int, Row]], known: Mapping[str, str]) -> Part:
    first = members[0][1]
    pieces: list[Piece] = []
    for number, row in members:
        ours = row.get(known["draft"], "")
        theirs = row.get(known["source"], "") if "source" in known else None
        id_ = row.get(known.get("id", ""), "") or str(number)
        pieces += [Piece(ours, theirs, id_)] if theirs is not None else _lines(ours, id_)
    return Part(
        pieces,
        name=name,
        unit="segment" if "source" in known else "paragraph",
        source_language=base_language(first.get(known.get("language", ""), "")),
        date=day(first.get(known.get("date", ""), "")),
        metadata={key: first[key] for key in CARRIED if first.get(key)},
    )


def _lines(draft: str, id_: str) -> Iterable[Piece]:
    return [Piece(line, id=id_) for line in draft.split("\n")]
