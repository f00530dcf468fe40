"""Criteria one by one: taken from the raw words without changing them, answered, and asked by the gates."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.criterion import Answer, AnswerDraft, Comparison, CriterionDraft, CriterionState, state_of
from core.domain.drafts import MeasureDraft
from core.domain.evidence import Evidence
from core.domain.issue import Issue, IssueOrigin, IssueStatus
from core.domain.measure import MeasureStatus
from core.domain.people import OperatorDraft
from core.domain.review import ReopenDraft, ReviewStep
from core.errors import Refused
from core.operations import criteria, evidence, history, issues, measures, people, reviews
from core.operations.acceptance import acceptance
from core.operations.dossiers import issue_dossier
from core.store import records
from tests.core.operations.whole_issue import begun, closed, decide, requested

TEXT = "1.培训不少于20次；2.制度健全"
SAID = AnswerDraft(answer=Answer.MET, by="李核", dated=date(2020, 8, 1), note="已查看")


def missing(ws, uuid: str, to: IssueStatus = IssueStatus.CLOSURE_REQUESTED) -> list[str]:
    found = dict(issues.moves_from(ws, uuid))[to]
    return [dict(each.facts).get("name", each.rule) for each in found]


def self_checked(ws, folder) -> Issue:
    issue = begun(ws, folder, criteria=TEXT, origin=IssueOrigin.SELF_CHECK)
    issues.move_issue(ws, issue.uuid, IssueStatus.RECTIFYING)
    return issues.move_issue(ws, issue.uuid, IssueStatus.SELF_CHECKED).value


def test_the_raw_words_become_items_and_stay_as_they_were(ws, tmp_path):
    issue = begun(ws, tmp_path, criteria=TEXT)
    drafts = criteria.propose_criteria(ws, issue.uuid)
    assert records.find(ws.ledger, criteria.Criterion) == []
    made = criteria.take_criteria(ws, issue.uuid, None, drafts).value
    assert [(each.position, each.text, each.target) for each in made] == [
        (1, "培训不少于20次", "20"), (2, "制度健全", ""),
    ]  # fmt: skip
    assert records.get(ws.ledger, Issue, issue.uuid).criteria == TEXT
    history.undo(ws)
    assert criteria.criteria_of(ws, issue.uuid) == []
    with pytest.raises(Refused, match="no_criteria_text"):
        criteria.take_criteria(ws, issue.uuid, None, [])


def test_without_items_the_text_counts_and_with_items_each_must_be_met(ws, tmp_path):
    issue = self_checked(ws, tmp_path)
    assert missing(ws, issue.uuid) == []
    first, second = criteria.take_criteria(
        ws, issue.uuid, None, criteria.propose_criteria(ws, issue.uuid)
    ).value
    assert missing(ws, issue.uuid) == ["培训不少于20次", "制度健全"]
    criteria.answer_criterion(ws, first.uuid, AnswerDraft(actual="19", by="李核", dated=date(2020, 8, 1)))
    criteria.answer_criterion(ws, second.uuid, SAID)
    with pytest.raises(Refused) as refused:
        issues.move_issue(ws, issue.uuid, IssueStatus.CLOSURE_REQUESTED)
    assert refused.value.facts["reasons"] == "检验标准“培训不少于20次”还没有达到"
    criteria.answer_criterion(ws, first.uuid, AnswerDraft(actual="２０"))
    assert missing(ws, issue.uuid) == []
    issues.move_issue(ws, issue.uuid, IssueStatus.CLOSURE_REQUESTED)
    criteria.answer_criterion(ws, second.uuid, AnswerDraft(answer=Answer.NOT_MET))
    with pytest.raises(Refused, match="not_valid"):
        decide(ws, records.get(ws.ledger, Issue, issue.uuid), ReviewStep.COUNTY)


def test_criteria_of_a_measure_count_for_its_issue_and_go_with_it(ws, tmp_path):
    issue = self_checked(ws, tmp_path)
    measure = issue_dossier(ws, issue.uuid).measures[0].measure
    criteria.add_criterion(ws, issue.uuid, measure.uuid, CriterionDraft(text="制度印发"))
    assert missing(ws, issue.uuid) == ["制度印发"]
    (entry,) = issue_dossier(ws, issue.uuid).criteria
    assert (entry.measure, state_of(entry.criterion)) == (1, CriterionState.UNANSWERED)
    measures.remove_measure(ws, measure.uuid)
    assert criteria.criteria_of(ws, issue.uuid) == []
    history.undo(ws)
    assert len(criteria.criteria_of(ws, issue.uuid)) == 1


def test_an_answer_keeps_who_when_and_its_files_and_taking_the_item_out_keeps_the_file(ws, tmp_path):
    issue = begun(ws, tmp_path)
    made = criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text="制度健全")).value
    proof = tmp_path / "验收单.txt"
    proof.write_text("合格", encoding="utf-8")
    stored = criteria.answer_criterion(ws, made.uuid, SAID, [proof]).value
    assert (stored.answer, stored.answered_by, stored.answered_on) == (Answer.MET, "李核", date(2020, 8, 1))
    (entry,) = criteria.criteria_of(ws, issue.uuid)
    assert [each.name for each in entry.evidence] == ["验收单.txt"]
    criteria.remove_criterion(ws, made.uuid)
    (kept,) = records.find(ws.ledger, Evidence, name="验收单.txt")
    assert (kept.issue_uuid, kept.criterion_uuid) == (issue.uuid, None)
    history.undo(ws)
    assert criteria.criteria_of(ws, issue.uuid)[0].evidence[0].criterion_uuid == made.uuid


def test_an_answer_that_no_longer_fits_its_kind_is_dropped_and_any_other_kept(ws, tmp_path):
    issue = begun(ws, tmp_path)
    made = criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text="制度")).value
    said = criteria.answer_criterion(ws, made.uuid, SAID).value
    better = criteria.revise_criterion(ws, made.uuid, said.revision, CriterionDraft(text="制度健全")).value
    assert better.answer is Answer.MET
    counted = CriterionDraft(text="制度20项", comparison=Comparison.AT_LEAST, target="20", measure_word="项")
    after = criteria.revise_criterion(ws, made.uuid, better.revision, counted).value
    assert (after.answer, after.answered_by, state_of(after)) == (None, "", CriterionState.UNANSWERED)
    assert criteria.criterion_draft_of(ws, made.uuid) == counted
    assert criteria.check_criterion(ws, counted) == []


def test_nothing_changes_once_the_issue_is_struck_off(ws, tmp_path):
    issue = closed(ws, tmp_path)
    with pytest.raises(Refused, match="issue_closed"):
        criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text="制度健全"))


def test_evidence_of_a_criterion_of_a_measure_hangs_on_the_measure_too(ws, tmp_path):
    issue = requested(ws, tmp_path)
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="培训", status=MeasureStatus.DONE)).value
    made = criteria.add_criterion(ws, issue.uuid, measure.uuid, CriterionDraft(text="签到齐全")).value
    proof = tmp_path / "签到.txt"
    proof.write_text("签到", encoding="utf-8")
    (kept,) = evidence.attach(ws, "criterion", made.uuid, [proof]).value
    assert (kept.measure_uuid, kept.issue_uuid, kept.criterion_uuid) == (measure.uuid, None, made.uuid)
    assert criteria.check_answer(ws, made.uuid, SAID) == []


def answered_and_sent_back(ws, folder) -> tuple[Issue, str]:
    issue = self_checked(ws, folder)
    made = criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text="制度健全")).value
    criteria.answer_criterion(ws, made.uuid, SAID)
    asked = issues.move_issue(ws, issue.uuid, IssueStatus.CLOSURE_REQUESTED).value
    decide(ws, asked, ReviewStep.COUNTY, back="再核")
    issues.move_issue(ws, issue.uuid, IssueStatus.SELF_CHECKED)
    return issue, made.uuid


def test_after_a_return_the_earlier_answer_is_shown_but_asked_again(ws, tmp_path):
    issue, uuid = answered_and_sent_back(ws, tmp_path)
    assert missing(ws, issue.uuid) == ["制度健全"]
    (entry,) = criteria.criteria_of(ws, issue.uuid)
    assert (entry.state, entry.earlier_round) == (CriterionState.UNANSWERED, 1)
    assert (entry.criterion.answered_by, entry.criterion.answer) == ("李核", Answer.MET)
    assert acceptance(ws).criteria.part == 0
    criteria.answer_criterion(ws, uuid, SAID)
    assert missing(ws, issue.uuid) == []
    (entry,) = criteria.criteria_of(ws, issue.uuid)
    assert (entry.state, entry.earlier_round) == (CriterionState.MET, 0)
    assert acceptance(ws).criteria.part == 1
    history.undo(ws)
    assert missing(ws, issue.uuid) == ["制度健全"]
    assert criteria.criteria_of(ws, issue.uuid)[0].criterion.answered_round == 1
    history.redo(ws)
    assert missing(ws, issue.uuid) == []


def test_after_a_reopening_the_criteria_are_asked_again(ws, tmp_path):
    issue = self_checked(ws, tmp_path)
    made = criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text="制度健全")).value
    criteria.answer_criterion(ws, made.uuid, SAID)
    asked = issues.move_issue(ws, issue.uuid, IssueStatus.CLOSURE_REQUESTED).value
    decide(ws, asked, ReviewStep.COUNTY)
    assert criteria.criteria_of(ws, issue.uuid)[0].state is CriterionState.MET
    draft = ReopenDraft(by="主任", dated=ws.clock.today(), ground="反弹")
    reviews.reopen(ws, issue.uuid, draft)
    issues.move_issue(ws, issue.uuid, IssueStatus.SELF_CHECKED)
    assert missing(ws, issue.uuid) == ["制度健全"]


def test_who_signed_in_answers_and_not_the_usual_operator(ws, tmp_path):
    issue = begun(ws, tmp_path, criteria=TEXT)
    (first, _) = criteria.take_criteria(ws, issue.uuid, None, criteria.propose_criteria(ws, issue.uuid)).value
    second = people.add_operator(ws, OperatorDraft(name="李芳")).value
    ws.desk.operator_uuid = second.uuid
    assert criteria.answer_criterion(ws, first.uuid, AnswerDraft(actual="21")).value.answered_by == "李芳"
