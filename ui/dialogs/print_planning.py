"""From what a person set to the sides of the run: order, marks, copies, pages, and blank backs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from core.domain.print_plan import Piece, Side, plan, read_pages, shared_out, sheets_used
from core.identity import new_uuid
from core.places import scratch_folder
from core.wording import word
from ui.models.print_setup import PrintSetup, RunOrder
from ui.widgets.drawn_sheets import write_list
from ui.widgets.printed_pages import PieceFiles, PrintPiece, RunPages

_MOST_NAMED = 9
_KEYS: Mapping[RunOrder, Callable[[PrintPiece], Any]] = {
    RunOrder.NUMBER: lambda piece: _natural(piece.name),
    RunOrder.ADDRESSEE: lambda piece: (piece.addressee, _natural(piece.name)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper that went to the printer; ``pages`` is empty when all of it did."""

    piece: PrintPiece
    copies: int
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A run ready for preview and printer. A paper of no copies has no pages in ``counted``."""

    setup: PrintSetup
    pieces: tuple[PrintPiece, ...]
    counted: tuple[Piece, ...]
    chosen: frozenset[int]
    files: PieceFiles

    def sides(self, *, copies: bool) -> RunPages:
        """Return every side as it leaves the printer, or of one copy each for the preview."""
        wanted = self.counted if copies else tuple(replace(piece, copies=1) for piece in self.counted)
        setup = self.setup
        sides = plan(wanted, self.chosen, duplex=setup.duplex, collate=setup.collate)
        before = accumulate((piece.pages for piece in self.counted), initial=0)
        return RunPages(self.pieces, sides, self.files, tuple(before))

    def for_machine(self) -> tuple[RunPages, int]:
        """Return one copy and how many the printer is to make of it; only a run of one paper allows that.

        In duplex the copy ends with a back, so that no printer begins the next copy on it.
        """
        if len(self.pieces) != 1:
            return self.sides(copies=True), 1
        one = self.sides(copies=False)
        if self.setup.duplex and one.count % 2:
            one = RunPages(self.pieces, (*one.sides, Side(0, None)), self.files)
        return one, self.counted[0].copies

    def printed(self) -> list[Printed]:
        """Return which papers the run holds, and which of their pages where it is not all."""
        found = []
        for piece, counted, pages in zip(
            self.pieces, self.counted, shared_out(self.counted, self.chosen), strict=True
        ):
            if pages:
                part = "" if len(pages) == counted.pages else ",".join(str(page + 1) for page in pages)
                found.append(Printed(piece=piece, copies=counted.copies, pages=part))
        return found

    def first_side(self, path: Path) -> int:
        """Return where a paper begins in the preview, the run's first side when it is not in it."""
        shown = self.sides(copies=False)
        places = (n for n, side in enumerate(shown.sides) if self.pieces[side.piece].path == path)
        return next(places, 0)

    def told(self) -> str:
        """Return what the run takes, and what a person should know of it before pressing the button."""
        whole, shown = self.sides(copies=True), self.sides(copies=False)
        printed = sum(1 for side in whole.sides if side.page is not None)
        sheets = sheets_used(whole.sides, duplex=self.setup.duplex)
        told = [word("print.sum", sides=printed, sheets=sheets)]
        if any(shown.is_blank(index) for index in range(shown.count)):
            told.append(word("print.sum_blank"))
        large = [str(index + 1) for index in shown.too_large()]
        if large:
            pages = word("punctuation.comma_list").join(large[:_MOST_NAMED])
            told.append(word("print.sum_large", pages=pages))
        return word("print.sum_joint").join(told)


def arranged(pieces: Sequence[PrintPiece], setup: PrintSetup) -> list[PrintPiece]:
    """Return ``pieces`` in the order of printing, those printed before with the mark of their 重印."""
    key = _KEYS.get(setup.order)
    ordered = sorted(pieces, key=key) if key else list(pieces)
    return [_noted(piece) for piece in ordered] if setup.note_reprint else ordered


def _noted(piece: PrintPiece) -> PrintPiece:
    if not piece.printed:
        return piece
    foot = word("printings.again", nth=piece.printed)
    return replace(piece, marks=replace(piece.marks, foot=foot))


def _natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Return a key by which 9号 stands before 10号."""
    parts, digits = [], ""
    for char in f"{name}\0":
        if char.isdecimal():
            digits += char
            continue
        if digits:
            parts.append((False, int(digits), ""))
            digits = ""
        parts.append((True, 0, char))
    return tuple(parts)


def with_list(
    pieces: Sequence[PrintPiece], copies: Sequence[int], files: PieceFiles
) -> tuple[list[PrintPiece], list[int]]:
    """Return the run with the list of its papers in front, printed once."""
    rows = [
        (piece.name, piece.title, piece.addressee, str(files.count(piece.path)), str(number))
        for piece, number in zip(pieces, copies, strict=True)
        if number
    ]
    path = scratch_folder() / f"list-{new_uuid()}.pdf"
    write_list(path, rows, word("print.list_note", count=len(rows), copies=sum(copies)))
    return [PrintPiece(path=path, name=word("print.list_title")), *pieces], [1, *copies]


def planned(
    pieces: Sequence[PrintPiece], copies: Sequence[int], setup: PrintSetup, files: PieceFiles
) -> Planned:
    """Return the run. Raises ``Refused`` for pages that are none, ``Environment`` for an unreadable file."""
    counted = tuple(
        Piece(
            pages=files.count(piece.path) if number else 0,
            copies=number,
            fresh=frozenset((*piece.slips, *(piece.annexes if setup.annexes_fresh else ()))),
        )
        for piece, number in zip(pieces, copies, strict=True)
    )
    chosen = read_pages(setup.pages, sum(piece.pages for piece in counted))
    return Planned(setup=setup, pieces=tuple(pieces), counted=counted, chosen=frozenset(chosen), files=files)
