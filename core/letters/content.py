"""What a letter says, apart from how it looks: the facts that go in and the content that is frozen.

``LetterFacts`` is what the ledger knows; ``compose`` turns it into ``LetterContent``, which is kept with the
letter as JSON for ever: from it the same pages can be laid out again byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from core.domain.letter import LetterKind
from core.errors import Environment
from core.letters.paper import PaperFormat, Pitch

SCHEMA = 2
"""2 knows formats, tables and forms; what was frozen by 1 reads as the letter format without any."""


class BlockStyle(StrEnum):
    """How a block of the body is set (GB/T 9704-2012 clause 7.3.3)."""

    PARAGRAPH = "paragraph"
    """仿宋, indented by two characters."""
    HEADING_1 = "heading_1"
    """一、 黑体."""
    HEADING_2 = "heading_2"
    """（一） 楷体."""
    HEADING_3 = "heading_3"
    """1. 仿宋."""
    SIGNING = "signing"
    """A line to be signed by hand: stands with the other such lines and the end of the text before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph. ``lead`` is a second-level heading that runs on into ``text``: set in 楷体."""

    style: BlockStyle = BlockStyle.PARAGRAPH
    text: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table. ``width`` is its part of the whole, whatever the others add up to."""

    heading: str
    width: float = 1.0
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text under headings; every row has a text for every column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """附件 on pages of its own: text or a table, or both. ``turned``: the table lies across the sheet."""

    title: str
    blocks: tuple[Block, ...] = ()
    table: Table | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell:
    """A cell of a form; a ``label`` is set in 黑体, what is not stands empty to be written into."""

    text: str = ""
    width: float = 1.0
    label: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A row of a form, at least ``lines`` lines high."""

    cells: tuple[FormCell, ...]
    lines: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A sheet to be filled in and sent back (回执, 送达回证). ``code`` is printed, and as a QR code too."""

    title: str
    subtitle: str = ""
    rows: tuple[FormRow, ...] = ()
    closing: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who was there (出席), asked leave (请假) or sat in (列席), clause 10.3."""

    label: str
    names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """A letter's words, ready to be set. ``dated`` is the printed date; ``note`` comes without brackets.

    ``issuers`` are all issuers of a joint paper, the main one first; empty for a single one. ``issue`` is
    第N期, ``issue_total`` 总第N期; ``signers`` are the 签发人 of a paper that goes upward; ``printed_by`` and
    ``printed_on`` make the 印发 line.
    """

    kind: LetterKind
    format: PaperFormat = PaperFormat.LETTER
    pitch: Pitch = Pitch.STANDARD
    letterhead: str
    document_number: str
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    issue: str = ""
    issue_total: str = ""
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    title: str
    addressee: str
    blocks: tuple[Block, ...]
    attachments: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    signature: str
    dated: str
    note: str = ""
    copied_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: str = ""
    sealed: bool = True
    annexes: tuple[Annex, ...] = ()
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """One overdue matter: an issue and, where it applies, one of its measures."""

    code: str
    text: str
    measure: str = ""
    units: str = ""
    deadline_raw: str = ""
    due: date | None = None
    days_late: int | None = None
    progress: str = ""
    area: str = ""
    own: str = ""
    """The office's own fields that are put into letters, each with its label."""
    earlier: str = ""
    """Letters that spoke of the same matter before, by day, number and kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemFacts:
    """One problem found at an inspection."""

    text: str
    place: str = ""
    requirement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFacts:
    """Where and when was inspected and what was found. ``kind`` is the word for it (专项督察)."""

    title: str
    started_on: date
    ended_on: date
    kind: str = ""
    places: tuple[str, ...] = ()
    problems: tuple[ProblemFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """How a paper is dressed beyond its words, as far as the clerk says so; ``None`` leaves it to the kind.

    ``issuers`` are all of a joint paper, the main one first; ``signers`` the 签发人 of an upward one. With
    ``printed_by`` the 版记 of a document names who prints it, on ``printed_on`` or the paper's own day.
    ``slip``: the sheet to be sent back is added when the kind has one.
    """

    format: PaperFormat | None = None
    pitch: Pitch = Pitch.STANDARD
    copy_number: str = ""
    secrecy: str = ""
    issue: str = ""
    issue_total: str = ""
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None
    present: str = ""
    excused: str = ""
    sitting_in: str = ""
    slip: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Everything a template may speak of.

    ``matter`` names the round of rectification in the title (法治政府建设实地督察反馈问题), ``basis`` the
    paper or decision acted on. ``said`` holds further words by placeholder, ``lists`` lines by the name that
    ``each`` calls; ``liaison`` is the unit's officer in post (row 38). ``review_right`` adds the sentence on
    复核 (国令733号 art. 17): only for a conclusion that government inspection feeds back. ``signature`` falls
    back to ``letterhead``. ``record_code`` is the short code that reply slips bear. ``correction`` is the
    sentence that names the letter this one corrects; it stands before everything.
    """

    letterhead: str
    document_number: str
    addressee: str
    dated_on: date
    reply_due: date | None = None
    signature: str = ""
    matter: str = ""
    basis: str = ""
    items: tuple[ItemFacts, ...] = ()
    inspection: InspectionFacts | None = None
    contact: str = ""
    phone: str = ""
    copied_to: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    urgency: str = ""
    sealed: bool = True
    review_right: bool = False
    liaison: str = ""
    liaison_phone: str = ""
    record_code: str = ""
    correction: str = ""
    dress: Dress = field(default_factory=Dress)
    said: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def content_json(content: LetterContent) -> str:
    """Return ``content`` as JSON with sorted keys: the frozen form, whose digest the register keeps."""
    return json.dumps({"schema": SCHEMA, **asdict(content)}, ensure_ascii=False, sort_keys=True, indent=1)


