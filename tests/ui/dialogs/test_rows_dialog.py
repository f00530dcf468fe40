from __future__ import annotations

from core.domain.drafts import IssueDraft
from core.domain.listing import Filter, ListKind
from core.operations import issues, listing
from core.operations import statistics as figures
from ui.dialogs.rows_dialog import RowsDialog
from ui.session import Session


def test_the_rows_of_a_past_day_are_shown_whatever_came_later(full: Session, qtbot):
    past = figures.as_of(full.reader, full.today)
    full.write(lambda ws, _: issues.register_issue(ws, IssueDraft(text="后来的")))
    full.jobs.wait()
    dialog = RowsDialog(past, ListKind.ISSUES, (), session=full)
    qtbot.addWidget(dialog)
    full.reading.wait()
    assert dialog.model.rowCount() == 22
    assert dialog._count.text() == "共 22 项"
    dialog.model.set_question("", (Filter(column="timeliness", values=("overdue",)),))
    full.reading.wait()
    assert dialog._count.text() == "共 2 项"
    assert "2020年12月10日" in dialog.windowTitle()


def test_only_the_records_named_are_shown_under_their_title(full: Session, qtbot):
    past = figures.as_of(full.reader, full.today)
    two = frozenset(listing.list_ids(past, listing.query_of(past, ListKind.ISSUES))[:2])
    dialog = RowsDialog(past, ListKind.ISSUES, (), session=full, title="八月销号", only=two)
    qtbot.addWidget(dialog)
    full.reading.wait()
    assert {dialog.model.uuid_at(at) for at in range(dialog.model.rowCount())} == two
    assert dialog.windowTitle() == "八月销号"
