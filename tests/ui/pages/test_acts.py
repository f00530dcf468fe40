from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from core.domain.listing import Filter, ListKind, ListQuery
from tests.ui.steps import choose, settle
from ui.main_window import MainWindow
from ui.models.habits import last_folder
from ui.pages import acts


def test_the_print_ready_ledger_is_written_and_the_page_says_where(window: MainWindow, tmp_path: Path):
    acts.export_to(window, tmp_path / "台账.xlsx")
    settle(window)
    assert (tmp_path / "台账.xlsx").is_file()
    assert str(tmp_path / "台账.xlsx") in window.present().banner.text()


def test_a_query_exports_only_what_passes_it(window: MainWindow, tmp_path: Path):
    import openpyxl

    overdue = Filter(column="timeliness", values=("overdue",))
    query = ListQuery(kind=ListKind.ISSUES, today=window.session.today, filters=(overdue,))
    acts.export_to(window, tmp_path / "out.xlsx", query)
    settle(window)
    rows = openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows(values_only=True)
    text = "\n".join(str(cell) for cells in rows for cell in cells if cell is not None)
    assert "重点任务和示范创建" in text
    assert "纲要任务落实" not in text


def test_a_backup_is_made_where_the_person_says(window: MainWindow, tmp_path: Path, monkeypatch):
    target = tmp_path / "u"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    window.act("backup")
    settle(window)
    assert list(target.iterdir())
    assert last_folder() == str(target)


def test_a_cancelled_file_dialog_does_nothing(window: MainWindow, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    window.act("export")
    settle(window)
    assert window.present().banner.isHidden()


@pytest.mark.parametrize(("name", "practice"), [("open", False), ("practice", True)])
def test_another_ledger_is_asked_of_the_program(window: MainWindow, qtbot, name: str, practice: bool):
    with qtbot.waitSignal(window.ledger_wanted) as told:
        window.act(name)
    assert told.args == [practice]


def test_every_key_of_the_window_names_an_act_that_exists(window: MainWindow):
    assert {"undo", "redo", "search", "new_issue", "open", "import", "export", "help"} <= set(acts.ACTS)


def test_what_was_removed_undone_and_done_again_is_said(window: MainWindow):
    window.go("ledger")
    page = window.page("ledger")
    code = page.pane.model.row_at(3).code
    choose(page, 3)
    page._remove_current()
    settle(window)
    assert page.banner.text().startswith(f"{code} 已删除")
    assert page.pane.grid.hasFocus() or window.focusWidget() is page.pane.grid
    window.act("undo")
    settle(window)
    assert page.banner.text().startswith("已撤销：")
    assert code in page.banner.text()
    window.act("redo")
    settle(window)
    assert page.banner.text().startswith("已恢复：")
