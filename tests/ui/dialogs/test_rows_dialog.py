from __future__ import annotations

from core.domain.drafts import IssueDraft
from core.domain.listing import Filter, ListKind
from core.operations import issues
from core.operations import statistics as figures
from ui.dialogs.rows_dialog import RowsDialog
from ui.session import Session


def test_the_rows_of_a_past_day_are_shown_whatever_came_later(full: Session, qtbot):
    past = figures.as_of(full.reader, full.today)
    full.write(lambda ws, _: issues.register_issue(ws, IssueDraft(text="后来的")))
    full.jobs.wait()
    dialog = RowsDialog(past, ListKind.ISSUES, ())
    qtbot.addWidget(dialog)
    assert dialog.model.rowCount() == 22
    assert dialog._count.text() == "共 22 项"
    dialog.model.set_question("", (Filter(column="timeliness", values=("overdue",)),))
    assert dialog._count.text() == "共 2 项"
    assert "2020年12月10日" in dialog.windowTitle()
