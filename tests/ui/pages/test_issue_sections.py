from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from core.operations import dossiers
from core.wording import word
from tests.ui.steps import issues_in
from ui.pages import issue_sections
from ui.pages.issue_sections import FACTS, IssueSections


@pytest.fixture
def sections(qtbot, full_session) -> IssueSections:
    made = IssueSections(full_session, QLabel("内容"))
    qtbot.addWidget(made)
    return made


def offered(sections: IssueSections) -> int:
    return sum(not sections.list.item(row).isHidden() for row in range(sections.list.count()))


def test_a_new_issue_has_its_facts_alone_and_a_stored_one_every_section(sections, full_session):
    sections.show_dossier(None)
    assert offered(sections) == 1
    assert sections.words(FACTS) == word("issue_panel.facts")
    sections.show_dossier(dossiers.issue_dossier(full_session.reader, issues_in(full_session)[0]))
    assert offered(sections) == 1 + len(sections.tabs)


def test_a_section_says_how_much_it_holds_and_one_that_is_not_counted_nothing(sections, full_session):
    found = dossiers.issue_dossier(full_session.reader, issues_in(full_session)[3])
    sections.show_dossier(found)
    assert issue_sections.count_of("MeasuresTab", found) == len(found.measures) == 5
    assert sections.words("MeasuresTab") == "整改措施 5"
    assert issue_sections.count_of("TrailTab", found) == 0
    assert issue_sections.count_of("MeasuresTab", None) == 0


def test_what_a_section_asks_for_is_passed_on(sections, qtbot):
    with qtbot.waitSignal(sections.act_wanted) as asked:
        sections.tabs[0].act_wanted.emit("add_measure", None)
    assert asked.args == ["add_measure", None]
