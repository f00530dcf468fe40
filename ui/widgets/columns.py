"""The columns of a grid: which, how wide, in which order.

A person's own choice is kept; until there is one, columns share the room there is, and the least needed ones
step back when a record stands beside the list.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from core.domain.cells import heading_of
from core.domain.listing import OWN, Column, ColumnKind
from core.wording import chinese_date
from ui.models.habits import habits
from ui.widgets.theme import wide

_FIXED = {ColumnKind.CODE, ColumnKind.DATE, ColumnKind.NUMBER, ColumnKind.ENUM}
_LEAST = 104
"""Pixels under which a short text says nothing."""
_LEAST_LONG = 168
"""Pixels under which a long text says nothing."""
_HEAD_ROOM = 52
"""Pixels of a heading beside its words: padding, funnel, sort mark."""
_NARROW = 72
"""Pixels that the one text beside the first column keeps in the narrowest list."""
_LOOKED_AT = 30
"""Rows whose words decide how wide a text is."""
_MOST_LETTERS = 60
_STEP_BACK = (
    "area",
    "measures_done",
    "measures",
    "position",
    "progress",
    "deadline_raw",
    "units",
    "deadline_due",
    "void_reason",
    "file_name",
    "people",
    "aliases",
    "entry_issue",
    "entry_due",
)
"""Columns that step back first when there is little room."""
_OWN_KEPT = 2
"""The column of a register's own, counted from 0, up to which they stay longer than the entry's code."""
_LONGEST_DAY = date(2026, 12, 30)


class ColumnHabits(QObject):
    """Arranges the columns of one table view and remembers what the person made of them."""

    def __init__(self, view: QTableView, columns: Sequence[Column], name: str) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)
        self._key = f"columns/{name}"
        self._arranging = False
        self._wanted = {column.key for column in columns if column.shown}
        self._widths: dict[str, int] = {}
        self._needs: dict[str, int] = {}
        """What the words of texts need, measured once an arrangement."""
        self._restore()
        head = view.horizontalHeader()
        head.sectionResized.connect(self._on_resized)
        head.sectionMoved.connect(self._keep)

    def renew(self, columns: Sequence[Column]) -> None:
        """Arrange other columns; what the person made of those that stay is kept."""
        self._columns = tuple(columns)
        self._wanted = {column.key for column in columns if column.shown}
        self._widths.clear()
        self._arranging = True
        self._restore()
        self._arranging = False
        self.arrange()

    def shown(self) -> list[str]:
        """Return the keys of the columns the person wants, from left to right."""
        head = self._view.horizontalHeader()
        order = sorted(range(len(self._columns)), key=head.visualIndex)
        return [self._columns[each].key for each in order if self._columns[each].key in self._wanted]

    def wants(self, key: str) -> bool:
        """Tell whether the person wants a column."""
        return key in self._wanted

    def want(self, key: str, *, wanted: bool) -> None:
        """Show or hide a column; the last one stays."""
        if wanted:
            self._wanted.add(key)
        elif self._wanted != {key}:
            self._wanted.discard(key)
        self._keep()
        self.arrange()

    def reset(self) -> None:
        """Go back to the columns the program ships with."""
        self._wanted = {column.key for column in self._columns if column.shown}
        self._widths.clear()
        self._arranging = True
        head = self._view.horizontalHeader()
        for section in range(len(self._columns)):
            head.moveSection(head.visualIndex(section), section)
        self._arranging = False
        habits().remove(self._key)
        self.arrange()

    def arrange(self) -> None:
        """Share the room of the view among the wanted columns."""
        room = self._view.viewport().width()
        self._needs.clear()
        wanted = [column for column in self._columns if column.key in self._wanted]
        if not self._widths:
            added = [column.key for column in wanted if column.key.startswith(OWN)]
            own = [column.key for column in wanted if column.heading and column.key not in added]
            for key in (*_STEP_BACK, *added[::-1], *own[:_OWN_KEPT:-1], "entry_code", *own[_OWN_KEPT:0:-1]):
                if sum(map(self._least, wanted)) <= room or len(wanted) <= 1:
                    break
                wanted = [column for column in wanted if column.key != key]
            wanted = self._without_empty(self._whole(wanted, room), room)
        widths = self._shared(wanted, room)
        self._arranging = True
        for section, column in enumerate(self._columns):
            self._view.setColumnHidden(section, column.key not in widths)
            if column.key in widths:
                self._view.setColumnWidth(section, widths[column.key])
        self._arranging = False

    def _whole(self, wanted: list[Column], room: int) -> list[Column]:
        """Leave out, from the right, what would be cut; the first column and the first text always stay."""
        kept = [wanted[0].key] if wanted else []
        kept += [column.key for column in wanted if column.kind not in _FIXED][:1]
        for column in reversed(wanted):
            if sum(map(self._least, wanted)) <= room:
                break
            if column.key not in kept:
                wanted = [each for each in wanted if each is not column]
        return wanted

    def _without_empty(self, wanted: list[Column], room: int) -> list[Column]:
        """Leave out, from the right, texts without a word while a name beside them would be cut."""
        for column in reversed(wanted):
            if not self._cuts_a_name(wanted, room):
                break
            if column.kind not in _FIXED and not self._filled(column) and column is not wanted[0]:
                wanted = [each for each in wanted if each is not column]
        return wanted

    def _cuts_a_name(self, wanted: Sequence[Column], room: int) -> bool:
        """Tell whether a short text would not be read whole; of long ones nobody expects it."""
        widths = self._shared(wanted, room)
        names = [column for column in wanted if column.kind is ColumnKind.TEXT]
        return any(self._words(column) > widths[column.key] for column in names)

    def _shared(self, wanted: Sequence[Column], room: int) -> dict[str, int]:
        """Return a width for each wanted column: its least, and for texts a share of what is left.

        An empty text keeps to its heading. The others get what their words need, the short ones first; what
        is left then is shared by what the columns are made for.
        """
        widths = {column.key: self._least(column) for column in wanted}
        texts = [column for column in wanted if column.kind not in _FIXED]
        needs = {column.key: self._words(column) for column in texts}
        if any(needs.values()):
            texts = [column for column in texts if needs[column.key]]
        left = room - sum(widths.values())
        for place, column in enumerate(sorted(texts, key=lambda each: needs[each.key] - widths[each.key])):
            lacking = min(needs[column.key] - widths[column.key], max(left, 0) // (len(texts) - place))
            widths[column.key] += max(lacking, 0)
            left -= max(lacking, 0)
        whole = sum(column.width for column in texts) or 1
        for column in texts if left > 0 else ():
            widths[column.key] += left * column.width // whole
        for column in texts[:1] if left < 0 else ():
            widths[column.key] = max(_NARROW, widths[column.key] + left)
        return {**widths, **{key: self._widths[key] for key in self._widths if key in widths}}

    def _words(self, column: Column) -> int:
        """Return the room that the words of a column need, 0 for an empty one (pixels)."""
        if column.key not in self._needs:
            self._needs[column.key] = self._measured(column)
        return self._needs[column.key]

    def _measured(self, column: Column) -> int:
        model = self._view.model()
        metrics = self._view.fontMetrics()
        place = self._columns.index(column)
        said = {str(model.index(row, place).data() or "") for row in range(min(model.rowCount(), _LOOKED_AT))}
        return max((metrics.horizontalAdvance(text[:_MOST_LETTERS]) + 24 for text in said if text), default=0)

    def _least(self, column: Column) -> int:
        metrics = self._view.fontMetrics()
        heading = metrics.horizontalAdvance(heading_of(column)) + _HEAD_ROOM
        if column.kind is ColumnKind.DATE:
            return max(heading, metrics.horizontalAdvance(chinese_date(_LONGEST_DAY)) + 24)
        if column.kind is ColumnKind.ENUM:
            return max(heading, wide(metrics, 4) + 40)
        if column.kind is ColumnKind.CODE:
            return max(heading, metrics.horizontalAdvance("0" * column.width) + 28)
        if column.kind is ColumnKind.NUMBER or not self._filled(column):
            return heading
        return max(heading, _LEAST_LONG if column.kind is ColumnKind.LONG_TEXT else _LEAST)

    def _filled(self, column: Column) -> bool:
        """Tell whether a text holds words in the rows looked at; in a list without rows every one may."""
        return not self._view.model().rowCount() or self._words(column) > 0

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        by_hand = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if by_hand and not self._arranging and new > 0:
            self._widths[self._columns[section].key] = new
            self._keep()

    def _keep(self) -> None:
        if self._arranging:
            return
        head = self._view.horizontalHeader()
        order = sorted(range(len(self._columns)), key=head.visualIndex)
        state = {
            "order": [self._columns[each].key for each in order],
            "wanted": sorted(self._wanted),
            "widths": self._widths,
        }
        habits().setValue(self._key, json.dumps(state))

    def _restore(self) -> None:
        """Take up what was kept; columns this version does not know are passed over."""
        text = str(habits().value(self._key, ""))
        if not text:
            return
        state = json.loads(text)
        known = [column.key for column in self._columns]
        new = {each.key for each in self._columns if each.heading and each.key not in state["order"]}
        self._wanted = {key for key in state["wanted"] if key in known} | new & self._wanted or self._wanted
        self._widths = {key: int(width) for key, width in state["widths"].items() if key in known}
        head = self._view.horizontalHeader()
        for place, key in enumerate(key for key in state["order"] if key in known):
            head.moveSection(head.visualIndex(known.index(key)), place)
