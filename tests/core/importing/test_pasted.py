from __future__ import annotations

import pytest

from core.errors import Refused
from core.importing.pasted import MOST_ROWS, pasted_cells, read_day, read_year


def test_cells_with_line_breaks_stay_whole_and_empty_rows_go():
    assert pasted_cells('甲\t"一\n二"\n\t\n 乙 \t三\n') == [["甲", "一\n二"], ["乙", "三"]]


@pytest.mark.parametrize("text", ["", "\n\t\n"])
def test_nothing_is_refused(text):
    with pytest.raises(Refused, match="paste_empty"):
        pasted_cells(text)


def test_too_many_rows_are_refused():
    with pytest.raises(Refused, match="paste_long"):
        pasted_cells("甲\n" * (MOST_ROWS + 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020年3月1日", "2020-03-01"),
        ("2020/3/1", "2020-03-01"),
        ("2020.03.01", "2020-03-01"),
        ("43891", "2020-03-01"),
        ("2020-02-30", "2020-02-30"),
        ("3月底", "3月底"),
    ],
)
def test_days_are_read_as_people_write_them_and_nothing_is_guessed(text, day):
    assert read_day(text) == day


def test_a_year_is_read_without_its_word():
    assert [read_year(text) for text in ("2020年", "2020年度", "2020", "二〇")] == [
        "2020",
        "2020",
        "2020",
        "二〇",
    ]
