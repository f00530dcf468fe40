"""Registers (专项台账): what one is made of, as data, so that a new one needs no programmer.

A definition names fields, how an entry falls due, when it is done, and which rates are counted. Shipped ones
are TOML in ``resources/registers``; those an office makes or changes are records of its own ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.deadline import Cycle
from core.domain.issue import IssueOrigin

YES, NO = "yes", "no"
"""How a flag is kept; empty text: not answered yet."""

NUMBERS_MARK = "\n"
"""What stands between the numbers of linked issues in the values that rules look at."""


class RegisterFieldKind(StrEnum):
    """What a field of a register holds. Every value is kept as text, days in ISO form."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    YEAR = "year"
    NUMBER = "number"
    CHOICE = "choice"
    UNIT = "unit"
    FLAG = "flag"
    LINKS = "links"
    """Many records of the ledger; kept beside the values, each as a ``RegisterLink``."""


class Default(StrEnum):
    """What a field of a new entry holds at first."""

    TODAY = "today"
    THIS_YEAR = "this_year"
    OWN_UNIT = "own_unit"


class LinkTarget(StrEnum):
    """What kind of record a field of links points to."""

    ISSUE = "issue"
    MEASURE = "measure"
    INSPECTION = "inspection"
    UNIT = "unit"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterField:
    """One field: ``key`` is what values are kept under and never changes, ``label`` is what people read.

    ``target`` says what a field of links points to. ``private``: names of persons (domain §3.4); the window
    shows them, exports and packages leave them out unless somebody asks for them. ``default``: what a new
    entry begins with.
    """

    key: str
    label: str
    kind: RegisterFieldKind = RegisterFieldKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""
    target: LinkTarget | None = None
    private: bool = False
    default: Default | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule:
    """When an entry falls due.

    ``own`` names a date field that, once filled, is the due day itself. Else the first filled field of
    ``start`` (a date, or a year that stands for its last day) begins the count: ``days`` later (working days
    when ``working``), or with ``cycle`` on day ``day`` of the next week (1 Monday) or of month ``month`` of
    the next period.
    """

    start: tuple[str, ...] = ()
    days: int = 0
    working: bool = False
    cycle: Cycle | None = None
    month: int = 1
    day: int = 1
    own: str = ""


