"""定期与调度: duties that come round, and dispatches on two levels, each a list with its record beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMenu, QTabWidget, QWidget

from core.domain.change import ChangeRecord
from core.domain.dispatch import DISPATCH_COLUMNS, DispatchRule, DispatchRuleDraft
from core.domain.duty import DUTY_COLUMNS
from core.domain.listing import ListKind
from core.operations import dispatches, duties, duty_lists
from core.wording import chinese_date, word
from core.workspace import Workspace
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.dialogs.saving import place_to_write
from ui.models.tones import Tone
from ui.pages.dispatch_panel import DispatchPanel
from ui.pages.duty_fields import rule_fields
from ui.pages.duty_panel import DutyPanel
from ui.pages.page import Page
from ui.pages.watch_desk import WatchDesk
from ui.session import Session
from ui.widgets.plates import button, label
from ui.widgets.theme import mark

_DUTIES, _DISPATCHES = 0, 1


class DutiesPage(Page):
    """Two tabs; the buttons above act on the one in front."""

    NAME = "duties"
    TABLES = (
        "recurring_duty",
        "occurrence",
        "evidence",
        "dispatch",
        "dispatch_rule",
        "unit",
        "issue",
        "measure",
        "office",
        "holiday_year",
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.duties = WatchDesk(
            session,
            ListKind.DUTIES,
            DUTY_COLUMNS,
            duty_lists.duty_lines,
            DutyPanel(session),
        )
        self.dispatches = WatchDesk(
            session,
            ListKind.DISPATCHES,
            DISPATCH_COLUMNS,
            duty_lists.dispatch_lines,
            DispatchPanel(session),
        )
        # a label that wraps here would let the whole page grow beyond the window and scroll
        self.figures = label("", "muted")
        self.gaps = label("", "warning")
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(word("pages.tabs"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.duties, word("duties_page.tab_duties"))
        self.tabs.addTab(self.dispatches, word("duties_page.tab_dispatches"))
        for part in (self.figures, self.gaps):
            self.body.addWidget(part)
        self.body.addWidget(self.tabs, 1)
        self.rules = button("duties_page.rules", symbol="clock")
        mark(self.rules, menu="yes")
        self.head.addWidget(self.rules)
        self.head.addWidget(button("duties_page.export", self.export, symbol="export"))
        self.head.addWidget(button("duties_page.new", self.start_new, symbol="add", role="primary"))
        for desk in (self.duties, self.dispatches):
            desk.panel.told.connect(self.tell)

    @property
    def desk(self) -> WatchDesk:
        """Return the tab in front."""
        return (self.duties, self.dispatches)[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Read both lists, the figures and the silent levels again."""
        self.duties.refresh()
        self.dispatches.refresh()
        self.session.read(self, _told, self._show_told)
        self._fill_rules()

    def _show_told(self, told: tuple[str, str]) -> None:
        figures, gaps = told
        self.figures.setText(figures)
        self.gaps.setText(gaps)
        self.gaps.setVisible(bool(gaps))

    def show_record(self, uuid: str) -> None:
        """Go to a duty or a dispatch."""
        found = dispatches.is_dispatch(self.session.reader, uuid)
        self.tabs.setCurrentIndex(_DISPATCHES if found else _DUTIES)
        self.desk.show_record(uuid)

    def show_kind(self, kind: ListKind) -> None:
        """Show one of the two tabs."""
        self.tabs.setCurrentIndex(_DISPATCHES if kind is ListKind.DISPATCHES else _DUTIES)

    def start_new(self) -> None:
        """Begin a new record in the tab in front."""
        self.desk.start_new()

    def may_leave(self) -> bool:
        """Ask about unsaved words in both tabs."""
        return self.duties.panel.may_leave() and self.dispatches.panel.may_leave()

    def on_session_changed(self, change: ChangeRecord) -> None:
        """Follow a change in the lists and in the open records."""
        super().on_session_changed(change)
        if change.touches(*self.TABLES):
            for panel in (self.duties.panel, self.dispatches.panel):
                panel.follow(change)

    # --- the cycles of each track -----------------------------------------------------------------------

    def _fill_rules(self) -> None:
        menu = QMenu(self.rules)
        for rule in dispatches.rules(self.session.reader):
            menu.addAction(rule.track, lambda rule=rule: self.edit_rule(rule))
        menu.addAction(word("duties_page.new_rule"), lambda: self.edit_rule(None))
        old = self.rules.menu()
        self.rules.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def edit_rule(self, rule: DispatchRule | None) -> None:
        """Ask for the cycles in which each level dispatches a track."""
        draft = DispatchRuleDraft()
        if rule is not None:
            draft = DispatchRuleDraft(track=rule.track, upper=rule.upper, lower=rule.lower)
        task = FormTask(
            title=word("duties_page.rules"),
            words="dispatch_rule_form",
            fields=rule_fields(self.session),
            draft=draft,
            make=DispatchRuleDraft,
            check=dispatches.check_rule,
            save=lambda workspace, made, _: dispatches.put_rule(workspace, made),
        )
        FormDialog(self.session, task, self).open()

    # --- export -----------------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for a place and write the list in front there as shown."""
        title = word(f"exports.{self.desk.model.query.kind.value}")
        name = word("duties_page.export_name", name=title, day=chinese_date(self.session.today))
        chosen = place_to_write(self, name)
        if chosen:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write the list in front as shown to ``path`` as a job and say so on the page."""
        query, keys = self.desk.model.query, self.desk.grid.shown_columns()
        is_duties = self.desk is self.duties
        write = duty_lists.export_duties if is_duties else duty_lists.export_dispatches
        self.session.read_job(
            lambda workspace, progress: write(workspace, path, query, keys, progress),
            label=word("acts.exporting"),
            on_done=lambda written: self.tell(word("acts.exported", path=written), Tone.GOOD),
        )


def _told(ws: Workspace) -> tuple[str, str]:
    """Return what is said above the lists: what is due and done, and which level was silent."""
    due, done, overdue = duties.totals(ws)
    gaps = [dispatches.gap_words(ws, gap) for gap in dispatches.missing(ws)]
    return word("watch.duty_totals", due=due, done=done, overdue=overdue), "\n".join(gaps)
