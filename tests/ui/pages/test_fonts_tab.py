from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from core.domain.drafts import IssueDraft, UnitName
from core.domain.listing import ListKind
from core.letters import font_files
from core.letters.fonts import FontRole
from core.operations import issues, letter_fonts, offices
from core.resources import resource_path
from core.wording import word


@pytest.fixture
def machine(tmp_path, monkeypatch):
    shutil.copy(resource_path("fonts", "LedgerSongDigits.ttf"), tmp_path / "installed.ttf")
    monkeypatch.setattr(font_files, "font_folders", lambda: [tmp_path])
    letter_fonts.look_again()
    yield tmp_path
    monkeypatch.undo()
    letter_fonts.look_again()


@pytest.fixture
def tab(machine, settings):
    settings.tabs.choose("fonts")
    return settings.fonts


def words_in(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_every_role_stands_with_its_file_and_what_it_is(tab):
    shown = words_in(tab)
    assert word("enums.FontRole.fang") in shown
    assert "FandolFang-Regular.ttf" in shown
    assert word("fonts_tab.substitute") in shown
    assert set(tab.choices) == set(FontRole)


def test_a_font_is_chosen_from_those_of_the_machine(tab, full_session):
    combo = tab.choices[FontRole.SONG]
    assert [combo.itemText(at) for at in range(combo.count())] == [
        word("fonts_tab.automatic"),
        "Ledger Song Digits",
    ]
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    full_session.jobs.wait()
    assert letter_fonts.chosen_fonts(full_session.reader.settings) == ((FontRole.SONG, "Ledger Song Digits"),)
    assert "installed.ttf" in words_in(tab)
    assert tab.choices[FontRole.SONG].currentData() == "Ledger Song Digits"


def test_the_strict_rule_is_kept(tab, full_session):
    tab.strict.click()
    full_session.jobs.wait()
    assert full_session.reader.settings.standard_fonts_only
    assert tab.strict.isChecked()


def test_characters_that_cannot_be_printed_are_listed_and_lead_to_their_record(tab, full_session, qtbot):
    full_session.write(
        lambda ws, _: offices.revise_settings(ws, replace(ws.settings, bundled_fonts_only=True))
    )
    full_session.write(
        lambda ws, _: issues.register_issue(
            ws, IssueDraft(text="当事人张𠀀的案卷", units=(UnitName("县城管局"),))
        )
    )
    full_session.jobs.wait()
    tab.findChild(QPushButton, "fonts_tab.scan").click()
    full_session.jobs.wait()
    assert [tab.table.item(0, column).text() for column in range(3)] == [
        "𠀀",
        "U+20000",
        word("fonts_tab.no_font"),
    ]
    with qtbot.waitSignal(tab.record_wanted) as wanted:
        tab.open_button.click()
    assert wanted.args[0] is ListKind.ISSUES


def test_a_ledger_that_prints_whole_says_so(tab, full_session):
    tab.findChild(QPushButton, "fonts_tab.scan").click()
    full_session.jobs.wait()
    assert word("fonts_tab.all_printable") in words_in(tab)
    assert not tab.open_button.isEnabled()
