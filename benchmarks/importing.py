"""A county's styled ledger read into a proposal and written, against bare readers and writers of the same.

``import_read``: the print-ready workbook of 1,300 issues and 5,200 measures (merged cells, borders, two head
rows), against python-calamine giving its values and merged ranges. What ours does beyond the baseline: check
the file for harm, start the bounded child process, find the heads, read the deadlines, split the units.

``import_write``: the proposal compared with the ledger and written in one journalled transaction, against one
raw ``executemany`` a table of the very rows that result (journal images included) into the same schema with
the same pragmas. What ours does beyond it: build the records, digest them, chain the journal.
"""

from __future__ import annotations

import itertools
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any

from comparison import compare, scratch_folder

ISSUES = 1_300
MEASURES = 4
READ_GOAL = 3.0
WRITE_GOAL = 1.5
TABLES = ("unit", "batch", "issue", "measure", "unit_share", "journal", "journal_image")
DUE = ("2026年6月底前", "立行立改", "长期坚持", "2026年底前，并长期坚持", "三季度末", "按省统一部署")
DAY = date(2026, 11, 22)


def county_sheet(path: Path) -> None:
    """Write the ledger of a county as this program prints it."""
    from core.exporting.ledger_book import write_ledger
    from core.exporting.ledger_lines import LedgerHeading

    heading = LedgerHeading(
        title="某县法治督察反馈问题整改台账",
        office_name="某县委依法治县办",
        office_code="BM01",
        as_of=DAY,
        exported_at=datetime(2026, 11, 22, 9).astimezone(),
    )
    write_ledger(path, heading, [line(number) for number in range(ISSUES)])


def line(number: int) -> Any:  # noqa: ANN401
    """Return one issue with its measures as the ledger shows them."""
    from core.domain.issue import IssueStatus
    from core.domain.listing import Timeliness
    from core.domain.measure import MeasureStatus
    from core.domain.rows import IssueRow, MeasureRow
    from core.exporting.ledger_lines import LedgerLine

    raw = DUE[number % len(DUE)]
    units = f"第{number % 60}司法所、县市场监管局"
    issue = IssueRow(
        uuid=str(number),
        code=f"2026-{number:04d}",
        area=f"方面{number // 100}",
        sequence=str(number % 100 + 1),
        text=f"第{number}个问题：行政执法公示不够规范，更新不够及时",
        units=units,
        leader="",
        deadline_raw=raw,
        deadline_due=None,
        timeliness=Timeliness.UNDATED,
        status=IssueStatus.RECTIFYING,
        measures=MEASURES,
        measures_done=0,
        progress="正在推进，已完成第一次自查",
        batch="",
        note="",
    )
    measures = tuple(
        MeasureRow(
            uuid=f"{number}-{place}",
            issue_uuid=str(number),
            issue_code=issue.code,
            issue_text=issue.text,
            position=place,
            text=f"完善第{number}项制度，组织第{place}次自查并公布结果",
            units=units,
            deadline_raw=raw,
            deadline_due=None,
            timeliness=Timeliness.UNDATED,
            status=MeasureStatus.ON_TRACK,
            progress="",
        )
        for place in range(1, MEASURES + 1)
    )
    return LedgerLine(issue=issue, measures=measures)


def main() -> None:
    """Compare and print."""
    with scratch_folder() as folder:
        sheet = folder / "county.xlsx"
        county_sheet(sheet)
        proposal = read(sheet)
        found = sum(len(issue.measures) for issue in proposal.issues)
        compare(
            "import_read",
            ours=lambda: read(sheet),
            baseline=lambda: bare_read(sheet),
            goal=READ_GOAL,
            issues=len(proposal.issues),
            measures=found,
        )
        write(folder / "finished", proposal)
        schema, rows = finished(folder / "finished" / "ledger.db")
        names = itertools.count()
        compare(
            "import_write",
            ours=lambda: write(folder / f"ledger{next(names)}", proposal),
            baseline=lambda: bare_write(folder / f"bare{next(names)}.db", schema, rows),
            goal=WRITE_GOAL,
            rows=sum(len(kept) for kept in rows.values()),
        )


def read(sheet: Path) -> Any:  # noqa: ANN401
    """Return our proposal of ``sheet``."""
    from core.importing.spreadsheet import propose

    return propose(sheet, anchor=date(2026, 1, 1))


def bare_read(sheet: Path) -> object:
    """Return values and merged ranges as python-calamine gives them."""
    from python_calamine import CalamineWorkbook

    opened = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0)
    return opened.to_python(), opened.merged_cell_ranges


def write(folder: Path, proposal: Any) -> None:  # noqa: ANN401
    """Write the proposal into a new ledger."""
    from core.clock import FixedClock
    from core.operations import imports, ledgers

    clock = FixedClock.on(DAY)
    ws = ledgers.create_ledger(folder, ledgers.new_office("某县依法治县办", "BM01"), clock)
    imports.apply_proposal(ws, proposal)
    ws.close()


def finished(path: Path) -> tuple[list[str], dict[str, list[tuple[object, ...]]]]:
    """Return the schema and the rows of a ledger."""
    with sqlite3.connect(path) as ledger:
        schema = [
            sql
            for (sql,) in ledger.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
        ]
        return schema, {table: ledger.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def bare_write(path: Path, schema: list[str], rows: dict[str, list[tuple[object, ...]]]) -> None:
    """Write the same rows into the same schema with one executemany a table."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=EXTRA")
    with connection:
        for statement in schema:
            connection.execute(statement)
    with connection:
        for table, kept in rows.items():
            marks = ", ".join("?" * len(kept[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", kept)
    connection.close()


if __name__ == "__main__":
    main()
