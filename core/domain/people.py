"""People: operators of this ledger, liaison officers of the units, and leaders who hold items (包保).

Nobody is removed who has worked: a person leaves on a day and stays on everything that was done before
(domain.md §3.2, rows 8, 38 and 86).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class OperatorRole(StrEnum):
    """What a person in the office does with the ledger; one person may have several."""

    CLERK = "clerk"
    """经办: enters."""
    REVIEWER = "reviewer"
    """审核: reviews, closes, makes letters void."""
    ADMIN = "admin"
    """管理: settings and people."""


ALL_ROLES = tuple(OperatorRole)


class LiaisonState(StrEnum):
    """Whether an officer is in post on a given day; always derived, never stored."""

    CURRENT = "current"
    COMING = "coming"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A person who works with this ledger. A PIN is no part of the record: the journal keeps records."""

    uuid: str
    revision: int = 1
    name: str
    roles: tuple[OperatorRole, ...] = ()
    since: date | None = None
    left_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Liaison:
    """A liaison officer (联络员) of one unit, from the first day in post to the last."""

    uuid: str
    revision: int = 1
    unit_uuid: str
    name: str
    post: str = ""
    phone: str = ""
    since: date | None = None
    until: date | None = None
    duties: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A leader who may hold items; ``aliases`` are other spellings in the issues' 责任领导."""

    uuid: str
    revision: int = 1
    name: str
    aliases: tuple[str, ...] = ()
    post: str = ""
    office: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderVisit:
    """One visit (包保走访): day, what was done, what comes next; without an issue, of all that is held."""

    uuid: str
    revision: int = 1
    leader_uuid: str
    issue_uuid: str | None = None
    dated: date
    done: str
    following: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A name with the PIN that goes with it, as typed; the PIN never shows in any text of it."""

    name: str
    pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorDraft:
    """An operator as typed."""

    name: str = ""
    roles: tuple[OperatorRole, ...] = (OperatorRole.CLERK,)
    since: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingDraft:
    """The last day of a person."""

    left_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiaisonDraft:
    """A liaison officer as typed; the unit by its name."""

    unit: str = ""
    name: str = ""
    post: str = ""
    phone: str = ""
    since: date | None = None
    until: date | None = None
    duties: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderDraft:
    """A leader as typed."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    post: str = ""
    office: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """A visit as typed; without ``issue_uuid`` it was about all the leader holds."""

    issue_uuid: str | None = None
    dated: date | None = None
    done: str = ""
    following: str = ""


def liaison_state(officer: Liaison, day: date) -> LiaisonState:
    """Return whether ``officer`` is in post on ``day``; first and last day belong to the time in post."""
    if officer.until is not None and officer.until < day:
        return LiaisonState.LEFT
    if officer.since is not None and officer.since > day:
        return LiaisonState.COMING
    return LiaisonState.CURRENT
