"""单位填报表: each unit gets what is its own, and what it fills in comes back to the very records."""

from __future__ import annotations

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
    assert records.get(ws.ledger, Issue, shared.uuid).progress == "已修订完成"
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
