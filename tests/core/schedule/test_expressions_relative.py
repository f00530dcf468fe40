from __future__ import annotations

from datetime import date

import pytest

from core.domain.deadline import Cycle
from core.schedule.calendar import WorkingCalendar
from core.schedule.expressions import read_deadline
from core.schedule.expressions_relative import Recurrence, find_counted, find_recurrence
from core.schedule.periods import period_at


@pytest.mark.parametrize(
    ("plain", "amount", "unit"),
    [
        ("收到之日起30日内", 30, "日"),
        ("5个工作日", 5, "工作日"),
        ("3个月内", 3, "月"),
        ("2年内", 2, "年"),
        ("半年内", 6, "月"),
        ("3天", 3, "日"),
        ("48小时内", 48, "小时"),
        ("收到通知后15个工作日内", 15, "工作日"),
        ("接到通知后1个月内", 1, "月"),
        ("反馈意见印发后6个月内", 6, "月"),
    ],
)
def test_spans_are_found(plain, amount, unit):
    found = find_counted(plain)
    assert (found.amount, found.unit) == (amount, unit)


@pytest.mark.parametrize(
    "plain",
    ["8月内", "15日前", "2023年内", "第1个月20日前", "最后1个月", "每月", "1年半", "3年", "完成后10日内"],
)
def test_months_days_and_years_with_names_are_no_spans(plain):
    assert find_counted(plain) is None


def test_hours_are_whole_days_begun():
    calendar = WorkingCalendar()
    assert find_counted("25小时内").due(date(2023, 3, 1), calendar) == date(2023, 3, 3)


def test_an_occurrence_lies_in_its_period_or_at_its_end():
    quarter = period_at(date(2023, 2, 1), Cycle.QUARTERLY)
    assert Recurrence(Cycle.QUARTERLY, month=2, day=30).occurrence(quarter) == date(2023, 2, 28)
    assert Recurrence(Cycle.QUARTERLY).occurrence(quarter) == date(2023, 3, 31)


@pytest.mark.parametrize(
    ("plain", "recurrence"),
    [
        ("每周5", Recurrence(Cycle.WEEKLY, day=5)),
        ("每月10日前", Recurrence(Cycle.MONTHLY, month=1, day=10)),
        ("每季度首月10日", Recurrence(Cycle.QUARTERLY, month=1, day=10)),
        ("每半年末", Recurrence(Cycle.HALF_YEARLY)),
        ("每年3月15日", Recurrence(Cycle.YEARLY, month=3, day=15)),
        ("按季度通报", Recurrence(Cycle.QUARTERLY)),
        ("年底前", None),
        ("每县每行业", None),
    ],
)
def test_cycles_are_found_with_their_day(plain, recurrence):
    assert find_recurrence(plain) == recurrence


def test_a_month_after_an_unknown_day_is_not_the_end_of_this_month():
    """完成后一个月内 names no month; it was read as the end of the month of the paper, for certain."""
    read = read_deadline("完成后一个月内", anchor=date(2026, 3, 1))
    assert read.due is None
    counted = read_deadline("收到通知后一个月内", anchor=date(2026, 3, 1), start=date(2026, 3, 5))
    assert counted.due == date(2026, 4, 5)
