"""Days as every system writes them."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.export_template import DayForm, day_text


@pytest.mark.parametrize(
    ("form", "text"),
    [(DayForm.DOTTED, "2026.8.1"), (DayForm.DASHED, "2026-08-01"), (DayForm.COMPACT, "20260801")],
)
def test_a_day_is_written_as_asked(form: DayForm, text: str) -> None:
    assert day_text(date(2026, 8, 1), form) == text
