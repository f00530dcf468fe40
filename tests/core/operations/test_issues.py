from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.issue import IssueStatus
from core.domain.measure import MeasureStatus
from core.domain.unit import UnitRole
from core.domain.violation import Severity
from core.errors import Refused
from core.operations import history, issues, measures, units
from core.operations.writing import change
from tests.builders import a_batch, without_revisions

JUSTICE = UnitName("市司法局", UnitRole.LEAD)
FINANCE = UnitName("市财政局", UnitRole.SUPPORTING)
DRAFT = IssueDraft(text="法律顾问作用发挥不够", units=(JUSTICE, FINANCE), deadline_raw="2020年6月底前")


def test_an_issue_is_numbered_by_year_and_read_back_as_it_was_typed(ws):
    first = issues.register_issue(ws, DRAFT).value
    second = issues.register_issue(ws, DRAFT).value
    assert (first.code, second.code) == ("2020-001", "2020-002")
    assert issues.draft_of(ws, first.uuid) == replace(DRAFT, code="2020-001")


def test_a_unit_is_known_by_its_alias(ws):
    issues.register_issue(ws, DRAFT)
    unit = units.unit_of(ws, "市司法局")
    units.revise_unit(ws, replace(unit, aliases=("保定市司法局",)))
    issues.register_issue(ws, replace(DRAFT, units=(UnitName("保定市 司法局"),)))
    assert units.unit_names(ws) == sorted(["市司法局", "市财政局"])


def test_a_taken_number_and_an_empty_text_are_refused_and_nothing_is_written(ws):
    issues.register_issue(ws, replace(DRAFT, code="A-1"))
    before = len(history.entries(ws))
    with pytest.raises(Refused, match="not_valid") as refusal:
        issues.register_issue(ws, IssueDraft(code="A-1"))
    assert "编号已被另一条记录使用" in str(refusal.value.facts["reasons"])
    assert len(history.entries(ws)) == before


def test_an_edit_on_an_old_revision_is_refused(ws):
    issue = issues.register_issue(ws, DRAFT).value
    issues.revise_issue(ws, issue.uuid, issue.revision, replace(DRAFT, note="甲"))
    with pytest.raises(Refused, match="changed_meanwhile"):
        issues.revise_issue(ws, issue.uuid, issue.revision, replace(DRAFT, note="乙"))
    assert issues.draft_of(ws, issue.uuid).note == "甲"


def test_a_new_deadline_keeps_the_first_day(ws):
    issue = issues.register_issue(ws, replace(DRAFT, deadline_raw="2020年8月底前")).value
    for raw in ("2020年9月底前", "2020年12月底前"):
        issue = issues.revise_issue(ws, issue.uuid, issue.revision, replace(DRAFT, deadline_raw=raw)).value
    assert (issue.deadline.due, issue.deadline.original_due) == (date(2020, 12, 31), date(2020, 8, 31))


def test_units_can_be_reordered_dropped_and_added(ws):
    issue = issues.register_issue(ws, DRAFT).value
    wanted = (FINANCE, UnitName("市审计局"), JUSTICE)
    issues.revise_issue(ws, issue.uuid, issue.revision, replace(DRAFT, units=wanted))
    assert issues.draft_of(ws, issue.uuid).units == wanted
    history.undo(ws)
    assert issues.draft_of(ws, issue.uuid).units == DRAFT.units


def test_removing_takes_everything_along_and_undo_brings_everything_back(ws, tmp_path):
    issue = issues.register_issue(ws, DRAFT).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="修订制度", units=(FINANCE,)))
    whole = issues.issue_dossier(ws, issue.uuid)
    issues.remove_issue(ws, issue.uuid)
    with pytest.raises(Refused, match="record_missing"):
        issues.issue_dossier(ws, issue.uuid)
    history.undo(ws)
    back = issues.issue_dossier(ws, issue.uuid)
    assert without_revisions(back) == without_revisions(whole)


