"""Letters (文书) and their numbers (发文字号)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.ladder import ReplyStep
from core.letter_kinds import KindPlan, plan_of
from core.letter_shelf import shipped

_NAMED = ("supervision", "rectification_notice")
_FURTHER = {name.upper(): name for name in shipped() if name not in _NAMED}


class LetterKind(StrEnum):
    """The kinds of letters: one member for every file of ``resources/letters``, the file's name its value.

    Only those the program itself names stand here. A kind of the office's own is made when it is asked for; a
    letter whose kind has no text any more keeps its kind.
    """

    SUPERVISION = "supervision"
    """督办函."""
    RECTIFICATION_NOTICE = "rectification_notice"
    """整改通知书."""
    locals().update(_FURTHER)

    @classmethod
    def _missing_(cls, value: object) -> LetterKind | None:
        if not isinstance(value, str) or not value:
            return None
        member = str.__new__(cls, value)
        member._name_, member._value_ = value.upper(), value
        return member

    @property
    def plan(self) -> KindPlan:
        """Return what the program knows of the kind."""
        return plan_of(self.value)

    @property
    def words(self) -> str:
        """Return the name people read; it stands in the kind's file, not in the catalogue."""
        return self.plan.name


class SentWay(StrEnum):
    """How a letter left (domain.md §4, record)."""

    CONFIDENTIAL = "confidential"
    """机要."""
    COURIER = "courier"
    """专人."""
    OA = "oa"
    POST = "post"
    """邮寄."""
    IN_PERSON = "in_person"
    """当面."""


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
    replied_on: date | None = None
    """From here to ``reply_phone``: the latest of its replies (``core.domain.reply``)."""
    reply_number: str = ""
    """发文字号 of the reply, where it has one."""
    reply_said: str = ""
    reply_step: ReplyStep | None = None
    text_edits: str = ""
    """What was changed by hand in the words before the letter left, a line a paragraph."""
    reply_officer: str = ""
    """The unit's officer (联络员) the reply names (domain row 38)."""
    reply_phone: str = ""
    issue_total: int = 0
    """总第N期 of a numbered issue; 0: it names none."""
    ladder_step: str = ""
    """The key of the ladder's step it was sent under (``core.domain.ladder``); empty: told by its kind."""
    basis_uuids: tuple[str, ...] = ()
    """The source documents the clerk chose as its 依据; empty: what the plan of its items names."""
    asked: str = ""
    """What the clerk asked for, as JSON: a correction begins from it. Empty in letters of older programs."""
    sent_way: SentWay | None = None
    sent_on: date | None = None
    corrects_uuid: str | None = None
    """The dispatched letter that this one corrects; that one stays as it is."""
    correction_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyDraft:
    """A reply as typed: when it came, under which number, what it says and what follows from it."""

    replied_on: date | None = None
    number: str = ""
    said: str = ""
    step: ReplyStep = ReplyStep.ACCEPTED
    officer: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingDraft:
    """How and when a letter left, as typed."""

    sent_on: date | None = None
    way: SentWay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDraft:
    """A slip (回执, 送达回证) that came back, as typed: the day it was received, and by which officer."""

    received_on: date | None = None
    officer: str = ""


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
