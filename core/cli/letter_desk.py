"""Letters at the desk: their dress, the codes on slips, how they left, every number accounted for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.cli.letter_desk_parser import LISTS, TEXTS
from core.domain.letter import Letter, LetterKind, ReturnDraft, SendingDraft, SentWay
from core.domain.record_code import code_of
from core.letters.paper import PaperFormat, Pitch
from core.operations import (
    letter_codes,
    letter_corrections,
    letter_numbers,
    letter_register,
    letters,
    series_starts,
)
from core.operations.kind_names import kind_meant
from core.operations.letter_dress import LetterDress
from core.operations.letter_request import LetterRequest
from core.operations.series_starts import StartDraft
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

Opened = Callable[..., Any]


def desk_said(ws: Workspace, args: argparse.Namespace, request: LetterRequest) -> LetterRequest:
    """Return ``request`` with what the flags say of dress, correction and way."""
    told = {name: getattr(args, name) for name in TEXTS}
    told |= {name: tuple(getattr(args, flag)) for name, flag in LISTS}
    dress = LetterDress(
        format=PaperFormat(args.format) if args.format else None,
        pitch=Pitch(args.pitch) if args.pitch else None,
        sealed=not args.no_seal,
        slip=not args.no_slip,
        **told,
    )
    return replace(
        request,
        dress=dress,
        **_numbered(ws, args, request.kind),
        letter_uuid=letters.by_number(ws, args.letter).uuid if args.letter else None,
        corrects_uuid=letters.by_number(ws, args.corrects).uuid if args.corrects else None,
        correction_reason=args.reason,
        sent_way=SentWay(args.way) if args.way else None,
    )


def _numbered(ws: Workspace, args: argparse.Namespace, kind: LetterKind) -> dict[str, Any]:
    """Return how a letter is numbered: as the flags say, else as the last of its kind was."""
    if args.by_number:
        return {"as_issue": False, "total": 0}
    issue = bool(args.as_issue or args.total)
    if not issue and not (kind.plan.issue_series and letter_numbers.came_out_as_issue(ws, kind)):
        return {"as_issue": False if kind.plan.issue_series else None, "total": 0}
    total = (
        0 if args.no_total else letter_numbers.proposed_total(ws, kind) if args.total is None else args.total
    )
    return {"as_issue": True, "total": total}


def start(args: argparse.Namespace, opened: Opened) -> Answer:
    """Set the number a series begins with; a kind may be named for its series."""
    with opened(args) as ws:
        named = args.series if args.series in series_starts.known_series(ws) else ""
        series = named or letter_numbers.series_of_plan(ws, kind_meant(ws, args.series))
        draft = StartDraft(series=series, year=args.year or ws.clock.today().year, first=args.number)
        before = series_starts.start(ws, draft).value
    line = word("said.series_started", series=series, year=draft.year, first=args.number, count=before)
    return Answer({"series": series, "year": draft.year, "first": args.number, "void": before}, [line])


def find(args: argparse.Namespace, opened: Opened) -> Answer:
    """Show the letter whose code was typed or scanned."""
    with opened(args, read_only=True) as ws:
        letter = letter_codes.by_code(ws, args.code)
        later = letter_corrections.corrected_by(ws, letter.uuid)
    return Answer({"letter": _told(letter, later)}, [_line(letter, later)])


def _told(letter: Letter, later: Letter | None) -> dict[str, Any]:
    return {
        "code": code_of(letter.uuid),
        "document_number": letter.document_number,
        "kind": letter.kind.value,
        "title": letter.title,
        "addressee": letter.addressee,
        "dated_on": letter.dated_on,
        "state": letter.state.value,
        "sent_way": letter.sent_way,
        "sent_on": letter.sent_on,
        "signed_on": letter.signed_on,
        "signed_by": letter.signed_by,
        "corrected_by": later.document_number if later else "",
    }


def _line(letter: Letter, later: Letter | None) -> str:
    line = word(
        "said.letter_found",
        number=letter.document_number,
        title=letter.title,
        addressee=letter.addressee,
        day=chinese_date(letter.dated_on),
        state=word_of(letter.state),
    )
    return line + (word("said.letter_corrected", number=later.document_number) if later else "")


def gaps(args: argparse.Namespace, opened: Opened) -> Answer:
    """Show every number of every series, each with its state."""
    with opened(args, read_only=True) as ws:
        found = letter_register.gaps(ws, args.series, args.year)
    lines = [
        word(
            "said.number",
            number=each.document_number
            or word("letter_desk.bare_number", series=each.series, year=each.year, number=each.number),
            state=word_of(each.state),
            title=each.title,
            reason=each.reason,
        ).rstrip()
        for each in found
    ]
    return Answer({"numbers": found}, lines or [word("said.no_number")])


def send(args: argparse.Namespace, opened: Opened) -> Answer:
    """Enter how and when a letter left."""
    with opened(args) as ws:
        draft = SendingDraft(sent_on=args.dated, way=SentWay(args.way))
        letter = letter_register.enter_sending(ws, letters.by_number(ws, args.number).uuid, draft).value
    line = word("said.sent_letter", number=letter.document_number, way=word_of(SentWay(args.way)))
    return Answer({"document_number": letter.document_number, "sent_way": letter.sent_way}, [line])


def slip(args: argparse.Namespace, opened: Opened) -> Answer:
    """File the scan of a slip under the letter of its code."""
    with opened(args) as ws:
        found = letter_codes.by_code(ws, args.code)
        draft = ReturnDraft(received_on=args.dated, officer=args.officer)
        files = [Path(name) for name in args.file]
        letter = letter_register.file_return(ws, found.uuid, draft, files).value
    line = word("said.slip", number=letter.document_number, name=letter.signed_by)
    return Answer({"document_number": letter.document_number, "signed_by": letter.signed_by}, [line])


ACTIONS: dict[str, Callable[[argparse.Namespace, Opened], Answer]] = {
    "find": find,
    "gaps": gaps,
    "send": send,
    "slip": slip,
    "start": start,
}
