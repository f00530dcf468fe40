"""方案与任务: the tree of plans above the tasks of the chosen one, a plan or a task beside them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from core.domain.change import ChangeRecord
from core.domain.listing import Filter, ListKind
from core.domain.plan import TaskAnswer, TaskState
from core.errors import Refused
from core.operations import plan_tasks, plans
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.tones import Tone
from ui.pages import task_acts, task_intake
from ui.pages.list_export import export_shown
from ui.pages.list_pane import ListPane
from ui.pages.page import Page
from ui.pages.plan_panel import PlanPanel
from ui.pages.plans_desk import PlansDesk
from ui.pages.record_panel import RecordPanel
from ui.pages.task_panel import TaskPanel
from ui.session import Session
from ui.widgets.plan_tree import PlanTree
from ui.widgets.plates import button


class PlansPage(Page):
    """Plans and the tasks that come from above."""

    NAME = "plans"
    TABLES = ("batch", "upper_task", "task_claim", "task_link", "source_document", "issue", "status_move")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.tree = PlanTree()
        self.unclaimed = button("plans_page.unclaimed", self.toggle_unclaimed)
        self.unclaimed.setCheckable(True)
        self.unclaimed.setProperty("role", "quick")
        self.claim_button = button("plans_page.claim_selected", self.claim_selected, symbol="check")
        self.paste_button = button("plans_page.paste", lambda: task_intake.paste(self))
        acts = (self.unclaimed, self.claim_button, self.paste_button)
        self.pane = ListPane(session, ListKind.TASKS, acts=acts)
        self.pane.grid.setAccessibleName(word("plans_page.tasks"))
        self.plan_panel = PlanPanel(session)
        self.task_panel = TaskPanel(session)
        self.desk = PlansDesk(self.tree, self.pane, (self.plan_panel, self.task_panel))
        self._going_back = False
        self._build()
        self.desk.empty.pressed.connect(lambda _: self.start_new())
        self.tree.chosen.connect(self._on_plan)
        self.pane.grid.current_changed.connect(self._on_task)
        self.pane.asked.connect(self._show_question)
        for panel in (self.plan_panel, self.task_panel):
            panel.told.connect(self.tell)
            panel.record_wanted.connect(self.record_wanted)
            panel.closed.connect(self._on_closed)
        self.plan_panel.saved.connect(self._on_plan_saved)
        self.task_panel.saved.connect(self._on_task_saved)

    @property
    def panel(self) -> RecordPanel:
        """Return the panel in front."""
        return self.desk.panel

    # --- what it shows ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read tree and list again; what is being typed keeps its place."""
        self.tree.show_nodes(plans.tree(self.session.reader))
        self.desk.follow()
        self.pane.refresh()
        plan = self.tree.current()
        self._show_buttons()
        if not self.plan_panel.uuid and not self.plan_panel.form.dirty and self.panel is self.plan_panel:
            if plan:
                self.plan_panel.show_record(plan)
                self.desk.bring(self.plan_panel, asked=False)
            elif not self.plan_panel.entering:
                self.plan_panel.start_new(focus=False)
                self.desk.bring_unsaved()

    def show_record(self, uuid: str) -> None:
        """Go to a plan or to a task, taking filters off when they hide it."""
        try:
            task = plan_tasks.task_dossier(self.session.reader, uuid).task
        except Refused:
            self.tree.choose(uuid)
            return
        self.tree.choose(task.batch_uuid)
        if self.pane.model.row_of(uuid) < 0:
            self.pane.show_all()
        self.pane.grid.select(uuid)

    def show_list(self, filters: tuple[Filter, ...]) -> None:
        """Show the tasks of all plans filtered."""
        self.tree.back_to("")
        self.pane.show_filters(filters)
        self._show_buttons()

    def may_leave(self) -> bool:
        """Ask about unsaved words."""
        return self.panel.may_leave()

    def on_session_changed(self, change: ChangeRecord) -> None:
        """Follow a change in tree, list and the open record."""
        super().on_session_changed(change)
        if change.touches(*self.TABLES):
            for panel in (self.plan_panel, self.task_panel):
                panel.follow(change)

    def _build(self) -> None:
        self.import_button = button(
            "plans_page.import", lambda: task_intake.choose_import(self), symbol="import"
        )
        self.task_button = button("plans_page.new_task", self.start_task, symbol="add")
        for part in (
            self.import_button,
            button("plans_page.export", lambda: export_shown(self, self.pane), symbol="export"),
            self.task_button,
            button("plans_page.new", self.start_new, symbol="add", role="primary"),
        ):
            self.head.addWidget(part)
        self.body.addWidget(self.desk, 1)

    def _show_question(self) -> None:
        states = next(
            (each.values for each in self.pane.model.query.filters if each.column == "task_state"), ()
        )
        self.unclaimed.setChecked(states == (TaskState.UNCLAIMED.value,))

    def _show_buttons(self) -> None:
        plan = bool(self.tree.current())
        for each in (self.task_button, self.paste_button, self.import_button):
            each.setEnabled(plan)
            each.setToolTip("" if plan else word("plans_page.choose_plan"))

    def _on_plan(self, uuid: str) -> None:
        """Show a plan and its tasks, or go back when a person wants to stay with unsaved words."""
        if self._going_back:
            return
        if not self.panel.may_leave():
            self.tree.back_to(self.plan_panel.uuid or self.task_panel.plan_uuid)
            return
        self.pane.grid.setCurrentIndex(QModelIndex())
        self.pane.grid.clearSelection()
        names = {node.plan.uuid: node.plan.name for node in plans.tree(self.session.reader)}
        self.pane.model.set_filter("plan", (names[uuid],) if uuid in names else ())
        if uuid:
            self.plan_panel.show_record(uuid)
            self.desk.bring(self.plan_panel, asked=False)
        else:
            self.desk.side.setCurrentWidget(self.plan_panel)
            self.desk.fold()
        self._show_buttons()

    def _on_task(self, uuid: str) -> None:
        if self._going_back or not uuid:
            return
        if self.panel is self.task_panel and uuid == self.task_panel.uuid:
            return
        if self.panel.may_leave():
            self.task_panel.show_record(uuid)
            self.desk.bring(self.task_panel)
            return
        self._going_back = True
        self.pane.grid.select(self.task_panel.uuid)
        self._going_back = False

    def _on_plan_saved(self, uuid: str) -> None:
        self.refresh()
        self.tree.back_to("")
        self.tree.choose(uuid)

    def _on_task_saved(self, uuid: str) -> None:
        self.refresh()
        self.pane.grid.select(uuid)

    def _on_closed(self) -> None:
        self.desk.bring(self.plan_panel, asked=False)
        self.refresh()
        if not self.tree.current() and not self.plan_panel.form.dirty:
            self.desk.fold()

    # --- acts -------------------------------------------------------------------------------------------

    def start_new(self) -> None:
        """Begin a new plan unless a person wants to stay with unsaved words."""
        if self.panel.may_leave():
            self.tree.back_to("")
            self.desk.bring(self.plan_panel)
            self.plan_panel.start_new()
            self._show_buttons()

    def start_task(self) -> None:
        """Begin a new task of the chosen plan."""
        plan = self.tree.current()
        if plan and self.panel.may_leave():
            self.pane.grid.setCurrentIndex(QModelIndex())
            self.desk.bring(self.task_panel)
            self.task_panel.start_new(plan)

    def toggle_unclaimed(self) -> None:
        """Show only tasks that nobody answered, or all again."""
        on = self.unclaimed.isChecked()
        self.pane.model.set_filter("task_state", (TaskState.UNCLAIMED.value,) if on else ())

    def claim_selected(self) -> None:
        """Claim every selected task for one unit."""
        uuids = self.pane.grid.selected_uuids()
        if not uuids:
            self.tell(word("plans_page.select_first"), Tone.WARN)
            return
        self.ask(task_acts.answer_task(self.session, uuids, TaskAnswer.CLAIMED), word("plans_page.answered"))

    def ask(self, task: FormTask, told: str) -> None:
        """Ask by a form and say what was done."""
        dialog = FormDialog(self.session, task, self)
        if dialog.exec():
            self.tell(told)
        dialog.deleteLater()
