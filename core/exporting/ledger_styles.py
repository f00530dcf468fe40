"""How the printed ledger looks: 仿宋 body, 黑体 heads, 小标宋 title; fonts are named, not embedded."""

from __future__ import annotations

from dataclasses import dataclass

from core.exporting.book import Book, Style
from core.exporting.heights import BODY_PT
from core.wording import word

TITLE_PT = 20


@dataclass(frozen=True, slots=True)
class LedgerStyles:
    """Every style a ledger or a list needs."""

    title: Style
    note: Style
    note_right: Style
    head: Style
    centred: Style
    left: Style
    day: Style
    centred_top: Style
    left_top: Style
    total: Style

    @classmethod
    def of(cls, book: Book) -> LedgerStyles:
        """Make the styles in ``book``."""
        body: dict[str, object] = {"font_name": word("exporting.body_font"), "font_size": BODY_PT}
        head: dict[str, object] = {"font_name": word("exporting.head_font"), "font_size": BODY_PT}
        box: dict[str, object] = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        day: dict[str, object] = {"border": 1, "shrink": True}
        top: dict[str, object] = {**box, "valign": "top"}
        title: dict[str, object] = {"font_name": word("exporting.title_font"), "font_size": TITLE_PT}
        middle: dict[str, object] = {"align": "center", "valign": "vcenter"}
        return cls(
            title=book.style(**title, **middle, text_wrap=True),
            note=book.style(**body, valign="vcenter", align="left", text_wrap=True),
            note_right=book.style(**body, valign="vcenter", align="right"),
            head=book.style(**head, **box, align="center", bg_color="#F2F2F2"),
            centred=book.style(**body, **box, align="center"),
            left=book.style(**body, **box, align="left"),
            day=book.style(**body, **day, **middle, num_format=word("exporting.date_format")),
            centred_top=book.style(**body, **top, align="center"),
            left_top=book.style(**body, **top, align="left"),
            total=book.style(**head, **box, align="center"),
        )
