"""From the rows of one issue to a proposed issue with its measures, and what a person should look at."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date

from core.domain.deadline import Confidence, Deadline, DeadlineKind
from core.domain.drafts import UnitName
from core.domain.issue import IssueStatus
from core.domain.proposal import SHEET_TEXTS, ProposedIssue, ProposedMeasure
from core.domain.unit import UnitRole
from core.importing.finished import finished_day
from core.importing.grid import Grid
from core.importing.headings import Heading
from core.importing.margins import area_of_sheet
from core.importing.reading import IssueRows, SheetReading
from core.importing.sheet import cell_name
from core.importing.splitting import SplitMeasures, split_measures, split_units
from core.importing.vocabulary import is_computed, normal, status_of
from core.schedule.calendar import WorkingCalendar
from core.schedule.expressions import IMMEDIATE_LIMIT_DAYS, read_deadline, read_in_year
from core.wording import word

_UNIT_FIELDS = (
    ("lead_units", UnitRole.LEAD),
    ("units", UnitRole.DUTY),
    ("supporting_units", UnitRole.SUPPORTING),
    ("supervising_units", UnitRole.SUPERVISING),
)
TEXT_FIELDS = ("code", "tags", *(name for name in SHEET_TEXTS if name != "area"))
"""Fields that take a column's text as it is; area, units, deadline, status and measures are read."""
_NOT_TEXT = re.compile(r"\W+")


class DeadlineReader:
    """Reads deadlines against one anchor, each wording once.

    With ``year_only`` the anchor is just a year: what also depends on its month or day is left open.
    """

    def __init__(
        self,
        anchor: date | None,
        *,
        year_only: bool = False,
        immediate_limit: int = IMMEDIATE_LIMIT_DAYS,
        calendar: WorkingCalendar | None = None,
    ) -> None:
        self._calendar = calendar
        self._anchor = anchor
        self._year_only = year_only
        self._limit = immediate_limit
        self._read: dict[tuple[str, date | None], Deadline] = {}

    def read(self, raw: str, start: date | None = None) -> Deadline:
        """Return the reading of ``raw``."""
        if (raw, start) not in self._read:
            self._read[raw, start] = self._fresh(raw, start)
        return self._read[raw, start]

    def _fresh(self, raw: str, start: date | None) -> Deadline:
        if self._year_only and self._anchor is not None:
            return read_in_year(
                raw,
                year=self._anchor.year,
                start=start,
                immediate_limit=self._limit,
                calendar=self._calendar,
            )
        return read_deadline(
            raw, anchor=self._anchor, start=start, immediate_limit=self._limit, calendar=self._calendar
        )


@dataclass(frozen=True, slots=True)
class UnitsRead:
    """The units of a group of rows, as written and as read."""

    names: tuple[UnitName, ...]
    raw: str
    joined: tuple[str, ...]


