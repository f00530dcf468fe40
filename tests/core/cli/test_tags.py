"""``tags`` says what it changed and what it left."""

from __future__ import annotations

from core.cli.parser import build_parser
from core.cli.tags import tags_command
from core.domain.drafts import IssueDraft
from core.operations import issues
from core.workspace import Workspace


def test_tags_are_put_on_and_taken_off(ws: Workspace) -> None:
    code = issues.register_issue(ws, IssueDraft(text="甲", tags=("道安",))).value.code
    folder = str(ws.folder)
    ws.close()
    words = ["tags", code, "--add", "清欠", "--remove", "道安", "--ledger", folder]
    answer = tags_command(build_parser().parse_args(words))
    assert answer.data == {"changed": 1, "closed": []}
    assert "1" in answer.lines[0]
