"""A row means the issue it came from; another number or batch makes it another issue, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.issue import Issue
from core.domain.proposal import ImportResult, Proposal
from core.errors import Refused
from core.operations import imports, issues
from core.operations.import_matching import explicit_batch
from core.store import records
from core.workspace import Workspace

CODED = "序号,问题编号,问题,责任单位,整改时限"
PLAIN = "序号,问题,责任单位,整改时限"
FIRST = "1,S-1,学习不经常,县公安局,2023年9月底"
OTHER = "1,Z-9,学习不经常,县教育局,2024年9月底"


def sheet(ws: Workspace, folder: Path, name: str, *lines: str, batch: str = "") -> Proposal:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return imports.read_proposal(ws, path, batch_name=batch)


def brought(ws: Workspace, folder: Path, name: str, *lines: str, batch: str = "") -> ImportResult:
    return imports.apply_proposal(ws, sheet(ws, folder, name, *lines, batch=batch), batch).value


def codes(ws: Workspace) -> list[str]:
    return [issue.code for issue in records.find(ws.ledger, Issue, order="code")]


def test_another_number_in_another_batch_is_another_issue_and_overwrites_nothing(
    ws: Workspace, tmp_path: Path
) -> None:
    brought(ws, tmp_path, "c10.csv", CODED, FIRST, batch="2023")
    (before,) = records.find(ws.ledger, Issue)
    result = brought(ws, tmp_path, "c11.csv", CODED, OTHER, batch="2024")
    assert (result.issues.new, result.issues.updated) == (1, 0)
    assert codes(ws) == ["S-1", "Z-9"]
    assert records.get(ws.ledger, Issue, before.uuid) == before
    assert "Z-9 与台账中 S-1（2023）内容相同" in result.doubts[0]
    for name, line, batch in (("c10.csv", FIRST, "2023"), ("c11.csv", OTHER, "2024")):
        again = brought(ws, tmp_path, name, CODED, line, batch=batch)
        assert (again.issues.new, again.issues.updated, again.doubts) == (0, 0, ())


def test_another_batch_without_numbers_is_another_issue_too(ws: Workspace, tmp_path: Path) -> None:
    brought(ws, tmp_path, "a.csv", PLAIN, "1,学习不经常,县公安局,2023年9月底", batch="2023")
    result = brought(ws, tmp_path, "b.csv", PLAIN, "1,学习不经常,县教育局,2024年9月底", batch="2024")
    assert (result.issues.new, result.issues.updated, len(result.doubts)) == (1, 0, 1)
    same = brought(ws, tmp_path, "c.csv", PLAIN, "1,学习不经常,县教育局,2024年10月底", batch="2024")
    assert (same.issues.new, same.issues.updated) == (0, 1)


def test_a_sheet_whose_numbers_were_given_here_finds_its_issues(ws: Workspace, tmp_path: Path) -> None:
    brought(ws, tmp_path, "a.csv", PLAIN, "1,学习不经常,县公安局,2023年9月底")
    moved = brought(ws, tmp_path, "b.csv", PLAIN, "1,学习不经常,县公安局,2023年9月底", "2,新问题,县教育局,")
    assert (moved.issues.new, moved.issues.unchanged) == (1, 1)


def test_a_renumbered_row_of_the_same_batch_is_told_and_a_person_may_say_it_is_the_same(
    ws: Workspace, tmp_path: Path
) -> None:
    brought(ws, tmp_path, "a.csv", CODED, FIRST, batch="2023")
    found = sheet(ws, tmp_path, "b.csv", CODED, OTHER, batch="2023")
    assert found.issues[0].verdict.value == "new"
    assert len(found.doubts) == 1
    with pytest.raises(Refused, match="no_such_like"):
        imports.same_as(ws, found, ["S-7"], "2023")
    said = imports.same_as(ws, found, ["Z-9"], "2023")
    assert (said.issues[0].verdict.value, said.doubts) == ("updated", ())
    result = imports.apply_proposal(ws, said, "2023").value
    assert (result.issues.new, result.issues.updated) == (0, 1)
    (issue,) = records.find(ws.ledger, Issue)
    assert (issue.code, dict(issue.extra)["原表编号"]) == ("S-1", "Z-9")
    again = brought(ws, tmp_path, "b.csv", CODED, OTHER, batch="2023")
    assert (again.issues.new, again.issues.updated, again.doubts) == (0, 0, ())


def test_a_number_changed_here_and_an_issue_moved_here_are_found_again(ws: Workspace, tmp_path: Path) -> None:
    brought(ws, tmp_path, "a.csv", CODED, FIRST, "2,S-2,普法不深入,县司法局,2023年9月底", batch="2023")
    issue = records.find(ws.ledger, Issue, code="S-1")[0]
    draft = issues.draft_of(ws, issue.uuid)
    issues.revise_issue(ws, issue.uuid, issue.revision, type(draft)(**{**_fields(draft), "code": "甲-1"}))
    changed = FIRST.replace("县公安局", "县民政局")
    newer = brought(
        ws, tmp_path, "b.csv", CODED, changed, "2,S-2,普法不深入,县司法局,2023年9月底", batch="2023"
    )
    assert (newer.issues.new, newer.issues.updated) == (0, 1)


def _fields(draft: object) -> dict[str, object]:
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}  # type: ignore[attr-defined]


def test_two_rows_of_one_text_find_their_own_issues_in_any_order(ws: Workspace, tmp_path: Path) -> None:
    rows = (FIRST, "2,S-2,学习不经常,县教育局,2023年10月底")
    brought(ws, tmp_path, "a.csv", CODED, *rows)
    turned = brought(ws, tmp_path, "b.csv", CODED, *reversed(rows))
    assert (turned.issues.new, turned.issues.updated, turned.doubts) == (0, 0, ())
    alone = brought(ws, tmp_path, "c.csv", CODED, rows[1])
    assert (alone.issues.new, alone.issues.updated) == (0, 0)


def test_a_batch_named_as_the_sheet_itself_is_not_one_a_person_named(ws: Workspace, tmp_path: Path) -> None:
    found = sheet(ws, tmp_path, "台账.csv", CODED, FIRST)
    assert explicit_batch(found, "台账") == explicit_batch(found, " ") == ""
    assert explicit_batch(found, "2024") == "2024"


def test_the_same_file_for_another_batch_changes_nothing_and_says_so(ws: Workspace, tmp_path: Path) -> None:
    brought(ws, tmp_path, "a.csv", CODED, FIRST, batch="2023")
    again = brought(ws, tmp_path, "a.csv", CODED, FIRST, batch="2024")
    assert (again.issues.new, again.issues.updated) == (0, 0)
    assert "2024" in again.doubts[0]


def test_a_newer_state_under_another_title_says_which_batch_it_was_taken_for(
    ws: Workspace, tmp_path: Path
) -> None:
    rows = (FIRST, "2,S-2,普法不深入,县司法局,2023年9月底")
    brought(ws, tmp_path, "a.csv", "整改台账（一季度）,,,,", CODED, *rows)
    newer = brought(ws, tmp_path, "b.csv", "整改台账（二季度）,,,,", CODED, *rows)
    assert (newer.issues.new, newer.issues.updated) == (0, 0)
    assert "整改台账（一季度）" in newer.doubts[0]