class IssueBuilder:
    """Turns groups of rows into proposed issues; keys that come twice are numbered."""

    def __init__(
        self,
        grid: Grid,
        heading: Heading,
        reading: SheetReading,
        deadlines: DeadlineReader,
        *,
        keys: dict[str, int] | None = None,
        place: str = "",
        own: dict[int, str] | None = None,
    ) -> None:
        """``keys`` counts the keys given so far in the file, ``place`` names the sheet of several.

        ``own`` says which record every row of a ledger that this program wrote came from.
        """
        self._grid = grid
        self._headers = {column.index: column.header for column in heading.columns}
        self._columns = reading.columns
        self._deadlines = deadlines
        self._keys = {} if keys is None else keys
        self._place = place
        self._own = own

    def build(self, group: IssueRows) -> ProposedIssue:
        """Return the proposed issue of ``group``."""
        fields = {"area": group.area} | {name: self._joined(group, name) for name in TEXT_FIELDS}
        codes = list(filter(None, (" ".join(text.split()) for text in self._values(group, "code"))))
        fields["code"] = codes[0] if codes else ""
        if not group.area:
            fields["area"] = self._joined(group, "area") or area_of_sheet(self._place)
        units = self._units(group.rows)
        deadline, by_row = self._deadline(group)
        status, status_raw, lasting = self._status(group)
        if lasting:
            deadline = _lasting(deadline)
        measures, reasons = self._measures(group, units, by_row=by_row)
        unread = self._unread_days(group, measures)
        return ProposedIssue(
            row=group.rows[0] + 1,
            key=self._key(fields["area"], fields["text"]),
            fields=tuple((name, text) for name, text in fields.items() if text),
            deadline=deadline,
            units=units.names,
            raw_units=units.raw,
            status=status,
            status_raw=status_raw,
            extra=(
                *self._extra(group, fields["area"]),
                *self._finished_extra(unread),
                *_further_codes(codes),
            ),
            measures=measures,
            uuid=(self._own or {}).get(group.rows[0], ""),
            reasons=(
                *reasons_of(deadline, units, measures, by_row=by_row),
                *reasons,
                *status_reasons(status_raw),
                *_code_reasons(codes),
                *(word("importing.reason_finished", raw=text) for text in dict.fromkeys(unread.values())),
            ),
        )

    def _values(self, group: IssueRows, name: str) -> list[str]:
        """Return the distinct texts of a field over the group's rows, in order."""
        columns = self._columns.get(name)
        if columns is None:
            return []
        texts = (self._grid.below(row, column) for column in columns for row in group.rows)
        return list(dict.fromkeys(text for text in texts if text))

    def _joined(self, group: IssueRows, name: str) -> str:
        return "\n".join(text.strip() for text in self._values(group, name))

    def _key(self, area: str, text: str) -> str:
        """Return what recognises the issue in a later file: area and text, not number, deadline or progress.

        The number is left out because inserting a row renumbers all that follow.
        """
        plain = f"{_NOT_TEXT.sub('', normal(area))}|{_NOT_TEXT.sub('', normal(text))}"
        key = hashlib.sha256(plain.encode()).hexdigest()[:32]
        self._keys[key] = self._keys.get(key, 0) + 1
        return key if self._keys[key] == 1 else f"{key}-{self._keys[key]}"

    def _extra(self, group: IssueRows, area: str) -> tuple[tuple[str, str], ...]:
        extra = []
        if self._place and area != self._place:
            extra.append((word("importing.sheet_column"), self._place))
        for column in (*self._columns[""], *self._columns.get("deadline_start", ())):
            texts = dict.fromkeys(self._grid.below(row, column) for row in group.rows)
            text = "\n".join(each for each in texts if each)
            if text and not (self._own is not None and is_computed(self._headers.get(column, ""))):
                extra.append((self._headers.get(column) or cell_name(0, column)[:-1], text))
        return tuple(extra)

    def _finished_extra(self, unread: dict[int, str]) -> tuple[tuple[str, str], ...]:
        """Keep the days that were not understood beside the issue; a ledger of our own has none."""
        column = next(iter(self._columns.get("finished_on", ())), None)
        if column is None or not unread or self._own is not None:
            return ()
        return ((self._headers.get(column, ""), "\n".join(dict.fromkeys(unread.values()))),)

    def _row_extra(self, row: int) -> tuple[tuple[str, str], ...]:
        """Return what one row has in columns without a field."""
        cells = (
            (self._headers.get(column, ""), self._grid.below(row, column)) for column in self._columns[""]
        )
        return tuple((header, text) for header, text in cells if header and text)

    def _units(self, rows: list[int]) -> UnitsRead:
        names: dict[UnitName, None] = {}
        raw: dict[str, None] = {}
        joined: list[str] = []
        for field, role in _UNIT_FIELDS:
            for column in self._columns.get(field, ()):
                for text in dict.fromkeys(self._grid.below(row, column) for row in rows):
                    split = split_units(text, role)
                    names |= dict.fromkeys(split.units)
                    joined += split.joined
                    raw |= {text: None} if text else {}
        return UnitsRead(tuple(names), "\n".join(raw), tuple(joined))

    def _deadline(self, group: IssueRows) -> tuple[Deadline, bool]:
        """Return the issue's deadline, and whether its rows have different ones (then the last holds)."""
        column = next(iter(self._columns.get("deadline_raw", ())), None)
        if column is None:
            return Deadline(), False
        reads = [self._row_deadline(row) for row in group.rows]
        distinct = list(dict.fromkeys(read for read in reads if read.raw))
        if len(distinct) <= 1:
            return (distinct[0] if distinct else reads[0]), False
        latest = max(distinct, key=lambda read: (read.due or date.min, not read.standing))
        return replace(latest, confidence=Confidence.TO_CONFIRM), True

    def _row_deadline(self, row: int) -> Deadline:
        column = self._columns["deadline_raw"][0]
        start = None
        for each in self._columns.get("deadline_start", ()):
            start = self._deadlines.read(self._grid.below(row, each)).due
        return self._deadlines.read(self._grid.below(row, column), start)

    def _status(self, group: IssueRows) -> tuple[IssueStatus, str, bool]:
        texts = self._values(group, "status")
        reads = [read for read in map(status_of, texts) if read is not None]
        states = {read.status for read in reads}
        if not states:
            status = IssueStatus.REGISTERED
        else:
            status = states.pop() if len(states) == 1 else IssueStatus.RECTIFYING
        return status, "\n".join(texts), any(read.lasting for read in reads)

    def _measures(
        self, group: IssueRows, units: UnitsRead, *, by_row: bool
    ) -> tuple[tuple[ProposedMeasure, ...], tuple[str, ...]]:
        """Return the measures of all rows; a row's own deadline and units only where they differ."""
        column = next(iter(self._columns.get("measures", ())), None)
        if column is None:
            return (), ()
        measures: list[ProposedMeasure] = []
        by_lines = False
        seen: set[tuple[int, str]] = set()
        for row in group.rows:
            text = self._grid.below(row, column)
            place = (self._grid.anchor_row(row, column), text)
            if not text or place in seen:
                continue
            seen.add(place)
            split = self._split(row, text, len(measures) + 1)
            by_lines = by_lines or split.by_lines
            extra = self._row_extra(row)
            own_units = self._units([row]) if len(group.rows) > 1 else units
            finished = finished_day(self._finished_text(row)) if len(split.texts) == 1 else None
            for each in split.texts:
                measures.append(
                    ProposedMeasure(
                        row=row + 1,
                        position=len(measures) + 1,
                        text=each,
                        deadline=self._row_deadline(row) if by_row else Deadline(),
                        units=() if own_units.names == units.names else own_units.names,
                        extra=extra,
                        finished_on=finished,
                    )
                )
        return tuple(measures), (word("importing.reason_by_lines"),) if by_lines else ()

    def _finished_text(self, row: int) -> str:
        """Return what the row says of the day of finishing; the last measure of a merged cell has no more."""
        column = next(iter(self._columns.get("finished_on", ())), None)
        return "" if column is None else self._grid.below(row, column).strip()

    def _unread_days(self, group: IssueRows, measures: tuple[ProposedMeasure, ...]) -> dict[int, str]:
        """Return, by row, the days of finishing that no measure took."""
        taken = {measure.row - 1 for measure in measures if measure.finished_on}
        said = {row: self._finished_text(row) for row in group.rows if row not in taken}
        return {row: text for row, text in said.items() if text}

    def _split(self, row: int, text: str, first: int) -> SplitMeasures:
        """Take a cell apart; a row that this program wrote is one measure, whatever numbers stand in it."""
        if row in (self._own or {}):
            return SplitMeasures((text.strip(),))
        return split_measures(text, first)


