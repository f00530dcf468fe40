"""``fields`` and ``tags`` from the command line, over a real ledger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.cli.custom_fields import COMMANDS as FIELDS
from core.cli.parser import build_parser
from core.cli.tags import COMMANDS as TAGS
from core.domain.drafts import IssueDraft, MeasureDraft
from core.operations import issues, measures
from core.workspace import Workspace


def told(ws: Workspace, *words: str) -> Any:
    args = build_parser().parse_args([*words, "--ledger", str(ws.folder)])
    ws.close()
    return {**FIELDS, **TAGS}[args.command](args)


def begin(ws: Workspace) -> str:
    issue = issues.register_issue(ws, IssueDraft(text="甲")).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="培训"))
    return issue.code


def all_of(ws: Workspace, commands: Sequence[Sequence[str]]) -> list[Any]:
    return [told(ws, *words).data for words in commands]


def test_fields_are_added_filled_in_listed_and_retired(ws: Workspace, tmp_path: Path) -> None:
    code = begin(ws)
    done = all_of(
        ws,
        (
            ("fields", "add", "整改经费", "--kind", "数字", "--alias", "经费"),
            ("fields", "add", "协办科室", "--owner", "整改措施"),
            ("fields", "set", code, "--field", "整改经费=1,200.5"),
            ("fields", "set", code, "--measure", "1", "--field", "协办科室=法制科"),
            ("fields", "retire", "整改经费"),
            ("fields", "list"),
            ("tags", code, "--add", "清欠"),
        ),
    )
    assert (done[0]["kind"], done[0]["aliases"]) == ("number", ("经费",))
    assert done[2]["values"] == {"整改经费": "1200.5"}
    assert done[3] == {"code": f"{code}-1", "values": {"协办科室": "法制科"}}
    assert done[4]["retired"]
    listed = {each["label"]: (each["retired"], each["values"]) for each in done[5]["fields"]}
    assert listed == {"整改经费": (True, 1), "协办科室": (False, 1)}
    assert done[6] == {"changed": 1, "closed": []}
