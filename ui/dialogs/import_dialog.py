"""Bringing a spreadsheet in: everything is shown first, nothing is written before a person says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.change import Outcome
from core.domain.proposal import ImportResult, Proposal
from core.domain.verdict import Verdict
from core.errors import Cancelled
from core.operations import duty_offers, imports
from core.operations.import_needs import ImportNeeds, needs_of
from core.progress import Progress
from core.wording import word
from core.workspace import Workspace
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.import_consent import ImportConsent
from ui.dialogs.import_facts import ImportFacts
from ui.dialogs.import_review import ImportReview
from ui.dialogs.import_words import agreeing, result_words, source_text, waiting_in
from ui.dialogs.writing_dialog import WritingDialog
from ui.jobs.strip import JobStrip
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.folded_banner import FoldedBanner
from ui.widgets.messages import error_text
from ui.widgets.plates import button, label, row, scrolled
from ui.widgets.screen import open_with
from ui.widgets.short_label import ShortLabel
from ui.widgets.text_edits import commit_input_method

_ROOMY = 560
"""Pixels of height under which the hints below the fields give way."""


class ImportDialog(WritingDialog):
    """Reads ``path`` in a job, shows the proposal, and writes it in one transaction when told to."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "ledger")
        self._session = session
        self._path = path
        self._proposal: Proposal | None = None
        self._compared_for = ""
        self.result_of_import: ImportResult | None = None
        self.setWindowTitle(word("import_dialog.title"))
        open_with(self, 1240, 820)
        self.review = ImportReview()
        self.consent = ImportConsent(session)
        self.consent.edited.connect(self._judge)
        self.duties = QCheckBox()
        self.duties.setObjectName("import_dialog.duties")
        self.duties.setChecked(True)
        self.duties.hide()
        self.facts = ImportFacts(session.today)
        self.batch, self.anchor = self.facts.batch, self.facts.anchor
        self.message = FoldedBanner()
        self.said.connect(self.message.tell)
        self._closing = False  # somebody wants to leave while the import is being written
        self._source = ShortLabel("")
        self._source.setProperty("role", "muted")
        self._waiting = label(role="muted")
        self._name = label(role="title")
        self.another_button = button("import_dialog.another", self.choose_another, symbol="open")
        self._build()
        self.anchor.line().editingFinished.connect(self._on_anchor_changed)
        self.batch.editingFinished.connect(self._on_batch_changed)
        self.review.same_changed.connect(self._compare_again)
        _agreed_by_key(self, self.import_button)
        self.read(None)

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addWidget(self.facts)
        inside.addWidget(self.review, 1)
        inside.addWidget(self.consent)
        inside.addWidget(self.duties)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting_page())
        self._stack.addWidget(scrolled(inside))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 24, 12)
        outer.setSpacing(8)
        head = row(self._name, self._source, gap=16)
        head.setStretch(1, 1)
        outer.addLayout(head)
        outer.addWidget(self.message)
        outer.addWidget(self._stack, 1)
        outer.addWidget(JobStrip(self._session.jobs))
        outer.addLayout(self._buttons())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a small screen to what was read; what the fields mean is in their tips."""
        super().resizeEvent(event)
        self.facts.show_hints(shown=event.size().height() >= _ROOMY)

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setSpacing(16)
        inside.addStretch(1)
        inside.addLayout(row(None, self._waiting, None))
        inside.addLayout(row(None, self.another_button, None))
        inside.addStretch(2)
        return page

    def _buttons(self) -> QHBoxLayout:
        self._note = label(word("import_dialog.nothing_written"), "muted")
        self.close_button = button("import_dialog.cancel", self.reject)
        self.import_button = button("import_dialog.import", self.write, role="primary")
        self.import_button.setEnabled(False)
        return row(self._note, None, self.close_button, self.import_button)

    # --- reading ----------------------------------------------------------------------------------------

    def read(self, anchor: date | None) -> None:
        """Read the file against ``anchor`` (none: the day the sheet itself names); nothing is written."""
        self.import_button.setEnabled(False)
        self.another_button.hide()
        self.message.tell("")
        path, batch = self._path, self.batch.value()
        self._name.setText(path.name)
        self._waiting.setText(word("import_dialog.reading", name=path.name))
        self._session.read_job(
            lambda workspace, progress: _looked_at(workspace, path, anchor, progress, batch),
            label=word("import_dialog.reading", name=path.name),
            on_done=self._on_read,
            on_error=self._on_trouble,
        )

    def _on_batch_changed(self) -> bool:
        """Compare again when another batch may make other issues of the rows; tell whether it is so."""
        proposal = self._proposal
        if proposal is None or self._compared_for == self.batch.value():
            return False
        if all(row.verdict is Verdict.NEW and not row.like for row in proposal.issues):
            return False
        self._compare_again()
        return True

    def _compare_again(self) -> None:
        """Compare what was read anew: with the batch as it stands now, and what a person said is the same."""
        if self._proposal is None or self.result_of_import is not None:
            return
        keys, batch = self.review.same(), self.batch.value()
        rows = (replace(row, same_as=row.like if row.key in keys else "") for row in self._proposal.issues)
        proposal = replace(self._proposal, issues=tuple(rows))
        self.import_button.setEnabled(False)
        self._session.read_job(
            lambda workspace, _: _compared(workspace, proposal, batch),
            on_done=self._on_read,
            on_error=self._on_trouble,
        )

    def _on_read(self, found: tuple[Proposal, ImportNeeds]) -> None:
        proposal, needs = found
        first = self._proposal is None
        self._proposal = proposal
        self._compared_for = self.batch.value()
        self._source.setText(source_text(proposal))
        self._source.setToolTip(self._source.text())
        self._stack.setCurrentIndex(1)
        if first:
            self.batch.setFocus()  # while it was read only the way out could hold the keyboard
            self.batch.set_value(proposal.title or Path(proposal.source_name).stem)
            self._compared_for = self.batch.value()
        if self.anchor.value() != proposal.anchor:
            self.anchor.set_value(proposal.anchor)
        self.review.show_proposal(proposal)
        self.consent.show_needs(needs)
        coming = duty_offers.count_for(proposal)
        self.duties.setText(word("import_dialog.with_duties", count=coming))
        self.duties.setVisible(coming > 0)
        pending = waiting_in(proposal)
        self.import_button.setText(agreeing(pending))
        self._judge()
        asks = needs.limits or needs.strikes or needs.states
        self.message.tell("" if pending or asks else word("import_dialog.nothing_new"), Tone.CALM)

    def _judge(self) -> None:
        """Offer the import when it would write something, be it only limits that were approved."""
        proposal = self._proposal
        said = self.consent.extension() is not None or bool(self.consent.ground_of_states())
        waiting = proposal is not None and (waiting_in(proposal) > 0 or said)
        self.import_button.setEnabled(waiting)

    def _on_anchor_changed(self) -> None:
        anchor = self.anchor.value()
        if self._proposal is not None and anchor is not None and anchor != self._proposal.anchor:
            self.read(anchor)

    def _on_trouble(self, error: Exception) -> None:
        """Say in the dialog what happened; what was shown before stays. A stopped import closes it."""
        if self._closing and isinstance(error, Cancelled):
            super().reject()
        self._waiting.setText(word("import_dialog.not_read"))
        self.another_button.show()
        if not isinstance(error, Cancelled) or self.isVisible():
            self.message.tell(error_text(error), Tone.BAD)
        self.import_button.setEnabled(self._proposal is not None)

    def choose_another(self) -> None:
        """Let the person take another file instead of one that cannot be read."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, word("acts.choose_import"), str(self._path.parent), word("acts.spreadsheets")
        )
        if chosen:
            self._path = Path(chosen)
            self.read(None)

    # --- writing ----------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write what is shown, in one transaction and as a job."""
        commit_input_method()
        if self._proposal is None or self._on_batch_changed():
            return
        proposal, name = self._proposal, self.batch.value()
        chosen = self.review.as_fields()
        second, extension = self.consent.signature(), self.consent.extension()
        ground, with_duties = self.consent.ground_of_states(), self.duties.isChecked()
        self.import_button.setEnabled(False)
        self.submit(
            self._session,
            lambda workspace, progress: imports.apply_proposal(
                workspace,
                proposal,
                name,
                progress,
                second,
                as_fields=chosen,
                extension=extension,
                status_ground=ground,
                with_duties=with_duties,
            ),
            label=word("import_dialog.writing", name=self._path.name),
            on_done=self._on_written,
            on_error=self._on_trouble,
        )

    def _on_written(self, outcome: Outcome[ImportResult]) -> None:
        result = outcome.value
        self.result_of_import = result
        self.message.tell(result_words(result), Tone.WARN if result.held else Tone.GOOD)
        self._note.setToolTip("\n".join(result.held))
        acted = not self._session.undo_label()
        self._note.setText(word("import_dialog.act_hint" if acted else "import_dialog.undo_hint"))
        self.consent.lock()
        self.duties.setEnabled(False)
        self.facts.lock()
        self.import_button.hide()
        self.close_button.setText(word("import_dialog.finish"))
        self.close_button.clicked.disconnect()
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def reject(self) -> None:
        """Stop what is running, then close; an import that is past stopping is told before."""
        self._session.jobs.cancel()
        self._closing = self.writing
        super().reject()


def _looked_at(
    workspace: Workspace, path: Path, anchor: date | None, progress: Progress, batch: str
) -> tuple[Proposal, ImportNeeds]:
    """Read a sheet and say what importing it would ask for."""
    proposal = imports.read_proposal(workspace, path, anchor, progress, batch_name=batch)
    return proposal, needs_of(workspace, proposal, batch)


def _compared(workspace: Workspace, proposal: Proposal, batch: str) -> tuple[Proposal, ImportNeeds]:
    """Compare what was read for another batch, or with other rows said to be the same."""
    again = imports.compared(workspace, proposal, batch)
    return again, needs_of(workspace, again, batch)


def _agreed_by_key(dialog: QWidget, agree: QAbstractButton) -> None:
    """Let the keys that save every form press ``agree`` too."""
    for key in ("Ctrl+S", "Ctrl+Return"):
        QShortcut(QKeySequence(key), dialog).activated.connect(agree.click)
