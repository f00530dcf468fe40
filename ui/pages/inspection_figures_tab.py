"""合计: sums over inspections; every number opens the inspections it counts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTabBar, QWidget

from core.operations import inspection_figures
from core.progress import Progress
from core.statistics.inspection_figures import (
    FigureLine,
    InspectionFigure,
    InspectionFigures,
    InspectionSplit,
)
from core.statistics.words import count_words
from core.wording import word, word_of
from core.workspace import Workspace
from ui.models.cells_model import CellsLine
from ui.pages.inspection_tab import InspectionTab
from ui.session import Session

_RATES = (InspectionFigure.SOLVED, InspectionFigure.MEASURES_DONE)
"""What the two rates open: the inspections behind their part."""


class InspectionFiguresTab(InspectionTab):
    """A table for every split, and one for what was counted besides."""

    NAME = "tab_figures"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.splits = QTabBar()
        self.splits.setExpanding(False)
        for split in InspectionSplit:
            self.splits.addTab(word_of(split))
        self.splits.addTab(word("inspection_figures.counts"))
        self.splits.setAccessibleName(word("statistics.group"))
        self.column.insertWidget(1, self.splits)
        self.splits.currentChanged.connect(lambda _: self._show())
        self._found: InspectionFigures | None = None
        self.summary.setText(word("inspections_page.figures_hint"))

    def refresh(self) -> None:
        """Sum again."""
        self._found = inspection_figures.figures(self._session.reader, self.chosen_year())
        self._show()

    def write(self, workspace: Workspace, path: Path, progress: Progress) -> Path:
        """Write every table."""
        return inspection_figures.export_figures(workspace, path, self.chosen_year(), progress)

    def _show(self) -> None:
        found, place = self._found, self.splits.currentIndex()
        if found is None:
            return
        if place >= len(InspectionSplit):
            self._show_counts(found)
            return
        split = list(InspectionSplit)[place]
        lines = [_line(inspection_figures.line_name(split, line), line) for line in found.tables[split]]
        lines.append(_line(word("statistics.whole"), found.whole))
        self.model.show_lines([word_of(split), *inspection_figures.figure_heads()], lines)

    def _show_counts(self, found: InspectionFigures) -> None:
        heads = [word("inspection_figures.count_name"), word("inspection_figures.count_total")]
        lines = [
            CellsLine(
                words=(line.name, count_words(line.total, line.unit_word)), codes=(line.codes, line.codes)
            )
            for line in found.counts
        ]
        self.model.show_lines(heads, lines)


def _line(name: str, line: FigureLine) -> CellsLine:
    figures = (InspectionFigure.INSPECTIONS, *InspectionFigure, *_RATES)
    codes = [line.codes[figure] for figure in figures]
    return CellsLine(words=[name, *inspection_figures.line_words(line)], codes=codes)
