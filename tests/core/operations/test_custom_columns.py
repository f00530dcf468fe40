"""Columns that an import kept without a field become fields, and sheets fill fields by their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from core.domain.custom_field import CustomField, FieldOwner
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.proposal import Proposal
from core.domain.register import RegisterFieldKind
from core.errors import Refused
from core.operations import custom_columns, custom_fields, history, imports
from core.store import records
from core.workspace import Workspace

HEAD = ("序号", "方面", "问题", "整改措施", "责任单位", "完成时限", "整改经费", "会议纪要")


def sheet(path: Path, *rows: Sequence[str], head: Sequence[str] = HEAD) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in (head, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def row(number: int, money: str = "", minutes: str = "") -> tuple[str, ...]:
    what = (f"第{number}个问题需要整改", f"第{number}项整改措施要落实")
    return (str(number), "行政执法", *what, "县司法局", "2020年12月底前", money, minutes)


def read(ws: Workspace, path: Path) -> Proposal:
    return imports.read_proposal(ws, path)


def issues_of(ws: Workspace) -> list[Issue]:
    return records.find(ws.ledger, Issue, order="source_row")


def custom(ws: Workspace, record: Issue | Measure) -> dict[str, str]:
    labels = {each.uuid: each.label for each in custom_fields.all_fields(ws)}
    return {labels[uuid]: text for uuid, text in record.custom}


def test_a_kept_column_becomes_a_field_in_one_step_and_undo_puts_it_back(
    ws: Workspace, tmp_path: Path
) -> None:
    path = sheet(tmp_path / "a.xlsx", row(1, "30", "甲纪要"), row(2, "1,200.5"), row(3))
    imports.apply_proposal(ws, read(ws, path))
    before = [(issue.extra, issue.custom) for issue in issues_of(ws)]
    assert custom_columns.unknown_columns(ws) == [("整改经费", 2), ("会议纪要", 1)]
    made = custom_columns.adopt_column(ws, "整改经费").value
    assert made.kind is RegisterFieldKind.NUMBER
    assert [custom(ws, issue) for issue in issues_of(ws)] == [{"整改经费": "30"}, {"整改经费": "1200.5"}, {}]
    assert [dict(issue.extra) for issue in issues_of(ws)] == [{"会议纪要": "甲纪要"}, {}, {}]
    assert not [each for each in read(ws, path).issues if each.verdict.value != "unchanged"]
    history.undo(ws)
    assert [(issue.extra, issue.custom) for issue in issues_of(ws)] == before
    with pytest.raises(Refused, match="unknown_column"):
        custom_columns.adopt_column(ws, "没有的列")


def test_a_heading_that_is_a_label_or_an_alias_fills_the_field(ws: Workspace, tmp_path: Path) -> None:
    custom_fields.define(ws, CustomField(uuid="", label="经费", aliases=("整改 经费",)))
    path = sheet(tmp_path / "a.xlsx", row(1, "三十万元", "纪要"))
    proposal = read(ws, path)
    assert dict(proposal.columns)["整改经费"] == "custom.经费"
    assert dict(proposal.columns)["会议纪要"] == ""
    assert not any("整改经费" in each for each in proposal.warnings)
    result = imports.apply_proposal(ws, proposal, as_fields=("会议纪要",)).value
    assert dict(result.columns)["会议纪要"] == "custom.会议纪要"
    assert custom(ws, issues_of(ws)[0]) == {"经费": "三十万元", "会议纪要": "纪要"}
    assert issues_of(ws)[0].extra == ()


def test_what_the_field_cannot_hold_is_kept_as_written_and_said(ws: Workspace, tmp_path: Path) -> None:
    money = CustomField(uuid="", label="整改经费", kind=RegisterFieldKind.NUMBER)
    custom_fields.define(ws, money)
    proposal = read(ws, sheet(tmp_path / "a.xlsx", row(1, "约三十万"), row(2, "20")))
    assert any("约三十万" in reason for reason in proposal.issues[0].reasons)
    imports.apply_proposal(ws, proposal)
    assert [dict(issue.extra) for issue in issues_of(ws)] == [{"整改经费": "约三十万"}, {}]
    assert [custom(ws, issue) for issue in issues_of(ws)] == [{}, {"整改经费": "20"}]


def test_a_newer_sheet_changes_the_value_and_the_clerks_own_stays(ws: Workspace, tmp_path: Path) -> None:
    from core.operations import custom_values

    custom_fields.define(ws, CustomField(uuid="", label="整改经费", kind=RegisterFieldKind.NUMBER))
    imports.apply_proposal(ws, read(ws, sheet(tmp_path / "a.xlsx", row(1, "10"), row(2, "20"))))
    second = issues_of(ws)[1]
    custom_values.set_values(ws, FieldOwner.ISSUE, second.uuid, {"整改经费": "25"})
    newer = read(ws, sheet(tmp_path / "b.xlsx", row(1, "11"), row(2, "21")))
    assert "整改经费" in newer.issues[1].reasons[-1]
    imports.apply_proposal(ws, newer)
    assert [custom(ws, issue)["整改经费"] for issue in issues_of(ws)] == ["11", "25"]


def test_a_field_of_measures_is_filled_row_by_row(ws: Workspace, tmp_path: Path) -> None:
    owner = FieldOwner.MEASURE
    custom_fields.define(ws, CustomField(uuid="", label="整改经费", owner=owner))
    path = tmp_path / "a.xlsx"
    other = ("", "", "", "另一项整改措施要落实", "县司法局", "2020年12月底前", "8万", "")
    imports.apply_proposal(ws, read(ws, sheet(path, row(1, "7万"), other)))
    found = records.find(ws.ledger, Measure, order="position")
    assert [custom(ws, measure) for measure in found] == [{"整改经费": "7万"}, {"整改经费": "8万"}]
    assert [issue.extra for issue in issues_of(ws)] == [()]
    changed = ("", "", "", "另一项整改措施要落实", "县司法局", "2020年12月底前", "9万", "")
    for _ in range(2):
        imports.apply_proposal(ws, read(ws, sheet(path, row(1, "7万"), changed)))
    found = records.find(ws.ledger, Measure, order="position")
    assert [custom(ws, measure)["整改经费"] for measure in found] == ["7万", "9万"]


def test_tags_come_in_from_a_sheet_and_follow_it(ws: Workspace, tmp_path: Path) -> None:
    head = (*HEAD[:-1], "专项标签")
    path = tmp_path / "a.xlsx"
    imports.apply_proposal(ws, read(ws, sheet(path, row(1, "", "清欠、道安"), head=head)))
    assert issues_of(ws)[0].tags == ("清欠", "道安")
    imports.apply_proposal(ws, read(ws, sheet(path, row(1, "", "清欠；营商环境"), head=head)))
    assert issues_of(ws)[0].tags == ("清欠", "营商环境")


WORDS = st.text("经费三十万元abc 0.5年月", min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS, min_size=1, max_size=4))
def test_adopting_loses_no_cell_whatever_stands_in_it(
    ws: Workspace, tmp_path: Path, texts: list[str]
) -> None:
    rows = [row(number, text) for number, text in enumerate(texts, 1)]
    imports.apply_proposal(ws, read(ws, sheet(tmp_path / "a.xlsx", *rows)))
    kept = [dict(issue.extra).get("整改经费") for issue in issues_of(ws)]
    custom_columns.adopt_column(ws, "整改经费")
    got = [custom(ws, issue).get("整改经费", dict(issue.extra).get("整改经费")) for issue in issues_of(ws)]
    assert [None if text is None else text.strip() for text in kept] == got
    history.undo(ws)
    assert [dict(issue.extra).get("整改经费") for issue in issues_of(ws)] == kept
    history.undo(ws)
    assert issues_of(ws) == []
