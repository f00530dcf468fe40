"""Nobody takes a printed table for a backup, and no table overrules what was verified here."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from core.domain.listing import ListKind
from core.domain.measure import Measure, MeasureStatus
from core.domain.own_sheet import SheetKind
from core.operations import exports, imports, listing
from core.operations.import_needs import needs_of
from core.operations.import_own_tables import not_carried
from core.operations.writing import change
from core.store import records
from core.wording import word_of
from tests.core.conftest import begin
from tests.core.operations.test_sheet_marks import read


def test_every_table_says_what_it_does_not_hold():
    for kind in SheetKind:
        assert "五见" in not_carried(kind)[0]
        assert "请用报送包或备份" in not_carried(kind)[0]
    assert not_carried(None) == ()


def test_the_preview_says_it_where_records_would_be_new_and_nowhere_else(practice, tmp_path):
    path = exports.export_ledger(practice, tmp_path / "台账.xlsx")
    assert not any("不在表里" in told for told in read(practice, path).doubts)
    other = begin(tmp_path / "other")
    assert any("不在表里" in told for told in read(other, path).doubts)
    other.close()


def restated(ws, path, state):
    """Write ``state`` beside the first measure of the exported list, as a person would."""
    exports.export_list(ws, path, listing.query_of(ws, ListKind.MEASURES))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[2] if cell.value == "状态")
    sheet.cell(3, column).value = word_of(state)
    book.save(path)
    return path


def first_measure(ws):
    query = listing.query_of(ws, ListKind.MEASURES)
    return records.get(ws.ledger, Measure, listing.list_ids(ws, query)[0])


def test_a_measure_is_done_by_the_sheet_but_verified_only_on_a_ground(practice, tmp_path):
    imports.apply_proposal(
        practice, read(practice, restated(practice, tmp_path / "a.xlsx", MeasureStatus.DONE))
    )
    assert (first_measure(practice).status, first_measure(practice).finished_on) == (MeasureStatus.DONE, None)
    proposal = read(practice, restated(practice, tmp_path / "b.xlsx", MeasureStatus.VERIFIED))
    assert needs_of(practice, proposal).states
    held = imports.apply_proposal(practice, proposal).value.held
    assert any("核实通过" in told and "没有采用" in told for told in held)
    assert first_measure(practice).status is MeasureStatus.DONE
    imports.apply_proposal(practice, proposal, status_ground="市级通报第3期")
    assert first_measure(practice).status is MeasureStatus.VERIFIED
    assert "市级通报第3期" in first_measure(practice).note


@pytest.mark.parametrize("state", [MeasureStatus.DONE, MeasureStatus.NOT_STARTED])
def test_what_was_verified_here_is_not_taken_back_by_a_sheet(practice, tmp_path, state):
    measure = first_measure(practice)
    path = restated(practice, tmp_path / "a.xlsx", state)
    imports.apply_proposal(practice, read(practice, path))
    with change(practice, "import", name="甲") as tx:
        now = records.get(practice.ledger, Measure, measure.uuid)
        tx.replace(replace(now, status=MeasureStatus.VERIFIED))
    imports.apply_proposal(practice, read(practice, path))
    assert first_measure(practice).status is MeasureStatus.VERIFIED
