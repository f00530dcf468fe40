"""Registers (专项台账): what one is made of, as data, so that a new one needs no programmer.

A definition names fields, how an entry falls due, when it is done, and which rates are counted. Shipped ones
are TOML in ``resources/registers``; those an office makes or changes are records of its own ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.domain.deadline import Cycle

YES, NO = "yes", "no"
"""How a flag is kept; empty text: not answered yet."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterField:
    """One field: ``key`` is what values are kept under and never changes, ``label`` is what people read."""

    key: str
    label: str
    kind: RegisterFieldKind = RegisterFieldKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""


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
    add up numbers in place of counting.
    """

    name: str
    of: tuple[Condition, ...] = ()
    met: tuple[Condition, ...] = ()
    distinct: str = ""
    sum_met: str = ""
    sum_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRule:
    """How an entry becomes an issue: which fields say its text, goal and unit, and when it may."""

    text: tuple[str, ...]
    goal: str = ""
    unit: str = ""
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDefinition:
    """One register. ``uuid`` is empty for a shipped one; ``dues`` and ``issues`` hold none or one.

    ``code_prefix`` begins entry codes, ``year_of`` names the date or year field that puts an entry in a
    year, ``columns`` are the fields a list shows at first, ``count_by`` a choice whose values are counted,
    ``totals`` number fields that are added up, and ``coverage`` a unit field: every unit of the ledger should
    have an entry. ``done`` empty: nothing to do. ``remind`` is how many days ahead a due day is called near,
    0 for the office's own setting. ``place`` orders the registers; those an office makes come last.
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

    def field(self, key: str) -> RegisterField | None:
        """Return the field kept under ``key``, ``None`` when there is none."""
        return next((field for field in self.fields if field.key == key), None)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDraft:
    """An entry as typed. An empty ``code`` takes the next number of its register."""

    code: str = ""
    values: Mapping[str, str]
