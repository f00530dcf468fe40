"""统计: figures of a day by unit, area, status and so on; every number opens the rows it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from core.domain.listing import ListKind
from core.operations import listing, period_figures, statistics_book
from core.operations import statistics as figures
from core.operations.acceptance import acceptance, grounds
from core.progress import Progress
from core.statistics.acceptance import Acceptance, Ground, Share
from core.statistics.figures import Dimension, Figure, Line, Statistics, Table, figures_of
from core.statistics.period_figures import PeriodFigure, PeriodFigures, PeriodLine
from core.statistics.words import overlap_words, period_heading, rate_words, span_words
from core.wording import chinese_date, word
from core.workspace import Workspace
from ui.dialogs.saving import place_to_write
from ui.models.statistics_model import StatisticsModel
from ui.models.tones import Tone
from ui.pages.page import Page
from ui.pages.period_tab import PeriodTab, Wanted
from ui.session import Session
from ui.widgets.acts_line import ActsLine
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.date_edit import DateEdit
from ui.widgets.figure_card import FigureCard
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.messages import error_text
from ui.widgets.plates import Card, button, label
from ui.widgets.share_buttons import ShareButtons
from ui.widgets.statistics_table import StatisticsTable

_TONES = {Figure.OVERDUE: Tone.BAD, Figure.DUE_SOON: Tone.WARN, Figure.UNDATED: Tone.WARN}
_SMALL = 1000
"""Pixels of width: a screen of 1366 × 768 dots magnified by a half or a quarter leaves less to a page."""
_BLANK = " "
"""Keeps cards without a note as tall as the others."""
_CARDS = tuple(figure for figure in Figure if figure is not Figure.JUDGED)


@dataclass(frozen=True)
class Shown:
    """What was read for the page: the figures, and the ledger as of a past day they come from."""

    statistics: Statistics
    past: Workspace | None
    acceptance: Acceptance
    batches: tuple[str, ...]
    periods: PeriodFigures | None


class StatisticsPage(Page):
    """Cards for the whole, a table for every split, today or as of any day."""

    NAME = "statistics"
    TABLES = (
        *("issue", "measure", "unit", "unit_share", "batch", "status_move", "office"),
        *("criterion", "milestone", "milestone_report", "evidence", "follow_up"),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.kind = ListKind.ISSUES
        self.shown: Shown | None = None
        self._asked = self._taken = 0
        self._refused = False
        """The banner says why there are no figures."""
        self._batch, self._small = "", False
        self._names: tuple[str, ...] = ()
        self.day = DateEdit(session.today)
        self.batch = ChoiceEdit(self._batches)
        self.model = StatisticsModel()
        self.table = StatisticsTable(self.model)
        self.tabs = QTabBar()
        self.shares = ShareButtons()
        self.periods = PeriodTab(session.today)
        self.stack = QStackedWidget()
        self._switches: dict[ListKind, QPushButton] = {}
        self._cards: dict[Figure, FigureCard] = {}
        self._build()
        self.day.line().editingFinished.connect(self.refresh)
        self.batch.edited.connect(self._pick_batch)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.periods.asked.connect(self.refresh)
        self.periods.opened.connect(partial(_open_period, self))
        self.shares.wanted.connect(partial(_open_share, self))
        self.table.opened.connect(self._open_cell)

    def refresh(self) -> None:
        """Count again in the background; a later question wins over an earlier one."""
        self._ask(None)

    def _ask(self, known: Statistics | None) -> None:
        """Read what is shown; tables ``known`` of the same rows are kept."""
        by_period = self._is_by_period()
        if self.day.problem() or (by_period and self.periods.problem()):
            self._refuse(word("violations.not_a_date"))
            return
        self._asked += 1
        self._batch = str(self.batch.value() or "")
        asked, day, kind, batch = self._asked, self.day.value(), self.kind, self._batch
        wanted = self.periods.wanted() if by_period else None
        dimension = None if by_period else self._dimension()
        self.session.read_job(
            lambda workspace, _: _read(workspace, kind, day, batch, wanted, dimension),
            on_done=lambda found: self._take(asked, found, known),
            on_error=lambda error: self._refuse(error_text(error)) if asked == self._asked else None,
        )

    def _refuse(self, why: str) -> None:
        """Say why there are no figures and show none: those of another day would stand under this one."""
        self._asked += 1
        self.shown, self._refused = None, True
        for card in self._cards.values():
            card.show_none()
        self.shares.show_none()
        self.periods.show_none()
        self.model.show_table(Table(dimension=self._dimension(), lines=()), self.kind)
        self.hint.setText(word("statistics.table_hint"))
        self.export_button.setEnabled(False)
        self.tell(why, Tone.BAD)

    def show_kind(self, kind: ListKind) -> None:
        """Count issues or measures."""
        self.kind = kind
        self._switches[kind].setChecked(True)
        self.refresh()

    def _pick_batch(self) -> None:
        """Count again when another batch was picked; reading the choices again is no new question."""
        if str(self.batch.value() or "") != self._batch:
            self.refresh()

    # --- building -------------------------------------------------------------------------------------

    def _build(self) -> None:
        group = QButtonGroup(self)
        for kind in figures.KINDS:
            switch = button(f"ledger.by_{kind.value}", partial(self.show_kind, kind))
            switch.setObjectName(f"statistics.by_{kind.value}")
            switch.setCheckable(True)
            switch.setProperty("role", "quick")
            self._switches[kind] = switch
            group.addButton(switch)
            self.head.insertWidget(self.head.count() - 1, switch)
        self._switches[self.kind].setChecked(True)
        self.day.setFixedWidth(180)
        self.day.line().setPlaceholderText(word("statistics.today"))
        self.day.setAccessibleName(word("statistics.day"))
        self.batch.setAccessibleName(word("columns.batch"))
        health = button("statistics.health", lambda: self.act_wanted.emit("page", "health"))
        self.export_button = button("statistics.export", self.export, symbol="export")
        acts = ActsLine((health, self.export_button))
        self._day_label = label(word("statistics.day"), "label")
        for part in (self._day_label, self.day, self.batch, acts):
            self.head.addWidget(part)
        cards = QWidget()
        flow = FlowLayout(cards, gap=8)
        for figure in _CARDS:
            made = FigureCard(word(f"statistics.figures.{figure.value}"))
            made.clicked.connect(partial(self._open_card, figure))
            self._cards[figure] = made
            flow.addWidget(made)
        self.body.addWidget(cards)
        self.body.addWidget(self.shares)
        for dimension in Dimension:
            self.tabs.addTab(word(f"columns.{dimension.value}"))
        self.tabs.addTab(word("by_period.tab"))
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(word("pages.tabs"))
        self.table.setAccessibleName(word("pages.statistics"))
        card = Card()
        card.body.addWidget(self.tabs)
        self.hint = label(word("statistics.table_hint"), "muted", wrap=True)
        self._plate = card.body
        card.body.addWidget(self.hint)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.periods)
        card.body.addWidget(self.stack, 1)
        self.body.addWidget(card, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a small screen to the table: figures in a line each, hint and shares below it."""
        super().resizeEvent(event)
        small = event.size().width() < _SMALL
        if small == self._small:
            return
        self._small = small
        self._day_label.setVisible(not small)
        self._plate.removeWidget(self.hint)
        self._plate.insertWidget(2 if small else 1, self.hint)
        for card in self._cards.values():
            card.show_tight(tight=small)
        self.day.setFixedWidth(max(self.day.minimumSizeHint().width(), 150 if small else 180))
        for room in filter(None, (self.body, self.layout())):
            room.setSpacing(8 if small else 16)
        self.body.removeWidget(self.shares)
        self.body.insertWidget(self.body.count() if small else 1, self.shares)

    def _batches(self) -> list[Choice]:
        return [("", word("statistics.all_batches")), *((name, name) for name in self._names)]

    def _is_by_period(self) -> bool:
        return self.tabs.currentIndex() == len(Dimension)

    def _turn(self) -> None:
        """Show another split; periods, and tables of a very large ledger, are read when looked at."""
        self.stack.setCurrentIndex(int(self._is_by_period()))
        if self._is_by_period() or self.shown is None:
            self.refresh()
        else:
            self._show_table()

    def _dimension(self) -> Dimension:
        """Return the split shown; beside the periods the first, which stands for nothing then."""
        return list(Dimension)[self.tabs.currentIndex() % len(Dimension)]

    # --- what was read --------------------------------------------------------------------------------

    def _take(self, asked: int, found: Shown, known: Statistics | None) -> None:
        if asked != self._asked:
            return
        self._taken = asked
        if known is not None:
            found = replace(found, statistics=found.statistics.with_tables_of(known))
        self.shown = found
        if self._refused:
            self._refused = False
            self.banner.hide()
        self.export_button.setEnabled(True)
        self._names = found.batches
        self.batch.refill()
        whole = found.statistics.whole
        notes = _notes(whole)
        wanted = figures_of(found.statistics.kind)
        for figure, card in self._cards.items():
            card.show_figure(whole.number(figure), notes.get(figure, _BLANK), _TONES.get(figure))
            card.setVisible(figure in wanted)
        self.shares.show_shares(found.acceptance)
        if found.periods is not None:
            self.periods.show_periods(found.periods)
        self._show_table()

    def _show_table(self) -> None:
        if self.shown is not None and not self._is_by_period():
            found, dimension = self.shown.statistics, self._dimension()
            blank = Table(dimension=dimension, lines=())
            self.model.show_table(found.table(dimension) if found.has(dimension) else blank, found.kind)
            self.hint.setText(overlap_words(found, dimension) + word("statistics.table_hint"))
            if self._taken == self._asked and not found.has(dimension):
                self._ask(found)

    # --- acts -----------------------------------------------------------------------------------------

    def _open_card(self, figure: Figure, _checked: bool = False) -> None:
        if self.shown is not None:
            self._open(self.shown.statistics.whole, figure)

    def _open_cell(self, index: QModelIndex) -> None:
        self._open(*self.model.opens(index))

    def _open(self, line: Line, figure: Figure) -> None:
        past = self.shown.past if self.shown else None
        if past is None:
            self.list_wanted.emit(line.kind, line.filters(figure))
            return
        from ui.dialogs.rows_dialog import RowsDialog

        RowsDialog(past, line.kind, line.filters(figure), self, session=self.session).open()

    def export(self) -> None:
        """Ask for a place and write every table there, as of the day shown."""
        day = self.day.value() or self.session.today
        chosen = place_to_write(self, word("statistics.file_name", day=chinese_date(day)))
        if chosen:
            self.export_to(chosen)

    def export_to(self, path: Path) -> None:
        """Write the tables to ``path`` as a job and say so on the page."""
        day, batch = self.day.value(), str(self.batch.value() or "")
        self.session.read_job(
            lambda workspace, progress: _export(workspace, path, day, batch, progress),
            label=word("acts.exporting"),
            on_done=lambda written: self.tell(word("acts.exported", path=written)),
        )


