from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import InspectionDraft, IssueDraft, MeasureDraft, ProgressDraft, UnitName
from core.domain.issue import Issue
from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.domain.unit import UnitRole
from core.errors import Refused
from core.operations import finding, inspections, issues, letters, listing, measures, notes, units
from core.operations.letter_facts import gather
from core.operations.letter_request import LetterRequest
from core.wording import sentence

DAY = date(2020, 8, 17)


def request(**fields):
    return LetterRequest(**({"kind": LetterKind.SUPERVISION, "dated_on": DAY} | fields))


@pytest.fixture
def issue(ws):
    names = (UnitName("市财政局", UnitRole.SUPPORTING), UnitName("市工信局", UnitRole.LEAD))
    made = issues.register_issue(ws, IssueDraft(text="账款", units=names, deadline_raw="2020年6月底前")).value
    measures.add_measure(ws, made.uuid, MeasureDraft(text="筹措资金；"))
    measures.add_measure(ws, made.uuid, MeasureDraft(text="防止新增。"))
    measures.add_measure(ws, made.uuid, MeasureDraft(text="年底总结", deadline_raw="2020年7月底前"))
    return made


def test_measures_of_one_issue_and_day_are_one_entry(ws, issue):
    unit = units.unit_of(ws, "市工信局").uuid
    gathered = gather(ws, request(unit_uuid=unit), "号", DAY)
    assert [(item.measure, item.days_late) for item in gathered.facts.items] == [
        ("筹措资金；防止新增", 48),
        ("年底总结", 17),
    ]
    assert len(gathered.items) == 3
    assert gathered.facts.items[1].deadline_raw == "2020年7月底前"


def test_issues_chosen_by_hand_are_addressed_to_the_lead(ws, issue):
    gathered = gather(ws, request(issue_uuids=(issue.uuid,)), "号", DAY)
    assert gathered.facts.addressee == "市工信局"
    assert gathered.addressee_uuid == units.unit_of(ws, "市工信局").uuid


def test_lateness_is_judged_on_the_letters_own_day(ws, issue):
    with pytest.raises(Refused, match="letter_nothing") as refused:
        gather(ws, request(issue_uuids=(issue.uuid,), dated_on=date(2020, 6, 30)), "号", DAY)
    assert "没有可写入督办函的内容" in sentence(refused.value)
    assert "写的是逾期未办结的事项" in sentence(refused.value)
    first = gather(ws, request(issue_uuids=(issue.uuid,), dated_on=date(2020, 7, 1)), "号", DAY)
    assert [item.days_late for item in first.facts.items] == [1]


def test_a_late_issue_without_a_unit_has_no_addressee(ws):
    made = issues.register_issue(ws, IssueDraft(text="无主", deadline_raw="2020年6月底前")).value
    with pytest.raises(Refused, match="letter_no_unit"):
        gather(ws, request(issue_uuids=(made.uuid,)), "号", DAY)
    assert letters.propose(ws) == []


def test_a_notice_needs_problems(ws):
    draft = InspectionDraft(title="督察", started_on=DAY, units=("县城管局",))
    record = inspections.record_inspection(ws, draft).value
    with pytest.raises(Refused, match="letter_nothing"):
        gather(ws, request(kind=LetterKind.RECTIFICATION_NOTICE, inspection_uuid=record.uuid), "号", DAY)
    with pytest.raises(Refused, match="letter_nothing") as refused:
        gather(ws, request(kind=LetterKind.RECTIFICATION_NOTICE), "号", DAY)
    assert "写的是发现了问题的督察检查" in sentence(refused.value)


def test_the_progress_is_the_one_the_ledger_page_shows(ws, issue):
    notes.add_note(ws, issue.uuid, None, ProgressDraft(text="已还清七成"))
    gathered = gather(ws, request(issue_uuids=(issue.uuid,)), "号", DAY)
    query = listing.query_of(ws, ListKind.ISSUES)
    shown = listing.list_rows(ws, query, [issue.uuid])[0].progress
    assert [item.progress for item in gathered.facts.items] == [shown, shown] == ["已还清七成"] * 2


def test_one_letter_never_tells_a_unit_of_what_another_answers_for(ws, issue):
    other = IssueDraft(text="农贸市场", units=(UnitName("市商务局"),), deadline_raw="2020年6月底前")
    other = issues.register_issue(ws, other).value
    with pytest.raises(Refused, match="letter_several_units"):
        gather(ws, request(issue_uuids=(issue.uuid, other.uuid)), "号", DAY)
    both = (UnitName("市商务局"), UnitName("市工信局", UnitRole.LEAD))
    draft = issues.draft_of(ws, other.uuid)
    issues.revise_issue(ws, other.uuid, other.revision, replace(draft, units=both))
    gathered = gather(ws, request(issue_uuids=(issue.uuid, other.uuid)), "号", DAY)
    assert gathered.facts.addressee == "市工信局"


def test_items_stand_in_ledger_order_and_measures_of_other_units_apart(ws):
    for code in ("10", "9"):
        draft = IssueDraft(
            text="账款", code=code, units=(UnitName("市工信局"),), deadline_raw="2020年6月底前"
        )
        issues.register_issue(ws, draft)
    nine = finding.by_code(ws, Issue, "9")
    measures.add_measure(ws, nine.uuid, MeasureDraft(text="自办"))
    measures.add_measure(
        ws, nine.uuid, MeasureDraft(text="同办", units=(UnitName("市工信局"), UnitName("市财政局")))
    )
    unit = units.unit_of(ws, "市工信局").uuid
    found = gather(ws, request(unit_uuid=unit), "号", DAY).facts.items
    assert [(item.code, item.measure, item.units) for item in found] == [
        ("9", "自办", "市工信局"),
        ("9", "同办", "市工信局、市财政局"),
        ("10", "", "市工信局"),
    ]
