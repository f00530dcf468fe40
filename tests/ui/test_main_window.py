from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
)

from core.domain.drafts import IssueDraft
from core.operations import issues
from tests.ui.steps import settle
from ui.jobs.strip import JobStrip
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
    before = set(QApplication.topLevelWidgets())
    for name in PAGES:
        window.go(name)
        settle(window)
        tops = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each not in before]
        seen.update(type(each).__name__ for each in tops)
    window.go("ledger")
    with_active = QApplication.activeWindow()
    window.act("new_issue")
    settle(window)
    assert seen == set()
    assert QApplication.activeWindow() is with_active


def test_an_error_without_a_listener_is_shown_by_the_window(window: MainWindow, monkeypatch):
    shown: list[str] = []
    monkeypatch.setattr("ui.widgets.messages.tell_error", lambda _, error: shown.append(error.code))
    window.session.write(lambda ws, _: issues.remove_issue(ws, "nowhere"))
    settle(window)
    assert shown == ["record_missing"]


def test_closing_the_window_closes_the_ledger(full: Session, qtbot):
    window = MainWindow(full)
    window.show()
    folder = full.folder
    window.close()
    again = Session.open(folder, full.reader.clock)
    again.close()
    full.close = lambda: None


def test_a_start_shows_the_frame_then_the_figures(full: Session, qtbot):
    window = MainWindow(full, frame_first=True)
    qtbot.addWidget(window)
    assert window.present() is None
    window.show()
    qtbot.waitUntil(lambda: window.present() is not None)
    assert window.present() is window.page("overview")
    window.close()


def test_behind_the_figures_of_a_start_the_labels_say_what_undo_would_take_back(empty: Session, qtbot):
    empty.write(lambda ws, _: issues.register_issue(ws, IssueDraft(text="第一个问题")))
    empty.jobs.wait()
    window = MainWindow(empty, frame_first=True)
    qtbot.addWidget(window)
    window.show()
    assert not window.bar._undo.isEnabled()
    qtbot.waitUntil(window.bar._undo.isEnabled)
    assert window.present() is window.page("overview")
    assert "第一个问题" in window.bar._undo.toolTip()
    window.close()


def test_the_strip_at_the_foot_comes_with_the_first_work_that_is_to_be_seen(window: MainWindow, qtbot):
    window.session.write(lambda *_: None, quiet=True)
    window.session.jobs.wait()
    assert window.findChild(JobStrip) is None
    let_go = Event()
    window.session.write(lambda *_: let_go.wait(10), label="正在做")
    qtbot.waitUntil(lambda: window.findChild(JobStrip).isVisible())
    assert window.findChild(JobStrip).findChild(QLabel).text() == "正在做"
    let_go.set()
    window.session.jobs.wait()
    window.session.write(lambda *_: None, label="又一次")
    window.session.jobs.wait()
    assert len(window.findChildren(JobStrip)) == 1


def test_a_page_chosen_before_the_first_painting_stays(full: Session, qtbot):
    window = MainWindow(full, frame_first=True)
    qtbot.addWidget(window)
    window.go("ledger")
    window.begin()
    assert window.present() is window.page("ledger")
    window.close()


def test_a_window_closed_before_its_first_page_reads_nothing_more(full: Session, qtbot):
    window = MainWindow(full, frame_first=True)
    qtbot.addWidget(window)
    window.close()
    window.begin()
    assert window.present() is None
