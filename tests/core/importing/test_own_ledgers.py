"""What the exporter writes, the importer reads back: issue by issue, measure by measure."""

from __future__ import annotations

import random

from core.domain.issue import IssueStatus
from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.domain.rows import IssueRow, MeasureRow
from core.exporting.ledger_book import write_ledger
from core.exporting.ledger_lines import LedgerLine
from tests.core.exporting.practice_lines import heading, practice_lines
from tests.core.importing.ledger_files import read

DEADLINES = (
    "立行立改",
    "2023年底前",
    "长期坚持",
    "2024年底前，并长期坚持",
    "每季度",
    "",
    "5月底70%,6月底全部",
)
UNITS = ("县司法局", "县公安局、县财政局", "各县（市、区）和市直部门", "")


def line(number, chance):
    """Return one made-up issue with up to six measures of every length."""
    uuid = f"30000000-0000-4000-8000-{number:012d}"
    shared = {"deadline_due": None, "timeliness": chance.choice(list(Timeliness))}
    measures = tuple(
        MeasureRow(
            uuid=f"40000000-0000-4000-8000-{number:06d}{place:06d}",
            issue_uuid=uuid,
            issue_code=f"2023-{number:03d}",
            issue_text="",
            position=place,
            text=f"第{number}项第{place}条：（1）印发；（2）公布。"
            + "严格落实责任，" * chance.choice((0, 3, 60))
            + "完",
            status=chance.choice(list(MeasureStatus)),
            units=chance.choice(UNITS),
            deadline_raw=chance.choice(DEADLINES),
            progress=chance.choice(("", "1.已印发\n2.正在公布")),
            **shared,
        )
        for place in range(1, chance.randint(1, 7))
    )
    issue = IssueRow(
        uuid=uuid,
        code=f"2023-{number:03d}",
        area=f"{'一二三四五'[number // 60]}、第{number // 60}方面",
        sequence=str(number),
        text=f"问题{number}" + "情况严重，" * chance.choice((0, 5, 90)) + "完",
        leader="",
        status=chance.choice(list(IssueStatus)),
        measures=len(measures),
        measures_done=0,
        progress="",
        batch="",
        note="",
        units=chance.choice(UNITS),
        deadline_raw=chance.choice(DEADLINES),
        **shared,
    )
    return LedgerLine(issue=issue, measures=measures)


def plain(text):
    return "".join(text.split())


def as_written(lines):
    return [
        (
            each.issue.uuid,
            each.issue.area.partition("(")[0],
            each.issue.code,
            plain(each.issue.text),
            each.issue.status,
            [plain(measure.text) for measure in each.measures],
        )
        for each in lines
    ]


def as_read(proposal):
    return [
        (
            issue.uuid,
            issue.field("area"),
            issue.field("code"),
            plain(issue.field("text")),
            issue.status,
            [plain(measure.text) for measure in issue.measures],
        )
        for issue in proposal.issues
    ]


def test_three_hundred_issues_come_back_as_the_same_issues_and_measures(tmp_path):
    chance = random.Random(7)
    lines = [line(number, chance) for number in range(300)]
    write_ledger(tmp_path / "台账.xlsx", heading(), lines)
    proposal = read(tmp_path / "台账.xlsx", anchor=None)
    assert as_read(proposal) == as_written(lines)
    assert proposal.rejected == ()
    assert not any("_meta" in warning or "时效" in warning for warning in proposal.warnings)


def test_the_practice_lines_come_back(tmp_path):
    write_ledger(tmp_path / "台账.xlsx", heading(), practice_lines())
    assert as_read(read(tmp_path / "台账.xlsx", anchor=None)) == as_written(practice_lines())