def content_from_json(text: str) -> LetterContent:
    """Return the content frozen in ``text``.

    Raises ``Environment``: ``letter_content_newer`` for a later schema, ``letter_content_damaged`` for
    anything that is not a letter.
    """
    try:
        raw: dict[str, Any] = json.loads(text)
        schema = int(raw.pop("schema"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Environment("letter_content_damaged") from error
    if schema > SCHEMA:
        raise Environment("letter_content_newer")
    try:
        return _content(raw)
    except (ValueError, KeyError, TypeError) as error:
        raise Environment("letter_content_damaged") from error


def _content(raw: dict[str, Any]) -> LetterContent:
    made: dict[str, Any] = {
        "kind": LetterKind(raw["kind"]),
        "format": PaperFormat(raw.get("format", PaperFormat.LETTER)),
        "pitch": Pitch(raw.get("pitch", Pitch.STANDARD)),
        "blocks": _blocks(raw["blocks"]),
        "annexes": tuple(_annex(annex) for annex in raw.get("annexes", ())),
        "forms": tuple(_form(form) for form in raw.get("forms", ())),
        "attendance": tuple(Attendance(**each) for each in raw.get("attendance", ())),
    }
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()
    }
    return LetterContent(**plain | made)


def _blocks(raw: list[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(
        Block(style=BlockStyle(block["style"]), text=str(block["text"]), lead=str(block["lead"]))
        for block in raw
    )


def _annex(raw: dict[str, Any]) -> Annex:
    table = raw["table"] and Table(
        columns=tuple(Column(**column) for column in raw["table"]["columns"]),
        rows=tuple(tuple(row) for row in raw["table"]["rows"]),
    )
    return Annex(title=raw["title"], blocks=_blocks(raw["blocks"]), table=table, turned=raw["turned"])


def _form(raw: dict[str, Any]) -> Form:
    rows = tuple(
        FormRow(cells=tuple(FormCell(**cell) for cell in row["cells"]), lines=row["lines"])
        for row in raw["rows"]
    )
    return Form(
        title=raw["title"],
        subtitle=raw["subtitle"],
        rows=rows,
        closing=tuple(raw["closing"]),
        code=raw["code"],
    )
