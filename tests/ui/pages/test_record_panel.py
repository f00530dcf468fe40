from __future__ import annotations

import pytest

from core.domain.drafts import InspectionDraft
from core.errors import Refused
from core.operations import inspections
from tests.ui.steps import inspections_page
from ui.models.tones import Tone
from ui.pages import record_panel


@pytest.fixture
def panel(qtbot, full_session):
    page = inspections_page(qtbot, full_session)
    page.panel.form.editor("note").set_value("未写完的话")
    page.panel.form.edited.emit()
    return page.panel


@pytest.fixture
def told(panel):
    heard = []
    panel.told.connect(lambda text, tone: heard.append((text, tone)))
    return heard


def test_a_save_shows_the_record_as_it_then_stands_and_says_so(panel, told, full_session):
    heard = []
    panel.saved.connect(heard.append)
    assert panel.save()
    full_session.jobs.wait()
    assert heard == [panel.uuid]
    assert told[-1][1] is Tone.GOOD
    assert not panel.form.dirty
    draft = inspections.inspection_draft_of(full_session.reader, panel.uuid)
    assert isinstance(draft, InspectionDraft)
    assert draft.note == "未写完的话"


def test_a_rule_that_says_no_is_shown_and_nothing_is_written(panel, told, full_session):
    panel.form.editor("title").set_value("")
    assert not panel.save()
    assert told[-1][1] is Tone.BAD
    assert inspections.inspection_draft_of(full_session.reader, panel.uuid).note == ""


def test_a_save_that_fails_keeps_the_words_and_may_be_tried_again(panel, full_session, monkeypatch):
    shown = []
    monkeypatch.setattr(record_panel, "tell_error", lambda _panel, error: shown.append(error.code))

    def refuse(*_):
        raise Refused("changed_meanwhile")

    with monkeypatch.context() as patch:
        patch.setattr(inspections, "revise_inspection", refuse)
        panel.save()
        full_session.jobs.wait()
    assert shown == ["changed_meanwhile"]
    assert panel.form.dirty
    assert panel.save()
    full_session.jobs.wait()
    assert not panel.form.dirty


@pytest.mark.parametrize(("answer", "leaves", "kept"), [("stay", False, ""), ("discard", True, "")])
def test_leaving_asks_what_to_do_with_unsaved_words(panel, full_session, monkeypatch, answer, leaves, kept):
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda _: answer)
    assert panel.may_leave() is leaves
    assert panel.form.dirty is not leaves
    assert inspections.inspection_draft_of(full_session.reader, panel.uuid).note == kept


def test_leaving_during_a_save_that_fails_stays_with_the_words(panel, full_session, monkeypatch):
    monkeypatch.setattr(record_panel, "tell_error", lambda *_: None)

    def refuse(*_):
        raise Refused("changed_meanwhile")

    monkeypatch.setattr(inspections, "revise_inspection", refuse)
    panel.save()
    assert not panel.may_leave()
    assert panel.form.values()["note"] == "未写完的话"
    assert panel.form.dirty
    panel.form.clean()
