"""One issue as a block of rows: which cells reach over how many rows, and how high everything is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache

from core.exporting.heights import ROW_LIMIT_PT, SLICE_PT, capacity, text_height
from core.exporting.ledger_lines import (
    LEDGER_COLUMNS,
    Cell,
    LedgerColumn,
    LedgerLine,
    Level,
    issue_cells,
    measure_cells,
)
from core.exporting.texts import CELL_UNITS, pieces
from core.wording import word

INDEX = {column.key: place for place, column in enumerate(LEDGER_COLUMNS)}
_SHARED = tuple(INDEX[column.key] for column in LEDGER_COLUMNS if column.level is Level.SHARED)
_LEAST_PT = text_height("", 1)


@dataclass(frozen=True, slots=True)
class Part:
    """One measure: its own cells by column, and its height in points."""

    cells: dict[int, Cell]
    height: float
    measure_uuid: str = ""
    mark: tuple[str, ...] = ()
    """What the hidden sheet says of the row beyond the names of its records."""

    @property
    def rows(self) -> int:
        """Return how many sheet rows the part takes: low ones when it is too high for one, to fill pages."""
        return 1 if self.height <= ROW_LIMIT_PT else math.ceil(self.height / SLICE_PT)


@dataclass(frozen=True, slots=True)
class Block:
    """One issue: cells that reach over all its parts, the height those need, and the parts."""

    area: str
    merged: dict[int, Cell]
    need: float
    parts: tuple[Part, ...]
    issue_uuid: str

    @property
    def height(self) -> float:
        """Return the block's height in points."""
        return max(self.need, sum(part.height for part in self.parts))

    @property
    def tall(self) -> bool:
        """Tell whether the block may run over the end of a page, so that its texts begin at the top."""
        return any(part.rows > 1 for part in self.parts)

    def stretched(self, height: float) -> Block:
        """Return the block at least ``height`` points high, the extra shared out evenly."""
        extra = max(height, self.need) - sum(part.height for part in self.parts)
        if extra <= 0:
            return self
        share = extra / len(self.parts)
        return replace(self, parts=tuple(replace(part, height=part.height + share) for part in self.parts))

    def split(self, room: float) -> tuple[Block, Block | None]:
        """Return what fits into ``room`` points and the rest; (self, None) when no cut between parts fits."""
        count, used = 0, 0.0
        while count < len(self.parts) and used + self.parts[count].height <= room:
            used += self.parts[count].height
            count += 1
        if count in (0, len(self.parts)) or self.need > room:
            return self, None
        shared = {place: self.merged[place] for place in _SHARED if place in self.merged}
        head = replace(self, parts=self.parts[:count])
        tail = replace(self, merged=shared, need=_need(shared, _em(LEDGER_COLUMNS)), parts=self.parts[count:])
        return head, tail


def blocks_of(line: LedgerLine, columns: tuple[LedgerColumn, ...] = LEDGER_COLUMNS) -> list[Block]:
    """Return the line as a block; further blocks continue issue cells that no single cell can hold."""
    merged, *rows = (
        {place: cells[column.key] for place, column in enumerate(columns) if column.key in cells}
        for cells in (issue_cells(line.issue), *measure_cells(line))
    )
    em = _em(columns)
    for place in _SHARED:
        if all(row[place] == rows[0][place] for row in rows):
            merged[place] = rows[0][place]
            for row in rows:
                del row[place]
    uuids = [measure.uuid for measure in line.measures] or [""]
    parts = tuple(
        part
        for row, uuid in zip(rows, uuids, strict=True)
        for part in _parts(row, uuid, em, _mark(line, uuid or line.issue.uuid))
    )
    blocks = []
    for layer in _layers(merged):
        area = str(layer.pop(0, ""))
        blocks.append(Block(area, layer, _need(layer, em), parts, line.issue.uuid))
        parts = (Part({}, _LEAST_PT),)
    return blocks


def area_height(area: str) -> float:
    """Return the height in points that the name of an area needs."""
    return text_height(area, _em(LEDGER_COLUMNS)[0])


@cache
def _em(columns: tuple[LedgerColumn, ...]) -> tuple[float, ...]:
    """Return how many characters each column takes in a line."""
    return tuple(capacity(column.width) for column in columns)


def _mark(line: LedgerLine, uuid: str) -> tuple[str, ...]:
    return line.marks[uuid].cells() if line.marks and uuid in line.marks else ()


def _parts(row: dict[int, Cell], uuid: str, em: tuple[float, ...], mark: tuple[str, ...] = ()) -> list[Part]:
    return [Part(layer, _need(layer, em), uuid, mark) for layer in _layers(row)]


def _need(cells: dict[int, Cell], em: tuple[float, ...]) -> float:
    heights = [text_height(cell, em[place]) for place, cell in cells.items() if isinstance(cell, str)]
    return max(heights, default=_LEAST_PT)


def _layers(cells: dict[int, Cell]) -> list[dict[int, Cell]]:
    """Return the cells, followed by layers that continue those texts which no single cell can hold."""
    layers = [cells]
    for place, cell in list(cells.items()):
        if isinstance(cell, str) and len(cell) * 2 > CELL_UNITS:
            for number, piece in enumerate(pieces(cell, word("exporting.continued"))):
                if number == len(layers):
                    layers.append({})
                layers[number][place] = piece
    return layers