def _open_period(page: StatisticsPage, line: PeriodLine, figure: PeriodFigure) -> None:
    """Read the ledger of the evening the records stood in, then show them."""
    name = word(
        "by_period.rows_title", period=span_words(line.span), figure=period_heading(figure, line.kind)
    )

    def show(found: tuple[Workspace, frozenset[str]]) -> None:
        from ui.dialogs.rows_dialog import RowsDialog

        past, only = found
        RowsDialog(past, line.kind, (), page, session=page.session, title=name, only=only).open()

    page.session.read_job(
        lambda workspace, _: period_figures.rows_behind(workspace, line, figure),
        on_done=show,
        on_error=lambda error: page.tell(error_text(error), Tone.BAD),
    )


def _open_share(page: StatisticsPage, share: Share) -> None:
    """Read the rows behind a share, then show them."""
    shown = page.shown
    if shown is None:
        return

    def show(found: list[Ground]) -> None:
        from ui.dialogs.share_dialog import ShareDialog

        day = shown.past.clock.today() if shown.past else None
        dialog = ShareDialog(share, found, page, past=day)
        dialog.issue_wanted.connect(lambda uuid: page.record_wanted.emit(ListKind.ISSUES, uuid))
        dialog.open()

    batch = shown.statistics.batch
    page.session.read_job(
        lambda workspace, _: grounds(shown.past or workspace, share, batch),
        on_done=show,
        on_error=lambda error: page.tell(error_text(error), Tone.BAD),
    )


