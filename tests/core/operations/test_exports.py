from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from core import files
from core.domain.criterion import CriterionDraft
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.verdict import Verdict
from core.errors import Environment
from core.exporting.ledger_lines import LEDGER_COLUMNS
from core.operations import criteria, exports, imports, listing, offices, register_lists
from core.store import records
from core.wording import sentence


def texts(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_ledger_holds_every_issue_and_measure_once(practice, tmp_path):
    found = texts(exports.export_ledger(practice, tmp_path / "台账.xlsx"))
    for row in exports.rows_of(practice, listing.query_of(practice, ListKind.ISSUES)):
        assert found.count(row.code) == 1
        assert found.count(row.text) >= 1
    for row in exports.rows_of(practice, listing.query_of(practice, ListKind.MEASURES)):
        assert any(row.text in text for text in found)


def test_a_list_is_exported_with_the_columns_and_rows_it_shows(practice, tmp_path):
    query = listing.query_of(practice, ListKind.UNITS)
    found = texts(exports.export_list(practice, tmp_path / "单位.xlsx", query, ("name", "issues")))
    assert "联络员" not in found
    assert "市律师协会" in found


def test_a_copy_is_the_very_file(practice, tmp_path):
    source = exports.export_ledger(practice, tmp_path / "a.xlsx")
    copy = exports.copy_out(source, tmp_path / "usb")
    assert files.sha256_of(copy) == files.sha256_of(source)


def test_what_could_not_be_handed_out_is_said_to_stand(tmp_path):
    source = tmp_path / "容法督〔2020〕1号.pdf"
    source.write_bytes(b"%PDF")
    (tmp_path / "usb").write_text("a file where a folder should be")
    with pytest.raises(Environment, match="not_handed_out") as told:
        exports.hand_out(source, tmp_path / "usb")
    assert str(source) in sentence(told.value)


def test_the_signature_line_bears_the_names_of_the_settings(practice, tmp_path):
    offices.revise_settings(practice, replace(practice.settings, sheet_reviewer="王审", sheet_head="陈长"))
    path = exports.export_ledger(practice, tmp_path / "台账.xlsx")
    last = [cell.value for cell in list(openpyxl.load_workbook(path).worksheets[0].rows)[-1] if cell.value]
    assert last[1:] == ["审核人：王审", "单位负责人：陈长", "填报日期：2020年8月17日"]
    register = register_lists.export_register(practice, tmp_path / "表.xlsx", "trainings")
    told = list(openpyxl.load_workbook(register).worksheets[0].rows)[-1][0].value
    assert "审核人：王审" in told
    assert told.endswith("填报日期：2020年8月17日")


def test_criteria_and_milestones_are_printed_when_chosen_and_not_read_back(practice, tmp_path):
    issue = records.find(practice.ledger, Issue, order="code")[0]
    criteria.add_criterion(practice, issue.uuid, None, CriterionDraft(text="出台办法"))
    plain = exports.export_ledger(practice, tmp_path / "a.xlsx")
    chosen = exports.export_ledger(practice, tmp_path / "b.xlsx", targets=True)
    heads = [
        [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][3]] for path in (plain, chosen)
    ]
    assert "达标情况" not in heads[0]
    assert heads[1][len(LEDGER_COLUMNS) :][:2] == ["达标情况", "节点情况"]
    column = heads[1].index("达标情况") + 1
    told = [row[column - 1].value for row in openpyxl.load_workbook(chosen).worksheets[0].iter_rows(5)]
    assert any("出台办法" in text for text in told if isinstance(text, str))
    proposal = imports.read_proposal(practice, chosen)
    assert {each.verdict for each in proposal.issues} == {Verdict.UNCHANGED}
