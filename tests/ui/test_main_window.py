from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QTabBar,
)

from core.domain.drafts import IssueDraft
from core.domain.listing import ListKind, ListQuery
from core.operations import issues, listing
from ui.main_window import MainWindow
from ui.pages.registry import PAGES
from ui.session import Session


@pytest.fixture(autouse=True)
def nobody_chooses_files(monkeypatch):
    """File dialogs are cancelled, modal dialogs close: a click must survive a person who says no."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QDialog, "exec", lambda *_: 0)
    monkeypatch.setattr(QMessageBox, "exec", lambda *_: 0)
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda *_: True)


def settle(window: MainWindow) -> None:
    window.session.jobs.wait()
    QApplication.processEvents()


def buttons_of(window: MainWindow) -> list[QAbstractButton]:
    found = window.findChildren(QAbstractButton)
    return [each for each in found if each.isVisible() and each.isEnabled() and each.objectName()]


@pytest.mark.parametrize("kind", ["window", "empty_window"])
def test_every_page_opens_and_every_button_on_it_can_be_pressed(kind: str, request, qtbot):
    window: MainWindow = request.getfixturevalue(kind)
    pressed = set()
    for name in PAGES:
        window.go(name)
        settle(window)
        for each in buttons_of(window):
            try:
                key = each.objectName()
                if (
                    not each.isVisible()
                    or key.startswith("nav_")
                    or key in pressed
                    or each.property("menu") == "yes"
                ):
                    continue
            except RuntimeError:
                continue
            pressed.add(key)
            each.click()
            settle(window)
            window.go(name)
    assert len(pressed) > 15


def test_no_latin_words_are_shown_on_any_page(window: MainWindow):
    for name in PAGES:
        window.go(name)
        settle(window)
        for label in window.page(name).findChildren(QLabel):
            letters = [each for each in label.text() if "a" <= each <= "z"]
            if label.isVisible() and label.textFormat() != Qt.TextFormat.RichText:
                assert len(letters) < 6 or "/" in label.text() or "." in label.text(), label.text()


def test_nothing_flashes_up_beside_the_window(window: MainWindow, qtbot):
    seen: set[str] = set()
    for name in PAGES:
        window.go(name)
        settle(window)
        tops = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
        seen.update(type(each).__name__ for each in tops)
    window.go("ledger")
    with_active = QApplication.activeWindow()
    window.act("new_issue")
    settle(window)
    assert seen == set()
    assert QApplication.activeWindow() is with_active


@pytest.mark.parametrize("number", range(1, len(PAGES) + 1))
def test_pages_are_reached_by_alt_and_a_number(window: MainWindow, qtbot, number: int):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
    assert window.stack.currentWidget() is window.page(list(PAGES)[number - 1])


def test_a_change_is_told_once_and_before_the_result(empty: Session, qtbot):
    order: list[str] = []
    empty.changed.connect(lambda change: order.append(change.operation))
    empty.write(
        lambda ws, _: issues.register_issue(ws, IssueDraft(text="问题")),
        on_done=lambda outcome: order.append(outcome.value.text),
    )
    empty.jobs.wait()
    assert order == ["issue.register", "问题"]


def test_reading_changes_nothing_and_tells_nothing(full: Session, qtbot):
    told: list[object] = []
    full.changed.connect(told.append)
    full.read_job(lambda ws, _: listing.list_ids(ws, ListQuery(kind=ListKind.ISSUES, today=full.today)))
    full.jobs.wait()
    assert told == []


def test_an_error_without_a_listener_is_shown_by_the_window(window: MainWindow, monkeypatch):
    shown: list[str] = []
    monkeypatch.setattr("ui.main_window.tell_error", lambda _, error: shown.append(error.code))
    window.session.write(lambda ws, _: issues.remove_issue(ws, "nowhere"))
    settle(window)
    assert shown == ["record_missing"]


def test_undo_and_redo_name_what_they_do_and_pages_follow(empty_window: MainWindow, qtbot):
    session = empty_window.session
    empty_window.go("ledger")
    session.write(lambda ws, _: issues.register_issue(ws, IssueDraft(text="第一个问题")))
    settle(empty_window)
    assert "第一个问题" in empty_window.bar._undo.toolTip()
    assert empty_window.page("ledger").pane.model.rowCount() == 1
    empty_window.act("undo")
    settle(empty_window)
    assert empty_window.page("ledger").pane.model.rowCount() == 0
    assert empty_window.bar._redo.isEnabled()
    empty_window.act("redo")
    settle(empty_window)
    assert empty_window.page("ledger").pane.model.rowCount() == 1


def test_search_finds_two_characters_and_enter_opens_the_record(window: MainWindow, qtbot):
    window.search.setFocus()
    window.search.setText("纲要")
    window.search.look_up()
    assert window.search.results().count() >= 1
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    settle(window)
    page = window.page("ledger")
    assert window.stack.currentWidget() is page
    assert "纲要" in page.panel.dossier.issue.text


def test_search_says_so_when_nothing_is_found(window: MainWindow):
    window.search.setText("没有这样的内容")
    window.search.look_up()
    assert window.search.results().item(0).text() == "没有找到“没有这样的内容”"


def test_every_figure_of_the_overview_opens_as_many_rows(window: MainWindow):
    overview = window.page("overview")
    window.go("overview")
    settle(window)
    figures = {name: int(card.number()) for name, card in overview._cards.items()}
    for name, figure in figures.items():
        window.go("overview")
        overview._cards[name].click()
        settle(window)
        assert window.page("ledger").pane.model.rowCount() == figure, name


def test_closing_the_window_closes_the_ledger(full: Session, qtbot):
    window = MainWindow(full)
    window.show()
    folder = full.folder
    window.close()
    again = Session.open(folder, full.reader.clock)
    again.close()
    full.close = lambda: None


def test_tabs_and_buttons_have_names_for_screen_readers(window: MainWindow):
    window.go("ledger")
    for each in window.findChildren(QAbstractButton):
        if (
            each.isVisible()
            and not isinstance(each.parent(), QTabBar)
            and each.objectName().startswith("act_")
        ):
            assert each.text() or each.accessibleName()


def test_the_second_start_raises_the_first_window(window: MainWindow, qtbot):
    from ui.jobs.first_window import FirstWindow

    first = FirstWindow(window.session.folder, window)
    window.showMinimized()
    from PySide6.QtNetwork import QLocalSocket

    from ui.jobs.first_window import _name

    socket = QLocalSocket()
    socket.connectToServer(_name(window.session.folder))
    qtbot.waitUntil(lambda: socket.bytesAvailable() > 0, timeout=5_000)
    assert socket.readAll().data() == b"raise"
    assert not window.isMinimized()
    assert first.parent() is window


def test_nobody_answers_for_a_ledger_that_is_not_open(tmp_path: Path, qtbot):
    from ui.jobs.first_window import raise_first_window

    assert not raise_first_window(tmp_path)
