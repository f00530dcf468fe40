from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.criterion import Answer, AnswerDraft, CriterionDraft
from core.domain.drafts import IssueDraft, MeasureDraft, ProgressDraft, UnitName
from core.domain.listing import Timeliness
from core.domain.signing import SignDraft
from core.operations import criteria, evidence, issues, measures, notes, receipts
from core.operations.dossiers import issue_dossier

DAY = date(2020, 8, 17)
DRAFT = IssueDraft(text="法律顾问作用发挥不够", units=(UnitName("市司法局"),), deadline_raw="2020年6月底前")


def test_the_dossier_says_how_late_everything_is(ws):
    issue = issues.register_issue(ws, DRAFT).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="随问题期限"))
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="另有期限", deadline_raw="2020年底前"))
    dossier = issue_dossier(ws, issue.uuid)
    assert (dossier.timeliness, dossier.days_left) == (Timeliness.OVERDUE, -48)
    assert [(item.timeliness, item.due) for item in dossier.measures] == [
        (Timeliness.OVERDUE, date(2020, 6, 30)),
        (Timeliness.IN_TIME, date(2020, 12, 31)),
    ]


def test_every_file_is_listed_once_whatever_it_hangs_on(ws, tmp_path):
    issue = issues.register_issue(ws, DRAFT).value
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="措施")).value
    files = []
    for name in ("问题.txt", "措施.txt", "措施进展.txt", "问题进展.txt"):
        files.append(tmp_path / name)
        files[-1].write_text(name)
    evidence.attach(ws, "issue", issue.uuid, files[:1])
    evidence.attach(ws, "measure", measure.uuid, files[1:2])
    notes.add_note(ws, issue.uuid, measure.uuid, ProgressDraft(text="一"), files[2:3])
    notes.add_note(ws, issue.uuid, None, ProgressDraft(text="二"), files[3:])
    dossier = issue_dossier(ws, issue.uuid)
    assert sorted(proof.name for proof in dossier.evidence) == sorted(path.name for path in files)
    assert sorted(proof.name for proof in dossier.measures[0].evidence) == ["措施.txt", "措施进展.txt"]
    assert len(dossier.notes) == 2


def test_the_timeline_is_newest_first_and_of_this_issue_only(ws):
    issue = issues.register_issue(ws, DRAFT).value
    issues.register_issue(ws, DRAFT)
    issues.revise_issue(ws, issue.uuid, 1, replace(DRAFT, note="备注"))
    timeline = issue_dossier(ws, issue.uuid).timeline
    assert [entry.operation for entry in timeline] == ["issue.revise", "issue.register"]


def test_the_timeline_tells_what_was_done_to_all_that_hangs_on_the_issue(ws):
    """A measure added, a criterion answered, a signature were in the journal and not in its trail."""
    issue = issues.register_issue(ws, DRAFT).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="修订"))
    gone = measures.add_measure(ws, issue.uuid, MeasureDraft(text="写错的")).value
    notes.add_note(ws, issue.uuid, None, ProgressDraft(text="已部署", noted_on=DAY))
    mark = criteria.add_criterion(ws, issue.uuid, None, CriterionDraft(text="制度健全")).value
    criteria.answer_criterion(ws, mark.uuid, AnswerDraft(answer=Answer.MET, by="李审核", dated=DAY))
    (share,) = receipts.hand_down(ws, issue.uuid, DAY).value
    receipts.sign_issue(ws, share.uuid, SignDraft(signed_on=DAY, signed_by="赵"))
    measures.remove_measure(ws, gone.uuid)
    told = [entry.operation for entry in issue_dossier(ws, issue.uuid).timeline]
    assert told == [
        "measure.remove",
        "sign.issue",
        "sign.hand_down",
        "criterion.answer",
        "criterion.add",
        "note.add",
        "measure.add",
        "measure.add",
        "issue.register",
    ]
