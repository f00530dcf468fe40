from __future__ import annotations

import pytest

from core.schedule.expressions_periods import period_written


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026Q3", "2026-Q3"),
        ("2026-q3", "2026-Q3"),
        ("2026年第三季度", "2026-Q3"),
        ("2026年 3 季度", "2026-Q3"),
        ("2026年8月", "2026-08"),
        ("2026年十一月份", "2026-11"),
        ("2026-8", "2026-08"),
        ("2026年上半年", "2026-H1"),
        ("2026年下半年", "2026-H2"),
        ("2026H2", "2026-H2"),
        ("2026年第7周", "2026-W07"),
        ("2026年度", "2026"),
        ("2026-W07", "2026-W07"),
    ],
)
def test_a_period_is_known_however_people_write_it(text, code):
    assert period_written(text).code == code


@pytest.mark.parametrize("text", ["", "第三季度", "2026Q5", "2026年十三月", "2026年第五季度", "下个月"])
def test_what_names_no_period_is_none(text):
    assert period_written(text) is None
