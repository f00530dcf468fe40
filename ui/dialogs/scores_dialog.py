"""考核计分: what the rules propose for a year, ticked and accepted, and the points of every unit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.domain.change import Outcome
from core.domain.register import RegisterEntry
from core.domain.scoring import ScoreProposal
from core.operations import scores
from core.operations.units import unit_names_by_uuid
from core.wording import word
from core.workspace import Workspace
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.register_years_dialog import year_choices
from ui.dialogs.saving import workbook_place, write_workbook
from ui.dialogs.writing_dialog import WritingDialog
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.choices import ChoiceEdit
from ui.widgets.messages import error_text
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.screen import open_with
from ui.widgets.told_table import ToldTable

_HEADS = ("unit", "item", "points", "source", "text")


@dataclass(frozen=True, slots=True)
class _Year:
    """What the reading thread found for a year: proposals and their lines, points, whether rules are kept."""

    proposed: list[ScoreProposal]
    lines: list[tuple[str, ...]]
    points: list[tuple[str, ...]]
    ruled: bool


class ScoresDialog(WritingDialog):
    """Nothing counts before a person ticked and accepted it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "registers")
        self._session = session
        self._proposed: list[ScoreProposal] = []
        self.setWindowTitle(word("scores.window"))
        self.banner = Banner()
        self.said.connect(self.banner.tell)
        self.years = ChoiceEdit(lambda: year_choices(session))
        self.years.setAccessibleName(word("registers_page.year"))
        self.years.set_value(session.today.year)
        self.ranking = QCheckBox(word("scores.ranking"))
        self.ranking.setChecked(session.reader.settings.score_ranking)
        self.waiting = label("", "section")
        self.proposals = ToldTable("scores.window", ticked=True)
        self.table = ToldTable("scores.table")
        self.all_button = button("scores.all", self.proposals.tick_all, role="flat")
        self.accept_button = button("scores.accept", self.take, role="primary")
        self._build()
        self.years.edited.connect(self.refresh)
        self.ranking.toggled.connect(self._on_ranking)
        self.refresh()

    def _build(self) -> None:
        export = button("scores.export", self.export, symbol="export")
        close = button("scores.close", self.accept)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addLayout(row(self.years, self.ranking, None))
        column.addWidget(label(word("scores.text"), "muted", wrap=True))
        column.addLayout(row(self.waiting, None, self.all_button, self.accept_button))
        column.addWidget(self.proposals, 3)
        column.addWidget(label(word("scores.table"), "section"))
        column.addWidget(self.table, 2)
        column.addLayout(row(None, export, close))
        open_with(self, 1080, 660)

    @property
    def year(self) -> int:
        """Return the year shown."""
        return int(str(self.years.value()))

    def refresh(self) -> None:
        """Ask for proposals and points anew; until they are there those of no other year are shown."""
        year = self.year
        self._show(_Year([], [], [], ruled=True))
        self.waiting.setText(word("window.reading"))
        self._session.read(self, lambda ws: _read(ws, year), self._show, self._on_unread)

    def _show(self, found: _Year) -> None:
        self._proposed = found.proposed
        self.proposals.show_rows([word(f"scores.head_{key}") for key in _HEADS], found.lines)
        count = len(found.proposed)
        told = word("scores.waiting", count=count) if count else word("scores.none")
        self.waiting.setText(told if found.ruled else word("scores.no_rules", year=self.year))
        self.waiting.setWordWrap(True)
        for part in (self.all_button, self.accept_button):
            part.setEnabled(bool(count))
        self.table.show_rows(scores.score_heads(), found.points)
        self.table.setColumnHidden(0, not self._session.reader.settings.score_ranking)

    def _on_unread(self, error: Exception) -> None:
        self.waiting.setText("")
        self._on_refused(error)

    def take(self) -> None:
        """Enter the ticked proposals."""
        chosen, year = [self._proposed[at] for at in self.proposals.ticked_rows()], self.year
        if chosen:
            self.submit(
                self._session,
                lambda workspace, _: scores.accept(workspace, year, chosen),
                on_done=self._on_taken,
                on_error=self._on_refused,
            )

    def _on_taken(self, made: Outcome[list[RegisterEntry]]) -> None:
        self.refresh()
        self.banner.tell(word("scores.accepted", count=len(made.value)), Tone.GOOD)

    def _on_refused(self, error: Exception) -> None:
        self.banner.tell(error_text(error), Tone.BAD)

    def _on_ranking(self, on: bool) -> None:
        self._session.write(
            lambda workspace, _: scores.rank_units(workspace, on=on),
            on_done=lambda _: self.refresh(),
            on_error=self._on_refused,
        )

    def export(self) -> None:
        """Ask for a place and write the points there."""
        if path := workbook_place(self, word("scores.export_name", year=self.year)):
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the points to ``path`` as a job."""
        year = self.year
        write_workbook(
            self._session, self.banner, lambda workspace: scores.export_scores(workspace, path, year)
        )


def _read(workspace: Workspace, year: int) -> _Year:
    found, names = scores.proposed(workspace, year), unit_names_by_uuid(workspace)
    lines: list[tuple[str, ...]] = [
        (
            names[each.happening.unit_uuid],
            scores.item_of(each.happening),
            f"{each.rule.points:f}",
            scores.source_of(each.happening),
            each.happening.text,
        )
        for each in found
    ]
    return _Year(found, lines, scores.score_rows(workspace, year), bool(scores.rules(workspace, year)))
