"""What a letter of a kind may be about, read for the letter dialog: units with items, records, batches.

It reads the whole ledger, so the reading thread is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from core import letter_kinds
from core.domain.letter import LetterKind, LetterState
from core.domain.listing import ListKind
from core.domain.overview import DueItem
from core.domain.rows import InspectionRow, IssueRow, LetterRow, UnitRow
from core.operations import letter_items, letter_subjects, listing, register_lists
from core.operations.letter_request import LetterRequest
from core.operations.register_definitions import definition_for
from core.wording import word
from core.workspace import Workspace
from ui.widgets.choices import Choice


@dataclass(frozen=True, slots=True)
class Item:
    """One line to tick: an issue, or one measure of it."""

    issue_uuid: str
    measure_uuid: str | None
    words: str
    entry: object = None
    """What lines of one entry of the letter share (``DueItem.entry``)."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """A unit that a letter may go to, with the items the letter may speak of."""

    unit_uuid: str
    name: str
    items: tuple[Item, ...]

    @property
    def entries(self) -> int:
        """Return how many items the letter itself will count: measures told together are one entry."""
        return len({item.entry for item in self.items})


@dataclass(frozen=True, slots=True)
class Targets:
    """All that a letter of a kind may be about: units with items, or single records."""

    addressees: tuple[Addressee, ...] = ()
    subjects: tuple[Choice, ...] = ()


def targets(workspace: Workspace, kind: LetterKind, request: LetterRequest) -> Targets:
    """Return what a letter of ``kind`` may be about; both are read from the whole ledger."""
    about_items = kind.plan.speaks_of == letter_kinds.ITEMS
    return Targets(
        tuple(addressees(workspace, kind, request)) if about_items else (), tuple(subjects(workspace, kind))
    )


def addressees(workspace: Workspace, kind: LetterKind, request: LetterRequest) -> list[Addressee]:
    """Return the units a letter may go to, and the one asked for even when it has nothing of the kind."""
    found = [
        Addressee(
            each.unit_uuid,
            each.unit_name,
            tuple(map(_item_of, each.items)),
        )
        for each in letter_items.units_for(workspace, kind, request.dated_on)
    ]
    wanted = request.unit_uuid
    if wanted is None:
        return found
    asked = _asked_items(workspace, kind, request)
    if any(each.unit_uuid == wanted for each in found):
        return [_with_items(each, asked) if each.unit_uuid == wanted else each for each in found]
    query = listing.query_of(workspace, ListKind.UNITS)
    names = [line.name for line in listing.list_rows(workspace, query, [wanted]) if isinstance(line, UnitRow)]
    items = asked or _named_items(workspace, request)
    return [*(Addressee(wanted, name, items) for name in names), *found]


def _item_of(due: DueItem) -> Item:
    return Item(due.issue_uuid, due.measure_uuid, _due_words(due.code, due.text, due.days_left), due.entry)


def _asked_items(workspace: Workspace, kind: LetterKind, request: LetterRequest) -> tuple[Item, ...]:
    """Return what is asked for and the kind can speak of, whatever its day: a late reply presses as well."""
    if not (request.issue_uuids or request.measure_uuids):
        return ()
    found = letter_items.items_of(workspace, replace(request, kind=kind))
    return tuple(map(_item_of, found))


def _with_items(addressee: Addressee, asked: tuple[Item, ...]) -> Addressee:
    there = {(item.issue_uuid, item.measure_uuid) for item in addressee.items}
    missing = (item for item in asked if (item.issue_uuid, item.measure_uuid) not in there)
    return replace(addressee, items=(*missing, *addressee.items))


def _named_items(workspace: Workspace, request: LetterRequest) -> tuple[Item, ...]:
    query = listing.query_of(workspace, ListKind.ISSUES)
    lines = listing.list_rows(workspace, query, request.issue_uuids)
    return tuple(
        Item(line.uuid, None, word("letter_dialog.item", code=line.code, text=_short(line.text)), line.uuid)
        for line in lines
        if isinstance(line, IssueRow)
    )


def subjects(workspace: Workspace, kind: LetterKind) -> list[Choice]:
    """Return the records a letter of ``kind`` may be about, where it is about one record."""
    return _READERS[kind.plan.speaks_of](workspace, kind)


def _inspections(workspace: Workspace, _: LetterKind) -> list[Choice]:
    query = listing.query_of(workspace, ListKind.INSPECTIONS)
    lines = listing.list_rows(workspace, query, listing.list_ids(workspace, query))
    return [
        (each.uuid, word("letter_dialog.inspection_title", code=each.code, title=each.title))
        for each in lines
        if isinstance(each, InspectionRow)
    ]


def _issues(workspace: Workspace, kind: LetterKind) -> list[Choice]:
    """Return the issues whose last review or extension a letter of ``kind`` may tell of, in ledger order."""
    told = letter_subjects.issues_told_of(workspace, kind)
    query = listing.query_of(workspace, ListKind.ISSUES)
    ids = [uuid for uuid in listing.list_ids(workspace, query) if uuid in told]
    lines = listing.list_rows(workspace, query, ids)
    return [
        (line.uuid, word("letter_dialog.item", code=line.code, text=_short(line.text)))
        for line in lines
        if isinstance(line, IssueRow)
    ]


def _entries(workspace: Workspace, kind: LetterKind) -> list[Choice]:
    if not kind.plan.register:
        return []
    shape = definition_for(workspace, kind.plan.register)
    shown = shape.columns[0] if shape.columns else shape.fields[0].key
    lines = register_lists.lines(workspace, shape)
    found = [(line.uuid, register_lists.entry_of(workspace, line.uuid), line.code) for line in lines]
    return [
        (uuid, word("letter_dialog.item", code=code, text=_short(_entry_words(entry.values, shown))))
        for uuid, entry, code in found
    ]


def _entry_words(values: dict[str, str], shown: str) -> str:
    longest = max(values.values(), key=len, default="")
    return word("letter_dialog.entry_words", kind=values.get(shown, ""), text=longest)


def _batches(workspace: Workspace, _: LetterKind) -> list[Choice]:
    names = [(name, name) for name in listing.choices(workspace, ListKind.ISSUES, "batch") if name]
    return [("", word("letter_dialog.all_batches")), *names]


def _letters(workspace: Workspace, kind: LetterKind) -> list[Choice]:
    """Return the letters in force that one of ``kind`` may follow, the last first."""
    query = listing.query_of(workspace, ListKind.LETTERS)
    lines = listing.list_rows(workspace, query, listing.list_ids(workspace, query))
    return [
        (line.uuid, word("letter_dialog.item", code=line.document_number, text=_short(line.addressee)))
        for line in lines
        if isinstance(line, LetterRow)
        and line.kind.value == kind.plan.follows
        and line.state is LetterState.DISPATCHED
    ]


_READERS: dict[str, Callable[[Workspace, LetterKind], list[Choice]]] = {
    letter_kinds.ITEMS: lambda _workspace, _kind: [],
    letter_kinds.INSPECTION: _inspections,
    letter_kinds.REVIEW: _issues,
    letter_kinds.EXTENSION: _issues,
    letter_kinds.ENTRY: _entries,
    letter_kinds.PERIOD: _batches,
    letter_kinds.LETTER: _letters,
}


def _due_words(code: str, text: str, days_left: int | None) -> str:
    key = "item_late" if days_left is not None and days_left < 0 else "item"
    return word(f"letter_dialog.{key}", code=code, text=_short(text), days=abs(days_left or 0))


def _short(text: str, length: int = 48) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + word("letter_dialog.ellipsis")
