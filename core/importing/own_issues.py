"""Issues out of a table that this program printed: every cell for what it is, nothing guessed.

What only shows the issue's units, deadline or progress is told from what is a measure's own by the marks of
the hidden sheet (``own_sheets``), so that a ledger printed and imported elsewhere is the ledger it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from core.domain.deadline import Deadline
from core.domain.issue import IssueStatus
from core.domain.measure import MeasureStatus
from core.domain.own_sheet import OwnPart, RowMark, SheetKind
from core.domain.proposal import ProposedIssue, ProposedMeasure
from core.domain.unit import UnitRole
from core.identity import check_of
from core.importing.finished import finished_day
from core.importing.grid import Grid
from core.importing.headings import Heading
from core.importing.issues import DeadlineReader, IssueBuilder, UnitsRead, reasons_of, status_reasons
from core.importing.margins import area_of
from core.importing.own_deadlines import PrintedDeadlines
from core.importing.own_sheets import MEASURE_STATUS, OwnSheet
from core.importing.reading import IssueRows, SheetReading
from core.importing.splitting import split_units
from core.importing.vocabulary import status_of
from core.wording import word, word_of

_TEXTS = ("code", "sequence", "leader", "note", "track", "tags", "batch", "origin")
"""Fields of an issue that one cell holds as it is."""


class OwnIssueBuilder(IssueBuilder):
    """Turns groups of rows of a marked table into proposed issues."""

    def __init__(
        self,
        grid: Grid,
        heading: Heading,
        reading: SheetReading,
        deadlines: DeadlineReader,
        *,
        keys: dict[str, int],
        sheet: OwnSheet,
        printed: PrintedDeadlines,
    ) -> None:
        super().__init__(grid, heading, reading, deadlines, keys=keys, own=sheet.issues)
        self._sheet = sheet
        self._printed = printed
        self._read: dict[tuple[str, ...], Deadline] = {}

    def build(self, group: IssueRows) -> ProposedIssue:
        """Return the proposed issue of ``group``."""
        first = group.rows[0]
        text = self._cell(first, "text")
        fields = {"area": group.area.strip(), "text": text} | {
            name: self._first_said(group, name) for name in _TEXTS
        }
        fields["code"] = " ".join(fields["code"].split())
        if self._sheet.kind is not SheetKind.MEASURES:
            fields["progress"] = self._all_said(group, "progress")
        units, deadline = self._issue_units(group), self._issue_deadline(group)
        measures = self._own_measures(group)
        status, status_raw = self._own_status(group)
        return ProposedIssue(
            row=first + 1,
            key=self._key(area_of(group.area)[0], text),
            fields=tuple((name, each) for name, each in fields.items() if each),
            deadline=deadline,
            units=units.names,
            raw_units=units.raw,
            status=status,
            status_raw=status_raw,
            extra=self._extra(group, fields["area"]),
            measures=measures,
            uuid=self._sheet.issues.get(first, ""),
            overall=self._overall(group),
            reasons=(
                *self._wanting(deadline, units, measures),
                *status_reasons("" if status_raw in _issue_states() else status_raw),
                *self._unknown_states(group),
            ),
        )

    def _cell(self, row: int, field: str) -> str:
        column = next(iter(self._columns.get(field, ())), None)
        return "" if column is None else self._grid.below(row, column).strip()

    def _first_said(self, group: IssueRows, field: str) -> str:
        return next(filter(None, (self._cell(row, field) for row in group.rows)), "")

    def _all_said(self, group: IssueRows, field: str) -> str:
        texts = dict.fromkeys(self._cell(row, field) for row in group.rows)
        return "\n".join(text for text in texts if text)

    def _mark(self, row: int) -> RowMark:
        found = self._sheet.rows.get(row)
        return found.mark if found is not None and found.mark is not None else RowMark("")

    def _shows_issue(self, group: IssueRows, part: OwnPart) -> int | None:
        """Return the first row whose cell shows what the issue has, ``None`` when no row does."""
        return next((row for row in group.rows if part not in self._mark(row).parts), None)

    def _issue_units(self, group: IssueRows) -> UnitsRead:
        row = self._shows_issue(group, OwnPart.UNITS)
        raw = self._mark(group.rows[0]).units if row is None else self._cell(row, "units")
        split = split_units(raw, UnitRole.DUTY)
        return UnitsRead(split.units, raw, ())

    def _issue_deadline(self, group: IssueRows) -> Deadline:
        row = self._shows_issue(group, OwnPart.DEADLINE)
        if row is not None:
            return self._row_deadline(row)
        mark = self._mark(group.rows[0])
        return self._printed.as_printed(mark.deadline_raw, mark.deadline_due)

    def _row_deadline(self, row: int) -> Deadline:
        raw, due, kind, start = (
            self._cell(row, name) for name in ("deadline_raw", "deadline_due", "deadline_kind", "begun_on")
        )
        changed = check_of(raw) != self._mark(row).limit
        key = (raw, due, kind, start, str(changed))
        if key not in self._read:
            day, begun = finished_day(due), finished_day(start)
            if changed or "deadline_due" not in self._columns:
                self._read[key] = self._printed.afresh(raw)
            else:
                self._read[key] = self._printed.as_printed(raw, day, kind, begun)
        return self._read[key]

    def _own_status(self, group: IssueRows) -> tuple[IssueStatus, str]:
        raw = self._first_said(group, "status")
        known = _issue_states().get(raw)
        if known is None:
            read = status_of(raw)
            known = read.status if read is not None else IssueStatus.REGISTERED
        return known, raw

    def _overall(self, group: IssueRows) -> str:
        """Return what is said for the whole issue: where no measure says anything, all that is said."""
        if any(OwnPart.PROGRESS in self._mark(row).parts for row in group.rows):
            return self._parted(group.rows[0])[0]
        return "" if self._sheet.kind is SheetKind.MEASURES else self._first_said(group, "progress")

    def _parted(self, row: int) -> tuple[str, str]:
        """Return what the first row says for the whole issue, and for its own measure."""
        text, count = self._cell(row, "progress"), self._mark(row).overall
        lead = word("exporting.overall_progress", text="")
        if not count or not text.startswith(lead):
            return "", text
        said = text.removeprefix(lead)
        if OwnPart.PROGRESS not in self._mark(row).parts:
            return said, ""
        whole, rest = said[:count], said[count:]
        return (whole, rest.removeprefix("\n")) if rest[:1] == "\n" else (said, "")

    def _own_measures(self, group: IssueRows) -> tuple[ProposedMeasure, ...]:
        rows = [row for row in group.rows if self._cell(row, "measures")]
        return tuple(self._own_measure(row, place) for place, row in enumerate(rows, 1))

    def _own_measure(self, row: int, position: int) -> ProposedMeasure:
        parts = self._mark(row).parts
        return ProposedMeasure(
            row=row + 1,
            position=position,
            text=self._cell(row, "measures"),
            deadline=self._row_deadline(row) if OwnPart.DEADLINE in parts else Deadline(),
            units=split_units(self._cell(row, "units")).units if OwnPart.UNITS in parts else (),
            extra=self._row_extra(row),
            finished_on=finished_day(self._cell(row, "finished_on")),
            status=_measure_states().get(self._cell(row, MEASURE_STATUS)),
            result=self._parted(row)[1] if OwnPart.PROGRESS in parts else "",
        )

    def _wanting(
        self, deadline: Deadline, units: UnitsRead, measures: tuple[ProposedMeasure, ...]
    ) -> Iterator[str]:
        """Yield what is missing in one issue; a list of issues has no column of measures."""
        for reason in reasons_of(deadline, units, measures, by_row=False):
            if self._sheet.kind is not SheetKind.ISSUES or reason != word("importing.reason_no_measures"):
                yield reason

    def _unknown_states(self, group: IssueRows) -> tuple[str, ...]:
        said = dict.fromkeys(self._cell(row, MEASURE_STATUS) for row in group.rows)
        unknown = (text for text in said if text and text not in _measure_states())
        return tuple(word("importing.reason_unknown_status", raw=text) for text in unknown)


@cache
def _issue_states() -> dict[str, IssueStatus]:
    return {word_of(state): state for state in IssueStatus}


@cache
def _measure_states() -> dict[str, MeasureStatus]:
    return {word_of(state): state for state in MeasureStatus}
