"""年度汇总: what every register holds of one year, to look at and to export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.operations import register_years
from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.saving import workbook_place, write_workbook
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.screen import open_with
from ui.widgets.told_table import ToldTable

_YEARS_BACK = 6


def year_choices(session: Session) -> list[Choice]:
    """Return the years to choose from, this one first."""
    this = session.today.year
    years = range(this, this - _YEARS_BACK, -1)
    return [(year, word("registers_page.of_year", year=year)) for year in years]


class RegisterYearsDialog(QDialog):
    """A year, its table, and the way to Excel."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "registers")
        self._session = session
        self.setWindowTitle(word("register_years.window"))
        self.banner = Banner()
        self.years = ChoiceEdit(lambda: year_choices(session))
        self.years.setAccessibleName(word("registers_page.year"))
        self.years.set_value(session.today.year)
        self.table = ToldTable("register_years.window")
        export = button("register_years.export", self.export, symbol="export")
        close = button("register_years.close", self.accept)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addLayout(row(self.years, None))
        column.addWidget(label(word("register_years.text"), "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(row(None, export, close))
        open_with(self, 1080, 640)
        self.years.edited.connect(self.refresh)
        self.refresh()

    @property
    def year(self) -> int:
        """Return the year shown."""
        return int(str(self.years.value()))

    def refresh(self) -> None:
        """Read the year again, aside: it goes through every entry of the ledger."""
        year = self.year
        self._session.read(self, lambda ws: register_years.year_rows(ws, year), self._show_rows)

    def _show_rows(self, rows: list[tuple[str, ...]]) -> None:
        self.table.show_rows(register_years.heads(), rows)
        if rows:
            self.banner.hide()
        else:
            self.banner.tell(word("register_years.none", year=self.year), Tone.WARN)

    def export(self) -> None:
        """Ask for a place and write the table there."""
        if path := workbook_place(self, word("register_years.export_name", year=self.year)):
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the table to ``path`` as a job."""
        year = self.year
        write_workbook(
            self._session, self.banner, lambda workspace: register_years.export_year(workspace, path, year)
        )
