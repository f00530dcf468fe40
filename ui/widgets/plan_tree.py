"""The tree of plans: every plan under the plan above it, with its tasks counted beside its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from core.operations.plans import PlanNode
from core.wording import word
from ui.widgets.theme import wide

_UUID = Qt.ItemDataRole.UserRole
_COUNTS = ("tasks", "claimed", "unclaimed", "declined", "done")
_COUNT_WIDTH = 64
_LEAST_NAME = 9
"""Characters of a plan's name that are always in sight."""
_STEP_BACK = ("declined", "claimed", "done", "unclaimed")
"""Counts that step back first when there is little room; how many tasks a plan has stays."""
_LEAST_ROWS = 4


class PlanTree(QTreeWidget):
    """Shows the plans; ``chosen`` comes with the uuid a person picked, empty for all plans."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_tree")
        self.setAccessibleName(word("plans_page.tree"))
        self.setHeaderLabels([word("plans_page.plan"), *(word(f"columns.{each}") for each in _COUNTS)])
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in range(1, len(_COUNTS) + 1):
            self.header().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            self.header().resizeSection(place, _COUNT_WIDTH)
        self.setTabKeyNavigation(False)
        self.plans = 0
        """How many plans are shown."""
        self.currentItemChanged.connect(lambda item, _: self.chosen.emit(_uuid_of(item)))

    def minimumSizeHint(self) -> QSize:
        """Return room for the head and a few plans."""
        row = max(self.sizeHintForRow(0), self.fontMetrics().height())
        rows = min(_LEAST_ROWS, max(2, self.plans + 1)) * row
        return QSize(super().minimumSizeHint().width(), self.header().sizeHint().height() + rows + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up counts before the names become unreadable."""
        super().resizeEvent(event)
        room = event.size().width() - wide(self.fontMetrics(), _LEAST_NAME)
        shown = list(_COUNTS)
        for each in _STEP_BACK:
            if len(shown) * _COUNT_WIDTH > room:
                shown.remove(each)
        for place, each in enumerate(_COUNTS, start=1):
            self.setColumnHidden(place, each not in shown)

    def show_nodes(self, nodes: Sequence[PlanNode]) -> None:
        """Show the plans again; the chosen one stays chosen without telling anybody."""
        kept = self.current()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        total = [sum(getattr(node.counts, each) for node in nodes) for each in _COUNTS]
        self.addTopLevelItem(_item(word("plans_page.all"), "", total))
        branch: list[QTreeWidgetItem] = []
        for node in nodes:
            made = _item(node.plan.name, node.plan.uuid, [getattr(node.counts, each) for each in _COUNTS])
            made.setToolTip(
                0, "  ".join(part for part in (node.plan.name, node.plan.document_number) if part)
            )
            del branch[node.depth :]
            if branch:
                branch[-1].addChild(made)
            else:
                self.addTopLevelItem(made)
            branch.append(made)
        self.plans = len(nodes)
        self.updateGeometry()
        self.expandAll()
        self._choose(kept)
        self.blockSignals(False)  # noqa: FBT003

    def current(self) -> str:
        """Return the chosen plan, empty for all."""
        return _uuid_of(self.currentItem())

    def choose(self, uuid: str) -> None:
        """Choose a plan and tell."""
        self._choose(uuid)

    def back_to(self, uuid: str) -> None:
        """Choose a plan without telling anybody."""
        self.blockSignals(True)  # noqa: FBT003
        self._choose(uuid)
        self.blockSignals(False)  # noqa: FBT003

    def _choose(self, uuid: str) -> None:
        found = self.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
        wanted = next((item for item in found if _uuid_of(item) == uuid), self.topLevelItem(0))
        if wanted is not None:
            self.setCurrentItem(wanted)


def _item(name: str, uuid: str, counts: Sequence[int]) -> QTreeWidgetItem:
    made = QTreeWidgetItem([name, *map(str, counts)])
    made.setData(0, _UUID, uuid)
    for place in range(1, len(counts) + 1):
        made.setTextAlignment(place, Qt.AlignmentFlag.AlignCenter)
    return made


def _uuid_of(item: QTreeWidgetItem | None) -> str:
    return str(item.data(0, _UUID) or "") if item is not None else ""
