"""领导包保: the leaders with their counts; beside them what the chosen one holds, and the visits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QInputDialog,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.domain.listing import ListKind
from core.domain.people import Leader, LeaderDraft, VisitDraft
from core.operations import leaders
from core.wording import chinese_date, word, word_of
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.tones import Tone
from ui.pages.list_pane import ListPane
from ui.session import Session
from ui.widgets.acts_line import ActsLine
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind
from ui.widgets.kept_splitter import keep_sizes
from ui.widgets.messages import tell_error
from ui.widgets.plates import Card, button, label, row

_UUID = Qt.ItemDataRole.UserRole
_FIELDS = (
    Field(key="name", required=True),
    Field(key="post"),
    Field(key="office", span=2),
    Field(key="aliases", kind=FieldKind.CHIPS, span=2),
    Field(key="note", kind=FieldKind.TEXT, span=2),
)


class LeaderTab(QWidget):
    """The book of leaders."""

    told = Signal(str, object)
    export_wanted = Signal(object)
    issue_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.pane = ListPane(session, ListKind.LEADERS)
        self.held = _table("held", ("code", "text", "status", "timeliness"))
        self.visits = _table("visits", ("dated", "done", "following"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(label(word("people_page.leader_text"), "muted", wrap=True))
        outer.addLayout(self._acts())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.pane)
        splitter.addWidget(self._side())
        splitter.setSizes([28_000, 22_000])
        keep_sizes(splitter, "leaders")
        outer.addWidget(splitter, 1)
        self.pane.grid.current_changed.connect(lambda _: self._show())
        self.pane.grid.activated.connect(lambda _: self.edit())
        self.held.itemActivated.connect(lambda item, _: self.issue_wanted.emit(item.data(0, _UUID)))

    def _acts(self) -> QVBoxLayout:
        line = QVBoxLayout()
        line.addWidget(
            ActsLine(
                (
                    button("people_page.add_leader", self.add, symbol="add", role="primary"),
                    button("people_page.edit_leader", self.edit, symbol="edit"),
                    button("people_page.merge_leader", self.merge),
                    button("people_page.remove_leader", self.remove, symbol="delete"),
                    button("people_page.gather", self.gather, symbol="import"),
                    button(
                        "people_page.export_leaders",
                        lambda: self.export_wanted.emit(self.pane),
                        symbol="export",
                    ),
                ),
                leading=True,
            )
        )
        return line

    def _side(self) -> Card:
        card = Card(word("people_page.held"))
        card.body.addWidget(self.held, 3)
        mark = button("people_page.hard", self.mark_hard, role="flat")
        card.body.addLayout(row(mark, None))
        card.body.addWidget(label(word("people_page.visits"), "section"))
        card.body.addWidget(self.visits, 2)
        add = button("people_page.add_visit", self.add_visit, symbol="add")
        gone = button("people_page.remove_visit", self.remove_visit, role="flat")
        card.body.addLayout(row(add, gone, None))
        return card

    # --- what it shows ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again."""
        self.pane.refresh()
        self.pane.model.then(self._on_read)

    def _on_read(self) -> None:
        """Keep the current leader, else take the first."""
        grid, model = self.pane.grid, self.pane.model
        if not grid.current_uuid() and model.rowCount():
            grid.select(model.uuid_at(0))
        self._show()

    def show_record(self, uuid: str) -> None:
        """Go to a leader."""
        self.pane.go_to(uuid)

    def _show(self) -> None:
        reader, uuid = self._session.reader, self.pane.grid.current_uuid()
        self.held.clear()
        self.visits.clear()
        if not uuid or leaders.found(reader, uuid) is None:
            return
        for each in leaders.held(reader, uuid):
            cells = [each.code, each.text, word_of(each.status), word_of(each.timeliness)]
            _line(self.held, each.uuid, cells)
        for visit in leaders.visits(reader, uuid):
            _line(self.visits, visit.uuid, [chinese_date(visit.dated), visit.done, visit.following])

    # --- acts -------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Enter a leader."""
        self._open(self.task(None))

    def edit(self) -> None:
        """Change the chosen leader."""
        leader = leaders.found(self._session.reader, self.pane.grid.current_uuid())
        if leader is not None:
            self._open(self.task(leader))

    def task(self, leader: Leader | None) -> FormTask:
        """Return the form of a leader, new or known."""
        reader, uuid = self._session.reader, leader.uuid if leader else ""
        return FormTask(
            title=word("people_page.edit_leader" if leader else "people_page.add_leader"),
            words="leader_form",
            fields=_FIELDS,
            draft=leaders.draft_of(reader, uuid) if uuid else LeaderDraft(),
            make=LeaderDraft,
            check=lambda made: leaders.check(reader, made, uuid),
            save=lambda workspace, made, _: (
                leaders.revise(workspace, leader.uuid, leader.revision, made)
                if leader
                else leaders.add(workspace, made)
            ),
        )

    def visit_task(self, uuid: str) -> FormTask:
        """Return the form of a visit of the leader ``uuid``."""
        reader = self._session.reader
        every: list[Choice] = [(None, word("people_page.all_held"))]
        every += [(each.uuid, f"{each.code} {each.text}") for each in leaders.held(reader, uuid)]
        return FormTask(
            title=word("people_page.add_visit"),
            words="visit_form",
            fields=(
                Field(key="dated", kind=FieldKind.DATE, required=True),
                Field(key="issue_uuid", kind=FieldKind.CHOICE, choices=lambda: every),
                Field(key="done", kind=FieldKind.TEXT, required=True, span=2),
                Field(key="following", kind=FieldKind.TEXT, span=2),
            ),
            draft=VisitDraft(dated=self._session.today),
            make=VisitDraft,
            check=lambda made: leaders.check_a_visit(reader, made),
            save=lambda workspace, made, _: leaders.add_visit(workspace, uuid, made),
        )

    def add_visit(self) -> None:
        """Enter a visit of the chosen leader."""
        uuid = self.pane.grid.current_uuid()
        if uuid:
            self._open(self.visit_task(uuid))

    def remove_visit(self) -> None:
        """Take out the chosen visit; undo brings it back."""
        item = self.visits.currentItem()
        if item is not None:
            uuid = str(item.data(0, _UUID))
            self._session.write(lambda workspace, _: leaders.remove_visit(workspace, uuid))

    def remove(self) -> None:
        """Take the chosen leader out of the book."""
        uuid = self.pane.grid.current_uuid()
        if uuid:
            self._session.write(
                lambda workspace, _: leaders.remove(workspace, uuid),
                on_error=lambda error: tell_error(self, error),
            )

    def gather(self) -> None:
        """Enter every name that issues have and the book has not."""
        self._session.write(
            lambda workspace, _: leaders.gather(workspace).value,
            on_done=lambda count: self.told.emit(word("people.said_gathered", count=count), Tone.GOOD),
        )

    def merge(self) -> None:
        """Ask which other entry is the chosen leader too, and make one of both."""
        uuid = self.pane.grid.current_uuid()
        others = {each.name: each.uuid for each in leaders.leaders(self._session.reader) if each.uuid != uuid}
        if not uuid or not others:
            return
        name, agreed = QInputDialog.getItem(
            self,
            word("people_page.merge_leader"),
            word("people_page.merge_text"),
            list(others),
            editable=False,
        )
        if agreed:
            self.join(uuid, others[name])

    def join(self, keep: str, gone: str) -> None:
        """Make one leader of two."""
        self._session.write(lambda workspace, _: leaders.merge(workspace, keep, gone))

    def mark_hard(self) -> None:
        """Mark the chosen issue as a hard case, or take the mark away."""
        item = self.held.currentItem()
        uuid = str(item.data(0, _UUID)) if item else ""
        if uuid:
            hard = not leaders.is_hard(self._session.reader, uuid)
            self._session.write(lambda workspace, _: leaders.set_hard(workspace, uuid, hard=hard))

    def _open(self, task: FormTask) -> None:
        dialog = FormDialog(self._session, task, self)
        if dialog.exec():
            self.told.emit(word("people_page.leader_saved"), Tone.GOOD)
        dialog.deleteLater()


def _table(name: str, columns: tuple[str, ...]) -> QTreeWidget:
    made = QTreeWidget()
    made.setObjectName(f"leader_{name}")
    made.setAccessibleName(word(f"people_page.{name}"))
    made.setRootIsDecorated(False)
    made.setHeaderLabels([word(f"people_page.column_{key}") for key in columns])
    made.setMinimumHeight(120)
    made.header().setStretchLastSection(False)
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return made


def _line(table: QTreeWidget, uuid: str, cells: list[str]) -> None:
    item = QTreeWidgetItem([" ".join(cell.split()) for cell in cells])
    item.setData(0, _UUID, uuid)
    for place, cell in enumerate(cells):
        item.setToolTip(place, cell)
    table.addTopLevelItem(item)
    if table.currentItem() is None:
        table.setCurrentItem(item)
