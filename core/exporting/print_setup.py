"""How a sheet prints: across, fitted to the page's width, heads on every page, page numbers below."""

from __future__ import annotations

import math
from collections.abc import Sequence

from core.exporting.book import Sheet
from core.exporting.heights import BODY_PT, column_points
from core.exporting.ledger_lines import Paper
from core.exporting.pages import MARGIN_BOTTOM_MM, MARGIN_SIDE_MM, MARGIN_TOP_MM, width_of
from core.wording import word

_PAPER_CODES = {Paper.A4: 9, Paper.A3: 8}
_FOOTER_MM = 8.0
_SMALLEST_PT = 6.0
"""Smaller text nobody reads on paper: a wider table goes over several pages side by side instead."""


def set_up_page(sheet: Sheet, paper: Paper, *, repeat: tuple[int, int], widths: Sequence[float] = ()) -> None:
    """Prepare ``sheet`` for printing; ``repeat`` are the first and last row (from 0) on every page.

    ``widths`` of the columns tell whether they can be read on one page; else the first column, which names
    the row, is repeated on every page that the others take.
    """
    page = sheet.sheet
    across = pages_across(paper, widths)
    page.set_landscape()
    page.set_paper(_PAPER_CODES[paper])
    page.fit_to_pages(across, 0)
    page.repeat_rows(*repeat)
    if across > 1:
        page.repeat_columns(0, 0)
    page.center_horizontally()
    side = MARGIN_SIDE_MM / 25.4
    page.set_margins(left=side, right=side, top=MARGIN_TOP_MM / 25.4, bottom=MARGIN_BOTTOM_MM / 25.4)
    page.set_footer(word("exporting.footer"), {"margin": _FOOTER_MM / 25.4})


def pages_across(paper: Paper, widths: Sequence[float]) -> int:
    """Return how many pages side by side columns of ``widths`` take so that their text can be read."""
    room = width_of(paper) / (_SMALLEST_PT / BODY_PT)
    points = [column_points(width) for width in widths]
    if sum(points) <= room:
        return 1
    return math.ceil(sum(points[1:]) / max(room - points[0], points[0]))


def columns_of_first(widths: Sequence[float], pages: int) -> int:
    """Return how many columns stand on the first of ``pages`` side by side, as far as can be foretold."""
    share = sum(widths) / pages
    return max(sum(sum(widths[: place + 1]) <= share for place in range(len(widths))), 1)
