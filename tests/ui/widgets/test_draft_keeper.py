from __future__ import annotations

import json

import pytest

from core.operations import forms
from ui.session import Session
from ui.widgets.draft_keeper import DraftKeeper
from ui.widgets.form import Field, Form


@pytest.fixture
def form(qtbot, empty: Session) -> Form:
    made = Form((Field(key="code"),), "issue_form", empty.today)
    qtbot.addWidget(made)
    return made


def test_words_are_kept_within_ten_seconds_and_only_while_unsaved(form: Form, empty: Session):
    keeper = DraftKeeper(empty, form, "issue:new")
    assert keeper._timer.interval() <= 10_000
    form.editor("code").setText("打到一半")
    assert keeper._timer.isActive()
    keeper.keep()
    empty.jobs.wait()
    assert json.loads(forms.load_form(empty.reader, "issue:new")) == {"code": "打到一半"}
    assert forms.kept_forms(empty.reader) == ["issue:new"]
    keeper.drop()
    empty.jobs.wait()
    assert keeper.offered() is None


def test_a_clean_form_keeps_nothing(form: Form, empty: Session):
    keeper = DraftKeeper(empty, form, "issue:new")
    keeper.keep()
    empty.jobs.wait()
    assert keeper.offered() is None


def test_another_record_is_kept_under_its_own_key(form: Form, empty: Session):
    keeper = DraftKeeper(empty, form, "a")
    form.editor("code").setText("甲")
    keeper.keep()
    keeper.watch("b")
    keeper.keep()
    empty.jobs.wait()
    assert forms.kept_forms(empty.reader) == ["a", "b"]


def test_it_tells_once_that_somebody_began_to_type(form: Form, empty: Session):
    keeper = DraftKeeper(empty, form, "issue:new")
    begun: list[None] = []
    keeper.begun.connect(lambda: begun.append(None))
    form.editor("code").setText("一")
    form.editor("code").setText("一二")
    assert len(begun) == 1
