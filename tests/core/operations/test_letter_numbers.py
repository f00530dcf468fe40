"""第n期: numbered issues per series and year, without gap, never doubled (domain row 64)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.letter import Letter, LetterKind
from core.errors import Refused
from core.letters.letter import content_from_json
from core.letters.paper import PaperFormat
from core.operations import letter_numbers, letters
from core.operations.letter_request import LetterRequest
from core.store import numbers, records
from core.workspace import Workspace

CIRCULAR, BULLETIN = LetterKind("circular"), LetterKind("bulletin")
ASKED = LetterRequest(kind=CIRCULAR, dated_on=date(2020, 8, 17), as_issue=True)


def test_issues_count_by_series_and_year_beside_the_document_numbers(practice: Workspace) -> None:
    ws = practice
    sent = [letters.dispatch(ws, replace(ASKED, kind=kind)).value for kind in (CIRCULAR, BULLETIN, CIRCULAR)]
    assert [each.document_number for each in sent] == [
        "督察通报2020年第1期",
        "整改工作简报2020年第1期",
        "督察通报2020年第2期",
    ]
    plain = letters.dispatch(ws, replace(ASKED, as_issue=False)).value
    assert plain.document_number.endswith("〔2020〕1号")
    assert letter_numbers.proposed_number(ws, replace(ASKED, dated_on=date(2021, 1, 4))) == 1
    assert [each.n for each in numbers.gap_report(ws.ledger, "督察通报", 2020)] == [1, 2]


def test_looking_takes_no_issue_number_and_void_ones_stay_used(practice: Workspace) -> None:
    ws = practice
    assert letters.preview(ws, ASKED).document_number == "督察通报2020年第1期"
    assert numbers.gap_report(ws.ledger, "督察通报", 2020) == []
    first = letters.dispatch(ws, ASKED).value
    letters.void(ws, first.uuid, "写错")
    assert letters.preview(ws, ASKED).document_number == "督察通报2020年第2期"


def test_the_running_total_is_told_and_never_doubled(practice: Workspace) -> None:
    ws = practice
    letter = letters.dispatch(ws, replace(ASKED, total=38)).value
    assert letter.document_number == "督察通报2020年第1期（总第38期）"
    assert records.get(ws.ledger, Letter, letter.uuid).issue_total == 38
    assert letter_numbers.last_total(ws, "督察通报") == 38
    with pytest.raises(Refused, match="issue_total_taken"):
        letters.dispatch(ws, replace(ASKED, total=38))
    assert [each.n for each in numbers.gap_report(ws.ledger, "督察通报", 2020)] == [1]


def test_the_next_letter_of_a_kind_is_proposed_as_the_last_came_out(practice: Workspace) -> None:
    ws = practice
    assert letter_numbers.came_out_as_issue(ws, BULLETIN)
    assert letter_numbers.came_out_as_issue(ws, CIRCULAR)
    plain = letters.dispatch(ws, replace(ASKED, as_issue=False)).value
    assert content_from_json(plain.content).format is PaperFormat.LETTER
    assert not letter_numbers.came_out_as_issue(ws, CIRCULAR)
    later = replace(ws, clock=FixedClock.on(date(2020, 8, 18)))
    letters.dispatch(later, replace(ASKED, as_issue=None, dated_on=date(2020, 8, 18)))
    assert letter_numbers.came_out_as_issue(ws, CIRCULAR)
    assert not letter_numbers.came_out_as_issue(ws, LetterKind.SUPERVISION)


def test_a_kind_without_issues_is_refused(practice: Workspace) -> None:
    with pytest.raises(Refused, match="letter_no_issues"):
        letter_numbers.numbering_of(practice, replace(ASKED, kind=LetterKind.SUPERVISION))


def test_an_issue_has_the_head_of_a_bulletin(practice: Workspace) -> None:
    content = content_from_json(letters.dispatch(practice, replace(ASKED, total=38)).value.content)
    assert (content.format, content.letterhead) == (PaperFormat.BULLETIN, "督察通报")
    assert (content.issue, content.issue_total) == ("2020年第1期", "（总第38期）")


def test_a_total_goes_on_only_where_the_last_issue_of_the_series_bore_one(practice: Workspace) -> None:
    ws = practice
    assert letter_numbers.proposed_total(ws, CIRCULAR) == 0
    letters.dispatch(ws, replace(ASKED, total=38))
    assert letter_numbers.proposed_total(ws, CIRCULAR) == 39
    assert letter_numbers.proposed_total(ws, BULLETIN) == 0
    assert letter_numbers.proposed_total(ws, LetterKind.SUPERVISION) == 0
    letters.dispatch(ws, ASKED)
    assert letter_numbers.proposed_total(ws, CIRCULAR) == 0
