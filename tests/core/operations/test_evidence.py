from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, ProgressDraft
from core.domain.issue import IssueStatus
from core.domain.links import SeenSlot
from core.errors import Refused
from core.operations import evidence, history, issues, measures, notes
from core.operations.writing import change
from core.store import evidence as files_kept
from tests.builders import without_revisions


def test_two_names_of_one_file_are_kept_once(ws, tmp_path):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text("同样的内容")
    added = evidence.attach(ws, "issue", issue.uuid, [tmp_path / "甲.txt", tmp_path / "乙.txt"]).value
    assert [proof.name for proof in added] == ["甲.txt", "乙.txt"]
    kept = [path for path in (ws.folder / "evidence").rglob("*") if path.is_file()]
    assert [path.name for path in kept] == [added[0].sha256]


def test_a_file_proves_a_slot_of_the_five_seen_from_the_start(ws, tmp_path):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    (tmp_path / "甲.txt").write_text("内容")
    (proof,) = evidence.attach(ws, "issue", issue.uuid, [tmp_path / "甲.txt"], slot=SeenSlot.CASE).value
    assert (proof.issue_uuid, proof.slot) == (issue.uuid, SeenSlot.CASE)


def test_a_file_beyond_the_limit_is_refused(ws, tmp_path, monkeypatch):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    big = tmp_path / "录像.mp4"
    big.write_bytes(b"12345")
    monkeypatch.setattr(files_kept, "LIMIT_BYTES", 4)
    with pytest.raises(Refused, match="evidence_too_large"):
        evidence.attach(ws, "issue", issue.uuid, [big])


def test_a_file_with_a_gbk_name_on_a_utf_8_system_is_kept_under_readable_characters(ws, tmp_path):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    named = tmp_path / "证明.txt".encode("gbk").decode("utf-8", "surrogateescape")
    named.write_text("证明")
    assert evidence.attach(ws, "issue", issue.uuid, [named]).value[0].name == "证明.txt"


def test_detached_evidence_keeps_its_file_and_comes_back(ws, tmp_path):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    (tmp_path / "a.txt").write_text("a")
    proof = evidence.attach(ws, "issue", issue.uuid, [tmp_path / "a.txt"]).value[0]
    evidence.detach(ws, proof.uuid)
    assert issues.issue_dossier(ws, issue.uuid).evidence == ()
    assert evidence.path_of(ws, proof).is_file()
    history.undo(ws)
    back = issues.issue_dossier(ws, issue.uuid).evidence
    assert without_revisions(back) == without_revisions((proof,))


@pytest.mark.parametrize("owner", ["issue", "measure", "progress"])
def test_evidence_of_a_closed_issue_stays(ws, tmp_path, owner):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text="措施")).value
    note = notes.add_note(ws, issue.uuid, measure.uuid, ProgressDraft(text="已办")).value
    (tmp_path / "a.txt").write_text("a")
    uuid = {"issue": issue.uuid, "measure": measure.uuid, "progress": note.uuid}[owner]
    proof = evidence.attach(ws, owner, uuid, [tmp_path / "a.txt"]).value[0]
    with change(ws, "office.revise") as tx:
        tx.replace(replace(issue, status=IssueStatus.CLOSED))
    with pytest.raises(Refused, match="issue_closed"):
        evidence.detach(ws, proof.uuid)
    assert issues.issue_dossier(ws, issue.uuid).evidence == (proof,)
