"""The sides of a printing as pages: what the preview shows and what the printer gets, from the very files.

Files are opened when their first side is drawn and only the last few stay open, so that a run of a hundred
letters needs no more memory than one of ten.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from core.domain.print_plan import Side
from core.lengths import Mm, points
from core.pdfium import PDFIUM
from ui.widgets.page_marks import Marks, paint_marks
from ui.widgets.pdf_pages import PagesClosedError, PdfPages, white

A4_MM = 210.0, 297.0
_A4 = QSizeF(points(Mm(A4_MM[0])), points(Mm(A4_MM[1])))
_OPEN_FILES = 6
_TOLERANCE = 2.0
"""Points by which a page may exceed A4 before it is told: half a millimetre and a bit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPiece:
    """One file of a run. ``slips`` and ``annexes`` are the pages (from 0) that begin one."""

    path: Path
    name: str
    title: str = ""
    addressee: str = ""
    marks: Marks = field(default_factory=Marks)
    slips: tuple[int, ...] = ()
    annexes: tuple[int, ...] = ()
    letter_uuid: str = ""
    printed: int = 0


class PieceFiles:
    """The files of a run, opened at need. Raises ``Environment`` from ``count`` for one that is no PDF."""

    def __init__(self) -> None:
        self._open: OrderedDict[Path, PdfPages] = OrderedDict()
        self._sizes: dict[Path, list[QSizeF]] = {}
        self.closed = False

    def sizes(self, path: Path) -> list[QSizeF]:
        """Return the sizes of a file's pages in points."""
        if path not in self._sizes:
            pages = self.pages(path)
            self._sizes[path] = [pages.size(index) for index in range(pages.count)]
        return self._sizes[path]

    def count(self, path: Path) -> int:
        """Return the number of pages of a file."""
        return len(self.sizes(path))

    def pages(self, path: Path) -> PdfPages:
        """Return the opened file; the one longest unused is closed for it."""
        with PDFIUM:
            if self.closed:
                raise PagesClosedError
            if path not in self._open:
                self._open[path] = PdfPages(path)
            self._open.move_to_end(path)
            while len(self._open) > _OPEN_FILES:
                self._open.popitem(last=False)[1].close()
            return self._open[path]

    @property
    def open_files(self) -> int:
        """Return how many files are open now."""
        return len(self._open)

    def close(self) -> None:
        """Close every file."""
        with PDFIUM:
            self.closed = True
            while self._open:
                self._open.popitem()[1].close()


class RunPages:
    """The sides of a run in printing order; ``files`` may outlive it, when the order is planned anew."""

    def __init__(
        self,
        pieces: Sequence[PrintPiece],
        sides: Sequence[Side],
        files: PieceFiles,
        before: Sequence[int] = (),
    ) -> None:
        """``before`` is how many pages of the run stand before each piece, as page ranges count them."""
        self._before = tuple(before)
        self.pieces = tuple(pieces)
        self.sides = tuple(sides)
        self._files = files
        self._closed = False

    @property
    def count(self) -> int:
        """Return the number of sides, blank ones among them."""
        return len(self.sides)

    def is_blank(self, index: int) -> bool:
        """Tell whether a side stays empty."""
        return self.sides[index].page is None

    def number(self, index: int) -> int:
        """Return which page of the run stands on a side, counted from 1; 0 for a blank one."""
        side = self.sides[index]
        before = self._before[side.piece] if self._before else 0
        return 0 if side.page is None else before + side.page + 1

    def size(self, index: int) -> QSizeF:
        """Return the size of a side in points; a blank one is A4."""
        side = self.sides[index]
        if side.page is None:
            return _A4
        return self._files.sizes(self.pieces[side.piece].path)[side.page]

    def too_large(self) -> list[int]:
        """Return the sides whose page is larger than A4: what hangs over is not printed."""
        return [
            index
            for index in range(self.count)
            if self.size(index).width() > _A4.width() + _TOLERANCE
            or self.size(index).height() > _A4.height() + _TOLERANCE
        ]

    def picture(self, index: int, width: int, height: int) -> QImage:
        """Return a whole side as a picture of ``width`` × ``height`` pixels."""
        return self.band(index, width, height, 0, height)

    def band(self, index: int, width: int, height: int, top: int, rows: int) -> QImage:
        """Return ``rows`` pixel rows from ``top`` of a side that is ``width`` × ``height`` pixels whole."""
        if self._closed:
            raise PagesClosedError
        side = self.sides[index]
        if side.page is None:
            return white(width, rows)
        piece = self.pieces[side.piece]
        with PDFIUM:
            image = self._files.pages(piece.path).band(side.page, width, height, top, rows)
        if piece.marks:
            size = self.size(index)
            _mark(image, piece.marks, size, width / size.width(), top)
        return image

    def close(self) -> None:
        """Draw no more; the files are closed by whoever opened them."""
        self._closed = True


def _mark(image: QImage, marks: Marks, size: QSizeF, dots: float, top: int) -> None:
    """Paint ``marks`` onto a band that begins at row ``top`` of a page drawn at ``dots`` a point."""
    painter = QPainter(image)
    scale = points(Mm(1)) * dots
    painter.translate(0, -top)
    painter.scale(scale, scale)
    paint_marks(painter, marks, size.width() / points(Mm(1)), size.height() / points(Mm(1)))
    painter.end()
