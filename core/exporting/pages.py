"""Where the printed pages of the ledger end.

Issues stay together where they can; a large one is cut between two measures; on every page the area is named
again. All heights in points before the sheet is scaled to the page's width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.exporting.blocks import Block, area_height
from core.exporting.heights import column_points
from core.exporting.ledger_lines import LEDGER_COLUMNS, LedgerColumn, Paper

MARGIN_SIDE_MM = 13.0
MARGIN_TOP_MM = 18.0
MARGIN_BOTTOM_MM = 18.0
_SIZES_MM = {Paper.A4: (297.0, 210.0), Paper.A3: (420.0, 297.0)}
_SAFETY = 0.96
"""Office programs differ by some per cent in row heights and scale; pages end a little early."""
_KEEP = 0.4
"""An issue up to this share of a page is never cut."""


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks of one area on one page. ``new_page``: the page ends before them."""

    area: str
    blocks: tuple[Block, ...]
    new_page: bool


def width_of(paper: Paper) -> float:
    """Return the width in points that a sheet lying across prints on."""
    return (_SIZES_MM[paper][0] - 2 * MARGIN_SIDE_MM) / 25.4 * 72


def page_height(paper: Paper, heads: float, columns: tuple[LedgerColumn, ...] = LEDGER_COLUMNS) -> float:
    """Return how many points of rows one page takes when the columns fit its width.

    ``heads`` points of it go to the headings that every page repeats.
    """
    height = _SIZES_MM[paper][1]
    down = (height - MARGIN_TOP_MM - MARGIN_BOTTOM_MM) / 25.4 * 72
    scale = min(1.0, width_of(paper) / sum(column_points(column.width) for column in columns))
    return down / scale * _SAFETY - heads


class Pages:
    """Puts blocks on pages. ``used`` is what the page already carries, ``height`` what it can carry."""

    def __init__(self, height: float, used: float) -> None:
        self._height = height
        self._used = used
        self._fresh = True
        self._new_page = False
        self._run: list[Block] = []

    def runs(self, blocks: Iterable[Block]) -> Iterator[Run]:
        """Yield the blocks as runs, in order."""
        for block in blocks:
            rest: Block | None = block
            while rest is not None:
                if self._run and self._run[0].area != rest.area:
                    yield from self._end_run()
                head, tail = self._fitting(rest)
                if head is None:
                    yield from self._end_run()
                    self._turn()
                else:
                    self._place(head)
                    rest = tail
        yield from self._end_run()

    def _fitting(self, block: Block) -> tuple[Block | None, Block | None]:
        """Return what goes on this page and the rest; (None, block) when the page must be turned first."""
        room = self._height - self._used
        need = block.height if self._run else max(block.height, area_height(block.area))
        if need <= room:
            return block, None
        nameless = not self._run and area_height(block.area) > room
        if not self._fresh and (nameless or block.height <= self._height * _KEEP):
            return None, block
        head, tail = block.split(room)
        if block.tall and tail is None and room > self._height * _KEEP:
            return head, None
        if tail is None and not self._fresh:
            return None, block
        return head, tail

    def _place(self, block: Block) -> None:
        self._run.append(block)
        self._used += block.height
        if self._used > self._height:
            self._used %= self._height
        self._fresh = False

    def _turn(self) -> None:
        self._used, self._fresh, self._new_page = 0.0, True, True

    def _end_run(self) -> Iterator[Run]:
        if not self._run:
            return
        area = self._run[0].area
        missing = area_height(area) - sum(block.height for block in self._run)
        last = self._run[-1]
        self._run[-1] = last.stretched(last.height + max(missing, 0.0))
        self._used += max(missing, 0.0)
        blocks = tuple(block.stretched(block.height) for block in self._run)
        yield Run(area, blocks, self._new_page)
        self._run, self._new_page = [], False
