"""Builds small spreadsheets of many shapes and reads them without the child process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from core.domain.proposal import Proposal
from core.importing.spreadsheet import read_proposal
from core.resources import resource_path

PRACTICE = resource_path("practice", "baoding-2020-issues.xlsx")
HEADER = ["序号", "问题内容", "整改措施", "责任单位", "完成时限"]


def write(
    path: Path,
    rows: Sequence[Sequence[object]],
    *,
    merges: Sequence[str] = (),
    other_sheets: Sequence[tuple[str, Sequence[Sequence[object]]]] = (),
) -> Path:
    """Write ``rows`` from A1; a merged area keeps the value of its first cell."""
    book = xlsxwriter.Workbook(path)
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, content in (("台账", rows), *other_sheets):
        sheet = book.add_worksheet(name)
        for merge in merges if content is rows else ():
            sheet.merge_range(merge, "")
        for number, row in enumerate(content):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, days)
                elif value not in (None, ""):
                    sheet.write(number, column, value)
    book.close()
    return path


def read(path: Path, anchor: date | None = date(2023, 1, 5)) -> Proposal:
    return read_proposal(lambda done, total: None, path, anchor)


def texts(proposal: Proposal) -> list[str]:
    return [issue.field("text") for issue in proposal.issues]


def measures(proposal: Proposal, number: int = 0) -> list[str]:
    return [measure.text for measure in proposal.issues[number].measures]
