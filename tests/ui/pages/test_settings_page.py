from __future__ import annotations

from dataclasses import replace

from core.domain.listing import ListKind
from core.operations import listing, offices
from core.wording import word
from ui.pages.settings_page import SettingsPage


def test_every_tab_has_its_name_and_fits_without_scrolling_sideways(settings):
    names = [settings.tabs.words(each) for each in settings.tabs.names()]
    keys = ("office", "units", "people", "fields", "safety", "fonts", "machine", "calendar", "ladder")
    assert names == [word(f"settings_page.tab_{key}") for key in keys]
    for key in keys:
        settings.tabs.choose(key)
        shown = settings.tabs.part(key)
        assert shown.minimumSizeHint().width() <= settings.width()


def test_a_unit_found_by_search_is_shown_on_its_tab(settings, full_session):
    query = listing.query_of(full_session.reader, ListKind.UNITS)
    last = listing.list_ids(full_session.reader, query)[-1]
    settings.show_record(last)
    assert settings.tabs.chosen() == "units"
    assert settings.units.pane.grid.current_uuid() == last


def test_a_change_elsewhere_is_shown_at_once(settings, full_session):
    office = full_session.reader.office
    full_session.write(lambda ws, _: offices.revise_office(ws, replace(office, contact="赵强")))
    full_session.jobs.wait()
    assert settings.office.identity.values()["contact"] == "赵强"


def test_the_prefix_is_found_whatever_tab_was_open(settings):
    settings.tabs.choose("people")
    settings.fill_prefix()
    assert settings.tabs.chosen() == "office"
    assert settings.window().focusWidget() is settings.office.identity.editor("number_prefix")


def test_a_section_is_built_and_read_when_it_is_first_looked_at(qtbot, full_session):
    page = SettingsPage(full_session)
    qtbot.addWidget(page)
    page.show()
    later = page._sections
    assert [key for key, section in later.items() if section.is_built] == ["office"]
    office = full_session.reader.office
    full_session.write(lambda ws, _: offices.revise_office(ws, replace(office, contact="赵强")))
    full_session.jobs.wait()
    page.tabs.choose("units")
    assert page.units.isVisible()
    full_session.reading.wait()
    assert page.units.pane.model.rowCount() > 0
    assert page.may_leave()
    assert not later["people"].is_built
