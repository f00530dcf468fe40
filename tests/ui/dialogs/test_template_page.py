"""The page of a template: an example of the size asked for, or why there is none."""

from __future__ import annotations

import pytest

from core.letter_shelf import shipped_text
from core.wording import word
from ui.dialogs.template_page import TemplatePage


@pytest.fixture
def page(qtbot, full_session):
    made = TemplatePage(full_session, None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_example_grows_with_the_size_chosen(page, full_session):
    page.show_template("supervision", shipped_text("supervision"), at_once=True)
    full_session.jobs.wait()
    few = page.view.page_count
    page.sample.set_value(20)
    full_session.jobs.wait()
    assert page.view.page_count != few
    page.ruler.setChecked(True)
    assert page.view.ruled


def test_without_a_page_it_says_so_and_a_line_leads_to_its_place(page, full_session, qtbot):
    page.show_template("supervision", "name = [", at_once=True)
    full_session.jobs.wait()
    assert page.panel.message == word("template_editor.no_page")
    with qtbot.waitSignal(page.jumped) as told:
        page.found.itemActivated.emit(page.found.item(0))
    assert told.args == ["line:1"]
