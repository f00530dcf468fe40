"""What an import asks for is told before it is written: who else confirms, and who approved a later limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.issue import IssueStatus
from core.domain.proposal import Proposal
from core.domain.review import ExtensionDraft
from core.errors import Refused
from core.operations import imports
from core.operations.import_needs import ImportNeeds, needs_of, needs_words
from core.operations.practice import practice_workbook
from core.workspace import Workspace
from tests.builders import by
from tests.core.operations.test_import_guards import dated, newer, put
from tests.core.operations.test_two_person_paths import of_two, striking_off


@pytest.fixture
def sheet(practice: Workspace) -> Proposal:
    return imports.read_proposal(practice, practice_workbook())


def test_a_sheet_that_says_the_same_asks_for_nothing(practice: Workspace, sheet: Proposal) -> None:
    assert needs_of(practice, sheet) == ImportNeeds()
    assert needs_words(needs_of(practice, sheet)) == []


def test_a_closure_is_told_and_asks_for_a_second_person_only_where_the_office_does(
    practice: Workspace,
) -> None:
    sheet, _ = striking_off(practice)
    alone = needs_of(practice, sheet)
    assert (len(alone.strikes), alone.second) == (1, False)
    of_two(practice)
    both = needs_of(practice, sheet)
    assert (both.strikes, both.second) == (alone.strikes, True)
    assert alone.strikes[0] in needs_words(both)[0]
    assert "双人复核" in needs_words(both)[0]


def test_a_later_limit_is_told_and_one_no_extension_may_move_is_not(
    practice: Workspace, sheet: Proposal
) -> None:
    row, issue = dated(practice, sheet)
    put(practice, issue, IssueStatus.RECTIFYING)
    later = newer(sheet, row, deadline=by(date(2031, 1, 1)))
    assert needs_of(practice, later).limits == (issue.code,)
    assert needs_of(practice, newer(sheet, row, deadline=by(date(2001, 1, 1)))).limits == ()
    assert issue.code in needs_words(needs_of(practice, later))[0]


def test_many_numbers_are_shortened(practice: Workspace) -> None:
    many = ImportNeeds(strikes=tuple(f"2020-{n:03}" for n in range(1, 9)))
    (told,) = needs_words(many)
    assert "8 个问题" in told
    assert "2020-005 等" in told
    assert "2020-006" not in told


def test_an_extension_nobody_approved_is_refused_whoever_asks(practice: Workspace, sheet: Proposal) -> None:
    row, issue = dated(practice, sheet)
    put(practice, issue, IssueStatus.RECTIFYING)
    later = newer(sheet, row, deadline=by(date(2031, 1, 1)))
    with pytest.raises(Refused, match="extension_nobody"):
        imports.apply_proposal(practice, later, extension=ExtensionDraft(ground="资金未到位"))
    (again,) = [each for each in imports.compared(practice, later).issues if each.key == row.key]
    assert replace(again, reasons=()).deadline.due == date(2031, 1, 1)
    assert needs_of(practice, later).limits == (issue.code,)
