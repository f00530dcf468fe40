from __future__ import annotations

from datetime import date

from core.operations import register_lists
from core.operations.register_definitions import shipped
from ui.dialogs.register_preview import RegisterPreview


def test_the_form_begins_as_a_new_entry_does_and_the_heads_are_those_of_the_list(qtbot, empty):
    meetings = shipped()["meetings"]
    shown = RegisterPreview(empty, meetings)
    qtbot.addWidget(shown)
    assert shown.form.editor("held_on").value() == date(2020, 12, 10)
    heads = [shown.table.horizontalHeaderItem(place).text() for place in range(shown.table.columnCount())]
    assert heads[1:] == [meetings.field(key).label for key in meetings.columns]
    shown.form.editor("title").setText("甲")
    shown.accept()
    assert register_lists.lines(empty.reader, meetings) == []
