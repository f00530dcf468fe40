from __future__ import annotations

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft
from core.errors import Refused
from core.operations import evidence, issues, ledgers, upkeep


def test_a_backup_brings_rows_and_files_back(ws, tmp_path):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    (tmp_path / "a.txt").write_text("证明")
    evidence.attach(ws, "issue", issue.uuid, [tmp_path / "a.txt"])
    copy = upkeep.backup(ws, tmp_path / "usb")
    assert upkeep.restore(copy, tmp_path / "again", ws.clock) == []
    again = ledgers.open_ledger(tmp_path / "again", FixedClock.on(ws.clock.today()))
    proof = issues.issue_dossier(again, issue.uuid).evidence[0]
    assert evidence.path_of(again, proof).read_text() == "证明"
    again.close()


def test_restore_never_writes_over_a_ledger(ws, tmp_path):
    copy = upkeep.backup(ws, tmp_path / "usb")
    with pytest.raises(Refused, match="ledger_exists"):
        upkeep.restore(copy, ws.folder, ws.clock)


def test_a_lost_file_is_found_and_said(ws, tmp_path):
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    (tmp_path / "照片.jpg").write_text("x")
    proof = evidence.attach(ws, "issue", issue.uuid, [tmp_path / "照片.jpg"]).value[0]
    evidence.path_of(ws, proof).unlink()
    assert upkeep.check(ws) == []
    findings = upkeep.check(ws, full=True)
    assert len(findings) == 1
    assert "照片.jpg" in upkeep.say(findings[0])
