from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from core.operations import inspections, rechecks
from tests.ui.steps import inspections_page, settle
from ui.dialogs.form_dialog import FormDialog


@pytest.fixture
def page(qtbot, full_session):
    return inspections_page(qtbot, full_session)


def deliver(page):
    uuid = page.panel.uuid
    draft = inspections.inspection_draft_of(page.session.reader, uuid)
    given = replace(draft, concluded_on=date(2020, 12, 10), delivered_on=date(2020, 12, 11))
    page.session.write(lambda ws, _: inspections.revise_inspection(ws, uuid, 1, given))
    settle(page)


def lines(page):
    return [each.text() for each in page.panel.course.findChildren(QLabel) if each.isVisible()]


def dialog_of(page):
    return page.panel.course.findChildren(FormDialog)[-1]


def test_before_the_conclusion_is_delivered_nobody_can_object(page):
    course = page.panel.course
    assert not course.request_button.isEnabled()
    assert not course.decide_button.isEnabled()
    assert "发现问题 2，已解决 0" in lines(page)[1]


def test_a_request_and_its_decision_are_entered_and_shown(page):
    deliver(page)
    course = page.panel.course
    course.request()
    dialog = dialog_of(page)
    dialog.form.set_values({"requested_by": "县市场监管局", "reason": "与事实不符"})
    dialog.save()
    settle(page)
    assert not course.request_button.isEnabled()
    assert any("最迟 2021年1月21日作出复核决定" in line for line in lines(page))
    course.decide()
    dialog = dialog_of(page)
    dialog.form.set_values({"decided_by": "李", "decision": "事实清楚"})
    dialog.save()
    settle(page)
    assert rechecks.standing(page.session.reader, page.panel.uuid).open is None
    assert any(line.startswith("复核决定：维持") for line in lines(page))


def test_archive_catalogue_and_forms_are_written(page, tmp_path):
    course = page.panel.course
    course.archive_to(tmp_path / "案卷.zip")
    course.catalogue_to(tmp_path / "c.xlsx")
    course.forms_to(tmp_path / "forms")
    settle(page)
    with zipfile.ZipFile(tmp_path / "案卷.zip") as packed:
        assert packed.namelist() == ["00-案卷目录.xlsx"]
    assert (tmp_path / "c.xlsx").is_file()
    assert len(list((tmp_path / "forms").iterdir())) == 1


def test_a_new_record_has_no_course_yet(page):
    page.start_new()
    assert not page.panel.course.isVisible()