class Probe(StrEnum):
    """What a condition asks of an entry."""

    FILLED = "filled"
    """``field`` holds something."""
    ONE_OF = "one_of"
    """``field`` holds one of ``choices``."""
    REACHES = "reaches"
    """The number in ``field`` is at least the one in ``other``."""
    ON_TIME = "on_time"
    """The day in ``field`` is filled and not after the due day."""
    SETTLED = "settled"
    """The entry is done, or its due day has passed: it can be judged."""
    LINKED_CLOSED = "linked_closed"
    """The links in ``field`` point to issues, and every one of them is closed (domain row 84)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold of an entry; several are and-ed."""

    probe: Probe
    field: str = ""
    choices: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRule:
    """A rate: entries that satisfy ``of`` are the whole, those of them that satisfy ``met`` the part.

    ``distinct`` counts different values of a field (units) in place of entries; ``sum_met`` and ``sum_of``
    add up numbers in place of counting. ``linked`` names a field of links to issues: its different issues are
    the whole, those of them that are closed the part (decision 0036).
    """

    name: str
    of: tuple[Condition, ...] = ()
    met: tuple[Condition, ...] = ()
    distinct: str = ""
    sum_met: str = ""
    sum_of: str = ""
    linked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRule:
    """Entries told apart by what stands in the field ``by``: how many, or with ``sum`` a number added up."""

    by: str
    sum: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanRule:
    """From the day ``start`` to the day ``end``, both counted, there should be at least ``days`` days."""

    start: str
    end: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRule:
    """An entry whose ``field`` holds one of ``choices`` came by ``origin``."""

    field: str
    choices: tuple[str, ...]
    origin: IssueOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRule:
    """How an entry becomes an issue: which fields say its text, goal and unit, and when it may."""

    text: tuple[str, ...]
    goal: str = ""
    unit: str = ""
    when: tuple[Condition, ...] = ()
    origin: IssueOrigin = IssueOrigin.SELF_CHECK
    """Where the issue came from, unless one of ``origins`` says it more exactly."""
    origins: tuple[OriginRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDefinition:
    """One register. ``uuid`` is empty for a shipped one; ``dues`` and ``issues`` hold none or one.

    ``code_prefix`` begins entry codes, ``year_of`` names the date or year field that puts an entry in a
    year, ``columns`` are the fields a list shows at first, ``count_by`` a choice whose values are counted
    (``counts`` further ones, or numbers added up by them), ``spans`` stretches of days that should not be
    too short, ``totals`` number fields that are added up, and ``coverage`` a unit field: every unit of the
    ledger should have an entry. ``done`` empty: nothing to do. ``remind`` is how many days ahead a due day is
    called near, 0 for the office's own setting. ``place`` orders the registers; an office's own come last.
    ``shelf`` is the group it stands in on the page, empty for the office's own. ``hidden`` are fields put
    away: in no form or list, their values kept.
    """

    uuid: str = ""
    revision: int = 1
    key: str
    name: str
    heading: str = ""
    about: str = ""
    code_prefix: str = ""
    fields: tuple[RegisterField, ...] = ()
    columns: tuple[str, ...] = ()
    year_of: str = ""
    count_by: str = ""
    totals: tuple[str, ...] = ()
    coverage: str = ""
    remind: int = 0
    place: int = 900
    dues: tuple[DueRule, ...] = ()
    done: tuple[Condition, ...] = ()
    rates: tuple[RateRule, ...] = ()
    issues: tuple[IssueRule, ...] = ()
    counts: tuple[CountRule, ...] = ()
    spans: tuple[SpanRule, ...] = ()
    shelf: str = ""
    hidden: tuple[RegisterField, ...] = ()

    def any_field(self, key: str) -> RegisterField | None:
        """Return the field kept under ``key``, one that is put away included."""
        return next((field for field in (*self.fields, *self.hidden) if field.key == key), None)

    def field(self, key: str) -> RegisterField | None:
        """Return the field kept under ``key``, ``None`` when there is none."""
        return next((field for field in self.fields if field.key == key), None)

    @property
    def link_fields(self) -> tuple[RegisterField, ...]:
        """Return the fields that point to other records."""
        return tuple(field for field in self.fields if field.kind is RegisterFieldKind.LINKS)

    @property
    def title(self) -> str:
        """Return what stands above the printed list."""
        return self.heading or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One line of a register. ``filled`` holds (field key, text) of what is filled in, nothing else.

    Values of fields that a changed definition no longer knows stay: nothing is lost by editing a register.
    """

    uuid: str
    revision: int = 1
    register: str
    code: str
    filled: tuple[tuple[str, str], ...] = ()
    issue_uuid: str | None = None

    @property
    def values(self) -> dict[str, str]:
        """Return what is filled in by field key."""
        return dict(self.filled)


def linked_key(field: str) -> str:
    """Return where seen values hold the numbers of all linked issues."""
    return f"{field}.linked"


def closed_key(field: str) -> str:
    """Return where seen values hold the numbers of those linked issues that are closed."""
    return f"{field}.closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLink:
    """One record that the field ``field`` of an entry points to: exactly one of the five is filled."""

    uuid: str
    revision: int = 1
    entry_uuid: str
    field: str
    issue_uuid: str | None = None
    measure_uuid: str | None = None
    inspection_uuid: str | None = None
    unit_uuid: str | None = None
    letter_uuid: str | None = None

    @property
    def target(self) -> LinkTarget:
        """Return what kind of record it points to."""
        return next(each for each in LinkTarget if self._named(each) is not None)

    @property
    def target_uuid(self) -> str:
        """Return the record it points to."""
        return str(self._named(self.target))

    def _named(self, target: LinkTarget) -> str | None:
        found: str | None = getattr(self, f"{target.value}_uuid")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDraft:
    """An entry as typed. An empty ``code`` takes the next number of its register.

    ``links`` holds uuids by link field; a link field it does not name keeps what it points to.
    """

    code: str = ""
    values: Mapping[str, str]
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
