"""设定起始号: the number a series begins with in this ledger."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.operations import series_starts
from core.operations.series_starts import StartDraft
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.form import Field, FieldKind


class SeriesStartDialog(FormDialog):
    """A form of three fields; what it sets is never taken back, and says so."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        reader = session.reader
        names = series_starts.known_series(reader)
        task = FormTask(
            title=word("series_start_form.title"),
            words="series_start_form",
            fields=(
                Field(
                    key="series",
                    kind=FieldKind.CHOICE,
                    required=True,
                    span=2,
                    choices=lambda: [(name, name) for name in names],
                ),
                Field(key="year", kind=FieldKind.NUMBER, required=True),
                Field(key="first", kind=FieldKind.NUMBER, required=True),
            ),
            draft=series_starts.draft_of(reader),
            make=StartDraft,
            check=lambda draft: series_starts.check(reader, draft),
            save=lambda workspace, draft, _: series_starts.start(workspace, draft),
            agree="series_start_form.agree",
        )
        super().__init__(session, task, parent)
