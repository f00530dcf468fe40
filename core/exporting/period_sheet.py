"""Sheets of 统计 beside its tables: figures by period, and the shares of acceptance with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.exporting.book import Sheet
from core.exporting.heights import text_height
from core.exporting.ledger_styles import LedgerStyles
from core.exporting.texts import clean_text
from core.statistics.acceptance import Acceptance
from core.statistics.period_figures import PeriodFigure, PeriodFigures
from core.statistics.words import period_heading, period_rates, rate_words, share_name, span_words
from core.wording import chinese_date, word

_TITLE_PT = 36.0
_HEAD_PT = 40.0
_NAME_WIDTH = 26.0
_WIDTH = 11.0


def write_periods(sheet: Sheet, office: str, found: Sequence[PeriodFigures], styles: LedgerStyles) -> None:
    """Write a block of rows for every kind of period; one line a period, the balance first."""
    kind = found[0].kind
    rates = period_rates(kind)
    heads = [word("by_period.group"), *(period_heading(figure, kind) for figure in PeriodFigure)]
    heads += rates.values()
    name = word(f"by_period.sheet_{kind.value}")
    title = word(
        "by_period.title",
        office=office,
        name=name,
        day=chinese_date(found[0].as_of),
        batch=found[0].batch,
    )
    _begin(sheet, title, heads, styles)
    for block in found:
        for line in block.lines:
            values = [line.number(figure) for figure in PeriodFigure]
            shares = line.rates()
            told = [rate_words(shares[rate]) for rate in rates]
            _row(sheet, [span_words(line.span), *values, *told], styles)
    hint = word(
        "by_period.hint" if kind.value == "issues" else "by_period.hint_measures",
        begun=chinese_date(found[0].begun),
    )
    sheet.span(sheet.row(_HEAD_PT), 0, len(heads) - 1, clean_text(hint), styles.left)


def write_acceptance(
    sheet: Sheet, office: str, day: date, batch: str, found: Acceptance, styles: LedgerStyles
) -> None:
    """Write every share with its numerator and denominator."""
    heads = [word(f"acceptance_shares.head_{each}") for each in ("share", "part", "whole", "rate")]
    title = word("acceptance_shares.title", office=office, day=chinese_date(day), batch=batch)
    _begin(sheet, title, heads, styles)
    for share, rate in found.shares().items():
        _row(sheet, [share_name(share), rate.part, rate.whole, rate_words(rate)], styles)


def _begin(sheet: Sheet, title: str, heads: Sequence[str], styles: LedgerStyles) -> None:
    sheet.sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.sheet.set_column(1, len(heads) - 1, _WIDTH)
    sheet.sheet.freeze_panes(2, 1)
    sheet.span(sheet.row(_TITLE_PT), 0, len(heads) - 1, clean_text(title), styles.title)
    row = sheet.row(_HEAD_PT)
    for place, head in enumerate(heads):
        sheet.text(row, place, head, styles.head)


def _row(sheet: Sheet, values: Sequence[object], styles: LedgerStyles) -> None:
    row = sheet.row(text_height("", 1))
    for place, value in enumerate(values):
        sheet.put(row, place, value, styles.centred if place else styles.left)
