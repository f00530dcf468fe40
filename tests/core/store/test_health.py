from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.domain.deadline import Confidence, Deadline
from core.domain.issue import IssueStatus
from core.domain.listing import ListKind
from core.domain.measure import MeasureStatus
from core.domain.violation import Severity
from core.operations.health import name_words
from core.store.health import find_ailments, issue_texts
from tests import builders as a
from tests.core.store.opened import save

TODAY = a.TODAY
LATE = TODAY - timedelta(days=9)


def rules(ledger) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ailment in find_ailments(ledger, TODAY, name_words()):
        found.setdefault(ailment.rule, []).append(ailment.uuid)
    return found


def a_sound_issue(**fields):
    """Return an issue with a unit and a measure: nothing is wrong with it."""
    issue = a.an_issue(**({"due": TODAY + timedelta(days=60), "text": "短"} | fields))
    unit = a.a_unit()
    return issue, [issue, unit, a.a_share(unit, issue), a.a_measure(issue)]


def test_nothing_is_found_in_a_sound_ledger(ledger):
    _, records = a_sound_issue()
    save(ledger, a.a_batch(), *records)
    assert rules(ledger) == {}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"status": IssueStatus.SELF_CHECKED}, "done_with_open_measures"),
        ({"deadline": a.by(TODAY, start=TODAY + timedelta(days=1))}, "start_after_due"),
        ({"due": None}, "no_deadline"),
        ({"deadline": Deadline(raw="按省统一部署")}, "deadline_unread"),
        ({"deadline": a.by(TODAY, confidence=Confidence.TO_CONFIRM)}, "deadline_to_confirm"),
        ({"due": LATE}, "overdue_not_started"),
        ({"due": LATE}, "overdue_without_letter"),
    ],
)
def test_an_issue_that_contradicts_itself_is_named(ledger, fields, rule):
    issue, records = a_sound_issue(**fields)
    save(ledger, *records)
    assert rules(ledger)[rule] == [issue.uuid]


def test_units_and_measures_that_are_missing_are_named_and_worse_once_work_began(ledger):
    bare, begun = (
        a.an_issue(due=TODAY, text="一"),
        a.an_issue(due=TODAY, status=IssueStatus.CLAIMED, text="二"),
    )
    save(ledger, bare, begun)
    found = rules(ledger)
    assert found["no_unit"] == [bare.uuid]
    assert found["started_without_unit"] == [begun.uuid]
    assert set(found["no_measures"]) == {bare.uuid, begun.uuid}
    severities = [ailment.severity for ailment in find_ailments(ledger, TODAY, name_words())]
    assert severities[0] is Severity.ERROR
    assert severities == sorted(severities, key=lambda severity: severity is not Severity.ERROR)


def test_a_letter_answers_for_an_overdue_issue_until_it_is_void(ledger):
    issue, records = a_sound_issue(due=LATE)
    letter = a.a_letter(reply_due=LATE)
    save(ledger, *records, letter, a.a_letter_item(letter, issue))
    found = rules(ledger)
    assert "overdue_without_letter" not in found
    assert found["reply_overdue"] == [letter.uuid]


def test_measures_are_held_against_their_issue_and_their_own_words(ledger):
    issue = a.an_issue(due=TODAY, text="一")
    unit = a.a_unit()
    later = a.a_measure(issue, due=TODAY + timedelta(days=1), result="做了", status=MeasureStatus.DONE)
    silent = a.a_measure(issue, status=MeasureStatus.DONE)
    save(ledger, issue, unit, a.a_share(unit, issue), later, silent)
    found = rules(ledger)
    assert found["measure_later_than_issue"] == found["measure_done_without_result"] == [issue.uuid]
    assert found["all_done_not_reported"] == [issue.uuid]


def test_evidence_whose_file_is_gone_leads_to_what_it_hangs_on(ledger):
    issue, records = a_sound_issue()
    inspection = a.an_inspection()
    note = a.a_note(issue)
    save(ledger, *records, inspection, note, a.an_evidence(note), a.an_evidence(inspection, name="照片.jpg"))
    found = [each for each in find_ailments(ledger, TODAY, name_words()) if each.rule == "evidence_missing"]
    assert {(each.kind, each.uuid) for each in found} == {
        (ListKind.ISSUES, issue.uuid),
        (ListKind.INSPECTIONS, inspection.uuid),
    }


def test_a_batch_is_held_against_its_own_counts_and_wants_an_anchor(ledger):
    batch = a.a_batch(anchor=None, stated_counts=(("行政执法", 2), ("", 1)))
    issue, records = a_sound_issue(batch_uuid=batch.uuid)
    save(ledger, batch, *records)
    found = {each.rule: each for each in find_ailments(ledger, TODAY, name_words())}
    assert set(found) == {"stated_count_differs", "batch_anchor_missing"}
    assert [each.column for each in found["stated_count_differs"].filters] == ["batch", "area"]
    assert issue.uuid in issue_texts(ledger)


def test_an_issue_told_twice_and_a_unit_with_two_names_are_found(ledger):
    text = "行政执法三项制度落实存在较大差距"
    first, one = a_sound_issue(text=text, code="A-1")
    second, two = a_sound_issue(text=f"{text}。", code="A-2")
    long, short = a.a_unit("县住房和城乡建设局"), a.a_unit("县住建局")
    save(ledger, *one, *two, long, short)
    found = {each.rule: each for each in find_ailments(ledger, TODAY, name_words())}
    assert set(found) == {"issue_twice", "unit_twice_named"}
    assert (found["issue_twice"].uuid, dict(found["issue_twice"].facts)) == (second.uuid, {"other": "A-1"})
    assert set(found["unit_twice_named"].pair) == {long.uuid, short.uuid}
    assert first.uuid != second.uuid


def test_a_day_decides_what_is_late(ledger):
    _, records = a_sound_issue(due=LATE)
    save(ledger, *records)
    early = find_ailments(ledger, date(2026, 1, 1), name_words())
    assert [each.rule for each in early] == []
