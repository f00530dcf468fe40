"""Pages of a PDF file as pictures: one reader for preview and printer, so both show the same file.

The file is read into memory once, so that no open preview ever stops a letter from being moved, copied or
replaced (Windows keeps open files locked).
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from core.errors import Environment
from core.files import file_error
from core.pdfium import PDFIUM

POINTS_PER_INCH = 72.0


class Pages(Protocol):
    """What a view shows: pages of a file, or the sides of a printing."""

    @property
    def count(self) -> int:
        """Return the number of pages."""

    def size(self, index: int) -> QSizeF:
        """Return the size of a page in points."""

    def picture(self, index: int, width: int, height: int) -> QImage:
        """Return a whole page as a picture of ``width`` × ``height`` pixels."""

    def close(self) -> None:
        """Let go of what is held open."""


def drawn_if_open(pages: Pages, index: int, width: int, height: int) -> QImage | None:
    """Return a picture for the drawing thread; none when the pages were closed before its turn came.

    A page that PDFium cannot read is shown empty; printing it is an error that is told.
    """
    import pypdfium2

    try:
        return pages.picture(index, width, height)
    except PagesClosedError:
        return None
    except pypdfium2.PdfiumError:
        return white(width, height)


def white(width: int, height: int) -> QImage:
    """Return empty paper."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


class PagesClosedError(Exception):
    """The file was let go before the page was drawn; nobody waits for it any more."""


class PdfPages:
    """An opened PDF. Sizes are in points (1/72 inch), pictures in device pixels on white paper."""

    def __init__(self, path: Path) -> None:
        """Open ``path``; raises ``Environment`` when it cannot be read or is no PDF."""
        import pypdfium2

        self.path = path
        try:
            data = path.read_bytes()
            with PDFIUM:
                self._document: Any = pypdfium2.PdfDocument(data)
                self._sizes = [QSizeF(*self._document.get_page_size(n)) for n in range(len(self._document))]
        except OSError as error:
            raise file_error(error, path) from error
        except pypdfium2.PdfiumError as error:
            raise Environment("pdf_unreadable", path=str(path)) from error

    @property
    def count(self) -> int:
        """Return the number of pages."""
        return len(self._sizes)

    def size(self, index: int) -> QSizeF:
        """Return the size of a page in points."""
        return self._sizes[index]

    def picture(self, index: int, width: int, height: int) -> QImage:
        """Return a whole page as a picture of ``width`` × ``height`` pixels."""
        return self.band(index, width, height, 0, height)

    def band(self, index: int, width: int, height: int, top: int, rows: int) -> QImage:
        """Return ``rows`` pixel rows from ``top`` of a page that is ``width`` × ``height`` pixels whole.

        Bands meet without a seam, because PDFium draws the whole page shifted onto each of them; a page at
        600 dpi needs 139 MB in one piece and 10 MB in bands.
        """
        image = white(width, rows)
        with PDFIUM:
            if self._document is None:
                raise PagesClosedError
            self._render(image, index, height, top)
        return image

    def _render(self, image: QImage, index: int, height: int, top: int) -> None:
        from pypdfium2 import raw

        width, rows = image.width(), image.height()
        pixels = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        bitmap = raw.FPDFBitmap_CreateEx(width, rows, raw.FPDFBitmap_BGRx, pixels, image.bytesPerLine())
        page = self._document[index]
        try:
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, raw.FPDF_ANNOT)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
            page.close()

    def close(self) -> None:
        """Let go of the file's bytes; the object is of no use afterwards."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()
                self._document = None
