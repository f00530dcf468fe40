from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from core.domain.duty import RecurringDuty
from core.domain.listing import ListKind
from core.operations import history, listing
from core.operations.import_needs import needs_of
from core.schedule.expressions import read_deadline
from core.store import records
from core.wording import word
from tests.ui import practice
from ui.dialogs.import_dialog import ImportDialog
from ui.models.roles import TONE_ROLE
from ui.models.tones import Tone


def issues_in(session):
    return len(listing.list_ids(session.reader, listing.query_of(session.reader, ListKind.ISSUES)))


@pytest.fixture
def dialog(qtbot, empty_session):
    dialog = ImportDialog(empty_session, practice.SHEET)
    qtbot.addWidget(dialog)
    dialog.show()
    empty_session.jobs.wait()
    return dialog


def test_everything_is_shown_and_nothing_written_before_a_person_says_so(dialog, empty_session):
    model = dialog.review.model
    assert model.rowCount() == 22
    first = model.index(0, 0)
    assert model.data(first) == "新增"
    assert model.data(first, TONE_ROLE) is Tone.GOOD
    assert sum(model.rowCount(model.index(row, 0)) for row in range(22)) == 55
    assert "25" in dialog.review.warnings.text()
    assert dialog.review.tabs.tabText(1) == word("import_dialog.tab_columns", count=9)
    assert issues_in(empty_session) == 0
    assert history.undo_label(empty_session.reader) is None


def test_the_keyboard_stands_in_the_batch_and_not_on_the_way_out(dialog):
    assert dialog.focusWidget() is dialog.batch


def test_tab_goes_through_the_import_as_it_is_seen(dialog, qtbot):
    held = []
    for _ in range(12):
        held.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    order = [held.index(each) for each in (dialog.batch, dialog.review.tree, dialog.import_button)]
    assert order == sorted(order)
    assert held[held.index(dialog.import_button) + 1] is dialog.batch


def test_the_import_can_be_agreed_to_from_any_field(dialog, empty_session, qtbot):
    qtbot.keyClick(dialog.batch, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    empty_session.jobs.wait()
    assert issues_in(empty_session) == 22


def test_import_writes_all_of_it_in_one_undoable_step(dialog, empty_session, qtbot):
    assert dialog.import_button.text() == "导入 22 个问题"
    dialog.batch.set_value("2020年实地督察")
    dialog.import_button.click()
    empty_session.jobs.wait()
    assert issues_in(empty_session) == 22
    assert [batch.name for batch in listing.batches(empty_session.reader)] == ["2020年实地督察"]
    assert "问题新增 22" in dialog.message.text()
    assert dialog.import_button.isHidden()
    with qtbot.waitSignal(dialog.accepted):
        dialog.close_button.click()
    empty_session.undo()
    empty_session.jobs.wait()
    assert issues_in(empty_session) == 0


def test_a_second_import_has_nothing_to_do(qtbot, full_session):
    dialog = ImportDialog(full_session, practice.SHEET)
    qtbot.addWidget(dialog)
    full_session.jobs.wait()
    assert not dialog.import_button.isEnabled()
    assert dialog.message.text() == word("import_dialog.nothing_new")


def test_another_anchor_reads_the_deadlines_again(dialog, empty_session):
    dialog.anchor.set_value(date(2021, 3, 1))
    dialog.anchor.line().editingFinished.emit()
    empty_session.jobs.wait()
    assert dialog._proposal.anchor == date(2021, 3, 1)
    readings = [dialog.review.model.index(row, 6).data() for row in range(22)]
    assert any("2021年" in reading for reading in readings)


def test_a_file_that_is_no_table_is_told_in_one_sentence(qtbot, empty_session, tmp_path):
    wrong = tmp_path / "照片.xlsx"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    dialog = ImportDialog(empty_session, wrong)
    qtbot.addWidget(dialog)
    empty_session.jobs.wait()
    assert "照片.xlsx" in dialog.message.text()
    assert not dialog.import_button.isEnabled()
    assert issues_in(empty_session) == 0


def test_another_file_can_be_taken_at_once(qtbot, empty_session, tmp_path, monkeypatch):
    dialog = ImportDialog(empty_session, tmp_path / "没有.xlsx")
    qtbot.addWidget(dialog)
    dialog.show()
    empty_session.jobs.wait()
    assert "没有.xlsx" in dialog.message.text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(practice.SHEET), "")))
    dialog.another_button.click()
    empty_session.jobs.wait()
    assert dialog.review.model.rowCount() == 22
    assert dialog.message.text() == ""


