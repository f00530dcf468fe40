from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.operations import dispatches, duties, duty_lists, issues, measures, receipts
from ui.dialogs.form_dialog import FormDialog
from ui.pages.issue_panel import IssuePanel
from ui.pages.watch_tab import sign_words


@pytest.fixture
def panel(qtbot, empty_session):
    def enter(workspace, _):
        made = issues.register_issue(workspace, IssueDraft(text="案卷", units=(UnitName("甲"),)))
        measures.add_measure(workspace, made.value.uuid, MeasureDraft(text="每季度听取一次汇报"))
        return made

    found = []
    empty_session.write(enter, on_done=found.append)
    empty_session.jobs.wait()
    made = IssuePanel(empty_session)
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    made.show_issue(found[0].value.uuid)
    return made


def save_dialog(panel, **values):
    dialog = next(each for each in panel.findChildren(FormDialog) if each.isVisible())
    for key, value in values.items():
        dialog.form.editor(key).set_value(value)
    dialog.save()
    panel.session.jobs.wait()


def press(panel, name):
    found = panel.findChild(QPushButton, name)
    assert found is not None, name
    found.click()
    panel.session.jobs.wait()


def test_an_issue_is_handed_down_and_signed_for_in_its_tab(panel):
    press(panel, "watch_tab.hand_down")
    save_dialog(panel)
    item = receipts.of_issue(panel.session.reader, panel.uuid)[0]
    assert "交办" in sign_words(item)
    press(panel, f"sign_{item.uuid}")
    save_dialog(panel, signed_by="丙")
    assert receipts.of_issue(panel.session.reader, panel.uuid)[0].signed_by == "丙"


def test_a_measure_becomes_a_duty_in_one_click(panel):
    press(panel, "make_duty_1")
    assert [line.rule for line in duty_lists.duty_lines(panel.session.reader)] == ["每季度听取一次汇报"]
    measure = panel.dossier.measures[0].measure.uuid
    assert duties.suggested(panel.session.reader, measure) is None


def test_a_dispatch_of_the_issue_is_written_down_and_shown(panel):
    press(panel, "watch_tab.dispatch")
    save_dialog(panel, points="听取进展")
    lines = duty_lists.dispatch_lines(panel.session.reader, panel.uuid)
    assert [line.points for line in lines] == ["听取进展"]
    assert panel.findChild(QPushButton, f"show_{lines[0].uuid}") is not None
    assert dispatches.dispatch_of(panel.session.reader, lines[0].uuid).issue_uuids == (panel.uuid,)
