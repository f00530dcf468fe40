from __future__ import annotations

import pytest

from core.schedule.expressions_hours import CLOSING_HOUR, hour_of, is_hour


@pytest.mark.parametrize(
    ("raw", "hour"),
    [
        ("3月17日下午下班前", "17:30"),
        ("本周五下班前", "17:30"),
        ("3月17日上午下班前", "12:00"),
        ("3月17日17:30前", "17:30"),
        ("2023年3月17日17：00前", "17:00"),
        ("3月17日下午5时30分前", "17:30"),
        ("3月17日（星期五）下午五点半前", "17:30"),
        ("3月17日18时前", "18:00"),
        ("3月17日中午12点前", "12:00"),
        ("3月17日9:05前", "09:05"),
    ],
)
def test_the_hour_beside_a_day_is_read(raw: str, hour: str) -> None:
    assert hour_of(raw) == hour


@pytest.mark.parametrize(
    "raw",
    ["2023年8月底前", "2023-08-31 00:00:00", "24小时内", "24时内", "2023.8", "第5点意见", "每季度一次", ""],
)
def test_what_names_no_hour_has_none(raw: str) -> None:
    assert hour_of(raw) == ""


def test_the_end_of_work_is_when_the_office_closes() -> None:
    assert CLOSING_HOUR == "17:30"
    assert hour_of("下周五下班前", "18:00") == "18:00"


@pytest.mark.parametrize(
    ("text", "right"), [("17:30", True), ("08:00", True), ("24:00", False), ("5点", False)]
)
def test_an_hour_is_set_as_a_clock_shows_it(text: str, right: bool) -> None:
    assert is_hour(text) is right
