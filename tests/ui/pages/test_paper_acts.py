"""The menu of papers writes what the list shows."""

from __future__ import annotations

import openpyxl

from core.domain.listing import Filter, ListKind
from tests.ui.steps import settle
from ui.pages import paper_acts
from ui.pages.ledger_page import LedgerPage


def test_the_menu_offers_every_paper(page: LedgerPage):
    made = paper_acts.papers_button(page, page.panes[ListKind.ISSUES])
    assert len(made.menu().actions()) == 7


def test_the_papers_hold_only_the_issues_listed(page: LedgerPage, tmp_path):
    row = next(row for row in map(page.pane.model.row_at, range(20)) if row.units)
    code = row.code
    page.show_list((Filter(column="code", values=(code,)),))
    query = page.pane.model.query
    paper_acts.four_lists_to(page, query, tmp_path / "四.xlsx")
    paper_acts.unit_forms_to(page, query, tmp_path / "表")
    paper_acts.book_to(page, query, (), tmp_path / "册.xlsx")
    settle(page.window())
    sheet = openpyxl.load_workbook(tmp_path / "四.xlsx")["问题清单"]
    assert [row[1].value for row in sheet.iter_rows(4, 4)] == [code]
    assert openpyxl.load_workbook(tmp_path / "册.xlsx").sheetnames[2:] == [f"001 {code}"]
    assert list((tmp_path / "表").iterdir())
