"""The print-ready ledger with 31,000 measures against XlsxWriter writing the very same cells, nothing else.

What we add and the baseline does not: computing every row's height, finding page ends, cleaning texts, the
digest, the hidden sheet's content, reading the file back and forcing it to the disk.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from comparison import compare, scratch_folder

GOAL = 1.3
ISSUES = 10_000
_DAY = date(2026, 6, 1)
_TEXT = (
    "健全行政执法公示、执法全过程记录和重大执法决定法制审核制度，明确责任单位和责任人，按月调度，逐项对账销号，"
    "整改结果报市委全面依法治市委员会办公室备案；对推进不力的予以通报。"
)


def ledger_lines() -> list[object]:
    """Return made-up issues, three measures each on average, texts of 20 to 120 characters."""
    from core.domain.issue import IssueStatus
    from core.domain.listing import Timeliness
    from core.domain.measure import MeasureStatus
    from core.domain.rows import IssueRow, MeasureRow
    from core.exporting.ledger_lines import LedgerLine

    chance = random.Random(20260601)

    def text(least: int, most: int) -> str:
        start = chance.randrange(len(_TEXT))
        return (_TEXT * 3)[start : start + chance.randint(least, most)]

    def line(number: int) -> LedgerLine:
        shared = {
            "units": chance.choice(
                ["市司法局", "市委组织部、市委宣传部、市司法局", "各县（市、区）人民政府"]
            ),
            "deadline_raw": chance.choice(["2026年底前", "立行立改", "长期坚持"]),
            "deadline_due": _DAY + timedelta(days=chance.randrange(400)),
            "timeliness": chance.choice(list(Timeliness)),
        }
        code, issue_text = f"WT-{number:05d}", text(20, 60)
        measures = tuple(
            MeasureRow(
                uuid=f"00000000-0000-4000-8000-{number:06d}{place:06d}",
                issue_uuid=f"10000000-0000-4000-8000-{number:012d}",
                issue_code=code,
                issue_text=issue_text,
                position=place,
                text=f"{place}.{text(30, 120)}",
                status=chance.choice(list(MeasureStatus)),
                progress=text(0, 60),
                **shared,
            )
            for place in range(1, chance.randint(1, 5) + 1)
        )
        issue = IssueRow(
            uuid=f"10000000-0000-4000-8000-{number:012d}",
            code=code,
            area=f"{number // 40}、依法行政制度体系方面",
            sequence=str(number % 40 + 1),
            text=issue_text,
            leader="李明",
            status=IssueStatus.RECTIFYING,
            measures=len(measures),
            measures_done=0,
            progress="",
            batch="",
            note="",
            **shared,
        )
        return LedgerLine(issue=issue, measures=measures)

    return [line(number) for number in range(ISSUES)]


@dataclass
class Recorder:
    """Stands in for a sheet and notes what our writer asks for, so that the baseline writes just that."""

    heights: list[float] = field(default_factory=list)
    cells: list[list[tuple[int, object]]] = field(default_factory=list)
    merges: list[list[int]] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Return how many rows were noted."""
        return len(self.heights)

    @property
    def sheet(self) -> SimpleNamespace:
        """Return the library's own sheet, as far as our writer asks for it."""
        return SimpleNamespace(set_h_pagebreaks=list)

    def row(self, height: float) -> int:
        """Note a row."""
        self.heights.append(height)
        self.cells.append([])
        return len(self.heights) - 1

    def put(self, row: int, place: int, value: object, _style: object) -> None:
        """Note a cell."""
        self.cells[row].append((place, value))

    def merge(self, first_row: int, first: int, last_row: int, last: int) -> None:
        """Note a merge."""
        if (first_row, first) != (last_row, last):
            self.merges.append([first_row, first, last_row, last])


def recorded(lines: list[object]) -> tuple[Recorder, Recorder]:
    """Return the table and the hidden sheet as our own writer lays them out."""
    from core.exporting.blocks import blocks_of
    from core.exporting.ledger_lines import Paper
    from core.exporting.ledger_table import LedgerTable
    from core.exporting.pages import Pages, page_height

    table, meta = Recorder(), Recorder()
    looks = SimpleNamespace(day=None, centred=None, left=None, centred_top=None, left_top=None)

    def blocks() -> Iterator[object]:
        for line in lines:
            yield from blocks_of(line)

    LedgerTable(table, meta, looks).write(Pages(page_height(Paper.A4, 48), 64).runs(blocks()))
    return table, meta


def write_bare(path: Path, sheets: tuple[Recorder, ...]) -> None:
    """Write the recorded cells with XlsxWriter in constant memory: no more calls than cells, rows, merges."""
    import xlsxwriter

    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    box = {"font_name": "仿宋", "font_size": 12, "border": 1, "text_wrap": True, "valign": "vcenter"}
    look, day = workbook.add_format(box), workbook.add_format({**box, "num_format": "yyyy-mm-dd"})
    for recorder in sheets:
        sheet = workbook.add_worksheet()
        for row, (height, cells) in enumerate(zip(recorder.heights, recorder.cells, strict=True)):
            sheet.set_row(row, height)
            for place, value in cells:
                if isinstance(value, str) and value:
                    sheet.write_string(row, place, value, look)
                elif isinstance(value, date):
                    sheet.write_datetime(row, place, value, day)
                elif isinstance(value, int):
                    sheet.write_number(row, place, value, look)
                else:
                    sheet.write_blank(row, place, None, look)
        sheet.merge.extend(recorder.merges)
    workbook.close()


def main() -> None:
    from core.clock import FixedClock
    from core.exporting.ledger_book import write_ledger
    from core.exporting.ledger_lines import LedgerHeading

    heading = LedgerHeading(
        title="法治督察反馈问题整改台账",
        office_name="市委全面依法治市委员会办公室",
        office_code="130600",
        as_of=_DAY,
        exported_at=FixedClock.on(_DAY).now(),
    )
    lines = ledger_lines()
    sheets = recorded(lines)
    with scratch_folder() as folder:
        compare(
            "export",
            lambda: write_ledger(folder / "ours.xlsx", heading, lines),
            lambda: write_bare(folder / "bare.xlsx", sheets),
            goal=GOAL,
            repeats=3,
            measures=sum(len(line.measures) for line in lines),
            rows=sheets[0].rows,
            merges=len(sheets[0].merges),
        )


if __name__ == "__main__":
    main()
