"""A series begins where the office left off: numbers before stand void with the reason, none is doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.letter import LetterKind, LetterState
from core.errors import Refused
from core.operations import letter_register, letters, series_starts
from core.operations.letter_request import LetterRequest
from core.operations.series_starts import StartDraft

ASKED = LetterRequest(kind=LetterKind("circular"), dated_on=date(2020, 8, 17), as_issue=True)
START = StartDraft(series="督察通报", year=2020, first=18)


def test_the_first_letter_bears_the_number_and_the_register_has_no_gap(practice):
    assert series_starts.start(practice, START).value == 17
    assert letters.preview(practice, ASKED).document_number == "督察通报2020年第18期"
    sent = letters.dispatch(practice, ASKED).value
    assert sent.number == 18
    lines = letter_register.gaps(practice, "督察通报", 2020)
    assert [line.number for line in lines] == list(range(1, 19))
    assert {(line.state, line.reason) for line in lines[:17]} == {(LetterState.VOID, "启用本程序前已编号")}
    assert letters.preview(practice, replace(ASKED, kind=LetterKind("bulletin"))).document_number.endswith(
        "1期"
    )


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"series": " "}, "required"),
        ({"series": "别的序列"}, "series_unknown"),
        ({"year": None}, "required"),
        ({"first": None}, "series_first"),
        ({"first": 1}, "series_first"),
        ({"first": 5000}, "series_first"),
    ],
)
def test_what_cannot_be_is_said(practice, wrong, rule):
    draft = replace(START, **wrong)
    assert [each.rule for each in series_starts.check(practice, draft)] == [rule]
    with pytest.raises(Refused, match="not_valid"):
        series_starts.start(practice, draft)


def test_a_series_begun_keeps_its_numbers(practice):
    letters.dispatch(practice, ASKED)
    (found,) = series_starts.check(practice, START)
    assert (found.rule, dict(found.facts)["last"]) == ("series_begun", "1")
    assert series_starts.check(practice, replace(START, year=2021)) == []
    assert series_starts.draft_of(practice).year == practice.clock.today().year
    assert practice.office.number_prefix + "督" in series_starts.known_series(practice)
