from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.violation import Violation
from ui.widgets.form import Field, Form
from ui.widgets.form_pages import FormPages

FIELDS = (
    Field(key="name", required=True),
    Field(key="about"),
    Field(key="columns", heading="register_form.heading_list"),
    Field(key="totals", span=2),
)


@pytest.fixture
def pages(qtbot):
    place = QWidget()
    place.form = Form(FIELDS, "register_form", date(2026, 1, 1))
    made = FormPages(place.form, "register_form.heading_basic")
    made.place, made.form = place, place.form
    column = QVBoxLayout(place)
    column.addWidget(made)
    column.addWidget(place.form)
    qtbot.addWidget(place)
    place.show()
    return made


def shown(pages):
    return [field.key for field in FIELDS if pages.form.editor(field.key).isVisible()]


def test_every_heading_is_a_tab_over_its_own_fields(pages):
    assert [pages.tabText(place) for place in range(pages.count())] == ["基本资料", "清单与年度"]
    assert shown(pages) == ["name", "about"]
    pages.setCurrentIndex(1)
    assert shown(pages) == ["columns", "totals"]
    pages.step(1)
    assert shown(pages) == ["name", "about"]


def test_a_page_is_turned_to_for_a_field_and_for_what_is_wrong_under_it(pages):
    pages.lead_to(pages.form.editor("totals"))
    assert shown(pages) == ["columns", "totals"]
    pages.form.show_violations([Violation("about", "not_a_date")])
    pages.show_wrong()
    assert shown(pages) == ["name", "about"]
    assert pages.form._notes["about"].isVisible()
    pages.step(1)
    assert not pages.form._notes["about"].isVisible()


def test_a_field_takes_all_the_height_of_its_page_and_none_of_another(pages):
    pages.place.resize(400, 500)
    pages.fill_height(pages.form.editor("totals"))
    first = pages.form.editor("name").y()
    pages.setCurrentIndex(1)
    pages.place.layout().activate()
    pages.setCurrentIndex(0)
    pages.place.layout().activate()
    assert pages.form.editor("name").y() == first
