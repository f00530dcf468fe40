from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.plan_steps import a_page, fill, tasks_of
from ui.pages import record_panel

SMALL = (690, 400)
"""Pixels left to a page on a screen of 1366 × 768 dots magnified by a half."""


@pytest.fixture
def page(qtbot, empty_session):
    return a_page(qtbot, empty_session)


@pytest.fixture
def small(page):
    page.resize(*SMALL)
    return fill(page)


def shown(page):
    parts = (page.tree, page.pane, page.desk.side)
    return [each.isVisible() for each in parts]


def test_a_page_without_a_plan_says_what_to_do_and_shows_no_form_before_one_is_wanted(page):
    assert page.desk.empty.isVisible()
    assert shown(page) == [False, False, False]
    page.findChild(QPushButton, "plans_page.new").click()
    assert (shown(page), page.desk.empty.isVisible()) == ([True, True, True], False)
    page.desk.leave()
    assert page.desk.empty.isVisible()


def test_a_chosen_plan_is_shown_beside_tree_and_tasks_where_there_is_room(page):
    fill(page)
    assert shown(page) == [True, True, True]
    page.tree.choose("")
    assert shown(page) == [True, True, False]


def test_on_a_small_screen_five_tasks_are_in_sight_beside_the_tree(small):
    assert shown(small) == [True, True, False]
    grid = small.pane.grid
    assert grid.viewport().height() >= 5 * grid.rowHeight(0)
    assert small.minimumSizeHint().width() <= SMALL[0]
    assert small.minimumSizeHint().height() <= SMALL[1]


def test_enter_on_a_plan_opens_its_form_in_place_of_the_tasks(small, qtbot):
    qtbot.keyClick(small.tree, Qt.Key.Key_Return)
    assert shown(small) == [True, False, True]
    assert small.panel is small.plan_panel
    small.desk.leave()
    assert shown(small) == [True, True, False]


def test_a_task_in_hand_takes_the_place_of_the_tree_until_it_is_left(small, qtbot):
    small.pane.grid.select(tasks_of(small)[0])
    assert shown(small) == [False, True, True]
    assert small.minimumSizeHint().width() <= SMALL[0]
    small.task_panel.close_button.click()
    assert shown(small) == [True, True, False]
    qtbot.keyClick(small.pane.grid, Qt.Key.Key_Return)
    assert shown(small) == [False, True, True]


def test_words_not_saved_keep_the_form_open(small, monkeypatch):
    small.pane.grid.select(tasks_of(small)[0])
    small.task_panel.form.editor("area").set_value("改了一半")
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda _: "stay")
    small.desk.leave()
    assert small.desk.side.isVisible()
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda _: "discard")
    small.desk.leave()
    assert not small.desk.side.isVisible()


def test_the_tree_goes_back_above_the_tasks_in_a_large_window(small):
    assert small.tree.geometry().right() < small.pane.geometry().left()
    small.resize(1166, 700)
    assert small.tree.geometry().bottom() < small.pane.geometry().top()
