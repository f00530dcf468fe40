"""Reporting periods as people say them: 2026年11月, 2026年第四季度."""

from __future__ import annotations

from core.schedule.periods import parse_period
from core.wording import word


def period_words(code: str) -> str:
    """Return the words for a period code (2026-11, 2026-Q4, 2026-H2, 2026-W07, 2026), others as they are."""
    period = parse_period(code)
    if period is None:
        return code
    year, week, _ = period.first.isocalendar()
    return word(
        f"periods.{period.cycle.value}",
        year=year if period.cycle.value == "weekly" else period.first.year,
        month=period.first.month,
        quarter=word(f"periods.part_{(period.first.month - 1) // 3 + 1}"),
        half=word("periods.first_half" if period.first.month == 1 else "periods.second_half"),
        week=week,
    )
