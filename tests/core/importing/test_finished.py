from __future__ import annotations

from datetime import date

import pytest

from core.importing.finished import finished_day


@pytest.mark.parametrize(
    "text",
    [
        "2020-05-20",
        "2020年5月20日",
        "2020.5.20",
        "２０２０/5/20",
        "2020-05-20 00:00:00",
        " 2020 年 5 月 20 日 ",
    ],
)
def test_one_whole_day_is_read(text):
    assert finished_day(text) == date(2020, 5, 20)


@pytest.mark.parametrize("text", ["", "2020年5月", "5月20日", "已完成", "2020-02-30", "5月20日前", "2020.5"])
def test_anything_less_is_left_to_a_person(text):
    assert finished_day(text) is None
