"""One entry of a register beside its list: entered, corrected, removed, made an issue where it may be."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core import letter_kinds
from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.domain.register import RegisterDefinition, RegisterDraft, RegisterEntry
from core.domain.violation import Severity, Violation
from core.operations import listing, registers
from core.operations.letter_request import LetterRequest
from core.operations.register_lists import entry_of, standing_today
from core.operations.violation_words import placed
from core.wording import chinese_date, word, word_of
from ui.models.tones import Tone, tone_of
from ui.pages.entry_side import EntrySide
from ui.pages.record_panel import RecordPanel
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.entry_fields import form_fields, shown_values, typed_draft
from ui.widgets.form import Form
from ui.widgets.link_fields import links_editor
from ui.widgets.messages import ask
from ui.widgets.plates import button, label, row


class EntryPanel(RecordPanel):
    """Shows, enters and saves one entry; a half-typed one survives a crash."""

    TABLE = "register_entry"

    letter_wanted = Signal(object)
    """The ``LetterRequest`` of a letter about the entry."""

    def __init__(
        self, session: Session, definition: RegisterDefinition, parent: QWidget | None = None
    ) -> None:
        kept: dict[str, str] = {}
        units = lambda: listing.unit_names(session.reader)  # noqa: E731 - read at every opening of the list
        links = partial(links_editor, session)
        form = Form(form_fields(definition, units, kept, links), "registers_page", session.today)
        super().__init__(session, form, parent)
        self._definition = definition
        self._entry: RegisterEntry | None = None
        self._kept = kept
        self._due = label("", "muted")
        self._state = Badge()
        self._warned: tuple[Violation, ...] = ()
        self.side = EntrySide(session)
        self.side.record_wanted.connect(self.record_wanted)
        self._build()
        self.form.edited.connect(self._on_edited)

    @property
    def uuid(self) -> str:
        """Return the entry shown, empty for a new one."""
        return self._entry.uuid if self._entry else ""

    @property
    def busy(self) -> bool:
        """Tell whether unsaved words stand in the form."""
        return self.form.dirty

    def start_new(self, *, focus: bool = True) -> None:
        """Begin a new entry, with what an earlier run left half typed; ``focus`` takes the keyboard there."""
        self.entering = True
        self._show(None, registers.new_draft(self._session.reader, self._definition))
        self._watch(f"new:register:{self._definition.key}")
        if focus:
            self.form.editor(self._definition.fields[0].key).setFocus()

    def show_record(self, uuid: str) -> None:
        """Show the entry ``uuid`` as it stands."""
        entry = entry_of(self._session.reader, uuid)
        self.entering = False
        self._show(entry, registers.draft_of(self._session.reader, uuid))
        self._watch(f"register:{uuid}")

    def _show_none(self) -> None:
        self._entry = None
        self._show_state()

    def _lost(self) -> None:
        if self.form.dirty:
            self._show_none()
        else:
            super()._lost()

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.save_button = button("registers_page.save", self.save, role="primary", symbol="save")
        self.raise_button = button("registers_page.raise", self.raise_issue, symbol="send")
        self.letter_button = button("registers_page.letter", self.write_letter, symbol="letters")
        self.issue_button = button("registers_page.to_issue", self._open_issue, role="link")
        self.remove_button = button("registers_page.remove", self.remove, role="danger", symbol="delete")
        body = QVBoxLayout()
        body.addWidget(self.form)
        body.addWidget(self.side)
        self._frame(
            row(self._title, self.issue_button, self._due, self._state),
            body,
            row(self.remove_button, None, self.letter_button, self.raise_button, self.save_button),
        )

    def _show(self, entry: RegisterEntry | None, draft: RegisterDraft) -> None:
        self._entry = entry
        self._kept.clear()
        self._kept.update(draft.values)
        for field in self._definition.fields:
            editor = self.form.editor(field.key)
            if hasattr(editor, "refill"):
                editor.refill()
        self.form.set_values(shown_values(self._definition, draft))
        self.form.clean()
        self.side.show_entry(self.uuid)
        self._show_state()

    def _show_state(self) -> None:
        entry = self._entry
        new = word("registers_page.new_title", name=self._definition.name)
        self._title.setText(entry.code if entry else new)
        standing = standing_today(self._session.reader, entry) if entry else None
        due = standing.due if standing and not standing.done else None
        self._due.setText(word("registers_page.due", day=chinese_date(due)) if due else "")
        state = standing.timeliness if standing else None
        self._state.show_state(word_of(state) if state else "", tone_of(state))
        self.remove_button.setVisible(entry is not None)
        self.issue_button.setVisible(entry is not None and entry.issue_uuid is not None)
        self._on_edited()

    def _on_edited(self) -> None:
        dirty, entry = self.form.dirty, self._entry
        self.save_button.setEnabled(dirty or entry is None)
        self.letter_button.setVisible(self._letter_kind() is not None and entry is not None)
        self.letter_button.setEnabled(not dirty)
        raises = bool(self._definition.issues) and entry is not None and entry.issue_uuid is None
        self.raise_button.setVisible(raises)
        may = raises and not dirty and registers.may_raise(self._session.reader, self.uuid)
        self.raise_button.setEnabled(may)
        self.raise_button.setToolTip("" if may else word("registers_page.raise_when"))

    # --- acts -------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; ``False`` when a rule says no, which is then shown at the field."""
        typed = self.form.values()
        draft = typed_draft(self._definition, typed)
        key, entry = self._definition.key, self._entry
        checked = registers.check_entry(self._session.reader, key, draft, self.uuid)
        unread = self.form.own_violations()
        wrong = {each.field for each in unread}
        if self._stopped([*unread, *(each for each in checked if each.field not in wrong)]):
            return False
        self._warned = tuple(each for each in checked if each.severity is Severity.WARNING)
        self._store(
            lambda workspace, _: (
                registers.add_entry(workspace, key, draft)
                if entry is None
                else registers.revise_entry(workspace, entry.uuid, entry.revision, draft)
            ),
            word("registers_page.saving"),
        )
        return True

    def said_saved(self, code: str) -> str:
        """Return the sentence for a saved entry."""
        told = [word("registers_page.saved", code=code), *map(placed, self._warned)]
        self.form.show_violations(self._warned)
        return "  ".join(told)

    def remove(self) -> None:
        """Take the shown entry out of the register; undo brings it back."""
        uuid = self.uuid
        if not uuid or not ask(self, word("registers_page.remove_sure"), "registers_page.remove"):
            return
        self._forget()
        self._session.write(
            lambda workspace, _: registers.remove_entry(workspace, uuid),
            on_done=lambda _: self.told.emit(word("registers_page.removed"), Tone.GOOD),
        )

    def _letter_kind(self) -> LetterKind | None:
        """Return the kind of letter written of this register's entries, ``None`` where there is none."""
        key = self._definition.key
        plans = (plan for plan in letter_kinds.all_plans() if plan.register == key)
        return next((LetterKind(plan.identifier) for plan in plans), None)

    def write_letter(self) -> None:
        """Begin the letter about the entry shown (移送函, 意见书)."""
        kind = self._letter_kind()
        if kind is not None and self.uuid:
            day = self._session.today
            self.letter_wanted.emit(LetterRequest(kind=kind, dated_on=day, entry_uuid=self.uuid))

    def raise_issue(self) -> None:
        """Enter what the entry found as an issue of the ledger."""
        uuid = self.uuid
        self._session.write(
            lambda workspace, _: registers.raise_issue(workspace, uuid), on_done=self._on_raised
        )

    def _open_issue(self) -> None:
        if self._entry and self._entry.issue_uuid:
            self.record_wanted.emit(ListKind.ISSUES, self._entry.issue_uuid)
