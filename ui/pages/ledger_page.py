"""问题台账: issues (or their measures) as a list, the record beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSplitter, QStackedWidget, QWidget

from core.domain.letter import LetterKind
from core.domain.listing import Filter, ListKind
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.models.habits import habits
from ui.models.tones import Tone
from ui.pages import issue_acts
from ui.pages.batch_edit_act import edit_many
from ui.pages.issue_panel import IssuePanel
from ui.pages.list_export import export_shown
from ui.pages.list_pane import ListPane
from ui.pages.page import Page
from ui.pages.paper_acts import papers_button
from ui.pages.tag_act import edit_tags
from ui.session import Session
from ui.widgets.acts_line import ActsLine
from ui.widgets.plates import EmptyPlace, button

_KINDS = (ListKind.ISSUES, ListKind.MEASURES)
_LIST_NEEDS = 216
_PANEL_NEEDS = 440
"""Pixels: both beside the navigation must fit a screen of 1366 pixels magnified by a half."""


class LedgerPage(Page):
    """The issue ledger."""

    NAME = "ledger"
    TABLES = issue_acts.TABLES

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.panes = {kind: ListPane(session, kind, quick=True) for kind in _KINDS}
        self.panel = IssuePanel(session)
        self._row = ""
        self._lists = QStackedWidget()
        self._group = QButtonGroup(self)
        self._switches: dict[ListKind, QPushButton] = {}
        self._build()
        for kind, pane in self.panes.items():
            pane.grid.current_changed.connect(lambda uuid, each=kind: self._on_current(each, uuid))
            pane.grid.opened.connect(lambda _: self.panel.tabs.setFocus())
        self.panel.closed.connect(self.close_panel)
        self.panel.registered.connect(self.on_registered)
        self.panel.act_wanted.connect(self.act_wanted)
        self.panel.record_wanted.connect(self.record_wanted)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Delete"), self).activated.connect(self._remove_current)

    # --- the page -------------------------------------------------------------------------------------

    @property
    def pane(self) -> ListPane:
        """Return the list that is shown."""
        return next(pane for pane in self.panes.values() if pane is self._lists.currentWidget())

    def refresh(self) -> None:
        """Read the shown list again."""
        self.pane.refresh()
        self.pane.model.then(self._on_read)

    def _on_read(self) -> None:
        question = self.pane.model.query
        bare = not self.pane.model.rowCount() and not question.filters and not question.words
        self._places.setCurrentIndex(1 if bare and self.panel.isHidden() else 0)

    def show_record(self, uuid: str) -> None:
        """Show an issue; filters that hide it are taken off."""
        self.show_kind(ListKind.ISSUES)
        self.refresh()
        self.panes[ListKind.ISSUES].go_to(uuid)

    def show_list(self, filters: tuple[Filter, ...]) -> None:
        """Show what passes ``filters`` in the list shown."""
        self.pane.show_filters(filters)

    def show_kind(self, kind: ListKind) -> None:
        """Show issues or measures."""
        self._switches[kind].setChecked(True)
        self._lists.setCurrentWidget(self.panes[kind])
        self.refresh()

    def may_leave(self) -> bool:
        """Ask about unsaved words in the record."""
        return self.panel.isHidden() or self.panel.may_leave()

    def take_files(self, files: list[Path]) -> bool:
        """Attach files that are no spreadsheets to the issue shown."""
        sheets = {".xlsx", ".xls", ".csv", ".ods", ".et"}
        if (
            self.panel.isHidden()
            or not self.panel.uuid
            or any(each.suffix.lower() in sheets for each in files)
        ):
            return False
        issue_acts.attach(self.panel, files)
        return True

    # --- acts -----------------------------------------------------------------------------------------

    def start_new(self) -> None:
        """Show the form of a new issue."""
        if self.may_leave():
            self.pane.grid.clearSelection()
            self.pane.grid.setCurrentIndex(self.pane.model.index(-1, -1))
            self._open_panel()
            self._row = ""
            self.panel.start_new()

    def save(self) -> None:
        """Save the record shown."""
        if not self.panel.isHidden():
            self.panel.save()

    def close_panel(self) -> None:
        """Close the record unless it keeps unsaved words."""
        if self.panel.may_leave():
            self.panel.hide()
            self.refresh()
            self.pane.grid.setFocus()

    def on_registered(self, uuid: str) -> None:
        """Show the issue just entered."""
        self.refresh()
        self.show_record(uuid)

    def write_letter(self) -> None:
        """Begin a letter about the selected issues."""
        uuids = self.pane.selected_issues()
        if not uuids:
            self.tell(word("ledger.select_first"), Tone.WARN)
            return
        self.act_wanted.emit(
            "letter",
            LetterRequest(kind=LetterKind.SUPERVISION, dated_on=self.session.today, issue_uuids=uuids),
        )

    # --- inside ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        for kind in _KINDS:
            switch = button(f"ledger.by_{kind.value}", partial(self.show_kind, kind))
            switch.setCheckable(True)
            switch.setProperty("role", "quick")
            self._switches[kind] = switch
            self._group.addButton(switch)
            self.head.insertWidget(self.head.count() - 1, switch)
            self._lists.addWidget(self.panes[kind])
        self._switches[ListKind.ISSUES].setChecked(True)
        acts = (
            button("ledger.tags", lambda: edit_tags(self)),
            button("ledger.edit_many", lambda: edit_many(self)),
            button("ledger.write_letter", self.write_letter, symbol="letters"),
            button("ledger.export_shown", lambda: export_shown(self, self.pane), symbol="export"),
            papers_button(self, self.panes[ListKind.ISSUES]),
        )
        self.head.addWidget(ActsLine(acts))
        self.head.addWidget(button("ledger.new", self.start_new, symbol="add", role="primary"))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self._lists)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(16)
        self.panel.setMinimumWidth(_PANEL_NEEDS)
        self._lists.setMinimumWidth(_LIST_NEEDS)
        self.panel.hide()
        state = habits().value("ledger/splitter")
        if state is not None:
            self._splitter.restoreState(state)
        self._splitter.splitterMoved.connect(
            lambda *_: habits().setValue("ledger/splitter", self._splitter.saveState())
        )
        self._places = QStackedWidget()
        self._places.addWidget(self._splitter)
        empty = EmptyPlace("ledger", "ledger.empty", ("overview.do_import", "overview.do_enter"))
        empty.pressed.connect(self._begin)
        self._places.addWidget(empty)
        self.body.addWidget(self._places, 1)

    def _begin(self, key: str) -> None:
        self.act_wanted.emit("import" if key == "overview.do_import" else "new_issue", None)

    def _open_panel(self) -> None:
        self._places.setCurrentIndex(0)
        if self.panel.isHidden():
            self.panel.show()
            if habits().value("ledger/splitter") is None:
                width = self._splitter.width()
                self._splitter.setSizes([width * 2 // 5, width * 3 // 5])

    def _on_current(self, kind: ListKind, uuid: str) -> None:
        if kind is not self.pane.kind or not uuid:
            return
        issue = self.pane.issue_of(uuid)
        if issue == self.panel.uuid and not self.panel.isHidden():
            return
        if self.may_leave():
            self._open_panel()
            self._row = uuid
            self.panel.show_issue(issue)
        else:
            QTimer.singleShot(0, self._back_to_row)

    def _back_to_row(self) -> None:
        """Return to the row of the record that keeps its unsaved words."""
        if self._row:
            self.pane.grid.select(self._row)

    def _remove_current(self) -> None:
        if not self.panel.isHidden() and self.panel.uuid:
            issue_acts.remove_issue(self.panel)
