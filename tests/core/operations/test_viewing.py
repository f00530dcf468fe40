from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.drafts import IssueDraft
from core.errors import Environment
from core.operations import evidence, issues
from core.operations.viewing import viewing_copy
from core.workspace import Workspace


def test_a_copy_bears_the_files_own_name_and_changing_it_changes_nothing(
    ws: Workspace, tmp_path: Path
) -> None:
    proof = tmp_path / "核对记录.txt"
    proof.write_text("原文", "utf-8")
    issue = issues.register_issue(ws, IssueDraft(text="x")).value
    (kept,) = evidence.attach(ws, "issue", issue.uuid, [proof]).value
    copy = viewing_copy(ws, kept)
    assert copy.name == "核对记录.txt"
    copy.write_text("改过", "utf-8")
    assert evidence.path_of(ws, kept).read_text("utf-8") == "原文"
    assert viewing_copy(ws, kept).read_text("utf-8") == "原文"


def test_a_missing_file_is_told_with_a_sentence(ws: Workspace, tmp_path: Path) -> None:
    proof = tmp_path / "a.txt"
    proof.write_text("x")
    issue = issues.register_issue(ws, IssueDraft(text="x")).value
    (kept,) = evidence.attach(ws, "issue", issue.uuid, [proof]).value
    evidence.path_of(ws, kept).unlink()
    with pytest.raises(Environment):
        viewing_copy(ws, kept)
