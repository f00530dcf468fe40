"""A feedback batch as a city office lives it: the sheet it comes in as, and the steps its issues take.

Numbers are those of the public reports (domain.md §1 and §3.3): 96 issues with 302 measures on three tracks,
13 districts, 208 clues of which 112 were closed.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.cli.parser import build_parser
from core.cli.run import run
from core.clock import FixedClock
from core.domain.criterion import Answer, AnswerDraft
from core.domain.drafts import ProgressDraft
from core.domain.issue import Issue, IssueStatus
from core.domain.listing import ListKind
from core.domain.measure import Measure, MeasureStatus
from core.domain.register import NO, YES, RegisterDraft, RegisterEntry
from core.domain.review import ReviewDraft, ReviewResult, ReviewStep
from core.operations import (
    criteria,
    inspection_figures,
    issues,
    ledgers,
    notes,
    register_definitions,
    register_lists,
    registers,
    reviews,
    statistics,
)
from core.statistics.figures import Dimension, Figure
from core.store import records
from core.workspace import Workspace
from tests.core.importing.ledger_book import one_sheet

BATCH = "2020年省级督察反馈"
ISSUES, MEASURES = 96, 302
DISTRICTS = tuple(
    f"{name}{kind}"
    for kind, names in (
        ("区", ("东湖", "西岭", "南浦", "北关")),
        ("县", ("青河", "白石", "云溪", "金沙", "安平", "长乐", "永宁", "丰谷", "石泉")),
    )
    for name in names
)
TRACKS = {"市直": 20, "基层": 60, "专项": 16}
BUREAUS = ("市司法局", "市财政局", "市教育局", "市应急管理局")
FOUR_MEASURES = 14
"""That many issues have four measures, the others three: 14 x 4 + 82 x 3 = 302."""
CHAIN = (ReviewStep.COUNTY, ReviewStep.CITY, ReviewStep.PROVINCE)
SENT_BACK = {ReviewStep.COUNTY: (10, 20, 30, 40, 50), ReviewStep.CITY: (60, 70), ReviewStep.PROVINCE: (80,)}
"""What each step sends back, by 序号."""
_HEAD = (
    "序号",
    "板块",
    "领域",
    "反馈问题",
    "整改目标",
    "整改措施",
    "责任单位",
    "责任领导",
    "整改时限",
    "验收标准",
)
_AREAS = ("依法行政", "公正司法", "法治宣传")


_PARTS = (
    "公示记录审核案卷听证告知回避期限管辖裁量普法信访复议应诉备案评估清理培训考核接访调解公证仲裁援助矫正安置"
)
_FAULTS = "缺失滞后虚设错漏拖延混用失实空转脱节流失堆积遗漏"


def fault(number: int) -> str:
    """Return what the province found, told apart by its words as real issues are (体检 looks for twins)."""
    parts = [_PARTS[at : at + 2] for at in range(0, len(_PARTS), 2)]
    faults = [_FAULTS[at : at + 2] for at in range(0, len(_FAULTS), 2)]
    first, second = parts[number % len(parts)], parts[(number * 7 + number // len(parts) + 3) % len(parts)]
    return f"{first}{faults[number % len(faults)]}，{second}{faults[(number // 3) % len(faults)]}"


def sheet(folder: Path) -> Path:
    """Write the batch as the province sent it: one row an issue, its measures numbered in one cell."""
    tracks = [track for track, count in TRACKS.items() for _ in range(count)]
    rows: list[Sequence[object]] = [[BATCH], _HEAD]
    for number, track in enumerate(tracks, 1):
        place = BUREAUS[number % len(BUREAUS)] if track == "市直" else DISTRICTS[number % len(DISTRICTS)]
        count = 4 if number <= FOUR_MEASURES else 3
        steps = "\n".join(f"{n}.{place}落实第{number}项问题的第{n}条措施。" for n in range(1, count + 1))
        text = f"{place}{fault(number)}"
        due = "2020年12月31日前" if number % 2 else "2020年11月30日前"
        area = _AREAS[number % len(_AREAS)]
        standards = f"制度印发{number}；台账齐全{number}"
        rows.append((number, track, area, text, "依法履职", steps, place, "分管领导", due, standards))
    return one_sheet(folder, "反馈问题整改台账", rows, ["A1:J1"])


def command(ledger: Path, day: date, *words: object) -> dict:
    """Carry out one command as the shell does, answered as JSON; anything but success fails the test."""
    told, people = io.StringIO(), io.StringIO()
    listed = [*map(str, words), "--ledger", str(ledger), "--today", day.isoformat(), "--json"]
    with redirect_stdout(told), redirect_stderr(people):
        code = run(build_parser().parse_args(listed))
    assert code == 0, people.getvalue()
    return json.loads(told.getvalue())


@contextmanager
def at(ledger: Path, day: date) -> Iterator[Workspace]:
    """Open the ledger on a day, as the office does every morning.

    Without waiting for the disk at every commit: there are some 1,300, and power cuts are proved elsewhere.
    """
    ws = ledgers.open_ledger(ledger, FixedClock.on(day))
    ws.ledger.connection.execute("PRAGMA synchronous=OFF")
    try:
        yield ws
    finally:
        ws.close()


def all_issues(ws: Workspace) -> list[Issue]:
    """Return the issues of the batch in the order of the sheet."""
    return sorted(records.find(ws.ledger, Issue), key=lambda issue: int(issue.sequence))


def finish(ws: Workspace, issue: Issue, proof: Path) -> None:
    """Report every measure as done with its proof, and fill the five 见."""
    for measure in records.find(ws.ledger, Measure, order="position", issue_uuid=issue.uuid):
        note = ProgressDraft(text="已完成并留痕", percent=100, status=MeasureStatus.DONE)
        notes.add_note(ws, issue.uuid, measure.uuid, note, [proof])
    seen = {f"seen_{name}": "见佐证" for name in ("person", "matter", "case", "result", "effect")}
    stored = records.get(ws.ledger, Issue, issue.uuid)
    issues.revise_issue(ws, issue.uuid, stored.revision, replace(issues.draft_of(ws, issue.uuid), **seen))


def ask(ws: Workspace, uuid: str) -> None:
    """Say that an issue in 整改中 is finished, and ask for its closure."""
    issues.move_issue(ws, uuid, IssueStatus.SELF_CHECKED)
    issues.move_issue(ws, uuid, IssueStatus.CLOSURE_REQUESTED)


def decide(ws: Workspace, uuid: str, step: ReviewStep, back: str = "") -> Issue:
    """Enter one review: passed, or sent ``back`` for that reason."""
    result = ReviewResult.RETURN if back else ReviewResult.PASS
    day = ws.clock.today()
    return reviews.review(
        ws, uuid, ReviewDraft(step=step, result=result, by="核验组", dated=day, ground=back)
    ).value


def decide_or_send_back(ws: Workspace, issue: Issue, step: ReviewStep) -> None:
    """Pass an issue at ``step``; one to be sent back goes through a second round up to there first."""
    if int(issue.sequence) in SENT_BACK[step]:
        decide(ws, issue.uuid, step, back="佐证不足")
        for entry in criteria.criteria_of(ws, issue.uuid):
            assert entry.earlier_round == 1
            criteria.answer_criterion(ws, entry.criterion.uuid, AnswerDraft(answer=Answer.MET))
        ask(ws, issue.uuid)
        for earlier in CHAIN[: CHAIN.index(step)]:
            decide(ws, issue.uuid, earlier)
    decide(ws, issue.uuid, step)


def statuses(ws: Workspace) -> dict[str, int]:
    """Return how many issues of the batch stand in each state, as 统计 counts them."""
    lines = statistics.statistics(ws, ListKind.ISSUES, BATCH).table(Dimension.STATUS).lines
    return {line.value: line.number(Figure.ALL) for line in lines}


def coverage(ws: Workspace) -> tuple[int, int, str]:
    """Return how many districts were visited in place this year."""
    rate = inspection_figures.coverage(ws, ws.clock.today().year, "县区").whole
    return rate.part, rate.whole, rate.percent


def enter_clue(ws: Workspace, number: int) -> str:
    """Enter a clue about a district and return its uuid."""
    values = {
        "source": "12345热线转办",
        "received_on": ws.clock.today().isoformat(),
        "unit": DISTRICTS[number % len(DISTRICTS)],
        "content": f"第{number + 1}条线索",
    }
    return registers.add_entry(ws, "clues", RegisterDraft(values=values)).value.uuid


def close_clue(ws: Workspace, uuid: str, *, problem: bool) -> None:
    """Close a clue today, with or without a problem found."""
    entry = records.get(ws.ledger, RegisterEntry, uuid)
    answer = {"closed_on": ws.clock.today().isoformat(), "result": "属实" if problem else "不属实"}
    flag = {"problem_found": YES if problem else NO}
    registers.revise_entry(ws, uuid, entry.revision, RegisterDraft(values=entry.values | answer | flag))


def clue_rate(ws: Workspace, name: str = "查结率") -> tuple[str, str, str, str]:
    """Return a rate of the register of clues with the counts behind it."""
    found = register_lists.figures(ws, register_definitions.definition_for(ws, "clues")).rates
    return next((each.name, each.part, each.whole, each.percent) for each in found if each.name == name)
