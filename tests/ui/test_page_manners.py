"""Every page: no window nobody asked for, no stop of the keyboard without a name, Tab as the eye goes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QWidget

from core.domain.custom_field import CustomField
from core.domain.letter import LetterKind
from core.operations import custom_fields
from tests.ui.conftest import shown
from tests.ui.steps import send, settle
from tests.ui.test_keyboard_walk import shown_parts, told, walk
from ui.main_window import MainWindow
from ui.pages.registry import PAGES
from ui.session import Session
from ui.widgets.grid import Grid

_ASIDE = 6
"""Pixels by which what is read after may begin before the end of what is read first."""


class Strays(QObject):
    """Notes every window that appears and is neither a dialog nor a list that drops down."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - its own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popup = watched.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}
            if not popup and not isinstance(watched, (QDialog, QMenu, MainWindow)):
                self.seen.append(told(watched))
        return False


@pytest.fixture
def furnished(full: Session) -> Iterator[MainWindow]:
    """A window on a ledger whose office has fields of its own."""
    full.write(lambda ws, _: custom_fields.define(ws, CustomField(uuid="", label="专班")))
    full.jobs.wait()
    yield from shown(full)


def test_no_page_and_no_record_shows_a_window_of_its_own(furnished: MainWindow, qapp):
    strays = Strays()
    qapp.installEventFilter(strays)
    try:
        for name in PAGES:
            furnished.go(name)
            settle(furnished)
        page = furnished.page("ledger")
        furnished.go("ledger")
        settle(furnished)
        page.show_record(page.pane.model.uuid_at(0))
        settle(furnished)
        page.start_new()
    finally:
        qapp.removeEventFilter(strays)
    assert strays.seen == []


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(part: QWidget) -> list[str]:
    """Return what Tab can stop at and nobody could name."""
    return [
        told(each)
        for each in part.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not each.objectName().startswith("qt_")
        and not inside_a_choice(each)
        and not name_of(each).strip()
    ]


def inside_a_choice(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QComboBox):
        above = above.parentWidget()
    return above is not None


@pytest.mark.parametrize("name", PAGES)
def test_every_stop_of_a_page_has_a_name_and_tab_goes_as_the_eye_does(window: MainWindow, qtbot, name: str):
    for page, part in shown_parts(window, qtbot, name):
        page.setFocus()
        stops = [each for each in walk(page, Qt.Key.Key_Tab) if each is not page and page.isAncestorOf(each)]
        assert [backwards(*pair) for pair in pairwise(stops) if backwards(*pair)] == [], part
    assert nameless(window.page(name)) == []


def backwards(first: QWidget, second: QWidget) -> str:
    """Return both where the second stands neither below nor to the right of the first.

    What is compared are the two parts of the narrowest widget around both: a list and the panel beside it.
    """
    around = first.parentWidget()
    while not around.isAncestorOf(second):
        around = around.parentWidget()
    one, other = (place_in(around, each) for each in (first, second))
    below, beside = other.top() >= one.bottom() - _ASIDE, other.left() >= one.right() - _ASIDE
    return "" if below or beside else f"{told(first)} > {told(second)}"


def place_in(around: QWidget, inside: QWidget) -> QRect:
    """Return the place of the part of ``around`` that ``inside`` is in."""
    part = inside
    while part.parentWidget() is not around:
        part = part.parentWidget()
    return QRect(part.mapTo(around, QPoint(0, 0)), part.size())


def test_a_record_is_read_as_the_eye_goes_and_every_stop_of_it_has_a_name(furnished: MainWindow, qtbot):
    furnished.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is furnished)
    furnished.go("ledger")
    page = furnished.page("ledger")
    settle(furnished)
    page.show_record(page.pane.model.uuid_at(3))
    settle(furnished)
    for section in page.panel.tabs.names():
        page.panel.tabs.choose(section)
        settle(furnished)
        page.panel.tabs.setFocus()
        stops = list(takewhile(page.panel.isAncestorOf, walk(page, Qt.Key.Key_Tab)))
        assert stops[0] is page.panel.tabs.list
        pairs = pairwise(stops)
        assert [backwards(*pair) for pair in pairs if backwards(*pair)] == [], section
    assert nameless(page) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_S])
def test_saving_with_the_keyboard_on_the_button_stays_in_the_record(window: MainWindow, qtbot, key: Qt.Key):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.go("ledger")
    page = window.page("ledger")
    settle(window)
    page.show_record(page.pane.model.uuid_at(0))
    settle(window)
    page.panel.form.editor("note").set_value("已核对")
    page.panel._save.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    bare = Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.panel._save, key, control if key == Qt.Key.Key_S else bare)
    settle(window)
    assert not page.panel._save.isEnabled()
    assert QApplication.focusWidget() is page.panel.tabs.list


MAGNIFIED = (910, 467)
"""Dots of a screen of 1366 × 768 magnified by a half, without the system's own bars."""


def test_no_page_is_wider_than_a_small_screen_magnified_by_a_half(window: MainWindow):
    window.resize(*MAGNIFIED)
    wide = {}
    for name in PAGES:
        window.go(name)
        settle(window)
        page = window.page(name)
        bar = page.parentWidget().parentWidget().horizontalScrollBar()
        wide[name] = bar.maximum()
    assert {name: by for name, by in wide.items() if by} == {}


def test_a_list_beside_a_record_cuts_no_column_magnified_by_a_half(window: MainWindow):
    window.resize(*MAGNIFIED)
    for name in ("letters", "inspections", "duties", "registers", "ledger"):
        window.go(name)
        settle(window)
        for grid in window.page(name).findChildren(Grid):
            if grid.isVisible():
                assert grid.horizontalScrollBar().maximum() == 0, name


def test_the_page_of_a_letter_is_seen_magnified_by_a_half(window: MainWindow, full: Session):
    send(full, LetterKind.SUPERVISION)
    window.resize(*MAGNIFIED)
    window.go("letters")
    settle(window)
    side = window.page("letters").paper
    seen = side.panel.visibleRegion().boundingRect().height()
    assert seen >= side.height() // 3
