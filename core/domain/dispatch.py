"""Dispatch (调度) records on two levels, and the cycle in which each level dispatches a track (rows 6, 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.deadline import Cycle
from core.domain.listing import Column, ColumnKind


class DispatchLevel(StrEnum):
    """Who dispatches. An office may give both levels names of its own (settings)."""

    UPPER = "upper"
    """市级."""
    LOWER = "lower"
    """县级."""


class DispatchWay(StrEnum):
    """How a dispatch is held."""

    ONE_TO_ONE = "one_to_one"
    FACE_TO_FACE = "face_to_face"
    MEETING = "meeting"
    IN_WRITING = "in_writing"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One dispatch: who was spoken to, how, what was said and what is asked by when it is taken up again."""

    uuid: str
    revision: int = 1
    code: str
    held_on: date
    level: DispatchLevel
    way: DispatchWay
    track: str = ""
    unit_uuids: tuple[str, ...] = ()
    person: str = ""
    points: str = ""
    asked: str = ""
    next_on: date | None = None
    issue_uuids: tuple[str, ...] = ()
    measure_uuids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRule:
    """双调度: in which cycle each level must dispatch a track; ``None``: that level need not."""

    uuid: str
    revision: int = 1
    track: str
    upper: Cycle | None = None
    lower: Cycle | None = None
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchDraft:
    """A dispatch as typed; ``links`` name issues (编号) and measures (编号/序号)."""

    code: str = ""
    held_on: date | None = None
    level: DispatchLevel = DispatchLevel.LOWER
    way: DispatchWay = DispatchWay.ONE_TO_ONE
    track: str = ""
    units: tuple[str, ...] = ()
    person: str = ""
    points: str = ""
    asked: str = ""
    next_on: date | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRuleDraft:
    """The rule of one track as typed; without any cycle the rule is taken out."""

    track: str = ""
    upper: Cycle | None = None
    lower: Cycle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchLine:
    """One dispatch as listed."""

    uuid: str
    code: str
    held_on: date
    level: str
    way: DispatchWay
    track: str
    units: str
    person: str
    points: str
    asked: str
    next_on: date | None
    links: str


def _c(key: str, kind: ColumnKind = ColumnKind.TEXT, width: int = 12, *, shown: bool = True) -> Column:
    return Column(key=key, kind=kind, width=width, shown=shown)


DISPATCH_COLUMNS = (
    _c("code", ColumnKind.CODE, 10),
    _c("held_on", ColumnKind.DATE, 11),
    _c("level", ColumnKind.TEXT, 5),
    _c("way", ColumnKind.ENUM, 6),
    _c("units", ColumnKind.TEXT, 12),
    _c("points", ColumnKind.LONG_TEXT, 18),
    _c("asked", ColumnKind.LONG_TEXT, 14),
    _c("next_on", ColumnKind.DATE, 11),
    _c("track", ColumnKind.TEXT, 8, shown=False),
    _c("person", ColumnKind.TEXT, 8, shown=False),
    _c("links", ColumnKind.CODE, 12, shown=False),
)
