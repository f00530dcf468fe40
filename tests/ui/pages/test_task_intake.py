from __future__ import annotations

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QFileDialog

from tests.ui.plan_steps import a_page, answer_form, fill, tasks_of, wait
from ui.pages import task_intake


@pytest.fixture
def filled(qtbot, empty_session):
    return fill(a_page(qtbot, empty_session))


def test_a_block_is_pasted_and_a_sheet_read(filled, monkeypatch, tmp_path):
    answer_form(monkeypatch, block="序号\t任务内容\n7\t粘贴的任务\n")
    task_intake.paste(filled)
    assert len(tasks_of(filled)) == 4
    book = Workbook()
    for line in (("序号", "问题内容", "完成时限"), ("8", "表格里的任务", "2020年底前")):
        book.active.append(line)
    book.save(tmp_path / "任务.xlsx")
    task_intake.import_from(filled, tmp_path / "任务.xlsx")
    wait(filled)
    assert len(tasks_of(filled)) == 5


def test_a_chosen_file_is_read_and_no_choice_does_nothing(filled, monkeypatch, tmp_path):
    read = []
    monkeypatch.setattr(task_intake, "import_from", lambda _, path: read.append(path))
    for chosen in ("", str(tmp_path / "a.xlsx")):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, made=chosen: (made, ""))
        task_intake.choose_import(filled)
    assert read == [tmp_path / "a.xlsx"]
