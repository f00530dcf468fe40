"""Reading printed PDF files back: where the ink is, in millimetres."""

from __future__ import annotations

from pathlib import Path

from ui.widgets.pdf_pages import PdfPages

DOTS = 10
"""Pixels a millimetre: a tenth is what a person could measure."""


def ink_box(path: Path, page: int) -> tuple[float, float, float, float] | None:
    """Return left, top, right and bottom of the dark ink of a page in mm; None for an empty one."""
    pages = PdfPages(path)
    picture = pages.picture(page, 210 * DOTS, 297 * DOTS)
    pages.close()
    bits, line = bytes(picture.constBits()), picture.bytesPerLine()
    rows, columns = [], set()
    for y in range(picture.height()):
        green = bits[y * line + 1 : (y + 1) * line : 4]
        if min(green) < 128:
            rows.append(y)
            columns.update(x for x, value in enumerate(green) if value < 128)
    if not rows:
        return None
    return min(columns) / DOTS, rows[0] / DOTS, (max(columns) + 1) / DOTS, (rows[-1] + 1) / DOTS


def pages_in(path: Path) -> list[tuple[float, float]]:
    """Return width and height of every page in mm."""
    pages = PdfPages(path)
    found = [
        (pages.size(n).width() / 72 * 25.4, pages.size(n).height() / 72 * 25.4) for n in range(pages.count)
    ]
    pages.close()
    return found
