from __future__ import annotations

from PySide6.QtWidgets import QLabel

from core.domain.listing import Filter, ListKind
from ui.pages.list_page import ListPage


class Units(ListPage):
    NAME = "letters"
    KIND = ListKind.UNITS


def shown(qtbot, session):
    page = Units(session, QLabel("beside"))
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    return page


def test_an_empty_ledger_gets_the_empty_place_not_an_empty_table(qtbot, empty_session):
    page = shown(qtbot, empty_session)
    assert page.empty.isVisible()
    assert not page.grid.isVisible()


def test_a_filter_that_finds_nothing_is_not_an_empty_ledger(qtbot, full_session):
    page = shown(qtbot, full_session)
    page.show_list((Filter(column="name", values=("没有这个单位",)),))
    page.refresh()
    assert page.model.rowCount() == 0
    assert page.grid.isVisible()


def test_the_first_row_is_chosen_and_the_choice_survives_a_reading(qtbot, full_session):
    page = shown(qtbot, full_session)
    assert page.grid.current_uuid() == page.model.uuid_at(0)
    page.grid.select(page.model.uuid_at(3))
    chosen = page.grid.current_uuid()
    page.refresh()
    assert page.grid.current_uuid() == chosen


def test_going_to_a_record_takes_off_a_filter_that_hides_it(qtbot, full_session):
    page = shown(qtbot, full_session)
    wanted = page.model.uuid_at(2)
    page.show_list((Filter(column="name", values=("没有这个单位",)),))
    page.show_record(wanted)
    assert page.grid.current_uuid() == wanted


def test_list_and_side_share_the_width_as_asked(qtbot, full_session):
    page = shown(qtbot, full_session)
    share = page.pane.width() / (page.pane.width() + page.side.width())
    assert abs(share - 3 / 5) < 0.03
