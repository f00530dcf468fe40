"""联络员台账: the officers of every unit, past and present, entered one by one or pasted from a sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.domain.listing import ListKind
from core.domain.people import Liaison, LiaisonDraft
from core.operations import liaisons, listing
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.tones import Tone
from ui.pages.list_pane import ListPane
from ui.session import Session
from ui.widgets.flow_layout import lines_of
from ui.widgets.form import Field, FieldKind
from ui.widgets.messages import ask
from ui.widgets.plates import button, label


class LiaisonTab(QWidget):
    """The list, and what is done with one line of it."""

    told = Signal(str, object)
    export_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.pane = ListPane(session, ListKind.LIAISONS)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(label(word("people_page.liaison_text"), "muted", wrap=True))
        outer.addLayout(
            lines_of(
                button("people_page.add_liaison", self.add, symbol="add", role="primary"),
                button("people_page.edit_liaison", self.edit, symbol="edit"),
                button("people_page.remove_liaison", self.remove, symbol="delete"),
                button("people_page.paste", self.paste, symbol="import"),
                button(
                    "people_page.export_liaisons",
                    lambda: self.export_wanted.emit(self.pane),
                    symbol="export",
                ),
            )
        )
        outer.addWidget(self.pane, 1)
        self.pane.grid.activated.connect(lambda _: self.edit())

    def refresh(self) -> None:
        """Read the list again."""
        self.pane.refresh()

    def show_record(self, uuid: str) -> None:
        """Go to an officer."""
        self.pane.go_to(uuid)

    def add(self) -> None:
        """Enter an officer, who has every duty until somebody unticks one."""
        self._open(self.task(None))

    def edit(self) -> None:
        """Change the chosen officer; who leaves gets a last day."""
        officer = liaisons.found(self._session.reader, self.pane.grid.current_uuid())
        if officer is not None:
            self._open(self.task(officer))

    def task(self, officer: Liaison | None) -> FormTask:
        """Return the form of an officer, new or known."""
        reader = self._session.reader
        fields = (
            Field(key="unit", required=True, suggestions=lambda: listing.unit_names(reader)),
            Field(key="name", required=True),
            *(Field(key=key) for key in ("post", "phone")),
            *(Field(key=key, kind=FieldKind.DATE) for key in ("since", "until")),
            Field(key="duties", kind=FieldKind.CHIPS, span=2, suggestions=lambda: liaisons.duties(reader)),
            Field(key="note", kind=FieldKind.TEXT, span=2),
        )
        if officer is None:
            draft = LiaisonDraft(since=self._session.today, duties=liaisons.duties(reader))
        else:
            draft = liaisons.draft_of(reader, officer.uuid)
        return FormTask(
            title=word("people_page.edit_liaison" if officer else "people_page.add_liaison"),
            words="liaison_form",
            fields=fields,
            draft=draft,
            make=LiaisonDraft,
            check=lambda made: liaisons.check(reader, made),
            save=lambda workspace, made, _: (
                liaisons.revise(workspace, officer.uuid, officer.revision, made)
                if officer
                else liaisons.add(workspace, made)
            ),
        )

    def remove(self) -> None:
        """Take out an officer entered by mistake, after asking."""
        uuid = self.pane.grid.current_uuid()
        if uuid and ask(self, word("people_page.remove_sure"), "people_page.remove_liaison"):
            self._session.write(
                lambda workspace, _: liaisons.remove(workspace, uuid),
                on_done=lambda _: self.told.emit(word("people_page.removed"), Tone.GOOD),
            )

    def paste(self) -> None:
        """Enter the officers that stand on the clipboard, copied from a sheet."""
        drafts = liaisons.read_pasted(QApplication.clipboard().text())
        named = [each for each in drafts if each.unit and each.name]
        if not named:
            self.told.emit(word("people_page.paste_nothing"), Tone.WARN)
            return
        told = {"count": len(named), "first": f"{named[0].unit} {named[0].name}"}
        if ask(self, word("people_page.paste_sure", **told), "people_page.paste"):
            self.enter(named)

    def enter(self, drafts: list[LiaisonDraft]) -> None:
        """Hand many officers to the ledger."""
        self._session.write(
            lambda workspace, _: liaisons.add_pasted(workspace, drafts).value,
            on_done=lambda count: self.told.emit(word("people.said_pasted", count=count), Tone.GOOD),
        )

    def _open(self, task: FormTask) -> None:
        dialog = FormDialog(self._session, task, self)
        if dialog.exec():
            self.told.emit(word("people_page.liaison_saved"), Tone.GOOD)
        dialog.deleteLater()
