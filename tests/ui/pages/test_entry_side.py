from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from core.domain.listing import ListKind
from core.domain.register import RegisterDraft
from core.operations import registers
from core.operations.trail import Difference
from core.wording import word
from tests.ui.steps import issues_in
from ui.pages.entry_side import EntrySide, difference_text

CLUE = {"source": "媒体反映", "received_on": "2020-11-01", "content": "乱罚款"}


def test_an_entry_shows_where_it_leads_and_who_changed_what(qtbot, full):
    uuid = issues_in(full)[0]
    done = []
    draft = RegisterDraft(values=CLUE, links={"issues": (uuid,)})
    full.write(lambda ws, _: registers.add_entry(ws, "clues", draft), on_done=done.append)
    full.jobs.wait()
    side = EntrySide(full)
    qtbot.addWidget(side)
    side.show()
    assert not side.trail_button.isVisible()
    side.show_entry(done[0].value.uuid)
    link = next(each for each in side.findChildren(QPushButton) if each.objectName().startswith("open_"))
    with qtbot.waitSignal(side.record_wanted) as asked:
        link.click()
    assert asked.args == [ListKind.ISSUES, uuid]
    side.trail_button.click()
    full.jobs.wait()
    told = "\n".join(each.text() for each in side.findChildren(QLabel))
    assert "线索来源" in told
    assert "媒体反映" in told
    side.show_entry(done[0].value.uuid)
    assert side.entries.count() == 1
    side.show_entry("")
    assert side.steps.count() == side.entries.count() == 0


def test_a_difference_is_told_as_changed_added_or_taken_away():
    given = {"field": "内容", "before": "甲", "after": "乙"}
    assert difference_text(Difference("内容", "甲", "乙")) == word("issue_panel.change", **given)
    assert difference_text(Difference("内容", "", "乙")) == word("issue_panel.added", **given)
    assert difference_text(Difference("内容", "甲", "")) == word("issue_panel.taken_away", **given)
