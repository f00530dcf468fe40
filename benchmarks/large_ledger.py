"""Makes ledgers of a province's size with texts that read like real ones, the same at every run.

10,000 issues have about 31,000 measures, 100,000 about 310,000. Rows are written in slices, so that even the
largest ledger is made in little memory; what is measured afterwards is only what a person does with it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from comparison import scratch_folder

DAY = date(2026, 11, 22)
ISSUES = {31: 10_000, 310: 100_000}
"""Thousands of measures → issues."""

_PLACES = ("县", "东城街道", "西关镇", "河口乡", "高新区", "城关镇", "经开区", "南山镇")
_OFFICES = ("司法局", "公安局", "市场监管局", "自然资源局", "生态环境分局", "住建局", "农业农村局", "教育局")
_AREAS = ("法治政府建设", "行政执法", "司法公正", "守法普法", "党政主要负责人履职", "行政复议应诉")
_SUBJECTS = ("部分单位", "个别乡镇", "一些执法人员", "有的部门主要负责同志", "基层司法所", "行政复议机构")
_FAULTS = (
    "对推进法治建设第一责任人职责认识不到位",
    "重大行政决策法定程序执行不严格",
    "行政执法三项制度落实存在差距",
    "执法案卷制作不规范",
    "行政处罚裁量权基准未及时更新",
    "政务公开内容更新不及时",
)
_ACTS = (
    "制定专项整改方案并明确责任分工",
    "组织开展全县行政执法人员专题培训",
    "完善行政处罚裁量权基准并向社会公布",
    "开展执法案卷评查并通报结果",
    "对逾期未完成的单位下发督办函",
    "按月调度并逐级报送整改进展情况",
    "修订完善重大行政决策事项目录",
)
_SLICE = 2_000


def large_ledger(folder: Path, thousands: int) -> Path:
    """Make a ledger with about that many thousand measures in ``folder`` and return the folder."""
    from core.clock import FixedClock
    from core.domain.batch import Batch
    from core.domain.unit import Unit
    from core.identity import new_uuid
    from core.operations import ledgers
    from core.store.journal import transaction

    clock = FixedClock.on(DAY)
    ws = ledgers.create_ledger(folder, ledgers.new_office("某省法治办", "BM01"), clock)
    chance = random.Random(20240101)
    batch = Batch(uuid=new_uuid(), name="2026年督察反馈", anchor=date(2026, 3, 1))
    units = [Unit(uuid=new_uuid(), name=place + office) for place in _PLACES for office in _OFFICES]
    names = [unit.uuid for unit in units]
    first: list[Any] = [batch, *units]
    slices = _slices(chance, ISSUES[thousands], batch.uuid, names)
    with transaction(ws.ledger, "benchmark", "benchmark", now=clock.now(), actor="") as tx:
        tx.add_all(first)
    for records in slices:
        with transaction(ws.ledger, "benchmark", "benchmark", now=clock.now(), actor="") as tx:
            tx.add_all(records)
    ws.close()
    return folder


@contextmanager
def ledger_for(arguments: Sequence[str]) -> Iterator[tuple[int, Path]]:
    """Yield thousands of measures and a ledger of that size, as a script's ``arguments`` name them.

    A folder named as the second argument is made once and kept; making 310,000 measures takes minutes.
    """
    thousands = int(arguments[0]) if arguments else 31
    if len(arguments) > 1:
        kept = Path(arguments[1])
        yield thousands, kept if kept.exists() else large_ledger(kept, thousands)
        return
    with scratch_folder() as folder:
        yield thousands, large_ledger(folder / "ledger", thousands)


def _slices(chance: random.Random, count: int, batch: str, units: list[str]) -> Iterator[list[Any]]:
    for start in range(0, count, _SLICE):
        issues, measures, shares = [], [], []
        for number in range(start, min(start + _SLICE, count)):
            issue = _issue(chance, number, batch)
            own = _measures(chance, issue)
            issues.append(issue)
            measures += own
            shares += [_share(chance, units, issue_uuid=issue.uuid)]
            shares += [_share(chance, units, measure_uuid=each.uuid) for each in own if chance.random() < 0.7]
        yield [*issues, *measures, *shares]


def _deadline(chance: random.Random) -> Any:  # noqa: ANN401 - core is imported inside functions only
    from core.domain.deadline import Deadline, DeadlineKind

    due = DAY + timedelta(days=chance.randrange(-200, 400))
    return Deadline(raw=f"{due.year}年{due.month}月{due.day}日前", kind=DeadlineKind.BY_DATE, due=due)


def _text(chance: random.Random, phrases: tuple[str, ...], most: int) -> str:
    parts = [chance.choice(_SUBJECTS)]
    while sum(map(len, parts)) < most:
        parts.append(chance.choice(phrases))
        if chance.random() < 0.2:
            parts.append(f"（第{chance.randint(1, 40)}次会议明确，涉及{chance.randint(2, 40)}个单位）")
    return "，".join(parts)[:most] + "。"


def _issue(chance: random.Random, number: int, batch: str) -> Any:  # noqa: ANN401
    from core.domain.issue import Issue, IssueStatus
    from core.identity import new_uuid

    return Issue(
        uuid=new_uuid(),
        batch_uuid=batch,
        code=f"2026-{number + 1:06d}",
        area=chance.choice(_AREAS),
        text=_text(chance, _FAULTS, chance.randint(60, 200)),
        deadline=_deadline(chance),
        status=chance.choice((IssueStatus.REGISTERED, IssueStatus.RECTIFYING, IssueStatus.CLOSED)),
    )


def _measures(chance: random.Random, issue: Any) -> list[Any]:  # noqa: ANN401
    from core.domain.deadline import Deadline
    from core.domain.measure import Measure, MeasureStatus
    from core.identity import new_uuid

    return [
        Measure(
            uuid=new_uuid(),
            issue_uuid=issue.uuid,
            position=place,
            text=_text(chance, _ACTS, chance.randint(80, 300)),
            deadline=_deadline(chance) if chance.random() < 0.6 else Deadline(),
            status=chance.choice(list(MeasureStatus)),
            result=_text(chance, _ACTS, 30) if chance.random() < 0.5 else "",
        )
        for place in range(1, chance.choice((1, 2, 2, 3, 3, 3, 4, 4, 4, 5)) + 1)
    ]


def _share(chance: random.Random, units: list[str], **owner: str) -> Any:  # noqa: ANN401
    from core.domain.unit import UnitRole, UnitShare
    from core.identity import new_uuid

    return UnitShare(uuid=new_uuid(), unit_uuid=chance.choice(units), role=UnitRole.DUTY, position=1, **owner)