def _then(workspace: Workspace, day: date | None) -> Workspace | None:
    """Return the ledger as of a past day; ``None`` for today, which the ledger itself shows."""
    return None if day in (None, workspace.clock.today()) else figures.as_of(workspace, day)


def _read(
    workspace: Workspace,
    kind: ListKind,
    day: date | None,
    batch: str,
    wanted: Wanted | None,
    dimension: Dimension | None,
) -> Shown:
    past = _then(workspace, day)
    then = past or workspace
    return Shown(
        statistics=figures.statistics(then, kind, batch, figures.shown_with(then, dimension)),
        past=past,
        acceptance=acceptance(then, batch),
        batches=tuple(dict.fromkeys(each.name for each in listing.batches(workspace))),
        periods=wanted.read(workspace, kind, batch, day) if wanted else None,
    )


def _export(workspace: Workspace, path: Path, day: date | None, batch: str, progress: Progress) -> Path:
    return statistics_book.export_statistics(workspace, path, batch, progress, day=day)


def _notes(whole: Line) -> dict[Figure, str]:
    """Return what stands under a number: the rate or the average it is the ground of."""
    rates = whole.rates()
    places = {"completion": Figure.DONE, "closure": Figure.CLOSED, "on_time": Figure.ON_TIME}
    notes = {
        places[name]: word(
            "statistics.card_rate", name=word(f"statistics.rates.{name}"), rate=rate_words(rate)
        )
        for name, rate in rates.items()
    }
    for figure, mean, name in (
        (Figure.OVERDUE, whole.days_late, word("statistics.days_late")),
        (Figure.OPEN, whole.days_open, word("statistics.days_open")),
        (Figure.TIMED, whole.days_taken, word("statistics.days_taken")),
    ):
        if mean.rounded is not None:
            notes[figure] = word(
                "statistics.card_mean", name=name, days=word("statistics.days", days=mean.rounded)
            )
    return notes
