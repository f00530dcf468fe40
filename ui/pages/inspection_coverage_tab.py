"""覆盖: which units were inspected when, and how many of all; every cell opens its inspections."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from core.operations import inspection_figures
from core.progress import Progress
from core.statistics.coverage import Coverage
from core.statistics.words import rate_words
from core.wording import word
from core.workspace import Workspace
from ui.models.cells_model import CellsLine
from ui.pages.inspection_tab import InspectionTab
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit


class InspectionCoverageTab(InspectionTab):
    """The matrix of units by year, or by quarter of the chosen year."""

    NAME = "tab_coverage"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.tag = ChoiceEdit(self._tags)
        self.tag.setAccessibleName(word("unit_form.tags"))
        self.on_site = QCheckBox(word("coverage.on_site"))
        self.on_site.setChecked(True)
        self.tools.insertWidget(1, self.tag)
        self.tools.insertWidget(2, self.on_site)
        self.tag.edited.connect(self.refresh)
        self.on_site.toggled.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Read the matrix again."""
        found = inspection_figures.coverage(
            self._session.reader, self.chosen_year(), self._tag(), on_site=self.on_site.isChecked()
        )
        self.summary.setText(word("coverage.summary", rate=rate_words(found.whole)))
        heads = [word("coverage.unit"), *inspection_figures.column_heads(found), word("statistics.whole")]
        self.model.show_lines(heads, _lines(found))

    def refill(self) -> None:
        """Read the years and the sorts of units again."""
        super().refill()
        self.tag.refill()

    def write(self, workspace: Workspace, path: Path, progress: Progress) -> Path:
        """Write the matrix as shown."""
        return inspection_figures.export_coverage(
            workspace,
            path,
            self.chosen_year(),
            self._tag(),
            on_site=self.on_site.isChecked(),
            progress=progress,
        )

    def _tag(self) -> str:
        return str(self.tag.value() or "")

    def _tags(self) -> list[Choice]:
        found = inspection_figures.unit_tags(self._session.reader)
        return [("", word("coverage.all_units")), *((tag, tag) for tag in found)]


def _lines(found: Coverage) -> list[CellsLine]:
    lines = [
        CellsLine(
            words=[line.unit_name, *(_number(cell) for cell in line.cells), _number(line.codes)],
            codes=[line.codes, *line.cells, line.codes],
        )
        for line in found.lines
    ]
    columns = [found.codes(place) for place in range(len(found.columns))]
    whole = tuple(dict.fromkeys(code for codes in columns for code in codes))
    rates = [rate_words(found.rate(place)) for place in range(len(found.columns))]
    words = [word("coverage.rate"), *rates, rate_words(found.whole)]
    return [*lines, CellsLine(words=words, codes=[whole, *columns, whole])]


def _number(codes: tuple[str, ...]) -> str:
    return str(len(codes)) if codes else word("statistics.no_rate")
