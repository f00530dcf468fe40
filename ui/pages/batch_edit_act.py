"""The selected issues changed together: another batch, unit or deadline, looked at before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from core.domain.batch_edit import BatchEditDraft, Edited, EditLine
from core.domain.change import Outcome
from core.operations import batch_edits, listing
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.pages.selected_act import ask_about_selected
from ui.session import Session
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind
from ui.widgets.plates import label
from ui.widgets.told_table import ToldTable

if TYPE_CHECKING:
    from ui.pages.ledger_page import LedgerPage

_PAUSE_MS = 250
"""How long typing must rest before the preview is made again."""


class BatchEditDialog(FormDialog):
    """Asks what to change and shows what that does to each issue; ``done_with`` is what was done."""

    def __init__(self, session: Session, uuids: Sequence[str], parent: QWidget | None = None) -> None:
        self.done_with: Edited | None = None
        self._uuids = tuple(uuids)
        task = FormTask(
            title=word("batch_edit.title", count=len(uuids)),
            words="batch_edit",
            fields=(
                Field(key="batch_uuid", kind=FieldKind.CHOICE, choices=lambda: _batches(session)),
                Field(key="deadline_raw"),
                Field(
                    key="units",
                    kind=FieldKind.UNITS,
                    span=2,
                    suggestions=lambda: listing.unit_names(session.reader),
                ),
            ),
            draft=BatchEditDraft(),
            make=BatchEditDraft,
            check=lambda _: [],
            save=lambda ws, made, _: batch_edits.edit_issues(ws, self._uuids, made),
        )
        super().__init__(session, task, parent)
        self.counted = label("", "label")
        self.lines = ToldTable("batch_edit.preview")
        self.inside.addWidget(self.counted)
        self.inside.addWidget(self.lines, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.form.edited.connect(self._pause.start)
        self.look()

    def look(self) -> None:
        """Show what would change now."""
        made = self.form.read(BatchEditDraft)
        question = partial(batch_edits.preview, uuids=self._uuids, draft=made)
        self.session.read(self, question, self._show)

    def _show(self, found: list[EditLine]) -> None:
        heads = (word("batch_edit.code"), word("batch_edit.what"))
        self.lines.show_rows(heads, [(line.code, told(line)) for line in found])
        changed = sum(bool(line.changes) for line in found)
        self.counted.setText(word("batch_edit.counted", count=changed, kept=len(found) - changed))

    def on_saved(self, outcome: object) -> None:
        """Keep what was done for the page to tell, and close."""
        if isinstance(outcome, Outcome):
            self.done_with = outcome.value
        super().on_saved(outcome)


def _batches(session: Session) -> list[Choice]:
    found = [(batch.uuid, batch.name) for batch in listing.batches(session.reader)]
    return [(None, word("batch_edit.no_change")), *found]


def told(line: EditLine) -> str:
    """Return the words on what happens to one issue."""
    if line.refused:
        return word("batch_edit.kept", reason=line.refused)
    empty = word("batch_edit.empty")
    parts = (
        word("batch_edit.change", field=word(f"fields.{name}"), before=before or empty, after=after or empty)
        for name, before, after in line.changes
    )
    return word("punctuation.semicolon").join(parts) or word("batch_edit.same")


def said(done: Edited) -> str:
    """Return the sentence on what was done."""
    if not done.kept:
        return word("batch_edit.done", count=done.changed)
    codes = word("punctuation.comma_list").join(line.code for line in done.kept)
    return word("batch_edit.done_but", count=done.changed, codes=codes)


def edit_many(page: LedgerPage) -> None:
    """Change the issues selected on a page together, and say there what was done."""
    ask_about_selected(page, BatchEditDialog, said)
