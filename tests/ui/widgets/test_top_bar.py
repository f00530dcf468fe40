from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from core.domain.drafts import IssueDraft
from core.operations import issues
from tests.ui.steps import settle
from ui.main_window import MainWindow
from ui.widgets.search_bar import SearchBar
from ui.widgets.theme import wide
from ui.widgets.top_bar import _WORDY_FROM, TopBar


def test_tabs_and_buttons_have_names_for_screen_readers(window: MainWindow):
    window.go("ledger")
    for each in window.findChildren(QAbstractButton):
        if (
            each.isVisible()
            and not isinstance(each.parent(), QTabBar)
            and each.objectName().startswith("act_")
        ):
            assert each.text() or each.accessibleName()


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


def test_the_bar_says_who_works_and_offers_the_others_only_when_there_are_any(qtbot):
    bar = TopBar(SearchBar(lambda _: []))
    qtbot.addWidget(bar)
    bar.show_people("王敏", ["王敏"], shown=False)
    assert bar.person.isHidden()
    bar.show_people("王敏", ["李芳", "王敏"], shown=True)
    assert not bar.person.isHidden()
    assert bar.person.text() == "王敏"
    wanted = []
    bar.person_wanted.connect(wanted.append)
    bar.person.menu().actions()[0].trigger()
    assert wanted == ["李芳"]


def test_the_acts_give_their_words_up_where_the_person_at_work_needs_the_room(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    bar = TopBar(SearchBar(lambda _: []), window)
    bar.resize(wide(bar.fontMetrics(), _WORDY_FROM) + 4, 53)
    window.show()
    backup = bar.findChild(QToolButton, "act_backup")
    assert backup.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    bar.show_people("王敏", ["李芳", "王敏"], shown=True)
    assert backup.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    bar.show_people("王敏", ["王敏"], shown=False)
    assert backup.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
