from __future__ import annotations

import pytest

from core.domain.drafts import ProblemDraft
from core.wording import word
from ui.widgets.problems_edit import ProblemsEdit

SAVED = ProblemDraft(
    uuid="11111111-1111-4111-8111-111111111111", text="案卷不规范", place="执法队", requirement="补正"
)


@pytest.fixture
def edit(qtbot):
    edit = ProblemsEdit()
    qtbot.addWidget(edit)
    edit.set_value((SAVED,))
    return edit


def test_problems_come_back_as_they_were_put_in(edit):
    assert edit.value() == (SAVED,)


def test_problems_kept_as_json_come_back_too(edit):
    edit.set_value([{"uuid": "", "text": "新问题", "place": "", "requirement": "改"}])
    assert edit.value() == (ProblemDraft(text="新问题", requirement="改"),)


def test_an_empty_new_problem_is_left_out(edit):
    edit.add.click()
    assert edit.value() == (SAVED,)
    assert edit._plates[1]._number.text() == word("problems.number", number=2)


def test_only_a_saved_problem_can_become_an_issue(edit, qtbot):
    plate = edit._plates[0]
    edit.show_issues({}, saved=False)
    assert not plate.raise_button.isEnabled()
    edit.show_issues({}, saved=True)
    with qtbot.waitSignal(edit.raise_wanted) as wanted:
        plate.raise_button.click()
    assert wanted.args == [SAVED.uuid]


def test_a_problem_that_is_an_issue_shows_its_code_and_cannot_be_removed(edit):
    edit.show_issues({SAVED.uuid: "2020-023"}, saved=True)
    plate = edit._plates[0]
    assert "2020-023" in plate.issue_button.text()
    assert plate.remove_button.isHidden()
    assert plate.raise_button.isHidden()


def test_removing_one_renumbers_the_rest(edit):
    edit.set_value((ProblemDraft(text="一"), ProblemDraft(text="二")))
    edit._plates[0].remove_button.click()
    assert [each.text for each in edit.value()] == ["二"]
    assert edit._plates[0]._number.text() == word("problems.number", number=1)
