"""人员: who works with this ledger, in which roles, since when; and what a PIN does not protect."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.domain.people import LeavingDraft, Operator, OperatorDraft, OperatorRole
from core.domain.people_rules import is_active
from core.operations import people, signing
from core.wording import chinese_date, word, word_of
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.dialogs.pin_dialog import PinDialog
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.form import Field, FieldKind
from ui.widgets.messages import tell_error
from ui.widgets.plates import Card, button, label, row
from ui.widgets.theme import row_height

_UUID = Qt.ItemDataRole.UserRole
_COLUMNS = ("name", "roles", "since", "state", "pin")
_FIELDS = (
    Field(key="name", required=True),
    Field(key="since", kind=FieldKind.DATE),
    Field(key="roles", kind=FieldKind.CHECKS, enum=OperatorRole, span=2),
    Field(key="note", kind=FieldKind.TEXT, span=2),
)


class PeopleTab(QWidget):
    """The list of persons with one button for each thing that can be done with one."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.list = QTreeWidget()
        self.list.setObjectName("people_list")
        self.list.setAccessibleName(word("settings_page.tab_people"))
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels([word(f"people_tab.{key}") for key in _COLUMNS])
        self.list.setMinimumHeight(4 * row_height())
        self.edit_button = button("people_tab.edit", self.edit, symbol="edit")
        self.leave_button = button("people_tab.leave", self.leave)
        self.back_button = button("people_tab.back", self.come_back)
        self.pin_button = button("people_tab.set_pin", self.set_pin)
        card = Card(word("people_tab.title"))
        card.body.addWidget(label(word("people_tab.text"), "muted", wrap=True))
        card.body.addWidget(self.list)
        add = button("people_tab.add", self.add, symbol="add", role="primary")
        card.body.addLayout(
            row(add, self.edit_button, self.leave_button, self.back_button, self.pin_button, None)
        )
        honest = Card(word("people_tab.honest_title"))
        honest.body.addWidget(label(word("people_tab.honest"), wrap=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(card)
        outer.addWidget(honest)
        outer.addStretch(1)
        self.list.currentItemChanged.connect(lambda *_: self._show_acts())
        self.list.itemActivated.connect(lambda *_: self.edit())

    def refresh(self) -> None:
        """Read the persons again; the chosen one stays."""
        chosen = self.person
        self.list.clear()
        for each in signing.operators(self._session.reader, everyone=True):
            item = QTreeWidgetItem(self._cells(each))
            item.setData(0, _UUID, each.uuid)
            self.list.addTopLevelItem(item)
            if chosen is None or chosen.name == each.name or not self.list.currentItem():
                self.list.setCurrentItem(item)
        for place in range(len(_COLUMNS)):
            self.list.resizeColumnToContents(place)
        self._show_acts()

    @property
    def person(self) -> Operator | None:
        """Return the chosen person."""
        item = self.list.currentItem()
        found = signing.operators(self._session.reader, everyone=True)
        return next((each for each in found if item and each.uuid == item.data(0, _UUID)), None)

    def choose(self, name: str) -> None:
        """Choose a person by name."""
        for item in self.list.findItems(name, Qt.MatchFlag.MatchExactly, 0):
            self.list.setCurrentItem(item)

    def add(self) -> None:
        """Enter a person."""
        self._open(self.task(None))

    def edit(self) -> None:
        """Change the chosen person."""
        if self.person is not None:
            self._open(self.task(self.person))

    def task(self, person: Operator | None) -> FormTask:
        """Return the form of a person, new or known."""
        reader = self._session.reader
        if person is None:
            return FormTask(
                title=word("people_tab.add"),
                words="people_form",
                fields=_FIELDS,
                draft=OperatorDraft(since=self._session.today),
                make=OperatorDraft,
                check=lambda draft: people.check_operator(reader, draft),
                save=lambda workspace, draft, _: people.add_operator(workspace, draft),
            )
        return FormTask(
            title=word("people_tab.edit"),
            words="people_form",
            fields=_FIELDS,
            draft=people.draft_of(reader, person.uuid),
            make=OperatorDraft,
            check=lambda draft: people.check_operator(reader, draft, person.uuid),
            save=lambda workspace, draft, _: people.revise_operator(
                workspace, person.uuid, person.revision, draft
            ),
        )

    def leave(self) -> None:
        """Let the chosen person go after a day."""
        person = self.person
        if person is None:
            return
        self._open(
            FormTask(
                title=word("people_tab.leaving", name=person.name),
                words="people_form",
                fields=(Field(key="left_on", kind=FieldKind.DATE, required=True, span=2),),
                draft=LeavingDraft(left_on=self._session.today),
                make=LeavingDraft,
                check=lambda _: [],
                save=lambda workspace, draft, _: people.leave(
                    workspace, person.uuid, draft.left_on or workspace.clock.today()
                ),
            )
        )

    def come_back(self) -> None:
        """Offer the chosen person again."""
        person = self.person
        if person is not None:
            self._session.write(
                lambda workspace, _: people.come_back(workspace, person.uuid), on_done=self._on_done
            )

    def set_pin(self) -> None:
        """Give the chosen person another PIN, or none."""
        person = self.person
        if person is None:
            return
        dialog = PinDialog(person.name, self, has_pin=signing.has_pin(self._session.reader, person.uuid))
        if dialog.exec():
            self.keep_pin(person, dialog.pin, dialog.present)
        dialog.deleteLater()

    def keep_pin(self, person: Operator, pin: str, present: str) -> None:
        """Hand a new PIN to the ledger."""
        self._session.write(
            lambda workspace, _: people.set_pin(workspace, person.uuid, pin, present),
            on_done=self._on_done,
            on_error=lambda error: tell_error(self, error),
        )

    def _open(self, task: FormTask) -> None:
        dialog = FormDialog(self._session, task, self)
        dialog.resize(600, 420)
        if dialog.exec():
            self._on_done(None)
        dialog.deleteLater()

    def _on_done(self, _: object) -> None:
        self.refresh()
        self.told.emit(word("people_tab.saved"), Tone.GOOD)

    def _cells(self, person: Operator) -> list[str]:
        comma = word("punctuation.comma_list")
        active = is_active(person, self._session.today)
        gone = word("people.said_left", day=chinese_date(person.left_on)) if person.left_on else ""
        return [
            person.name,
            comma.join(map(word_of, person.roles)),
            chinese_date(person.since) if person.since else "",
            word("people.said_active") if active and not gone else gone,
            word("people.said_pin") if signing.has_pin(self._session.reader, person.uuid) else "",
        ]

    def _show_acts(self) -> None:
        person = self.person
        gone = person is not None and person.left_on is not None
        for each in (self.edit_button, self.pin_button):
            each.setEnabled(person is not None)
        self.leave_button.setVisible(not gone)
        self.leave_button.setEnabled(person is not None and bool(person.uuid))
        self.back_button.setVisible(gone)
