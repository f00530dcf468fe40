"""How much of a foreign file is looked at (reliability.md §3.8), in bytes, rows, characters, seconds."""

from __future__ import annotations

FILE_BYTES = 20 << 20
ENTRIES = 2_000
ENTRY_BYTES = 64 << 20
UNPACKED_BYTES = 128 << 20
RATIO = 200
"""Unpacked to packed bytes; only judged above ``RATIO_FROM`` because whole-column formats pack very well."""
RATIO_FROM = 32 << 20
ROWS = 20_000
COLUMNS = 200
EMPTY_ROWS = 1_000
"""After so many empty rows the rest of a sheet is not read."""
CELL_CHARACTERS = 32_767
MERGED_CELLS = 400_000
SECONDS = 10.0
MEGABYTES = 500
ANSWER_BYTES = 64 << 20
"""What the reading process may send back."""
DOCUMENT_CHARACTERS = 400_000
"""Of an edited letter: far more than any letter, far less than would hold up the window."""
