"""文号核查: every number of a series and year with its state, as auditors ask for it (domain.md §4)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.operations import letter_register
from core.operations.letter_register import NumberLine
from core.wording import word, word_of
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.series_start import SeriesStartDialog
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.plates import button, label, row
from ui.widgets.screen import open_with
from ui.widgets.told_table import ToldTable

_HEADS = ("number", "state", "title", "addressee", "reason")


class NumbersDialog(QDialog):
    """A table of numbers, of one series or year where one is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "letters")
        self.setWindowTitle(word("numbers_dialog.title"))
        self._session = session
        self._lines = letter_register.gaps(session.reader)
        self.series = ChoiceEdit(self._series)
        self.year = ChoiceEdit(self._years)
        self.table = ToldTable("numbers_dialog.title")
        self.count = label(role="muted")
        for key, choice in (("series", self.series), ("year", self.year)):
            choice.setAccessibleName(word(f"numbers_dialog.{key}"))
            choice.edited.connect(self._show)
        close = button("numbers_dialog.close", self.accept)
        close.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addLayout(row(self.series, self.year, None))
        outer.addWidget(self.table, 1)
        self.start_button = button("numbers_dialog.start", self.start, symbol="edit")
        outer.addLayout(row(self.count, None, self.start_button, close))
        open_with(self, 960, 560)
        self._show()
        self.series.setFocus()

    def start(self) -> None:
        """Set the number a series begins with, then show what stands."""
        dialog = SeriesStartDialog(self._session, self)
        dialog.accepted.connect(self._renew)
        dialog.open()

    def _renew(self) -> None:
        self._lines = letter_register.gaps(self._session.reader)
        self.series.refill()
        self.year.refill()
        self._show()

    def _series(self) -> list[Choice]:
        names = sorted({each.series for each in self._lines})
        return [("", word("numbers_dialog.all_series")), *((name, name) for name in names)]

    def _years(self) -> list[Choice]:
        years = sorted({each.year for each in self._lines}, reverse=True)
        return [(0, word("numbers_dialog.all_years")), *((year, str(year)) for year in years)]

    def _show(self) -> None:
        series, year = self.series.value(), self.year.value()
        found = [
            each for each in self._lines if series in ("", None, each.series) and year in (0, None, each.year)
        ]
        heads = [word(f"numbers_dialog.head_{key}") for key in _HEADS]
        self.table.show_rows(heads, [_cells(each) for each in found])
        self.count.setText(word("lists.count", count=len(found)))


def _cells(line: NumberLine) -> tuple[str, ...]:
    number = line.document_number or word(
        "letter_desk.bare_number", series=line.series, year=line.year, number=line.number
    )
    return number, word_of(line.state), line.title, line.addressee, line.reason
