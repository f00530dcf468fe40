"""The room of 方案与任务: tree, tasks and the record in hand; on a small screen never all three at once.

A window of 1366 × 768 dots magnified by a half leaves some 690 × 330 pixels here. The tree then stands
beside the tasks; a task in hand takes the place of the tree, a plan in hand that of the tasks.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from ui.pages.list_pane import ListPane
from ui.pages.plan_panel import PlanPanel
from ui.pages.record_panel import RecordPanel
from ui.pages.task_panel import TaskPanel
from ui.widgets.kept_splitter import keep_sizes, put_back
from ui.widgets.plan_tree import PlanTree
from ui.widgets.plates import EmptyPlace
from ui.widgets.theme import row_height

_SHORT_ROWS = 14
"""Rows of a list: a lower room cannot hold the tree above five tasks."""
_LEAST_TASKS = 6
"""Rows of the list that are always in sight, its head counted as one."""
_SHARES = (11_000, 9_000)
_ABOVE, _BESIDE = (2, 3), (10_000, 19_000)


class PlansDesk(QWidget):
    """Tree and tasks, and beside them the record in hand as long as a person wants it there."""

    def __init__(
        self,
        tree: PlanTree,
        pane: ListPane,
        panels: tuple[PlanPanel, TaskPanel],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tree, self.pane = tree, pane
        self.plan_panel, self.task_panel = panels
        self.side = QStackedWidget()
        self.empty = EmptyPlace("plans", "plans_empty", ("plans_page.new",))
        self._open = self._asked = False
        self._short = False
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._build()
        tree.itemActivated.connect(lambda *_: self._ask_for(self.plan_panel))
        pane.grid.opened.connect(lambda _: self._ask_for(self.task_panel))
        pane.grid.clicked.connect(lambda _: self._ask_for(self.task_panel, focus=False))
        for panel in panels:
            panel.close_button.clicked.connect(lambda _=False: self.leave())
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.side)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.leave)

    @property
    def panel(self) -> RecordPanel:
        """Return the panel in front."""
        return self.task_panel if self.side.currentWidget() is self.task_panel else self.plan_panel

    def bring(self, panel: RecordPanel, *, asked: bool = True) -> None:
        """Put a panel in front; a plan only chosen, not ``asked`` for, leaves a small room to tasks."""
        self.side.setCurrentWidget(panel)
        self._open, self._asked = True, asked
        self._arrange()

    def bring_unsaved(self) -> None:
        """Put a plan in front that an earlier run left half typed."""
        if self.plan_panel.form.dirty:
            self.bring(self.plan_panel)

    def fold(self) -> None:
        """Give the room of the record to the tree and the tasks."""
        self._open = False
        self._arrange()

    def leave(self) -> None:
        """Fold unless a person stays with unsaved words; the keyboard goes to where the record was chosen."""
        if self.panel.may_leave():
            self.fold()
            (self.pane.grid if self.panel is self.task_panel else self.tree).setFocus()

    def follow(self) -> None:
        """Say what to do first while the tree holds no plan."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn tree and tasks where the room is low."""
        super().resizeEvent(event)
        short = event.size().height() < _SHORT_ROWS * row_height()
        if short != self._short:
            self._short = short
            self._turn()
        self._arrange()

    def _build(self) -> None:
        self.pane.grid.setMinimumHeight(_LEAST_TASKS * row_height())
        self._left.setChildrenCollapsible(False)
        self._left.addWidget(self.tree)
        self._left.addWidget(self.pane)
        for place, share in enumerate(_ABOVE):
            self._left.setStretchFactor(place, share)
        for panel in (self.plan_panel, self.task_panel):
            self.side.addWidget(panel)
        desk = QSplitter(Qt.Orientation.Horizontal)
        desk.setChildrenCollapsible(False)
        desk.addWidget(self._left)
        desk.addWidget(self.side)
        desk.setSizes(list(_SHARES))
        keep_sizes(desk, "plans")
        keep_sizes(self._left, lambda: "plans_beside" if self._short else "plans_tree")
        self._desk = desk
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(desk)
        line.addWidget(self.empty)
        self._arrange()

    def _turn(self) -> None:
        way = Qt.Orientation.Horizontal if self._short else Qt.Orientation.Vertical
        self._left.setOrientation(way)
        if not put_back(self._left, "plans_beside" if self._short else "plans_tree"):
            total = sum(_BESIDE)
            self._left.setSizes(list(_BESIDE) if self._short else [total * 2 // 5, total * 3 // 5])

    def _arrange(self) -> None:
        bare = not self._open and not self.tree.plans
        self._desk.setVisible(not bare)
        self.empty.setVisible(bare)
        shown = self._open and (self._asked or not self._short)
        self.side.setVisible(shown)
        crowded = shown and self._short
        if crowded and self.tree.hasFocus() and self.panel is self.task_panel:
            self.pane.grid.setFocus()
        self.tree.setVisible(not crowded or self.panel is self.plan_panel)
        self.pane.setVisible(not crowded or self.panel is self.task_panel)
        self.pane.show_count(wanted=not crowded)

    def _ask_for(self, panel: RecordPanel, *, focus: bool = True) -> None:
        """Bring the record chosen in tree or list; Enter goes into its form as well."""
        if self.panel is not panel or not panel.uuid:
            return
        self.bring(panel)
        if focus:
            panel.form.setFocus()
            panel.form.focusNextChild()
