from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from core.domain.listing import ListKind
from core.domain.register import LinkTarget, RegisterDraft
from core.operations import registers
from core.operations.dossiers import issue_dossier
from core.operations.register_definitions import shipped
from tests.ui.steps import choose, settle
from ui.dialogs import entry_dialog as dialogs
from ui.pages import related_tab
from ui.pages.related_tab import RelatedList, RelatedTab

CLUE = {"source": "媒体反映", "received_on": "2020-11-01", "content": "乱罚款"}


@pytest.fixture
def linked(page):
    """The third issue of the ledger with a clue that speaks of it."""
    uuid = choose(page, 3)
    draft = RegisterDraft(values=CLUE, links={"issues": (uuid,)})
    page.session.write(lambda ws, _: registers.add_entry(ws, "clues", draft))
    settle(page)
    return page


def tab_of(page) -> RelatedTab:
    return next(tab for tab in page.panel.tabs.tabs if isinstance(tab, RelatedTab))


def press(part: QWidget, name: str) -> None:
    part.findChild(QPushButton, name).click()


def test_an_issue_lists_the_entries_that_speak_of_it_and_opens_them(linked, qtbot):
    tab = tab_of(linked)
    assert linked.panel.tabs.words("RelatedTab").startswith("相关记录")
    with qtbot.waitSignal(linked.panel.record_wanted) as asked:
        press(tab, "open_线索2020-001")
    (related,) = issue_dossier(linked.session.reader, linked.panel.uuid).related
    assert asked.args == [ListKind.REGISTERS, related.uuid]


def test_a_link_is_taken_away_and_undone(linked):
    press(tab_of(linked), "unlink_线索2020-001")
    settle(linked)
    assert linked.panel.dossier.related == ()
    assert tab_of(linked).findChild(QPushButton, "unlink_线索2020-001") is None
    linked.session.undo()
    settle(linked)
    assert len(linked.panel.dossier.related) == 1


def test_the_menu_names_the_registers_and_begins_an_entry_with_the_link(page, monkeypatch):
    uuid = choose(page, 3)
    menu = related_tab.registers_menu(page.session, LinkTarget.ISSUE, uuid, page)
    offered = [act.data() for act in menu.actions()]
    assert offered[:2] == ["publications", "clues"]
    begun: list[object] = []
    exec_ = lambda dialog: begun.append(dialog.form.values()["issues"])  # noqa: E731
    monkeypatch.setattr(dialogs.EntryDialog, "exec", exec_)
    menu.actions()[offered.index("results")].trigger()
    assert begun == [(uuid,)]
    made = related_tab.entry_dialog(page.session, shipped()["clues"], LinkTarget.ISSUE, uuid, page)
    assert made.form.values()["issues"] == (uuid,)
    assert made.form.values()["received_on"] != date(2020, 1, 1)
    made.deleteLater()


def test_adding_offers_the_registers_under_the_button(page, monkeypatch):
    choose(page, 3)
    shown: list[tuple[object, ...]] = []
    monkeypatch.setattr(related_tab, "offer_registers", lambda *given: shown.append(given))
    press(tab_of(page), "issue_panel.add_related")
    assert shown[0][2] == page.panel.uuid


def test_an_inspection_shows_the_same_list_and_a_new_one_none(linked, qtbot):
    beside = RelatedList(linked.session, LinkTarget.ISSUE)
    qtbot.addWidget(beside)
    beside.show_related(linked.panel.uuid, linked.panel.dossier.related)
    assert beside.isVisibleTo(beside.parentWidget()) or not beside.isHidden()
    with qtbot.waitSignal(beside.record_wanted):
        press(beside, "open_线索2020-001")
    press(beside, "unlink_线索2020-001")
    settle(linked)
    assert linked.panel.dossier.related == ()
    beside.show_related("", ())
    assert beside.isHidden()
