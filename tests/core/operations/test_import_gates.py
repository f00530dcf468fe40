"""A state that a sheet says of a known issue passes the gates, or waits for its ground."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.drafts import IssueDraft
from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import StatusMove
from core.domain.measure import MeasureStatus
from core.domain.proposal import ImportResult
from core.operations import import_gates, imports, issues
from core.operations.import_changes import Changes, Known
from core.operations.import_needs import needs_of, needs_words
from core.operations.practice import practice_workbook
from core.store import records
from core.workspace import Workspace

HEAD = "问题编号,问题,整改措施,检验标准,责任单位,整改时限,状态"
BARE = "A-1,学习不经常,,,,,登记"
READY = "A-1,学习不经常,培训,,县公安局,2020年12月底,登记"


def brought(ws: Workspace, folder: Path, line: str, ground: str = "") -> ImportResult:
    path = folder / "问题.csv"
    path.write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    proposal = imports.read_proposal(ws, path)
    assert imports.held_of(ws, proposal) == list(imports.apply_proposal(ws, proposal).value.held) or ground
    return imports.apply_proposal(ws, proposal, status_ground=ground).value


def state(ws: Workspace) -> IssueStatus:
    (issue,) = records.find(ws.ledger, Issue)
    return issue.status


@pytest.mark.parametrize("said", ["整改中", "申请销号", "已销号", "长期坚持"])
def test_no_state_passes_without_unit_and_day(ws: Workspace, tmp_path: Path, said: str) -> None:
    brought(ws, tmp_path, BARE)
    result = brought(ws, tmp_path, BARE.replace("登记", said))
    assert state(ws) is IssueStatus.REGISTERED
    assert "还没有责任单位" in result.held[0]
    assert brought(ws, tmp_path, BARE.replace("登记", said)).held == result.held


def test_what_the_same_row_brings_along_counts(ws: Workspace, tmp_path: Path) -> None:
    brought(ws, tmp_path, BARE)
    result = brought(ws, tmp_path, READY.replace("登记", "整改中"))
    assert (result.held, state(ws)) == ((), IssueStatus.RECTIFYING)


def test_a_new_measure_done_without_a_day_is_done_for_the_closure_as_well(ws: Workspace) -> None:
    first = imports.read_proposal(ws, practice_workbook()).issues[0]
    issues.register_issue(ws, IssueDraft(text="在册"))
    (known,) = records.find(ws.ledger, Issue)
    fresh = tuple(replace(each, status=MeasureStatus.DONE, finished_on=None) for each in first.measures)
    row = replace(first, status=IssueStatus.CLOSED, measures=fresh)
    told = import_gates.missing_of(ws, Changes(fresh=[*fresh]), row, Known(known, (), "", {}, moved=True))
    assert "gate_measures_done" not in {each.rule for each in told}
    undone = [replace(each, status=MeasureStatus.ON_TRACK) for each in fresh]
    told = import_gates.missing_of(ws, Changes(fresh=undone), row, Known(known, (), "", {}, moved=True))
    assert "gate_measures_done" in {each.rule for each in told}


def test_a_closure_says_everything_it_lacks_but_what_is_there(ws: Workspace, tmp_path: Path) -> None:
    brought(ws, tmp_path, READY)
    told = brought(ws, tmp_path, READY.replace("登记", "已销号")).held[0]
    for missing in ("还有整改措施没有完成", "检验标准", "五见", "佐证材料", "核验还没有全部通过"):
        assert missing in told
    assert "责任单位" not in told
    assert "时限" not in told


def test_a_ground_takes_the_closure_and_stays_with_it(ws: Workspace, tmp_path: Path) -> None:
    brought(ws, tmp_path, READY)
    brought(ws, tmp_path, READY.replace("登记", "已销号"), "省里复核意见")
    assert state(ws) is IssueStatus.CLOSED
    (move,) = records.find(ws.ledger, StatusMove)
    assert (move.from_status, move.to_status) == (IssueStatus.REGISTERED, IssueStatus.CLOSED)
    assert (move.ground, move.moved_by, move.moved_on) == ("省里复核意见", ws.operator, ws.clock.today())


def test_what_comes_in_closed_says_so_and_asks_nobody(ws: Workspace, tmp_path: Path) -> None:
    result = brought(ws, tmp_path, READY.replace("登记", "已销号"))
    assert state(ws) is IssueStatus.CLOSED
    assert result.held == ()
    (issue,) = records.find(ws.ledger, Issue)
    assert "未经本台账核验" in dict(issue.extra)["导入时状态"]


def test_needs_name_states_that_wait_beside_closures(ws: Workspace, tmp_path: Path) -> None:
    brought(ws, tmp_path, BARE)
    path = tmp_path / "问题.csv"
    path.write_text(f"{HEAD}\n{BARE.replace('登记', '整改中')}\n", encoding="utf-8")
    needs = needs_of(ws, imports.read_proposal(ws, path))
    assert (needs.states, needs.strikes) == (("A-1",), ())
    assert "A-1" in needs_words(needs)[0]
