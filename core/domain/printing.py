"""When a dispatched letter went onto paper: the first printing and every 重印 after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.violation import Violation

MOST_COPIES = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPrinting:
    """One printing of a letter. ``nth`` counts from 1, so ``nth - 1`` is the number of the 重印.

    ``pages`` is empty when the whole letter was printed, else the pages as they were asked for.
    """

    uuid: str
    revision: int = 1
    letter_uuid: str
    nth: int
    printed_on: date
    copies: int
    printer: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingDraft:
    """A printing as it is to be entered: of which letter, how many copies, which pages (empty: all)."""

    letter_uuid: str
    copies: int = 1
    pages: str = ""


def check_printing(draft: PrintingDraft, *, printed_on: date, today: date) -> list[Violation]:
    """Return what speaks against entering a printing: no copies, too many, or a day that has not come."""
    found = []
    if not 1 <= draft.copies <= MOST_COPIES:
        found.append(Violation("copies", "printing_copies", facts=(("most", str(MOST_COPIES)),)))
    if printed_on > today:
        found.append(Violation("printed_on", "printing_in_future"))
    return found
