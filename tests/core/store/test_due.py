from __future__ import annotations

from datetime import date

import pytest

from core.domain.issue import IssueStatus
from core.domain.letter import LetterState
from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.domain.unit import UnitRole
from core.store import due as chasing
from core.store.ledger import Ledger
from tests import builders as a
from tests.core.store.opened import save

TODAY = a.TODAY
LATE = date(2026, 10, 1)
LATER = date(2026, 11, 21)
SOON_DAY = date(2026, 12, 7)
FAR = date(2026, 12, 8)


def due(ledger: Ledger, unit_uuid: str | None = None):
    return chasing.due_items(ledger, today=TODAY, soon=15, unit_uuid=unit_uuid)


def test_items_come_latest_first_with_days_and_units(ledger):
    unit = a.a_unit("县公安局")
    issue = a.an_issue(code="WT-1", due=FAR)
    soon, late, far = (
        a.a_measure(issue, position=n, due=day) for n, day in enumerate((SOON_DAY, LATE, FAR), 1)
    )
    save(ledger, unit, issue, soon, late, far, a.a_share(unit, issue))
    items = due(ledger)
    assert [(item.measure_uuid, item.days_left) for item in items] == [(late.uuid, -52), (soon.uuid, 15)]
    assert [item.timeliness for item in items] == [Timeliness.OVERDUE, Timeliness.DUE_SOON]
    assert {(item.code, item.units) for item in items} == {("WT-1", "县公安局")}


def test_an_issue_stands_for_itself_only_where_no_measure_of_it_is_due_as_early(ledger):
    bare = a.an_issue(due=LATE)
    covered = a.an_issue(due=LATE)
    all_done = a.an_issue(due=LATE)
    later = a.an_issue(due=LATE)
    save(ledger, bare, covered, all_done, later)
    held = a.a_measure(covered)
    done = a.a_measure(all_done, status=MeasureStatus.DONE)
    slower = a.a_measure(later, due=LATER)
    save(ledger, held, done, slower)
    assert {(item.issue_uuid, item.measure_uuid) for item in due(ledger)} == {
        (bare.uuid, None),
        (covered.uuid, held.uuid),
        (all_done.uuid, None),
        (later.uuid, None),
        (later.uuid, slower.uuid),
    }


def test_nobody_is_chased_for_a_measure_of_an_issue_reported_done(ledger):
    issue = a.an_issue(due=LATE, status=IssueStatus.CLOSURE_REQUESTED)
    save(ledger, issue, a.a_measure(issue, due=LATE))
    assert due(ledger) == []


def test_proposals_group_the_late_items_of_a_unit_worst_first(ledger):
    police, schools, helper = a.a_unit("县公安局"), a.a_unit("县教育局"), a.a_unit("县财政局")
    first, second = a.an_issue(code="WT-2", due=LATER), a.an_issue(code="WT-1", due=LATER)
    own = a.a_measure(second, due=LATE)
    save(ledger, police, schools, helper, first, second, own)
    save(
        ledger,
        a.a_share(police, first),
        a.a_share(police, second),
        a.a_share(helper, first, role=UnitRole.SUPPORTING, position=2),
        a.a_share(schools, own, role=UnitRole.LEAD),
    )
    proposals = chasing.letter_proposals(ledger, today=TODAY)
    assert [(item.unit_name, [each.code for each in item.items]) for item in proposals] == [
        ("县教育局", ["WT-1"]),
        ("县公安局", ["WT-2"]),
    ]
    assert [item.code for item in due(ledger, police.uuid)] == ["WT-2"]
    assert due(ledger, helper.uuid) == []


def test_a_supporting_unit_is_chased_where_nobody_else_is_named(ledger):
    helper = a.a_unit("县财政局")
    issue = a.an_issue(due=LATE)
    save(ledger, helper, issue, a.a_share(helper, issue, role=UnitRole.SUPPORTING))
    assert [item.unit_name for item in chasing.letter_proposals(ledger, today=TODAY)] == ["县财政局"]


@pytest.mark.parametrize(
    ("changes", "proposed"),
    [
        ({"reply_due": TODAY}, False),
        ({"reply_due": date(2026, 11, 21)}, True),
        ({"reply_due": date(2026, 12, 1), "state": LetterState.VOID, "void_reason": "写错"}, True),
        ({"reply_due": None}, True),
    ],
)
def test_an_item_is_not_proposed_again_while_the_unit_may_still_answer(ledger, changes, proposed):
    unit = a.a_unit("县公安局")
    issue = a.an_issue(due=LATE)
    letter = a.a_letter(unit, **changes)
    save(ledger, unit, issue, a.a_share(unit, issue), letter, a.a_letter_item(letter, issue))
    assert bool(chasing.letter_proposals(ledger, today=TODAY)) is proposed
