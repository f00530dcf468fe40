"""By a template out, and back by the importer: the same values (domain row 58)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.export_template import Beyond, DayForm, ExportTemplate, RowsOf, TemplateColumn
from core.domain.unit import UnitRole
from core.errors import Refused
from core.operations import export_templates, imports, issues, measures, template_filling
from core.workspace import Workspace

HEADS = ("序号", "存在问题", "整改措施", "牵头单位", "责任单位", "完成时限", "整改状态", "备注栏目")


@pytest.fixture
def filled(ws: Workspace) -> Workspace:
    parts = ((UnitRole.LEAD, "市司法局"), (UnitRole.DUTY, "市财政局"), (UnitRole.SUPPORTING, "市审计局"))
    units = tuple(UnitName(name, role) for role, name in parts)
    first = issues.register_issue(ws, IssueDraft(text="法律顾问作用发挥不够", units=units)).value
    for text in ("修订制度", "开展培训"):
        measures.add_measure(ws, first.uuid, MeasureDraft(text=text, deadline_raw="2026年8月底前"))
    issues.register_issue(
        ws, IssueDraft(text="=行政执法不规范", units=(UnitName("市财政局"),), deadline_raw="2026年9月30日前")
    )
    return ws


def their_form(path: Path, heads: tuple[str, ...] = HEADS, empty: int = 10) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "附件2"
    sheet["A1"] = "整改情况报送表"
    sheet.merge_cells("A1:H1")
    for place, text in enumerate(heads, 1):
        sheet.cell(2, place, text)
    sheet.cell(3 + empty, 1, "填表人：")
    book.save(path)
    return path


def test_their_heading_is_recognised_and_remembered(filled: Workspace, tmp_path: Path) -> None:
    path = their_form(tmp_path / "表.xlsx")
    form, fresh = export_templates.read_their_form(filled, path)
    assert (form.sheet, form.bottom) == ("附件2", 1)
    assert [column.source for column in fresh.columns] == [
        *("number", "issue.text", "measure.text", "issue.lead_units", "issue.duty_units"),
        *("issue.deadline_raw", "issue.status", ""),
    ]
    kept = export_templates.keep(filled, replace(fresh, name="市委依法治市办")).value
    again = their_form(tmp_path / "下月.xlsx", tuple(f" {head} " for head in HEADS))
    assert export_templates.read_their_form(filled, again)[1] == kept


def test_filled_form_comes_back_with_the_same_values(filled: Workspace, tmp_path: Path) -> None:
    source, target = their_form(tmp_path / "表.xlsx"), tmp_path / "报.xlsx"
    template = replace(export_templates.read_their_form(filled, source)[1], name="上报")
    written = template_filling.fill_form(filled, source, target, template)
    assert (written.rows, written.first_row, written.unfilled) == (2, 3, ("备注栏目",))
    proposal = imports.propose(target, anchor=date(2026, 1, 1))
    assert [issue.field("text") for issue in proposal.issues] == ["法律顾问作用发挥不够", "=行政执法不规范"]
    assert [item.text for item in proposal.issues[0].measures] == ["修订制度", "开展培训"]
    assert [(unit.name, unit.role) for unit in proposal.issues[0].units][:2] == [
        ("市司法局", UnitRole.LEAD),
        ("市财政局", UnitRole.DUTY),
    ]
    assert proposal.issues[1].deadline.due == date(2026, 9, 30)
    assert not proposal.rejected


def test_one_measure_a_row_comes_back_as_one_issue(filled: Workspace, tmp_path: Path) -> None:
    path = their_form(tmp_path / "表.xlsx")
    form, _ = export_templates.read_their_form(filled, path)
    template = export_templates.proposed(filled, form, RowsOf.MEASURE)
    assert "measure.deadline_raw" in [column.source for column in template.columns]
    rows = template_filling.template_rows(filled, template)
    assert [row[2] for row in rows] == ["修订制度", "开展培训", ""]
    template_filling.fill_form(filled, path, tmp_path / "报.xlsx", template)
    sheet = openpyxl.load_workbook(tmp_path / "报.xlsx")["附件2"]
    assert [sheet.cell(row, 1).value for row in (3, 4, 5, 13)] == [1, 2, 3, "填表人："]


def test_words_days_and_fixed_words_are_theirs(filled: Workspace, tmp_path: Path) -> None:
    template = ExportTemplate(
        name="平台",
        columns=(
            TemplateColumn(source="fixed", heading="地区", fixed="容县"),
            TemplateColumn(source="issue.status", heading="状态", words=(("登记", "00"), ("已登记", "00"))),
            TemplateColumn(source="issue.deadline_due", heading="时限", day=DayForm.COMPACT),
            TemplateColumn(source="issue.deadline_due", heading="日期", day=DayForm.CELL),
        ),
    )
    path = tmp_path / "平台.xlsx"
    assert template_filling.export_by_template(filled, path, template).rows == 2
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["地区", "状态", "时限", "日期"]
    last = [cell.value for cell in sheet[3]]
    assert last[:3] == ["容县", "00", "20260930"]
    assert last[3].date() == date(2026, 9, 30)


def test_too_few_rows_ask_first_and_their_file_stays(filled: Workspace, tmp_path: Path) -> None:
    source, target = their_form(tmp_path / "表.xlsx", empty=1), tmp_path / "报.xlsx"
    before = source.read_bytes()
    template = export_templates.read_their_form(filled, source)[1]
    with pytest.raises(Refused, match="form_occupied"):
        template_filling.fill_form(filled, source, target, template)
    assert not target.exists()
    written = template_filling.fill_form(filled, source, target, template, beyond=Beyond.INSERT)
    assert written.moved == 1
    assert openpyxl.load_workbook(target)["附件2"]["A5"].value == "填表人："
    assert source.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_another_form_or_the_form_itself_is_refused(filled: Workspace, tmp_path: Path) -> None:
    source = their_form(tmp_path / "表.xlsx")
    template = ExportTemplate(name="x", columns=(TemplateColumn(source="issue.text", heading="别的"),))
    with pytest.raises(Refused, match="form_other_heading"):
        template_filling.fill_form(filled, source, tmp_path / "b.xlsx", template)
    with pytest.raises(Refused, match="form_same_file"):
        template_filling.fill_form(filled, source, source, template)
