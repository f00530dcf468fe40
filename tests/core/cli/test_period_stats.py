from __future__ import annotations

import pytest

from core.cli.period_parser import BY
from core.operations.practice import practice_workbook


@pytest.fixture
def filled(begun):
    assert begun("import", str(practice_workbook()))[0] == 0
    return begun


@pytest.mark.parametrize(
    ("by", "code"),
    [("month", "2020-08"), ("quarter", "2020-Q3"), ("half-year", "2020-H2"), ("year", "2020")],
)
def test_every_kind_of_period_is_told_with_its_records(filled, by, code):
    status, said, people = filled("stats", "--by", by)
    assert status == 0
    (line,) = said["issues"]
    assert (line["period"], line["counts"]["added"]) == (code, 22)
    assert len(line["rows"]["closing"]) == line["counts"]["closing"]
    assert set(line["rates"]) == {"closure", "on_time"}
    assert said["measures"][0]["counts"]["added"] == 55
    assert "期初 0，新增 22" in people
    assert by in BY


def test_days_picked_freely_and_a_past_day_are_told(filled):
    status, said, people = filled("stats", "--from", "2020-08-01", "--to", "2020-08-16")
    assert (status, said["error"]["code"]) == (1, "before_ledger")
    status, said, people = filled("stats", "--from", "2020-08-01", "--as-of", "2020-08-17")
    assert (status, said["issues"][0]["last"]) == (0, "2020-08-17")
    assert "2020年8月1日至2020年8月17日" in people
