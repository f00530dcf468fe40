"""单位填报表: each unit gets what is its own, and what it fills in comes back to the very records."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.unit import UnitRole, UnitShare
from core.domain.verdict import Verdict
from core.errors import Refused
from core.operations import imports, issues, measures, unit_forms
from core.store import records


@pytest.fixture
def shared(ws):
    """One issue of two units, of which each has a measure of its own; a third unit only supports."""
    parts = (UnitName("市司法局"), UnitName("市财政局"), UnitName("市审计局", UnitRole.SUPPORTING))
    issue = issues.register_issue(ws, IssueDraft(text="法律顾问作用发挥不够", units=parts)).value
    for name in ("市司法局", "市财政局"):
        measures.add_measure(ws, issue.uuid, MeasureDraft(text=f"{name}修订制度", units=(UnitName(name),)))
    return issue


def test_every_answering_unit_gets_its_own_issues_and_measures(ws, shared):
    found = unit_forms.unit_lines(ws)
    assert set(found) == {"市司法局", "市财政局"}
    for name, lines in found.items():
        assert [line.issue.uuid for line in lines] == [shared.uuid]
        assert [measure.text for measure in lines[0].measures] == [f"{name}修订制度"]


def test_a_form_names_the_unit_that_fills_it_in_and_leaves_the_day_to_it(ws, shared, tmp_path):
    (path,) = unit_forms.export_unit_forms(ws, tmp_path, unit="市财政局")
    told = [cell.value for line in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in line]
    assert "填报单位：市财政局" in told
    assert "填报日期：" in told
    assert not any(str(text).startswith("填报单位") and ws.office.name in text for text in told if text)


def filled_in(ws, folder, unit, said):
    """Write the form of a unit, let it say something of the first issue, and read it back."""
    (path,) = unit_forms.export_unit_forms(ws, folder, unit=unit)
    if said:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        head = {cell.value: cell.column for line in sheet.iter_rows(3, 4) for cell in line if cell.value}
        cell = sheet.cell(5, head["目前进展"])
        cell.value = "\n".join(filter(None, (cell.value, said)))
        book.save(path)
    return imports.read_proposal(ws, path)


def test_two_units_report_on_one_measure_and_neither_is_lost(ws, tmp_path):
    both = (UnitName("市司法局"), UnitName("市财政局"))
    issue = issues.register_issue(ws, IssueDraft(text="法律顾问作用发挥不够", units=both, progress="已部署"))
    measures.add_measure(ws, issue.value.uuid, MeasureDraft(text="联合修订制度", units=both))
    forms = [filled_in(ws, tmp_path / name, name, f"{name}完成初稿") for name in ("市司法局", "市财政局")]
    for form in forms:
        imports.apply_proposal(ws, form)
    now = records.get(ws.ledger, Issue, issue.value.uuid).progress
    assert now == "已部署\n【市司法局】市司法局完成初稿\n【市财政局】市财政局完成初稿"
    for form in forms:
        told = imports.compared(ws, form)
        assert [each.verdict for each in told.issues] == [Verdict.UNCHANGED]
    later = filled_in(ws, tmp_path / "再报", "市司法局", "市司法局已印发")
    imports.apply_proposal(ws, later)
    now = records.get(ws.ledger, Issue, issue.value.uuid).progress
    assert now == "已部署\n【市司法局】市司法局完成初稿\n市司法局已印发\n【市财政局】市财政局完成初稿"


def test_a_form_shows_a_unit_its_own_part_only_and_unfilled_changes_nothing(ws, tmp_path):
    both = (UnitName("市司法局"), UnitName("市财政局"))
    text = "已部署\n【市司法局】完成初稿\n【市财政局】资金到位"
    issues.register_issue(ws, IssueDraft(text="法律顾问作用发挥不够", units=both, progress=text))
    (line,) = unit_forms.unit_lines(ws, unit="市财政局")["市财政局"]
    assert line.issue.progress == "已部署\n资金到位"
    (row,) = filled_in(ws, tmp_path / "填报", "市财政局", "").issues
    assert (row.answered_by, row.verdict) == ("市财政局", Verdict.UNCHANGED)


def test_what_the_clerk_changed_of_a_unit_stays_and_is_told(ws, tmp_path):
    both = (UnitName("市司法局"), UnitName("市财政局"))
    issue = issues.register_issue(ws, IssueDraft(text="法律顾问作用发挥不够", units=both)).value
    form = filled_in(ws, tmp_path / "一", "市司法局", "完成初稿")
    imports.apply_proposal(ws, form)
    again = filled_in(ws, tmp_path / "二", "市司法局", "已印发")
    issue = records.get(ws.ledger, Issue, issue.uuid)
    own = replace(issues.draft_of(ws, issue.uuid), progress="【市司法局】退回补充")
    issues.revise_issue(ws, issue.uuid, issue.revision, own)
    (row,) = imports.compared(ws, again).issues
    assert row.verdict is Verdict.UNCHANGED
    assert "市司法局的进展" in row.reasons[-1]


def test_the_form_of_the_only_unit_is_the_progress_itself(ws, tmp_path):
    issue = issues.register_issue(ws, IssueDraft(text="台账不全", units=(UnitName("市司法局"),))).value
    imports.apply_proposal(ws, filled_in(ws, tmp_path / "填报", "市司法局", "完成初稿"))
    assert records.get(ws.ledger, Issue, issue.uuid).progress == "完成初稿"


def test_what_a_unit_fills_in_comes_back_to_its_issue_and_touches_nothing_else(ws, shared, tmp_path):
    (path,) = unit_forms.export_unit_forms(ws, tmp_path / "填报", unit="市财政局")
    assert path.name.startswith("市财政局整改情况填报表")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = {cell.value: cell.column for line in sheet.iter_rows(3, 4) for cell in line if cell.value}
    sheet.cell(5, head["目前进展"]).value = "已修订完成"
    book.save(path)
    proposal = imports.read_proposal(ws, path)
    assert [issue.verdict for issue in proposal.issues] == [Verdict.UPDATED]
    parts = records.find(ws.ledger, UnitShare, order="uuid")
    imports.apply_proposal(ws, proposal)
    assert records.get(ws.ledger, Issue, shared.uuid).progress == "【市财政局】已修订完成"
    assert {each.text for each in records.find(ws.ledger, Measure)} == {
        "市司法局修订制度",
        "市财政局修订制度",
    }
    assert records.find(ws.ledger, UnitShare, order="uuid") == parts


def test_nobody_answering_is_refused(ws, tmp_path):
    issues.register_issue(ws, IssueDraft(text="没有单位的问题"))
    with pytest.raises(Refused, match="no_unit_forms"):
        unit_forms.export_unit_forms(ws, tmp_path / "填报")
    with pytest.raises(Refused, match="unknown_unit"):
        unit_forms.export_unit_forms(ws, tmp_path / "填报", unit="无此单位")
