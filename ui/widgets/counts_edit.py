"""What was counted at an inspection: 查阅材料 400 余 份, line by line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from core.domain.inspection import Count, Qualifier
from core.wording import word, word_of
from ui.widgets.choices import ChoiceEdit, NumberEdit
from ui.widgets.keyboard import back_to, bring_into_view, place_of
from ui.widgets.plates import button
from ui.widgets.theme import icon, wide


class CountLine(QWidget):
    """One count: name, number, how exact, measure word."""

    edited = Signal()

    def __init__(self, count: Count, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(count.name)
        self.name.setPlaceholderText(word("counts.name"))
        self.number = NumberEdit(most=99_999_999, empty=0)
        self.number.set_value(count.value)
        self.number.setPlaceholderText(word("counts.value"))
        self.number.setFixedWidth(wide(self.fontMetrics(), 5))
        self.qualifier = ChoiceEdit(lambda: [(each, _qualifier_words(each)) for each in Qualifier])
        self.qualifier.set_value(count.qualifier)
        self.qualifier.setFixedWidth(wide(self.fontMetrics(), 4))
        self.measure_word = QLineEdit(count.unit_word)
        self.measure_word.setPlaceholderText(word("counts.unit_word"))
        self.measure_word.setFixedWidth(wide(self.fontMetrics(), 6))
        self.remove = QToolButton()
        self.remove.setProperty("role", "flat")
        self.remove.setIcon(icon("close", "muted"))
        self.remove.setToolTip(word("counts.remove"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        for key, widget in (
            ("value", self.number),
            ("qualifier", self.qualifier),
            ("unit_word", self.measure_word),
            ("remove", self.remove),
        ):
            widget.setAccessibleName(word(f"counts.{key}"))
            row.addWidget(widget)
        for line in (self.name, self.measure_word):
            line.textChanged.connect(lambda _: self.edited.emit())
        self.number.edited.connect(self.edited)
        self.qualifier.edited.connect(self.edited)

    def value(self) -> Count | None:
        """Return the count, ``None`` while nothing was typed; the rules refuse one without a name."""
        name = self.name.text().strip()
        if not (name or self.number.value() or self.measure_word.text().strip()):
            return None
        exactness = self.qualifier.value()
        return Count(
            name=name,
            value=self.number.value() or 0,
            unit_word=self.measure_word.text().strip(),
            qualifier=exactness if isinstance(exactness, Qualifier) else Qualifier.EXACT,
        )


class CountsEdit(QWidget):
    """Any number of counts; a line left empty does not count."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[CountLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add = button("counts.add", self.add_line, symbol="add", role="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)
        self.setFocusProxy(self.add)

    def value(self) -> tuple[Count, ...]:
        """Return every count in the order shown."""
        return tuple(count for line in self._lines if (count := line.value()) is not None)

    def set_value(self, value: object) -> None:
        """Show these counts (``Count`` or the dicts of a kept form)."""
        place = place_of(self._lines)
        for line in list(self._lines):
            self._drop(line)
        for each in value if isinstance(value, (tuple, list)) else ():
            self._insert(each if isinstance(each, Count) else _count_of(each))
        back_to(self._lines, place, self.add)

    def add_line(self) -> None:
        """Begin another count."""
        line = self._insert(Count(name="", value=0))
        line.name.setFocus()
        bring_into_view(line)

    def _insert(self, count: Count) -> CountLine:
        line = CountLine(count)
        line.edited.connect(self.edited)
        line.remove.clicked.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._rows.addWidget(line)
        return line

    def _remove(self, line: CountLine) -> None:
        self._drop(line)
        self.edited.emit()

    def _drop(self, line: CountLine) -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()


def _count_of(kept: dict[str, object]) -> Count:
    return Count(
        name=str(kept.get("name", "")),
        value=int(str(kept.get("value", 0))),
        unit_word=str(kept.get("unit_word", "")),
        qualifier=Qualifier(str(kept.get("qualifier", Qualifier.EXACT))),
    )


def _qualifier_words(qualifier: Qualifier) -> str:
    return word_of(qualifier) or word("counts.exact")