def _lasting(deadline: Deadline) -> Deadline:
    """Add the standing flag that a status such as 已完成并长期坚持 asks for."""
    kind = (
        DeadlineKind.STANDING if deadline.kind is DeadlineKind.UNSET and not deadline.raw else deadline.kind
    )
    return replace(deadline, kind=kind, standing=True)


def reasons_of(
    deadline: Deadline, units: UnitsRead, measures: tuple[ProposedMeasure, ...], *, by_row: bool
) -> list[str]:
    """Return the sentences on what is missing or doubtful in one issue."""
    reasons = []
    if by_row:
        reasons.append(word("importing.reason_deadlines_differ"))
    elif not deadline.raw.strip():
        reasons.append(word("importing.reason_no_deadline"))
    elif deadline.kind is DeadlineKind.UNSET:
        reasons.append(word("importing.reason_open_deadline", raw=deadline.raw.strip()))
    elif deadline.confidence is Confidence.TO_CONFIRM:
        reasons.append(word("importing.reason_confirm_deadline", raw=deadline.raw.strip()))
    if not units.names:
        reasons.append(word("importing.reason_no_units"))
    reasons.extend(word("importing.reason_joined_units", unit=name) for name in units.joined)
    if not measures:
        reasons.append(word("importing.reason_no_measures"))
    return reasons


def status_reasons(raw: str) -> list[str]:
    """Return the sentences on states that no word known here says."""
    unknown = [text for text in raw.split("\n") if text and status_of(text) is None]
    return [word("importing.reason_unknown_status", raw=text) for text in unknown]


def _further_codes(codes: list[str]) -> tuple[tuple[str, str], ...]:
    """Keep beside the issue the numbers that stand beside the one text merged over several rows."""
    text = word("importing.list_mark").join(codes[1:])
    return ((word("importing.further_codes"), text),) if text else ()


def _code_reasons(codes: list[str]) -> list[str]:
    """Return the sentence on a text merged over rows of several numbers: it is one issue with one number."""
    if len(codes) < 2:
        return []
    further = word("importing.list_mark").join(codes[1:])
    return [word("importing.reason_several_codes", code=codes[0], further=further)]
