"""The list of a page: a table over ``RowsModel`` with header filters, chosen columns, badges and copying.

Row height is fixed; long text is elided with the whole of it in the tooltip. Width, order and visibility of
columns are habits of the person, kept per list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from core.domain.cells import heading_of
from core.domain.listing import ColumnKind, Filter
from core.wording import word
from ui.models.rows_model import RowsModel
from ui.widgets.badges import BadgeDelegate
from ui.widgets.column_filter import ColumnFilter
from ui.widgets.columns import ColumnHabits
from ui.widgets.theme import icon, row_height

_FUNNEL = 16
_NARROWEST = 48


class FilterHeader(QHeaderView):
    """A header whose sections carry a funnel: a click on it opens the filter of that column."""

    filter_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setMinimumSectionSize(_NARROWEST)
        self.setMouseTracking(True)
        self.filtered: Callable[[int], bool] = lambda _: False

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint the section and its funnel: strong when it filters."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        on = self.filtered(logicalIndex)
        icon("funnel", "accent" if on else "line_strong").paint(painter, self._funnel(rect))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the filter when the funnel was clicked, else sort."""
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0 and event.button() == Qt.MouseButton.LeftButton:
            place = QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())
            resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
            if not resizing and self._funnel(place).adjusted(-4, -4, 4, 4).contains(
                event.position().toPoint()
            ):
                self.filter_asked.emit(section)
                # Qt must still see the release somewhere harmless, or it believes the button is held.
                self.setSectionsClickable(False)
                super().mouseReleaseEvent(event)
                self.setSectionsClickable(True)
                return
        super().mouseReleaseEvent(event)

    @staticmethod
    def _funnel(section: QRect) -> QRect:
        top = section.y() + (section.height() - _FUNNEL) // 2
        return QRect(section.right() - _FUNNEL - 6, top, _FUNNEL, _FUNNEL)


class Grid(QTableView):
    """A list with everything a clerk expects of one; it shows what its model asks the ledger for."""

    current_changed = Signal(str)
    """The uuid of the current row, empty when there is none."""
    opened = Signal(str)
    """Enter or double click on a row."""
    filters_changed = Signal()

    def __init__(
        self,
        model: RowsModel,
        choices: Callable[[str], Sequence[str]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """``choices`` returns the distinct values of a column; ``name`` is what habits are kept under."""
        super().__init__(parent)
        self._rows = model
        self._choices = choices
        self._name = name
        self._kept: tuple[str, list[str]] = ("", [])
        self._dress()
        self.setModel(model)
        self.columns = ColumnHabits(self, model.columns, name)
        self.setItemDelegate(BadgeDelegate(self))
        self.setSortingEnabled(False)
        head = self._header
        head.filtered = lambda section: model.filter_on(model.columns[section].key) is not None
        head.filter_asked.connect(self.open_filter)
        head.sortIndicatorChanged.connect(model.sort)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._open_column_menu)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        model.modelAboutToBeReset.connect(self._note_selection)
        model.modelReset.connect(self._take_selection_back)
        model.modelReset.connect(self.columns.arrange)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.uuid_at(index.row())))

    # --- selection ------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row that Qt makes current when the keyboard comes in: it is open, so acts mean it."""
        super().focusInEvent(event)
        selection, flag = self.selectionModel(), self.selectionModel().SelectionFlag
        if self.currentIndex().isValid() and not selection.hasSelection():
            selection.select(self.currentIndex(), flag.Select | flag.Rows)

    def selected_uuids(self) -> list[str]:
        """Return the selected records in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.uuid_at(row) for row in rows]

    def current_uuid(self) -> str:
        """Return the current record, empty when there is none."""
        index = self.currentIndex()
        return self._rows.uuid_at(index.row()) if index.isValid() else ""

    def select(self, uuid: str) -> bool:
        """Make ``uuid`` the current row; ``False`` when it is not shown.

        It is chosen alone, whatever keys are held: Ctrl of Ctrl+S would add it to the rows chosen before.
        """
        row = self._rows.row_of(uuid)
        if row < 0:
            return False
        flag = self.selectionModel().SelectionFlag
        index = self._rows.index(row, self._first_column())
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    # --- columns and filters --------------------------------------------------------------------------

    def open_filter(self, section: int) -> None:
        """Open the filter of a column under its heading."""
        column = self._rows.columns[section]
        typed = column.kind in {ColumnKind.LONG_TEXT, ColumnKind.CODE, ColumnKind.DATE, ColumnKind.NUMBER}
        popup = ColumnFilter(
            column,
            () if typed else self._choices(column.key),
            self._rows.filter_on(column.key),
            self,
        )
        popup.chosen.connect(lambda wanted: self._filter(column.key, wanted))
        left = self._header.sectionViewportPosition(section)
        popup.popup(self._header.mapToGlobal(QPoint(left, self._header.height())))

    def shown_columns(self) -> list[str]:
        """Return the keys of the wanted columns from left to right."""
        return self.columns.shown()

    def column_menu(self) -> QMenu:
        """Return a menu of all columns to show and hide."""
        menu = QMenu(self)
        for column in self._rows.columns:
            action = QAction(heading_of(column), menu)
            action.setCheckable(True)
            action.setChecked(self.columns.wants(column.key))
            action.toggled.connect(lambda on, each=column.key: self.columns.want(each, wanted=on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(word("grid.reset_columns"), self.columns.reset)
        return menu

    def copy(self) -> None:
        """Put the selected rows on the clipboard as plain text, cells parted by tabs, with headings."""
        keys = self.shown_columns()
        by_key = {column.key: place for place, column in enumerate(self._rows.columns)}
        lines = ["\t".join(heading_of(self._rows.columns[by_key[key]]) for key in keys)]
        for index in sorted(self.selectionModel().selectedRows(), key=lambda each: each.row()):
            cells = (self._rows.index(index.row(), by_key[key]).data() for key in keys)
            lines.append("\t".join(str(cell or "") for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))

    # --- Qt's events ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies rows, Enter opens the current one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_uuid():
            self.opened.emit(self.current_uuid())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room among the columns; a line that came above the list leaves them as they are."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.columns.arrange()

    # --- inside ---------------------------------------------------------------------------------------

    def _dress(self) -> None:
        self._header = FilterHeader(self)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _first_column(self) -> int:
        return next((each for each in range(len(self._rows.columns)) if not self.isColumnHidden(each)), 0)

    def _filter(self, column: str, wanted: Filter | None) -> None:
        values, contains = (wanted.values, wanted.contains) if wanted else ((), False)
        self._rows.set_filter(column, values, contains=contains)
        self.filters_changed.emit()

    def _note_selection(self) -> None:
        self._kept = (self.current_uuid(), self.selected_uuids())

    def _take_selection_back(self) -> None:
        current, selected = self._kept
        selection = self.selectionModel()
        if current and not self.select(current):
            selection.clear()
        for uuid in selected if len(selected) > 1 else ():
            row = self._rows.row_of(uuid)
            if row >= 0:
                flag = selection.SelectionFlag
                selection.select(self._rows.index(row, 0), flag.Select | flag.Rows)
        if current != self.current_uuid():
            self.current_changed.emit(self.current_uuid())

    def _tell_current(self) -> None:
        uuid = self.current_uuid()
        if uuid != self._kept[0] or uuid:
            self.current_changed.emit(uuid)

    def _open_column_menu(self, place: QPoint) -> None:
        self.column_menu().popup(self._header.mapToGlobal(place))
