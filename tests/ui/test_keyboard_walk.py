"""Every page by keyboard alone: nothing that can be used is out of reach, nothing holds the keyboard fast."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.ui.steps import settle
from ui.main_window import MainWindow
from ui.pages.registry import PAGES
from ui.widgets.chips import Chip
from ui.widgets.plates import Banner
from ui.widgets.sections import Sections

USED = (
    *(QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox),
    *(QAbstractItemView, QTabBar),
)
MOST_STEPS = 400


def usable(page: QWidget) -> list[QWidget]:
    """Return what a person can use on the page now, without the parts of a part that has the keyboard."""
    found = [each for each in page.findChildren(QWidget) if isinstance(each, USED)]
    return [each for each in found if each.isVisible() and each.isEnabled() and not part_of_another(each)]


def part_of_another(widget: QWidget) -> bool:
    """Tell whether a composite widget answers for ``widget``: a box's line, a view's header."""
    inner = (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QTabBar)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, inner):
            return True
        above = above.parentWidget()
    return widget.objectName().startswith("qt_")


def has_another_way(widget: QWidget, reached: set[QWidget]) -> bool:
    """Tell whether arrows, a key of its group, or a shortcut reach what Tab does not."""
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        mates = group.buttons() if group is not None else []
        parent = widget.parentWidget()
        if widget.property("arrows"):
            return any(each.property("arrows") for each in reached)
        if isinstance(parent, (Chip, Banner)):
            return True  # Backspace takes a chip away; Esc closes a banner
        return any(each in reached for each in mates) or not widget.shortcut().isEmpty()
    return False


def walk(page: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press ``key`` from the page's entry until the keyboard is where it was before; return every stop."""
    stops: list[QWidget] = []
    for _ in range(MOST_STEPS):
        holder = QApplication.focusWidget()
        assert holder is not None
        if holder in stops:
            return stops
        stops.append(holder)
        QTest.keyClick(holder, key)
    raise AssertionError(len(stops))


def parts_of(page: QWidget) -> list[str | int]:
    """Return the tabs or sections of a page that have to be walked one by one."""
    tabs = getattr(page, "tabs", None)
    return tabs.names() if isinstance(tabs, Sections) else list(range(tabs.count() if tabs else 1))


def show_part(page: QWidget, part: str | int) -> None:
    tabs = getattr(page, "tabs", None)
    if isinstance(tabs, Sections):
        tabs.choose(part)
    elif tabs is not None:
        tabs.setCurrentIndex(part)


def out_of_reach(wanted: list[QWidget], stops: list[QWidget]) -> list[str]:
    """Return what is no stop, no part of one, and has no other way to it."""
    reached = {each for stop in stops for each in (stop, stop.focusProxy(), stop.parentWidget()) if each}
    return [told(each) for each in wanted if each not in reached and not has_another_way(each, reached)]


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {getattr(widget, 'text', str)()!r}"


def shown_parts(window: MainWindow, qtbot, name: str) -> Iterator[tuple[QWidget, str | int]]:
    """Show one part of a page after the other in the active window and yield page and part."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.go(name)
    page = window.page(name)
    settle(window)
    for part in parts_of(page):
        show_part(page, part)
        settle(window)
        yield page, part


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_on_a_page_and_leaves_it_again(window: MainWindow, qtbot, name: str):
    for page, part in shown_parts(window, qtbot, name):
        wanted = usable(page)
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            page.setFocus()
            stops = walk(page, key)
            assert out_of_reach(wanted, stops) == [], (part, key)
            assert any(not page.isAncestorOf(each) and each is not page for each in stops), "held fast"


@pytest.mark.parametrize("name", PAGES)
def test_it_is_seen_where_the_keyboard_stands(window: MainWindow, qtbot, name: str):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.go(name)
    page = window.page(name)
    settle(window)
    page.setFocus()
    unseen = []
    for stop in walk(page, Qt.Key.Key_Tab):
        if stop is page or not page.isAncestorOf(stop) or not stop.isVisible():
            continue
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        framed = stop.parentWidget() if isinstance(stop, QLineEdit) else stop
        lit = framed.grab().toImage()
        window.setFocus()
        QApplication.processEvents()
        if framed.grab().toImage() == lit:
            unseen.append(told(stop))
    assert unseen == []


@pytest.mark.parametrize("section", ["facts", "MeasuresTab", "EvidenceTab", "TrailTab"])
def test_tab_reaches_everything_on_a_record(window: MainWindow, qtbot, section: str):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.go("ledger")
    page = window.page("ledger")
    settle(window)
    page.show_record(page.pane.model.uuid_at(3))
    settle(window)
    page.panel.tabs.choose(section)
    settle(window)
    page.panel.tabs.setFocus()
    stops = walk(page, Qt.Key.Key_Tab)
    reached = {each for stop in stops for each in (stop, stop.focusProxy(), stop.parentWidget()) if each}
    missed = [
        told(each)
        for each in usable(page.panel)
        if each not in reached and not has_another_way(each, reached)
    ]
    assert missed == []
