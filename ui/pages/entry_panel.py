"""One entry of a register beside its list: entered, corrected, removed, made an issue where it may be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.domain.change import ChangeRecord, Outcome
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.register import RegisterDefinition, RegisterDraft, RegisterEntry
from core.errors import Refused
from core.operations import listing, registers
from core.operations.register_lists import entry_of, standing_today
from core.wording import chinese_date, word, word_of
from ui.models.tones import Tone, tone_of
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.draft_keeper import DraftKeeper
from ui.widgets.entry_fields import form_fields, shown_values, typed_values
from ui.widgets.form import Form
from ui.widgets.messages import ask, ask_unsaved, tell_error
from ui.widgets.plates import Banner, button, label, row, scrolled

_ROOM_FOR_NOTE = 64
"""Pixels kept in sight above and below a field: its label and what is wrong with it."""


class EntryPanel(QFrame):
    """Shows, enters and saves one entry; a half-typed one survives a crash."""

    told = Signal(str, object)
    """(sentence, Tone) for the page's banner."""
    saved = Signal(str)
    """The uuid of the entry just saved."""
    closed = Signal()
    """The shown entry is gone."""
    record_wanted = Signal(object, str)

    def __init__(
        self, session: Session, definition: RegisterDefinition, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self._definition = definition
        self._entry: RegisterEntry | None = None
        self._kept: dict[str, str] = {}
        self._saving = False
        self.entering = False
        """A new entry stands in the form."""
        units = lambda: listing.unit_names(session.reader)  # noqa: E731 - read at every opening of the list
        self.form = Form(form_fields(definition, units, self._kept), "registers_page", session.today)
        self.drafts = DraftKeeper(session, self.form)
        self.notice = Banner()
        self._title = label(role="section", wrap=True)
        self._due = label("", "muted")
        self._state = Badge()
        self._build()
        self.form.edited.connect(self._on_edited)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

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
        self._show(None, {}, "")
        self._watch(f"new:register:{self._definition.key}")
        if focus:
            self.form.editor(self._definition.fields[0].key).setFocus()

    def show_record(self, uuid: str) -> None:
        """Show the entry ``uuid`` as it stands."""
        entry = entry_of(self._session.reader, uuid)
        self.entering = False
        self._show(entry, entry.values, entry.code)
        self._watch(f"register:{uuid}")

    def follow(self, change: ChangeRecord) -> None:
        """Re-read the shown entry after ``change``, unless a person is typing in it."""
        if not self.uuid or self._saving:
            return
        try:
            if not self.form.dirty:
                self.show_record(self.uuid)
            elif ("register_entry", self.uuid) in change.touched:
                self.notice.tell(word("inspections_page.changed_meanwhile"), Tone.WARN)
        except Refused:
            dirty = self.form.dirty
            self._entry = None
            self._show_state()
            if not dirty:
                self.closed.emit()

    def may_leave(self) -> bool:
        """Ask what to do with unsaved words; ``False`` stays."""
        if not self.form.dirty or self._saving:
            return True
        answer = ask_unsaved(self)
        if answer == "save":
            if self.save():
                self._session.jobs.wait()
            return not self.form.dirty
        if answer == "discard":
            self.drafts.drop()
            self.form.clean()
        return answer == "discard"

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.save_button = button("registers_page.save", self.save, role="primary", symbol="save")
        self.raise_button = button("registers_page.raise", self.raise_issue, symbol="send")
        self.issue_button = button("registers_page.to_issue", self._open_issue, role="link")
        self.remove_button = button("registers_page.remove", self.remove, role="danger", symbol="delete")
        body = QVBoxLayout()
        body.addWidget(self.form)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 12, 1, 12)
        outer.setSpacing(8)
        head = row(self._title, self.issue_button, self._due, self._state)
        head.setStretch(0, 1)
        head.setContentsMargins(16, 0, 16, 0)
        outer.addLayout(head)
        outer.addWidget(self.notice)
        self._scroll = scrolled(body, margins=(16, 0, 16, 8))
        outer.addWidget(self._scroll, 1)
        foot = row(self.remove_button, None, self.raise_button, self.save_button)
        foot.setContentsMargins(16, 4, 16, 0)
        outer.addLayout(foot)

    def _show(self, entry: RegisterEntry | None, values: dict[str, str], code: str) -> None:
        self._entry = entry
        self._kept.clear()
        self._kept.update(values)
        for field in self._definition.fields:
            editor = self.form.editor(field.key)
            if hasattr(editor, "refill"):
                editor.refill()
        self.form.set_values(shown_values(self._definition, values, code))
        self.form.clean()
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

    def _watch(self, key: str) -> None:
        self.notice.tell("")
        self.drafts.watch(key)
        kept = self.drafts.offered()
        if kept is not None:
            self.form.from_json(kept)
            self.notice.tell(word("inspections_page.draft_back"), Tone.CALM)

    def _on_edited(self) -> None:
        dirty, entry = self.form.dirty, self._entry
        self.save_button.setEnabled(dirty or entry is None)
        raises = bool(self._definition.issues) and entry is not None and entry.issue_uuid is None
        self.raise_button.setVisible(raises)
        may = raises and not dirty and registers.may_raise(self._session.reader, self.uuid)
        self.raise_button.setEnabled(may)
        self.raise_button.setToolTip("" if may else word("registers_page.raise_when"))

    # --- acts -------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; ``False`` when a rule says no, which is then shown at the field."""
        typed = self.form.values()
        draft = RegisterDraft(code=str(typed["code"]), values=typed_values(self._definition, typed))
        key, entry = self._definition.key, self._entry
        checked = registers.check_entry(self._session.reader, key, draft, self.uuid)
        unread = self.form.own_violations()
        wrong = {each.field for each in unread}
        if self.form.show_violations([*unread, *(each for each in checked if each.field not in wrong)]):
            self.told.emit(word("inspections_page.not_saved"), Tone.BAD)
            self._scroll.ensureWidgetVisible(self.form.focusWidget() or self.form, 0, _ROOM_FOR_NOTE)
            return False
        self._saving = True
        self._session.write(
            lambda workspace, _: (
                registers.add_entry(workspace, key, draft)
                if entry is None
                else registers.revise_entry(workspace, entry.uuid, entry.revision, draft)
            ),
            label=word("registers_page.saving"),
            on_done=self._on_saved,
            on_error=self._on_not_saved,
        )
        return True

    def _on_saved(self, outcome: Outcome[RegisterEntry]) -> None:
        self._saving = False
        self.drafts.drop()
        self.form.clean()
        self.show_record(outcome.value.uuid)
        self.told.emit(word("registers_page.saved", code=outcome.value.code), Tone.GOOD)
        self.saved.emit(outcome.value.uuid)

    def _on_not_saved(self, error: Exception) -> None:
        self._saving = False
        tell_error(self, error)

    def remove(self) -> None:
        """Take the shown entry out of the register; undo brings it back."""
        uuid = self.uuid
        if not uuid or not ask(self, word("registers_page.remove_sure"), "registers_page.remove"):
            return
        self.drafts.drop()
        self.form.clean()
        self._session.write(
            lambda workspace, _: registers.remove_entry(workspace, uuid),
            on_done=lambda _: self.told.emit(word("registers_page.removed"), Tone.GOOD),
        )

    def raise_issue(self) -> None:
        """Enter what the entry found as an issue of the ledger."""
        uuid = self.uuid
        self._session.write(
            lambda workspace, _: registers.raise_issue(workspace, uuid), on_done=self._on_raised
        )

    def _on_raised(self, outcome: Outcome[Issue]) -> None:
        self.told.emit(word("inspections_page.raised", code=outcome.value.code), Tone.GOOD)

    def _open_issue(self) -> None:
        if self._entry and self._entry.issue_uuid:
            self.record_wanted.emit(ListKind.ISSUES, self._entry.issue_uuid)
