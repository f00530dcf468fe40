"""Writes the rows of the ledger, its merges and page breaks, and notes whose row is whose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from core.domain.cells import value_text
from core.domain.own_sheet import ROW
from core.exporting.blocks import INDEX, Block, Part
from core.exporting.book import Sheet, Style
from core.exporting.ledger_lines import LEDGER_COLUMNS, Cell, LedgerColumn
from core.exporting.ledger_styles import LedgerStyles
from core.exporting.pages import Run

_BREAKS = 1000
"""Excel takes 1,023 page breaks; later pages end where the office program ends them."""
_AREA = INDEX["area"]


class LedgerTable:
    """Puts runs of blocks below the heading; ``meta`` is the hidden sheet."""

    def __init__(
        self,
        sheet: Sheet,
        meta: Sheet,
        styles: LedgerStyles,
        columns: tuple[LedgerColumn, ...] = LEDGER_COLUMNS,
    ) -> None:
        self._all = frozenset(range(len(columns)))
        self._sheet = sheet
        self._meta = meta
        self._plain = styles.left
        self._usual = [_style_of(column, styles, tall=False) for column in columns]
        self._top = [_style_of(column, styles, tall=True) for column in columns]
        self._styles = self._usual
        self._digest = hashlib.sha256()
        self._breaks: list[int] = []

    def write(self, runs: Iterable[Run]) -> str:
        """Write every run in order and return the digest of the table."""
        for run in runs:
            if run.new_page and len(self._breaks) < _BREAKS:
                self._breaks.append(self._sheet.rows)
            self._write_run(run)
        self._sheet.sheet.set_h_pagebreaks(self._breaks)
        return self._digest.hexdigest()

    def _write_run(self, run: Run) -> None:
        first = self._sheet.rows
        self._styles = self._top if any(block.tall for block in run.blocks) else self._usual
        for number, block in enumerate(run.blocks):
            self._write_block(block, run.area if number == 0 else "")
        self._sheet.merge(first, _AREA, self._sheet.rows - 1, _AREA)

    def _write_block(self, block: Block, area: str) -> None:
        first = self._sheet.rows
        own = frozenset(place for part in block.parts for place in part.cells)
        over_all = self._all - own - {_AREA}
        lead: dict[int, Cell] = {**block.merged, _AREA: area}
        for part in block.parts:
            self._write_part(block, part, own, lead)
            lead = {}
        for place in over_all:
            self._sheet.merge(first, place, self._sheet.rows - 1, place)

    def _write_part(self, block: Block, part: Part, own: frozenset[int], lead: dict[int, Cell]) -> None:
        first = self._sheet.rows
        cells = {**lead, **part.cells}
        for _ in range(part.rows):
            self._write_row(part.height / part.rows, cells)
            cells = {}
        self._note_row(first, block.issue_uuid, part)
        if part.rows > 1:
            for place in own:
                self._sheet.merge(first, place, self._sheet.rows - 1, place)

    def _write_row(self, height: float, cells: dict[int, Cell]) -> None:
        row = self._sheet.row(height)
        texts = []
        for place, style in enumerate(self._styles):
            value = cells.get(place, "")
            self._sheet.put(row, place, value, style)
            texts.append(value if isinstance(value, str) else value_text(value))
        self._digest.update(("\x1f".join(texts) + "\x1f\x1e").encode())

    def _note_row(self, row: int, issue_uuid: str, part: Part) -> None:
        at = self._meta.row(15)
        for place, value in enumerate((ROW, row + 1, issue_uuid, part.measure_uuid, *part.mark)):
            self._meta.put(at, place, value, self._plain)


def _style_of(column: LedgerColumn, styles: LedgerStyles, *, tall: bool) -> Style:
    if column.day:
        return styles.day
    if tall:
        return styles.centred_top if column.centred else styles.left_top
    return styles.centred if column.centred else styles.left
