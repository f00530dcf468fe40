"""What registers show: their lines on a day, their figures, who has no entry yet, and all of it as Excel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain.issue import Issue
from core.domain.listing import Column, ListQuery
from core.domain.register import NO, YES, RegisterDefinition, RegisterEntry
from core.domain.register_line import RegisterLine, cells_of, columns_of, own_column
from core.domain.unit import Unit
from core.exporting.table_book import write_table
from core.operations import narrowing
from core.operations.calendars import calendar_for
from core.operations.exports import signature_line
from core.operations.register_definitions import definition_for, definitions
from core.operations.register_links import seen_values
from core.operations.units import UnitBook
from core.progress import SILENT, Progress
from core.schedule.register_due import Standing, standing_of, year_of
from core.statistics.register_figures import RegisterFigures, figures_of
from core.store import records
from core.store.natural import natural_key
from core.wording import word
from core.workspace import Workspace

_Sights = list[tuple[RegisterEntry, dict[str, str], Standing]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """What the page shows of one register in one year, or of all: read once, from one moment."""

    lines: tuple[RegisterLine, ...] = ()
    figures: RegisterFigures | None = None
    missing: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    """All years entries belong to, newest first."""


def view(ws: Workspace, definition: RegisterDefinition, year: int | None = None) -> RegisterView:
    """Return lines, figures, units without an entry and years, for which the entries are read once."""
    entries = _entries(ws, definition)
    found = _seen(ws, definition, entries, year)
    return RegisterView(
        lines=tuple(_lined(ws, definition, found)),
        figures=figures_of(
            definition, [(values, standing) for _, values, standing in found], ws.clock.today()
        ),
        missing=tuple(_missing(ws, definition, found)),
        years=tuple(_years(definition, entries)),
    )


def lines(ws: Workspace, definition: RegisterDefinition, year: int | None = None) -> list[RegisterLine]:
    """Return the entries of a register, of one year when given, in the order of their codes."""
    return _lined(ws, definition, _sights(ws, definition, year))


def _lined(ws: Workspace, definition: RegisterDefinition, found: _Sights) -> list[RegisterLine]:
    raised = [entry.issue_uuid for entry, _, _ in found if entry.issue_uuid]
    code_of = {issue.uuid: issue.code for issue in records.find_in(ws.ledger, Issue, "uuid", raised)}
    words = {YES: word("cells.yes"), NO: word("cells.no")}
    return [
        RegisterLine(
            uuid=entry.uuid,
            code=entry.code,
            due=standing.due,
            timeliness=standing.timeliness,
            issue_uuid=entry.issue_uuid,
            issue_code=code_of.get(entry.issue_uuid or "", ""),
            cells=cells_of(definition, values, words),
        )
        for entry, values, standing in found
    ]


def entry_of(ws: Workspace, uuid: str) -> RegisterEntry:
    """Return an entry; raises ``Refused("record_missing")``."""
    return records.get(ws.ledger, RegisterEntry, uuid)


def standing_today(ws: Workspace, entry: RegisterEntry) -> Standing:
    """Return when an entry is due and how it stands today."""
    definition = definition_for(ws, entry.register)
    calendar, today = calendar_for(ws), ws.clock.today()
    values = seen_values(ws, definition, [entry])[entry.uuid]
    return standing_of(definition, values, calendar, today=today, soon=ws.soon)


def narrowed(
    definition: RegisterDefinition, found: Iterable[RegisterLine], query: ListQuery
) -> list[RegisterLine]:
    """Return the lines that pass the words and filters of ``query``, in its order.

    A register is read whole and looked at here, in the window aside (decision 0029).
    """
    return narrowing.narrowed(columns_of(definition), found, query)


def distinct(found: Iterable[RegisterLine], column: Column) -> list[str]:
    """Return the different values under a column, for its filter."""
    return narrowing.distinct(found, column)


def figures(ws: Workspace, definition: RegisterDefinition, year: int | None = None) -> RegisterFigures:
    """Return the figures of a register today."""
    sights = [(values, standing) for _, values, standing in _sights(ws, definition, year)]
    return figures_of(definition, sights, ws.clock.today())


def overview(ws: Workspace, year: int | None = None) -> list[tuple[RegisterDefinition, RegisterFigures]]:
    """Return every register with its figures."""
    return [(each, figures(ws, each, year)) for each in definitions(ws)]


def names_persons(definition: RegisterDefinition, column: Column) -> bool:
    """Tell whether a column holds names of persons."""
    field = next((each for each in definition.fields if own_column(each) == column.key), None)
    return field is not None and field.private


def years(ws: Workspace, definition: RegisterDefinition) -> list[int]:
    """Return the years entries belong to, newest first."""
    return _years(definition, _entries(ws, definition))


def _years(definition: RegisterDefinition, entries: Iterable[RegisterEntry]) -> list[int]:
    found = (year_of(definition, entry.values) for entry in entries)
    return sorted({year for year in found if year is not None}, reverse=True)


def missing_units(ws: Workspace, definition: RegisterDefinition, year: int | None = None) -> list[str]:
    """Return the units of the ledger without an entry; none for a register that need not cover all."""
    return _missing(ws, definition, _sights(ws, definition, year)) if definition.coverage else []


def _missing(ws: Workspace, definition: RegisterDefinition, sights: _Sights) -> list[str]:
    if not definition.coverage:
        return []
    book = UnitBook(ws.ledger)
    present = {book.known(values.get(definition.coverage, "")) for _, values, _ in sights}
    return [unit.name for unit in records.find(ws.ledger, Unit, order="name") if unit.uuid not in present]


def export_register(
    ws: Workspace,
    path: Path,
    key: str,
    *,
    year: int | None = None,
    query: ListQuery | None = None,
    column_keys: Sequence[str] = (),
    with_names: bool = False,
    progress: Progress = SILENT,
) -> Path:
    """Write a register as shown to ``path``: its rows, order and the columns named (all when none is).

    Names of persons are left out unless ``with_names`` (domain §3.4).
    """
    definition = definition_for(ws, key)
    columns = tuple(
        each for each in columns_of(definition) if with_names or not names_persons(definition, each)
    )
    if column_keys:
        by_key = {column.key: column for column in columns}
        columns = tuple(by_key[each] for each in column_keys if each in by_key)
    found = lines(ws, definition, year)
    title = (
        definition.title if year is None else word("registers.year_title", year=year, title=definition.title)
    )
    shown = narrowed(definition, found, query) if query else found
    write_table(path, title, columns, shown, signatures=signature_line(ws), progress=progress)
    return path


def _entries(ws: Workspace, definition: RegisterDefinition) -> list[RegisterEntry]:
    found = records.find(ws.ledger, RegisterEntry, register=definition.key)
    return sorted(found, key=lambda entry: natural_key(entry.code))


def _sights(ws: Workspace, definition: RegisterDefinition, year: int | None) -> _Sights:
    return _seen(ws, definition, _entries(ws, definition), year)


def _seen(
    ws: Workspace, definition: RegisterDefinition, entries: Iterable[RegisterEntry], year: int | None
) -> _Sights:
    """Return entries with their values, links told by number, and how they stand today."""
    calendar, today, soon = calendar_for(ws), ws.clock.today(), ws.soon
    found = [
        entry
        for entry in entries
        if year is None or not definition.year_of or year_of(definition, entry.values) == year
    ]
    values = seen_values(ws, definition, found)
    return [
        (entry, seen, standing_of(definition, seen, calendar, today=today, soon=soon))
        for entry in found
        if (seen := values[entry.uuid]) is not None
    ]
