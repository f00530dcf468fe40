"""批量发文: the proposals of the day with ticks; one edited, some put aside, the rest sent in one run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.domain.change import Outcome
from core.domain.ladder_rules import check_dismissal
from core.domain.overview import LetterProposal
from core.operations import letter_batches, letter_proposals
from core.operations.letter_batches import BatchResult
from core.operations.letter_request import request_of
from core.wording import word, word_of
from core.workspace import Workspace
from ui.dialogs.batch_prints import BatchPrints
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.letter_dialog import LetterDialog
from ui.dialogs.writing_dialog import WritingDialog
from ui.jobs.strip import JobStrip
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.date_edit import DateEdit
from ui.widgets.form import Field, FieldKind
from ui.widgets.messages import ask, error_text
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.screen import open_with
from ui.widgets.told_table import ToldTable

_HEADS = ("unit", "step", "kind", "count", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissDraft:
    """Till when nothing is proposed, and why."""

    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Day:
    """What the reading thread found for the list: proposals, the words of their lines, what is put aside."""

    found: list[LetterProposal]
    lines: list[tuple[str, ...]]
    aside: list[str]


class BatchDialog(WritingDialog):
    """Lists who is due which letter and why; nothing leaves before a person ticked and confirmed it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "letters")
        self._session = session
        self._found: list[LetterProposal] = []
        self._lines: list[tuple[str, ...]] = []
        self.result_shown: BatchResult | None = None
        self.setWindowTitle(word("batch_dialog.title"))
        self.banner = Banner()
        self.said.connect(self.banner.tell)
        self.dated, self.reply = DateEdit(session.today), DateEdit(session.today)
        self.dated.set_value(session.today)
        self.table = ToldTable("batch_dialog.title", ticked=True)
        self.count = label("", "section")
        self.why = label("", wrap=True)
        self.aside = label("", "muted", wrap=True)
        self.prints = BatchPrints(session)
        self.prints.told.connect(self.banner.tell)
        self.finished.connect(self.prints.leave)
        self.sides = QStackedWidget()
        self.sides.addWidget(self._before())
        self.sides.addWidget(self._after())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.sides, 1)
        column.addWidget(JobStrip(session.jobs))
        open_with(self, 1120, 680)
        for key in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self._agree)
        self.refresh()
        self.table.setFocus()

    def _before(self) -> QWidget:
        for part, key in ((self.dated, "dated"), (self.reply, "reply")):
            part.setAccessibleName(word(f"batch_dialog.{key}"))
            part.setMaximumWidth(220)
        self.all_button = button("batch_dialog.all", lambda: self._tick(range(len(self._found))), role="flat")
        self.none_button = button("batch_dialog.none", lambda: self._tick(()), role="flat")
        self.edit_button = button("batch_dialog.edit", self.edit, symbol="edit")
        self.dismiss_button = button("batch_dialog.dismiss", self.dismiss)
        self.back_button = button("batch_dialog.take_back", self.take_back, role="link")
        self.send_button = button("batch_dialog.send", self.send, symbol="send", role="primary")
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(word("batch_dialog.text"), "muted", wrap=True))
        dates = (label(word("batch_dialog.dated")), self.dated, label(word("batch_dialog.reply")), self.reply)
        column.addLayout(row(*dates, None))
        column.addLayout(row(self.count, None, self.all_button, self.none_button))
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        column.addLayout(row(self.aside, None, self.back_button))
        close = button("batch_dialog.close", self.reject)
        column.addLayout(row(self.edit_button, self.dismiss_button, None, close, self.send_button))
        self.table.itemChanged.connect(lambda _: self._show_state())
        self.table.currentCellChanged.connect(lambda *_: self._show_state())
        self.table.cellActivated.connect(lambda _row, _column: self.edit())
        return place

    def _after(self) -> QWidget:
        self.results = ToldTable("batch_dialog.results")
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(word("batch_dialog.results"), "section"))
        column.addWidget(self.results, 1)
        column.addWidget(self.prints)
        more = button("batch_dialog.more", self.go_on)
        column.addLayout(row(more, None, button("batch_dialog.close", self.accept)))
        return place

    # --- what is shown ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the proposals anew; until they are there none is shown, so that no old one leaves."""
        self._show_day(_Day([], [], []))
        self.count.setText(word("window.reading"))
        self._session.read(self, _read_day, self._show_day, self._on_unread)

    def _show_day(self, day: _Day) -> None:
        """Show the proposals; side steps, and letters with words to fill in, wait for the clerk."""
        self._found, self._lines = day.found, day.lines
        self.table.blockSignals(True)  # noqa: FBT003 - every cell would have all boxes counted anew
        self.table.show_rows([word(f"batch_dialog.head_{key}") for key in _HEADS], day.lines)
        self.table.blockSignals(False)  # noqa: FBT003
        self._tick([at for at, each in enumerate(day.found) if letter_proposals.ticked(each)])
        self.aside.setText("\n".join(day.aside))
        self.back_button.setVisible(bool(day.aside))

    def _on_unread(self, error: Exception) -> None:
        self._show_state()
        self._on_trouble(error)

    def _tick(self, chosen: Iterable[int]) -> None:
        self.table.tick(chosen)
        self._show_state()

    def _show_state(self) -> None:
        ticked = len(self.table.ticked_rows())
        self.count.setText(word("batch_dialog.count", ticked=ticked, count=len(self._found)))
        self.send_button.setEnabled(bool(ticked))
        chosen = self.current
        self.why.setText(self._lines[self.table.currentRow()][-1] if chosen is not None else "")
        for part in (self.edit_button, self.dismiss_button):
            part.setEnabled(chosen is not None)

    @property
    def current(self) -> LetterProposal | None:
        """Return the proposal of the current line."""
        at = self.table.currentRow()
        return self._found[at] if 0 <= at < len(self._found) else None

    # --- acts on one line -------------------------------------------------------------------------------

    def edit(self) -> None:
        """Open the letter of the current line; when it left, its proposal is gone from the list."""
        chosen = self.current
        if chosen is None:
            return
        dialog = LetterDialog(
            self._session, request_of(chosen, self.dated.value() or self._session.today), self
        )
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def dismiss(self) -> None:
        """Ask till when the current line is put aside, and why."""
        chosen = self.current
        if chosen is None:
            return
        dialog = self.dismissal(chosen)
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def dismissal(self, proposal: LetterProposal) -> FormDialog:
        """Return the dialog that puts ``proposal`` aside."""
        today = self._session.today
        task = FormTask(
            title=word("dismiss_form.title", unit=proposal.unit_name),
            words="dismiss_form",
            fields=(
                Field(key="until", kind=FieldKind.DATE, required=True),
                Field(key="reason", required=True, span=2),
            ),
            draft=DismissDraft(until=today + timedelta(days=1)),
            make=DismissDraft,
            check=lambda made: check_dismissal(made.until, made.reason, today),
            save=lambda workspace, made, _: letter_proposals.dismiss(
                workspace, proposal, made.until, made.reason
            ),
        )
        return FormDialog(self._session, task, self)

    def take_back(self) -> None:
        """Propose again what is put aside."""
        self._session.write(
            lambda workspace, _: letter_proposals.take_back(workspace), on_done=lambda _: self.refresh()
        )

    # --- the run ----------------------------------------------------------------------------------------

    def _agree(self) -> None:
        """Press the button that carries this side on: dispatch, or write what is printed."""
        (self.prints.save_button if self.sides.currentIndex() else self.send_button).click()

    def send(self) -> None:
        """Ask once, then dispatch every ticked line; each takes its own number."""
        chosen = [self._found[at] for at in self.table.ticked_rows()]
        if chosen and ask(self, word("batch_dialog.confirm", count=len(chosen)), "batch_dialog.send"):
            self.run(chosen)

    def run(self, chosen: list[LetterProposal]) -> None:
        """Dispatch ``chosen`` as a job that can be cancelled between two letters."""
        dated = self.dated.value() or self._session.today
        lines = letter_batches.lines_of(chosen, dated, self.reply.value())
        self.sides.setEnabled(False)
        self.submit(
            self._session,
            lambda workspace, progress: letter_batches.dispatch_all(workspace, lines, progress),
            label=word("batch_dialog.sending"),
            on_done=self._on_sent,
            on_error=self._on_trouble,
        )

    def _on_sent(self, made: Outcome[BatchResult]) -> None:
        result = made.value
        self.sides.setEnabled(True)
        self.result_shown = result
        sent = word("batch_dialog.sent", count=len(result.letters))
        rows = [(each.addressee, each.document_number, word("batch_dialog.ok")) for each in result.letters]
        rows += [(each.name, "", each.said) for each in result.refused]
        rows += [(name, "", word("batch_dialog.left")) for name in result.left]
        self.results.show_rows(
            [word(f"batch_dialog.head_{key}") for key in ("unit", "number", "result")], rows
        )
        self.prints.show_letters(result.letters)
        self.sides.setCurrentIndex(1)
        # the switched-off side held the keyboard; what is done next with letters that left is printing
        (self.prints.save_button if result.letters else self.results).setFocus()
        troubled = result.stopped or (word("batch_dialog.cancelled") if result.cancelled else "")
        plain = not (troubled or result.refused)
        self.banner.tell(sent + troubled, Tone.GOOD if plain else Tone.WARN)

    def _on_trouble(self, error: Exception) -> None:
        self.sides.setEnabled(True)
        self.table.setFocus()
        self.banner.tell(error_text(error), Tone.BAD)

    def go_on(self) -> None:
        """Return to what is still proposed."""
        self.banner.tell("")
        self.sides.setCurrentIndex(0)
        self.table.setFocus()
        self.refresh()


def _read_day(workspace: Workspace) -> _Day:
    found = letter_proposals.proposals(workspace)
    return _Day(found, [_cells(each) for each in found], letter_proposals.say_aside(workspace))


def _cells(proposal: LetterProposal) -> tuple[str, ...]:
    return (
        proposal.unit_name,
        letter_proposals.step_words(proposal),
        word_of(proposal.kind),
        str(proposal.entries),
        _why(proposal),
    )


def _why(proposal: LetterProposal) -> str:
    """Return why a letter is proposed, what must be filled in first before it."""
    why = letter_proposals.why(proposal)
    fill = word("punctuation.comma_list").join(letter_proposals.to_fill(proposal))
    return word("batch_dialog.to_fill", fields=fill, why=why) if fill else why
