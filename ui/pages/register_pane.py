"""One register: what it is for, its rates, and its lines with finding, years, filters and columns."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.domain.listing import ListKind
from core.domain.register import RegisterDefinition
from core.statistics.register_figures import RegisterCounts, RegisterFigures
from core.wording import word
from ui.models.register_source import RegisterSource
from ui.models.rows_model import RowsModel
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.grid import Grid
from ui.widgets.plates import button, label
from ui.widgets.theme import mark

_WAIT_MS = 150
_MOST_NAMES = 12
_LINES_FOR_ABOUT = 24
"""Lines of height from which the purpose of a register stands above its list."""


class RegisterPane(QWidget):
    """The left part of a register: figures above the grid."""

    def __init__(
        self, session: Session, definition: RegisterDefinition, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.definition = definition
        self.source = RegisterSource(session, definition)
        self.model = RowsModel(
            self.source.rows,
            ListKind.REGISTERS,
            lambda: session.today,
            self,
            columns=self.source.columns,
        )
        self.grid = Grid(self.model, self.source.choices, f"register_{definition.key}")
        self.grid.setAccessibleName(definition.name)
        self._about = label(self.definition.about, "small", wrap=True)
        self.rates = label("", "muted", wrap=True)
        self.missing = label("", "small", wrap=True)
        self.years = ChoiceEdit(self._years)
        self.years.setAccessibleName(word("registers_page.year"))
        if not definition.year_of:
            self.years.hide()  # showing it before it has a parent would open a window
        self.years.edited.connect(self._on_year)
        self._count = label("", "muted")
        self._words = QLineEdit()
        self._words.setObjectName("find_register")
        self._words.setAccessibleName(word("registers_page.find"))
        self._words.setPlaceholderText(word("registers_page.find"))
        self._words.setClearButtonEnabled(True)
        self._words.setFixedWidth(160)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(lambda: self.model.set_words(self._words.text()))
        self._words.textChanged.connect(lambda _: self._wait.start())
        self.model.query_changed.connect(self._show_count)
        self._build()

    @property
    def year(self) -> int | None:
        """Return the year shown, ``None`` for all."""
        return self.source.year

    def refresh(self) -> None:
        """Read lines and figures again, aside; the current line stays."""
        self.source.forget()
        self.source.year = self._chosen_year()
        self.model.reload()
        self.model.then(self._on_read)

    def go_to(self, uuid: str) -> None:
        """Make an entry the current line once the list is read; what hides it is taken off."""
        self.model.then(partial(self._go_to, uuid))

    def _go_to(self, uuid: str) -> None:
        if self.model.row_of(uuid) < 0:
            self.show_all()
        self.model.then(partial(self.grid.select, uuid))

    def _on_read(self) -> None:
        """Show what was read; a year that has no entry any more gives way to all years."""
        self.years.refill()
        if self._chosen_year() != self.source.year:
            self.refresh()
            return
        view = self.source.view
        if view.figures is not None:
            self._show_figures(view.figures)
        self._show_missing(list(view.missing) if self.model.rowCount() else [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what the register is for to the tip of its name where it would cost the list its lines."""
        super().resizeEvent(event)
        room = event.size().height() // self.fontMetrics().lineSpacing()
        self._about.setVisible(bool(self.definition.about) and room >= _LINES_FOR_ABOUT)

    def show_all(self) -> None:
        """Take words, filters and year off, so that every line is seen."""
        self._words.clear()
        self._wait.stop()
        self.model.set_question("", ())
        if self.year is not None:
            self.years.set_value(None)

    def _build(self) -> None:
        columns = button("lists.columns", symbol="columns", role="flat")
        columns.pressed.connect(lambda: columns.setMenu(self.grid.column_menu()))
        columns.setMenu(self.grid.column_menu())
        mark(columns, menu="yes")
        tools = QWidget()
        flow = FlowLayout(tools, gap=8)
        for part in (self._words, self.years, self._count, columns):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        name = label(self.definition.name, "section", wrap=True)
        name.setToolTip(self.definition.about)
        column.addWidget(name)
        if self.definition.about:
            column.addWidget(self._about)
        column.addWidget(self.rates)
        column.addWidget(self.missing)
        column.addWidget(tools)
        column.addWidget(self.grid, 1)

    def _years(self) -> list[Choice]:
        shown = [(year, word("registers_page.of_year", year=year)) for year in self.source.view.years]
        return [(None, word("registers_page.all_years")), *shown]

    def _on_year(self) -> None:
        if self._chosen_year() != self.source.year:
            self.source.year = self._chosen_year()
            self.refresh()

    def _chosen_year(self) -> int | None:
        value = self.years.value()
        return value if isinstance(value, int) else None

    def _show_figures(self, figures: RegisterFigures) -> None:
        parts = [word("registers.rate", **asdict(rate)) for rate in figures.rates if rate.percent]
        parts += [word("registers_page.counted", name=name, count=count) for name, count in figures.counts]
        if figures.entries:
            parts += [word("registers_page.total", name=name, total=total) for name, total in figures.totals]
        parts += [group_text(group) for group in figures.groups if group.lines]
        self.rates.setText("\u3000".join(parts))
        self.rates.setVisible(bool(parts))

    def _show_missing(self, names: list[str]) -> None:
        told = word("punctuation.comma_list").join(names[:_MOST_NAMES])
        key = "registers_page.missing_more" if len(names) > _MOST_NAMES else "registers_page.missing"
        self.missing.setText(word(key, units=told, count=len(names)) if names else "")
        self.missing.setVisible(bool(names))

    def _show_count(self) -> None:
        self._count.setText(word("lists.count", count=self.model.rowCount()))


def group_text(group: RegisterCounts) -> str:
    """Return one further count in words: of what, and how many under each value."""
    key = "registers_page.summed" if group.summed else "registers_page.grouped"
    lines = [word("registers_page.counted", name=name, count=count) for name, count in group.lines]
    told = word("punctuation.comma_list").join(lines)
    return word(key, name=group.name, summed=group.summed, lines=told)
