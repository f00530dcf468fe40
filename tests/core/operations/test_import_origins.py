from __future__ import annotations

import pytest
from openpyxl import Workbook

from core.domain.issue import Issue, IssueOrigin
from core.operations import imports
from core.operations.import_origins import origin_in
from core.store import records


@pytest.mark.parametrize(
    ("header", "text", "origin"),
    [
        ("来源渠道", "12345 热线", IssueOrigin.HOTLINE),
        ("来源", "领导批示", IssueOrigin.INSTRUCTION),
        ("来源", "隔壁老王", IssueOrigin.FEEDBACK),
        ("问题来源", "互评", IssueOrigin.FEEDBACK),
    ],
)
def test_a_column_tells_the_origin_and_the_heading_of_the_batch_does_not(header, text, origin):
    assert origin_in([("备注列", "互评"), (header, text)]) is origin


def test_an_imported_issue_bears_it_and_a_second_import_changes_nothing(ws, tmp_path):
    book = Workbook()
    for row in (
        ("序号", "存在问题", "整改措施", "责任单位", "来源渠道"),
        (1, "公示不及时", "每周核对", "县司法局", "群众信箱"),
        (2, "台账不规范", "统一格式", "县司法局", "巡查"),
    ):
        book.active.append(row)
    book.save(tmp_path / "问题.xlsx")
    for count in (2, 0):
        made = imports.apply_proposal(ws, imports.read_proposal(ws, tmp_path / "问题.xlsx")).value
        assert (made.issues.new, made.issues.updated) == (count, 0)
    found = [issue.origin for issue in records.find(ws.ledger, Issue, order="source_row")]
    assert found == [IssueOrigin.MAILBOX, IssueOrigin.FEEDBACK]
