from __future__ import annotations

import pytest

from core.operations import units
from core.wording import word


@pytest.fixture
def page(settings):
    return settings


def test_a_unit_gets_its_liaison_officer_and_other_names(page, full_session):
    row = page.units.pane.model.row_at(0)
    page.show_record(row.uuid)
    page.units.form.set_values({"liaison": "张伟", "phone": "0312-5", "aliases": (f"{row.name}机关",)})
    page.units.save_button.click()
    full_session.jobs.wait()
    stored = units.unit_of(full_session.reader, f"{row.name}机关")
    assert (stored.uuid, stored.liaison) == (row.uuid, "张伟")
    assert not page.units.save_button.isEnabled()


def test_two_units_cannot_bear_one_name(page, full_session):
    first, second = page.units.pane.model.row_at(0), page.units.pane.model.row_at(1)
    page.show_record(first.uuid)
    page.units.form.set_values({"name": second.name})
    page.units.save()
    full_session.jobs.wait()
    assert page.units.form._notes["name"].text() == word("violations.unit_name_taken", name=second.name)
    assert units.unit_of(full_session.reader, first.name).uuid == first.uuid
    page.units.form.clean()
