from __future__ import annotations

from core.domain.people import LiaisonDraft
from core.operations import liaisons, units
from tests.ui.pages.test_people_page import page
from tests.ui.pages.test_people_tab import fill_in

__all__ = ["page"]


def test_an_officer_is_entered_by_form_and_stands_with_the_unit(qtbot, page):
    tab = page.liaisons
    fill_in(qtbot, tab, tab.task(None), unit="县公安局", name="李娜", phone="1")
    (uuid,) = [tab.pane.model.uuid_at(n) for n in range(tab.pane.model.rowCount())]
    officer = liaisons.found(page.session.reader, uuid)
    assert len(officer.duties) == 8
    fill_in(qtbot, tab, tab.task(officer), phone="2")
    assert units.unit_of(page.session.reader, "县公安局").phone == "2"


def test_many_officers_are_entered_from_a_pasted_list(page):
    page.liaisons.enter([LiaisonDraft(unit="县公安局", name=name) for name in ("李娜", "张伟")])
    page.session.jobs.wait()
    page.liaisons.refresh()
    assert page.liaisons.pane.model.rowCount() == 2
