"""Letters (文书) and their numbers (发文字号)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LetterKind(StrEnum):
    """The kinds this program can write now; each has a template ``resources/letters/<value>.toml``."""

    SUPERVISION = "supervision"
    """督办函."""
    RECTIFICATION_NOTICE = "rectification_notice"
    """整改通知书."""


class LetterState(StrEnum):
    """The life of a letter and of its number; a number is never used twice."""

    RESERVED = "reserved"
    """占用: the number is taken, the file not yet in place."""
    DISPATCHED = "dispatched"
    """发出."""
    VOID = "void"
    """作废: with a reason; number and paper stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter as dispatched. ``content`` is the frozen JSON it can be drawn from byte for byte."""

    uuid: str
    revision: int = 1
    kind: LetterKind
    series: str
    year: int
    number: int
    document_number: str
    title: str
    unit_uuid: str | None = None
    addressee: str
    inspection_uuid: str | None = None
    dated_on: date
    reply_due: date | None = None
    state: LetterState = LetterState.RESERVED
    void_reason: str = ""
    content: str
    content_sha256: str
    file_name: str
    file_sha256: str = ""
    fonts: tuple[str, ...] = ()
    pages: int = 0
    sign_due: date | None = None
    """签收时限 by the office's setting on the day of dispatch; ``None``: nobody is asked to sign."""
    signed_on: date | None = None
    signed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterItem:
    """An issue (and, where it applies, a measure) that a letter speaks of."""

    uuid: str
    revision: int = 1
    letter_uuid: str
    issue_uuid: str
    measure_uuid: str | None = None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterNumber:
    """One number of a series and year, from the moment it is taken; it is never given back.

    ``letter_uuid`` is ``None`` until the letter stands; ``reason`` says why a number is void.
    """

    uuid: str
    revision: int = 1
    series: str
    year: int
    n: int
    state: LetterState = LetterState.RESERVED
    letter_uuid: str | None = None
    reason: str = ""
