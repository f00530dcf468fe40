"""How a sheet prints: across, fitted to the page's width, heads on every page, page numbers below."""

from __future__ import annotations

from core.exporting.book import Sheet
from core.exporting.ledger_lines import Paper
from core.exporting.pages import MARGIN_BOTTOM_MM, MARGIN_SIDE_MM, MARGIN_TOP_MM
from core.wording import word

_PAPER_CODES = {Paper.A4: 9, Paper.A3: 8}
_FOOTER_MM = 8.0


def set_up_page(sheet: Sheet, paper: Paper, *, repeat: tuple[int, int]) -> None:
    """Prepare ``sheet`` for printing; ``repeat`` are the first and last row (from 0) on every page."""
    page = sheet.sheet
    page.set_landscape()
    page.set_paper(_PAPER_CODES[paper])
    page.fit_to_pages(1, 0)
    page.repeat_rows(*repeat)
    page.center_horizontally()
    side = MARGIN_SIDE_MM / 25.4
    page.set_margins(left=side, right=side, top=MARGIN_TOP_MM / 25.4, bottom=MARGIN_BOTTOM_MM / 25.4)
    page.set_footer(word("exporting.footer"), {"margin": _FOOTER_MM / 25.4})
