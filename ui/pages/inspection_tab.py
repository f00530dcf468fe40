"""What the tabs of 督察检查 beside the records share: a year, a table whose cells open, an export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.listing import Filter
from core.operations import inspection_plans
from core.progress import Progress
from core.wording import chinese_date, word
from core.workspace import Workspace
from ui.dialogs.saving import place_to_write
from ui.models.cells_model import CellsModel
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.plates import button, label, row
from ui.widgets.statistics_table import StatisticsTable


class InspectionTab(QWidget):
    """A tab; subclasses fill ``tools`` and implement ``refresh`` and ``write``."""

    NAME = ""
    """Wording section and object name."""

    told = Signal(str, object)
    list_wanted = Signal(object)
    """Filters of the inspections that a cell counts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(self.NAME)
        self._session = session
        self.model = CellsModel()
        self.table = StatisticsTable(self.model)
        self.table.setAccessibleName(word(f"inspections_page.{self.NAME}"))
        self.table.opened.connect(self.open_cell)
        self.year = ChoiceEdit(self._years)
        self.year.setAccessibleName(word("columns.year"))
        self.year.edited.connect(self.refresh)
        self.summary = label("", "muted", wrap=True)
        self.tools = row(self.year, None, button("inspections_page.export", self.export, symbol="export"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 12, 0, 0)
        self.column.setSpacing(8)
        self.column.addLayout(self.tools)
        self.column.addWidget(self.summary)
        self.column.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Read the table again; every tab has its own way."""

    def refill(self) -> None:
        """Read again what there is to choose from; what was chosen stays."""
        self.year.refill()

    def write(self, workspace: Workspace, path: Path, progress: Progress) -> Path:
        """Write what is shown to ``path``; every tab has its own way."""
        del workspace, progress
        return path

    def chosen_year(self) -> int | None:
        """Return the year chosen, ``None`` for all."""
        value = self.year.value()
        return value if isinstance(value, int) else None

    def open_cell(self, index: QModelIndex) -> None:
        """Show the inspections behind a cell; a cell that counts none opens nothing."""
        codes = self.model.opens(index)
        if codes:
            self.list_wanted.emit((Filter(column="code", values=codes),))

    def export(self) -> None:
        """Ask for a place and write the table there."""
        name = word(f"inspections_page.{self.NAME}_file", day=chinese_date(self._session.today))
        chosen = place_to_write(self, name)
        if chosen:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write the table to ``path`` as a job and say so."""
        self._session.read_job(
            lambda workspace, progress: self.write(workspace, path, progress),
            label=word("acts.exporting"),
            on_done=lambda written: self.told.emit(word("acts.exported", path=written), Tone.GOOD),
        )

    def _years(self) -> list[Choice]:
        found = inspection_plans.years(self._session.reader)
        shown = [(year, word("registers_page.of_year", year=year)) for year in found]
        return [(None, word("registers_page.all_years")), *shown]
