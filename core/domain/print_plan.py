"""Which side of which sheet bears which page: ranges, copies, and blank backs where a sheet must be fresh.

A slip is torn off and sent back, so it never stands on the back of the letter; a letter of an odd number of
pages never lends its last back to the next one of the run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from core.errors import Refused

_PART = re.compile(r"(\d+)(?:-(\d*))?|-(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One paper of a run. Pages count from 0; those in ``fresh`` begin a sheet of their own."""

    pages: int
    copies: int = 1
    fresh: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Side:
    """One side to be printed: a page of a piece, or (``page`` None) a blank back."""

    piece: int
    page: int | None


def read_pages(text: str, count: int) -> tuple[int, ...]:
    """Return the pages (from 0) that ``text`` names of ``count``; nothing written means all of them.

    Understands 1,3-5 and the open 3- and -2, with full-width signs as well. Raises ``Refused`` for
    anything else and for pages there are none of.
    """
    plain = "".join(_plain(char) for char in text)
    parts = [part for part in plain.replace(" ", ",").split(",") if part]
    if not parts:
        return tuple(range(count))
    found: set[int] = set()
    for part in parts:
        found.update(_span(part, text, count))
    return tuple(sorted(found))


def _plain(char: str) -> str:
    """Return a sign as the plain one of its family: wide as narrow, any dash as -, the rest as a comma."""
    code = ord(char) - 0xFEE0 if 0xFF01 <= ord(char) <= 0xFF5E else ord(char)
    plain = chr(code)
    if plain in "~-" or 0x2010 <= code <= 0x2015 or code == 0x2212:
        return "-"
    return plain if plain.isalnum() or plain == "." else ","


def _span(part: str, text: str, count: int) -> Iterable[int]:
    match = _PART.fullmatch(part)
    if match is None:
        raise Refused("print_pages_unread", text=text.strip(), pages=count)
    first = int(match[1] or 1)
    last = int(match[3] or match[2] or count) if match[3] or match[2] is not None else first
    if not 1 <= first <= last <= count:
        raise Refused("print_pages_unread", text=text.strip(), pages=count)
    return range(first - 1, last)


def shared_out(pieces: Sequence[Piece], chosen: Collection[int]) -> list[tuple[int, ...]]:
    """Return for every piece which of its pages are among ``chosen``, counted through the whole run."""
    found, start = [], 0
    for piece in pieces:
        found.append(tuple(n for n in range(piece.pages) if start + n in chosen))
        start += piece.pages
    return found


def plan(pieces: Sequence[Piece], chosen: Collection[int], *, duplex: bool, collate: bool) -> list[Side]:
    """Return every side of the run in the order it leaves the printer; in duplex two make a sheet."""
    run: list[Side] = []
    for number, pages in enumerate(shared_out(pieces, chosen)):
        sheets = _sheets(number, pages, pieces[number].fresh, duplex=duplex)
        copies = range(pieces[number].copies)
        ordered = (
            [sheet for _ in copies for sheet in sheets]
            if collate
            else [sheet for sheet in sheets for _ in copies]
        )
        run += [side for sheet in ordered for side in sheet]
    while run and run[-1].page is None:
        run.pop()
    return run


def _sheets(number: int, pages: Sequence[int], fresh: frozenset[int], *, duplex: bool) -> list[list[Side]]:
    """Return the sheets of one copy of a piece; each has both sides in duplex, one otherwise."""
    blank = Side(number, None)
    if not duplex:
        return [[Side(number, page)] for page in pages]
    sides: list[Side] = []
    for page in pages:
        if page in fresh and len(sides) % 2:
            sides.append(blank)
        sides.append(Side(number, page))
    if len(sides) % 2:
        sides.append(blank)
    return [sides[start : start + 2] for start in range(0, len(sides), 2)]


def sheets_used(sides: Sequence[Side], *, duplex: bool) -> int:
    """Return how many sheets of paper a run takes."""
    return (len(sides) + 1) // 2 if duplex else len(sides)