def test_the_way_from_entry_to_self_check_passes_its_gates(ws):
    issue = issues.register_issue(ws, DRAFT).value
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="修订制度")).value
    issues.move_issue(ws, issue.uuid, IssueStatus.RECTIFYING)
    with pytest.raises(Refused) as refusal:
        issues.move_issue(ws, issue.uuid, IssueStatus.SELF_CHECKED)
    assert "还有整改措施没有完成" in str(refusal.value.facts["reasons"])
    done = replace(measures.measure_draft_of(ws, measure.uuid), status=MeasureStatus.DONE)
    measures.revise_measure(ws, measure.uuid, measure.revision, done)
    moved = issues.move_issue(ws, issue.uuid, IssueStatus.SELF_CHECKED).value
    assert moved.status is IssueStatus.SELF_CHECKED
    assert dict(issues.moves_from(ws, issue.uuid))[IssueStatus.CLOSURE_REQUESTED] != []


def test_where_only_the_year_of_a_batch_is_known_nothing_is_counted_from_its_first_of_january(ws):
    with change(ws, "issue.register", text="批次") as tx:
        vague = tx.add(a_batch(anchor=date(2020, 1, 1), as_of=None))
        known = tx.add(a_batch(anchor=date(2020, 1, 1), as_of=date(2020, 1, 1)))
    assert issues.read_expression(ws, "立行立改", vague.uuid).due is None
    assert issues.read_expression(ws, "年底前", vague.uuid).due == date(2020, 12, 31)
    assert issues.read_expression(ws, "立行立改", known.uuid).due == date(2020, 1, 16)


def test_an_issue_told_before_is_warned_of_but_may_be_entered(ws):
    text = "行政执法三项制度落实存在较大差距"
    first = issues.register_issue(ws, IssueDraft(text=text)).value
    twin = IssueDraft(text=f"{text}。")
    warned = [found for found in issues.check_issue(ws, twin) if found.rule == "issue_alike"]
    assert [(found.field, found.severity, found.facts) for found in warned] == [
        ("text", Severity.WARNING, (("other", first.code),))
    ]
    assert warned == issues.told_before(ws, twin, None)
    assert "issue_alike" not in {found.rule for found in issues.check_alone(ws, twin)}
    second = issues.register_issue(ws, twin).value
    rules = {found.rule for found in issues.check_issue(ws, issues.draft_of(ws, second.uuid), second.uuid)}
    assert "issue_alike" not in rules


def test_issues_are_told_in_the_order_of_the_numbers_in_their_codes(ws):
    made = [issues.register_issue(ws, IssueDraft(text=code, code=code)).value for code in ("10号", "9号")]
    assert issues.told_by_code(ws) == [(each.uuid, each.code, each.text) for each in made[::-1]]


def test_a_save_that_was_looked_ahead_for_reads_neither_the_issue_nor_its_number_nor_its_units(ws):
    issue = issues.register_issue(ws, DRAFT).value
    told: list[str] = []
    for n in (1, 2):
        issues.look_ahead(ws, issue.uuid)
        ws.ledger.connection.set_trace_callback(told.append)
        issues.revise_issue(ws, issue.uuid, n, replace(DRAFT, code=issue.code, note=str(n)))
        ws.ledger.connection.set_trace_callback(None)
        asked = [sql for sql in told if sql.startswith("SELECT")]
        tables = ("issue", "unit_share", "unit")
        assert not [sql for sql in asked for table in tables if f"FROM {table} " in sql]
    assert issues.draft_of(ws, issue.uuid) == replace(DRAFT, code=issue.code, note="2")


def test_units_changed_elsewhere_are_seen_by_a_save_that_looked_ahead(ws):
    issue = issues.register_issue(ws, DRAFT).value
    issues.look_ahead(ws, issue.uuid)
    unit = units.unit_of(ws, "市司法局")
    units.revise_unit(ws, replace(unit, name="市司法和行政局"))
    issues.revise_issue(ws, issue.uuid, issue.revision, replace(DRAFT, code=issue.code))
    issues.look_ahead(ws, issue.uuid)
    assert {each.name for each in issues.draft_of(ws, issue.uuid).units} == {"市司法局", "市财政局"}


def test_looking_ahead_for_an_issue_that_is_gone_says_so(ws):
    with pytest.raises(Refused, match="record_missing"):
        issues.look_ahead(ws, "no-such-issue")
    assert not ws.ledger.connection.in_transaction
