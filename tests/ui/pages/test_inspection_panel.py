from __future__ import annotations

import pytest

from core.domain.inspection import Count, InspectionKind, Qualifier
from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.operations import inspections
from core.wording import word
from tests.ui.steps import inspections_in, inspections_page, issues_in, press
from ui.models.tones import Tone
from ui.pages import record_panel
from ui.widgets.plates import Banner


@pytest.fixture
def page(qtbot, full_session):
    return inspections_page(qtbot, full_session)


def test_a_clerk_enters_an_inspection_from_nothing(qtbot, empty_session):
    page = inspections_page(qtbot, empty_session)
    page.start_new()
    form = page.panel.form
    form.set_values({"title": "法治政府建设实地督察", "units": ("容城县教育局",), "basis": "年度计划"})
    page.panel.problems.add.click()
    form.editor("problems")._plates[0].text.set_value("重大决策没有合法性审查")
    form.editor("counts").add.click()
    line = form.editor("counts")._lines[0]
    line.name.setText("查阅材料")
    line.number.set_value(400)
    line.qualifier.set_value(Qualifier.OVER)
    line.measure_word.setText("份")
    press(page, "inspections_page.save")
    empty_session.jobs.wait()
    [uuid] = inspections_in(empty_session)
    found = inspections.inspection_dossier(empty_session.reader, uuid)
    assert found.units == ("容城县教育局",)
    assert [problem.text for problem in found.problems] == ["重大决策没有合法性审查"]
    assert found.inspection.counts == (
        Count(name="查阅材料", value=400, unit_word="份", qualifier=Qualifier.OVER),
    )
    assert page.panel.uuid == uuid
    assert not form.dirty
    assert found.inspection.code in page.banner.text()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_saved(qtbot, empty_session):
    page = inspections_page(qtbot, empty_session)
    page.start_new()
    page.panel.form.set_values({"title": "只有标题"})
    assert page.panel.save() is False
    assert page.panel.form._notes["units"].isVisible()
    assert inspections_in(empty_session) == []
    assert page.banner.property("tone") == Tone.BAD.value


def test_an_edit_is_saved_under_a_new_revision(page, full_session):
    page.panel.form.editor("conclusion").set_value("请于一个月内整改。")
    assert page.panel.save_button.isEnabled()
    assert not page.panel.letter_button.isEnabled()
    page.panel.save()
    full_session.jobs.wait()
    found = inspections.inspection_dossier(full_session.reader, page.panel.uuid).inspection
    assert found.conclusion == "请于一个月内整改。"
    assert found.revision == 2
    assert not page.panel.save_button.isEnabled()


def test_a_problem_becomes_an_issue_with_one_button(page, full_session, qtbot):
    before = issues_in(full_session)
    plate = page.panel.problems._plates[0]
    plate.raise_button.click()
    full_session.jobs.wait()
    [new] = set(issues_in(full_session)) - set(before)
    plate = page.panel.problems._plates[0]
    assert not plate.issue_button.isHidden()
    assert plate.raise_button.isHidden()
    with qtbot.waitSignal(page.record_wanted) as wanted:
        plate.issue_button.click()
    assert wanted.args == [ListKind.ISSUES, new]


def test_unsaved_problems_cannot_become_issues_yet(page):
    page.panel.problems.add_problem()
    page.panel.problems._plates[-1].text.set_value("新发现的问题")
    assert not page.panel.problems._plates[-1].raise_button.isEnabled()


def test_the_notice_button_asks_for_a_notice_on_this_inspection(page, qtbot):
    with qtbot.waitSignal(page.act_wanted) as wanted:
        page.panel.letter_button.click()
    name, request = wanted.args
    assert name == "letter"
    assert request.kind is LetterKind.RECTIFICATION_NOTICE
    assert request.inspection_uuid == page.panel.uuid


def test_leaving_with_unsaved_words_asks_and_stay_keeps_them(page, monkeypatch):
    page.panel.form.editor("note").set_value("还没写完")
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda _: "stay")
    assert page.may_leave() is False
    assert page.panel.form.values()["note"] == "还没写完"
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda _: "discard")
    assert page.may_leave() is True


def test_leaving_can_save(page, full_session, monkeypatch):
    page.panel.form.editor("note").set_value("补记一条")
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda _: "save")
    assert page.may_leave() is True
    assert inspections.inspection_dossier(full_session.reader, page.panel.uuid).inspection.note == "补记一条"


def test_half_typed_words_come_back_after_a_crash(qtbot, empty_session):
    first = inspections_page(qtbot, empty_session)
    first.start_new()
    first.panel.form.set_values({"title": "写到一半的检查"})
    first.panel.problems.add_problem()
    first.panel.problems._plates[0].text.set_value("写到一半的问题")
    first.panel.drafts.keep()
    empty_session.jobs.wait()
    second = inspections_page(qtbot, empty_session)
    second.start_new()
    assert second.panel.form.values()["title"] == "写到一半的检查"
    assert second.panel.form.values()["problems"][0].text == "写到一半的问题"
    assert second.panel.findChild(Banner).text() == word("inspections_page.draft_back")


def test_a_change_from_elsewhere_does_not_overwrite_what_is_being_typed(page, full_session):
    page.panel.form.editor("note").set_value("正在写")
    uuid = page.panel.uuid
    draft = inspections.inspection_draft_of(full_session.reader, uuid)
    full_session.write(lambda ws, _: inspections.revise_inspection(ws, uuid, 1, draft))
    full_session.write(lambda ws, _: inspections.raise_issue(ws, draft.problems[0].uuid))
    full_session.jobs.wait()
    assert page.panel.form.values()["note"] == "正在写"


def test_a_repeated_visit_stops_the_save_once(qtbot, full_session):
    page = inspections_page(qtbot, full_session)
    page.start_new()
    page.panel.form.set_values(
        {"title": "再查", "kind": InspectionKind.SPECIAL, "units": ("容城县市场监督管理局",), "basis": "计划"}
    )
    assert not page.panel.save()
    assert page.panel.save()
    full_session.jobs.wait()
    assert len(inspections_in(full_session)) == 2
