"""The middle of the import dialog: what was read, what it would do, and what cannot come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from core.domain.proposal import Proposal, ProposedIssue, ProposedMeasure
from core.domain.verdict import Verdict
from core.operations.import_columns import CUSTOM
from core.wording import catalogue, word, word_of
from ui.models.proposal_model import WIDTHS, ProposalModel
from ui.models.tones import Tone, tone_of
from ui.widgets.badges import Badge, BadgeDelegate
from ui.widgets.folded_banner import FoldedBanner
from ui.widgets.plates import clear, label
from ui.widgets.theme import row_height

_LEAST = 240
"""Pixels of the tabs under which their lists say nothing; a small screen scrolls to them."""


_DOUBTS = 3
"""Doubts the banner tells by themselves."""


class ImportReview(QWidget):
    """Counts in colour and words, the warnings, and tabs with every record, column and refused row."""

    same_changed = Signal()
    """A row was said, or no longer said, to mean the issue it is alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ProposalModel(self)
        self._counts = QHBoxLayout()
        self._counts.setSpacing(8)
        self.warnings = FoldedBanner()
        self.tree = self._make_tree()
        self._columns = _table("header", "field")
        self.alike = _table("row", "like")
        self.alike.itemChanged.connect(lambda _: self.same_changed.emit())
        self._rejected = _table("row", "reason")
        self._outside = _table("cell", "text")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumHeight(_LEAST)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(self._counts)
        outer.addWidget(self.warnings)
        outer.addWidget(self.tabs, 1)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show everything about ``proposal``."""
        self.model.show_proposal(proposal)
        self._show_counts(proposal)
        self.warnings.tell("\n".join((*proposal.warnings, *_told(proposal.doubts))), Tone.WARN)
        self._show_alike([row for row in proposal.issues if row.like])
        front = self.tabs.currentWidget()
        _fill(self._columns, ((header, _field_word(name)) for header, name in proposal.columns))
        _offer(self._columns, [not name for _, name in proposal.columns])
        _fill(self._rejected, ((str(item.row), item.reason) for item in proposal.rejected))
        _fill(self._outside, proposal.surroundings)
        self.tabs.clear()
        pages = (
            ("records", self.tree, len(proposal.issues)),
            ("alike", self.alike, self.alike.rowCount()),
            ("columns", self._columns, len(proposal.columns)),
            ("rejected", self._rejected, len(proposal.rejected)),
            ("outside", self._outside, len(proposal.surroundings)),
        )
        for key, page, count in pages:
            page.setObjectName(f"import_{key}")
            if count or key in {"records", "columns"}:
                self.tabs.addTab(page, word(f"import_dialog.tab_{key}", count=count))
        if front is not None and self.tabs.indexOf(front) >= 0:
            self.tabs.setCurrentWidget(front)

    def _show_alike(self, rows: Sequence[ProposedIssue]) -> None:
        """List the rows that may mean an issue of the ledger, each to be ticked as the same."""
        place = self.alike.currentRow()
        self.alike.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        _fill(self.alike, ((str(row.row), _like_text(row)) for row in rows))
        for line, row in enumerate(rows):
            if item := self.alike.item(line, 1):
                item.setData(Qt.ItemDataRole.UserRole, row.key)
                item.setCheckState(Qt.CheckState.Checked if row.same_as else Qt.CheckState.Unchecked)
        self.alike.setCurrentCell(place, 1)
        self.alike.blockSignals(False)  # noqa: FBT003

    def same(self) -> frozenset[str]:
        """Return the keys of the rows ticked as meaning the issue they are alike."""
        items = (self.alike.item(line, 1) for line in range(self.alike.rowCount()))
        ticked = (each for each in items if each and each.checkState() == Qt.CheckState.Checked)
        return frozenset(str(each.data(Qt.ItemDataRole.UserRole)) for each in ticked)

    def as_fields(self) -> tuple[str, ...]:
        """Return the unknown columns ticked to become fields of the office's own."""
        found = []
        for place in range(self._columns.rowCount()):
            header, name = self._columns.item(place, 0), self._columns.item(place, 1)
            if header and name and name.checkState() == Qt.CheckState.Checked:
                found.append(header.toolTip())
        return tuple(found)

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self.model)
        tree.setUniformRowHeights(True)
        tree.setAlternatingRowColors(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setItemDelegate(BadgeDelegate(tree))
        tree.setAccessibleName(word("import_dialog.tab_records", count=""))
        letter = tree.fontMetrics().horizontalAdvance(word("import_dialog.column_text")) // 2
        for section, width in enumerate(WIDTHS):
            tree.header().resizeSection(section, width * letter)
        tree.header().setStretchLastSection(True)
        return tree

    def _show_counts(self, proposal: Proposal) -> None:
        clear(self._counts)
        measures = [measure for issue in proposal.issues for measure in issue.measures]
        self._count_line("issues", proposal.issues)
        self._counts.addSpacing(16)
        self._count_line("measures", measures)
        if proposal.rejected:
            self._counts.addSpacing(16)
            text = word("import_dialog.count_rejected", count=len(proposal.rejected))
            self._counts.addWidget(Badge(text, tone_of(Verdict.REJECTED)))
        self._counts.addStretch(1)

    def _count_line(self, key: str, records: Iterable[ProposedIssue | ProposedMeasure]) -> None:
        counts = Counter(record.verdict for record in records)
        self._counts.addWidget(label(word(f"import_dialog.count_{key}", count=counts.total())))
        for verdict in Verdict:
            if counts[verdict]:
                text = word("import_dialog.count", verdict=word_of(verdict), count=counts[verdict])
                self._counts.addWidget(Badge(text, tone_of(verdict)))


def _told(doubts: Sequence[str]) -> tuple[str, ...]:
    """Return the first doubts, and how many there are of many: all stand in their tab."""
    if len(doubts) <= _DOUBTS:
        return tuple(doubts)
    return (*doubts[:_DOUBTS], word("import_dialog.doubts", count=len(doubts)))


def _like_text(row: ProposedIssue) -> str:
    """Return what a row may be, or that a person said so."""
    if row.same_as:
        return word("import_dialog.same_said", text=row.field("text"))
    return row.told[-1] if row.told else row.field("text")


def _table(*columns: str) -> QTableWidget:
    """Return a read-only table with headings ``import_dialog.column_<name>``; the last takes the rest."""
    table = QTableWidget(0, len(columns))
    heads = [word(f"import_dialog.column_{name}") for name in columns]
    table.setHorizontalHeaderLabels(heads)
    table.setAccessibleName(word("punctuation.comma_list").join(heads))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().resizeSection(0, 260)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height())
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    return table


def _fill(table: QTableWidget, rows: Iterable[tuple[str, str]]) -> None:
    table.setRowCount(0)
    for number, cells in enumerate(rows):
        table.insertRow(number)
        for place, text in enumerate(cells):
            item = QTableWidgetItem(" ".join(text.split()))
            item.setToolTip(text)
            table.setItem(number, place, item)


def _offer(table: QTableWidget, unknown: Sequence[bool]) -> None:
    """Let a person tick the lines of columns without a field."""
    for place, wanted in enumerate(unknown):
        item = table.item(place, 1)
        if wanted and item is not None:
            item.setCheckState(Qt.CheckState.Unchecked)


def _field_word(name: str) -> str:
    """Return what people call an issue's field; a column without one is kept as it is written."""
    if not name:
        return word("import_dialog.field_unknown")
    if name.startswith(CUSTOM):
        return word("import_dialog.field_custom", label=name.removeprefix(CUSTOM))
    words = catalogue()
    return words.get(f"fields.{name}") or words.get(f"columns.{name}") or name
