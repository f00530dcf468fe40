"""Text tables (.csv, .txt): encoding and separator are recognised by the content."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from core.errors import Environment
from core.importing import limits
from core.importing.sheet import Sheet, sheet_of

_SEPARATORS = ",\t;|"


def read_text_table(path: Path) -> Sheet:
    """Return the table of a text file. Raises ``Environment`` when its characters cannot be read."""
    text = _decoded(path.read_bytes(), path.name)
    csv.field_size_limit(limits.CELL_CHARACTERS * 4)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        return sheet_of(path.stem, rows)
    except csv.Error as error:
        raise Environment("import_damaged", name=path.name) from error


def _decoded(content: bytes, name: str) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Environment("import_encoding", name=name)


def _separator(text: str) -> str:
    """Return the separator that stands in the most of the first lines."""
    lines = text.splitlines()[:50]
    return max(_SEPARATORS, key=lambda mark: (sum(mark in line for line in lines), text.count(mark)))
