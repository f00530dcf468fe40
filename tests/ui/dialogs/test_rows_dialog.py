from __future__ import annotations

from core.domain.drafts import IssueDraft
from core.domain.listing import Filter, ListKind
from core.operations import issues, listing
from core.operations import statistics as figures
from tests.ui.steps import held_reading
from ui.dialogs.rows_dialog import RowsDialog
from ui.models import row_blocks
from ui.session import Session
from ui.widgets import columns


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


def test_rows_further_down_come_when_they_are_read(full: Session, qtbot, monkeypatch):
    monkeypatch.setattr(row_blocks, "BLOCK", 5)
    monkeypatch.setattr(columns, "_LOOKED_AT", 5)
    dialog = RowsDialog(figures.as_of(full.reader, full.today), ListKind.ISSUES, (), session=full)
    qtbot.addWidget(dialog)
    model, told = dialog.model, []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with held_reading(full, monkeypatch):
        assert {model.index(21, place).data() for place in range(model.columnCount())} == {"…"}
        assert model.row_at(21) is None
    assert told == [(20, 21)]
    assert model.row_at(21).uuid == model.uuid_at(21)


def test_only_the_records_named_are_shown_under_their_title(full: Session, qtbot):
    past = figures.as_of(full.reader, full.today)
    two = frozenset(listing.list_ids(past, listing.query_of(past, ListKind.ISSUES))[:2])
    dialog = RowsDialog(past, ListKind.ISSUES, (), session=full, title="八月销号", only=two)
    qtbot.addWidget(dialog)
    full.reading.wait()
    assert {dialog.model.uuid_at(at) for at in range(dialog.model.rowCount())} == two
    assert dialog.windowTitle() == "八月销号"
