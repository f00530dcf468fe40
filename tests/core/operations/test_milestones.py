"""Milestones: from the stages of a deadline or by hand; a report never changes an earlier one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.drafts import IssueDraft, MeasureDraft
from core.domain.listing import Timeliness
from core.domain.milestone import MilestoneDraft, MilestoneReport, MilestoneState, ReportDraft
from core.errors import Refused
from core.operations import history, issues, measures, milestones
from core.operations.dossiers import issue_dossier
from core.operations.overview import overview
from core.store import records
from tests.core.operations.whole_issue import DAY, begun, closed
from tests.core.store.opened import contents

STAGED = "2020年6月底前完成21项，2021年年底前24项全部完成"


@pytest.fixture
def staged(ws, tmp_path):
    """An issue and a measure whose deadline has a stage that has passed and one to come."""
    issue = begun(ws, tmp_path)
    return issue, measures.add_measure(ws, issue.uuid, MeasureDraft(text="清理", deadline_raw=STAGED)).value


def test_the_stages_of_a_deadline_are_proposed_once(ws, staged):
    issue, measure = staged
    drafts = milestones.propose_milestones(ws, issue.uuid, measure.uuid)
    assert [(each.due, each.amount, each.measure_word) for each in drafts] == [
        (date(2020, 6, 30), "21", "项"), (date(2021, 12, 31), "24", "项"),
    ]  # fmt: skip
    milestones.take_milestones(ws, issue.uuid, measure.uuid, drafts)
    assert milestones.propose_milestones(ws, issue.uuid, measure.uuid) == []
    with pytest.raises(Refused, match="no_stages"):
        milestones.take_milestones(ws, issue.uuid, measure.uuid, [])
    history.undo(ws)
    assert milestones.milestones_of(ws, issue.uuid) == []


def test_a_middle_stage_lights_its_measure_and_stands_on_the_first_page_until_it_is_reached(ws, staged):
    issue, measure = staged
    before = issue_dossier(ws, issue.uuid).measures[1]
    assert (before.timeliness, before.due) == (Timeliness.IN_TIME, date(2021, 12, 31))
    first, _ = milestones.take_milestones(
        ws, issue.uuid, measure.uuid, milestones.propose_milestones(ws, issue.uuid, measure.uuid)
    ).value
    late = issue_dossier(ws, issue.uuid).measures[1]
    assert (late.timeliness, late.due, late.days_left) == (Timeliness.OVERDUE, date(2020, 6, 30), -48)
    (item,) = [each for each in overview(ws).due if each.measure_uuid == measure.uuid]
    assert item.milestone.startswith("完成21项")
    milestones.report(ws, first.uuid, ReportDraft(amount="21", dated=date(2020, 7, 2), by="李核"))
    after = issue_dossier(ws, issue.uuid)
    assert after.measures[1].timeliness is Timeliness.IN_TIME
    assert [each.state for each in after.milestones] == [MilestoneState.LATE, MilestoneState.OPEN]
    assert all(each.measure_uuid != measure.uuid for each in overview(ws).due)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=5))
def test_a_report_never_changes_earlier_ones_and_undo_takes_back_just_the_last(ws, tmp_path, told):
    issue = begun(ws, tmp_path)
    draft = MilestoneDraft(due=DAY, target="完成21项", amount="21")
    step = milestones.add_milestone(ws, issue.uuid, None, draft).value
    kept: list[MilestoneReport] = []
    for back, amount in told:
        before = contents(ws.ledger)
        said = ReportDraft(dated=DAY - timedelta(days=back), amount=str(amount), by="李核")
        made = milestones.report(ws, step.uuid, said).value
        history.undo(ws)
        assert contents(ws.ledger) == before
        history.redo(ws)
        kept.append(records.get(ws.ledger, MilestoneReport, made.uuid))
        found = records.find(ws.ledger, MilestoneReport, order="position", milestone_uuid=step.uuid)
        assert found == kept


def test_a_milestone_by_hand_is_edited_and_goes_with_its_reports(ws, tmp_path):
    issue = begun(ws, tmp_path)
    step = milestones.add_milestone(ws, issue.uuid, None, MilestoneDraft(due=DAY, percent=70)).value
    milestones.report(ws, step.uuid, ReportDraft(percent=60))
    draft = milestones.milestone_draft_of(ws, step.uuid)
    assert milestones.check_milestone(ws, draft) == []
    milestones.revise_milestone(ws, step.uuid, step.revision, MilestoneDraft(due=DAY, percent=50))
    (entry,) = milestones.milestones_of(ws, issue.uuid)
    assert (entry.state, entry.reports[0].percent, entry.lacking) == (MilestoneState.REACHED, 60, 0)
    milestones.remove_milestone(ws, step.uuid)
    assert records.find(ws.ledger, MilestoneReport) == []
    history.undo(ws)
    assert milestones.milestones_of(ws, issue.uuid)[0].reports[0].percent == 60


def test_rules_say_no_and_a_closed_issue_stays_as_it_was(ws, tmp_path):
    issue = begun(ws, tmp_path)
    step = milestones.add_milestone(ws, issue.uuid, None, MilestoneDraft(due=DAY, percent=70)).value
    assert [v.rule for v in milestones.check_report(ws, step.uuid, ReportDraft(by="李", dated=DAY))] == [
        "required"
    ]
    with pytest.raises(Refused, match="not_valid"):
        milestones.report(ws, step.uuid, ReportDraft())
    with pytest.raises(Refused, match="issue_closed"):
        milestones.add_milestone(ws, closed(ws, tmp_path).uuid, None, MilestoneDraft(due=DAY, percent=70))


def test_stages_that_say_only_their_days_are_told_their_targets_or_left_open(ws):
    draft = IssueDraft(text="案卷不规范", deadline_raw="2020年3月底、6月底、9月底")
    issue = issues.register_issue(ws, draft).value
    found = milestones.propose_milestones(ws, issue.uuid)
    assert [each.target for each in found] == ["目标待定"] * 3
    told = milestones.with_targets(found, ["完成排查", "完成整改"])
    milestones.take_milestones(ws, issue.uuid, None, told)
    assert [each.milestone.target for each in milestones.milestones_of(ws, issue.uuid)] == [
        "完成排查",
        "完成整改",
        "目标待定",
    ]
