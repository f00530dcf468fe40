from __future__ import annotations

from pathlib import Path

from core.domain.drafts import IssueDraft
from core.operations import evidence, issues, viewing
from core.workspace import Workspace


def test_a_copy_bears_the_files_own_name_and_changing_it_changes_nothing_kept(ws: Workspace, tmp_path: Path):
    paper = tmp_path / "会议纪要.txt"
    paper.write_text("原文", encoding="utf-8")
    issue = issues.register_issue(ws, IssueDraft(text="问题")).value
    proof = evidence.attach(ws, "issue", issue.uuid, [paper]).value[0]
    copy = viewing.viewing_copy(ws, proof)
    assert copy.name == "会议纪要.txt"
    copy.write_text("改过", encoding="utf-8")
    assert evidence.path_of(ws, proof).read_text(encoding="utf-8") == "原文"