def test_closing_while_reading_changes_nothing(qtbot, empty_session):
    dialog = ImportDialog(empty_session, practice.SHEET)
    qtbot.addWidget(dialog)
    dialog.close_button.click()
    empty_session.jobs.wait()
    assert issues_in(empty_session) == 0


HEAD = "问题编号,问题,责任单位,整改时限\n"


def test_an_alike_row_is_offered_and_a_person_says_it_is_the_same(qtbot, empty_session, tmp_path):
    first, other = tmp_path / "a.csv", tmp_path / "c11.csv"
    first.write_text(HEAD + "S-1,学习不经常,县公安局,2023年9月底\n", encoding="utf-8")
    other.write_text(HEAD + "Z-9,学习不经常,县教育局,2024年9月底\n", encoding="utf-8")
    for path, batch in ((first, "2023"), (other, "2024")):
        dialog = ImportDialog(empty_session, path)
        qtbot.addWidget(dialog)
        dialog.show()
        empty_session.jobs.wait()
        dialog.batch.set_value(batch)
        dialog.batch.editingFinished.emit()
        empty_session.jobs.wait()
        if path is first:
            dialog.import_button.click()
            empty_session.jobs.wait()
    assert "Z-9 与台账中 S-1（2023）内容相同" in dialog.review.warnings.text()
    tick = dialog.review.alike.item(0, 1)
    tick.setCheckState(Qt.CheckState.Checked)
    empty_session.jobs.wait()
    assert dialog.review.same()
    assert dialog.review.model.data(dialog.review.model.index(0, 0)) == "更新"
    dialog.review.alike.item(0, 1).setCheckState(Qt.CheckState.Unchecked)
    empty_session.jobs.wait()
    assert dialog.review.model.data(dialog.review.model.index(0, 0)) == "新增"
    dialog.import_button.click()
    empty_session.jobs.wait()
    assert issues_in(empty_session) == 2


def test_escape_while_the_import_is_written_stops_it_or_tells_what_was_written(dialog, empty_session):
    dialog.import_button.click()
    dialog.reject()
    assert dialog.isVisible(), "it closes when it is known whether anything was written"
    empty_session.jobs.wait()
    assert dialog.isHidden() == (issues_in(empty_session) == 0)
    assert dialog.isHidden() or dialog.result_of_import is not None


def test_duties_of_recurring_measures_are_counted_and_begun_with_the_import(dialog, empty_session):
    assert dialog.duties.isHidden()
    needs = needs_of(empty_session.reader, dialog._proposal)
    first, *rest = dialog._proposal.issues
    deadline = read_deadline("每季度一次", anchor=date(2020, 1, 1))
    measure = replace(first.measures[0], deadline=deadline, finished_on=None)
    first = replace(first, measures=(measure, *first.measures[1:]))
    dialog._on_read((replace(dialog._proposal, issues=(first, *rest)), needs))
    assert not dialog.duties.isHidden()
    assert "1 项" in dialog.duties.text()
    assert dialog.duties.isChecked()
    dialog.import_button.click()
    empty_session.jobs.wait()
    assert word("said.duties_begun", count=1) in dialog.message.text()
    assert len(records.find(empty_session.reader.ledger, RecurringDuty)) == 1
