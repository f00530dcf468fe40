"""What 工作台 says beside the deadlines: duties, silent levels of dispatch, signatures, missing tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.dispatch import Dispatch
from core.domain.duty import DutyLine
from core.domain.listing import Timeliness
from core.domain.signing import SignItem
from core.operations import calendars, dispatches, duty_lists, receipts
from core.store import records
from core.wording import word
from core.workspace import Workspace

_PRESSING = (Timeliness.OVERDUE, Timeliness.DUE_SOON)


@dataclass(frozen=True, slots=True)
class Reminders:
    """Everything that is late or near on one day; sentences where a sentence is all there is."""

    duties: tuple[DutyLine, ...]
    gaps: tuple[str, ...]
    next_dispatches: tuple[tuple[str, date], ...]
    """(code, day) of the dispatches that were to be taken up again by now and were not."""
    signing: tuple[SignItem, ...]
    years: tuple[str, ...]


def reminders(ws: Workspace) -> Reminders:
    """Return what is late or near on the day of ``ws``."""
    return Reminders(
        duties=tuple(line for line in duty_lists.duty_lines(ws) if line.timeliness in _PRESSING),
        gaps=tuple(dispatches.gap_words(ws, gap) for gap in dispatches.missing(ws)),
        next_dispatches=tuple(_taken_up(ws)),
        signing=tuple(each for each in receipts.waiting(ws) if each.timeliness in _PRESSING),
        years=tuple(word("calendars.missing", year=year) for year in calendars.missing_years(ws)),
    )


def _taken_up(ws: Workspace) -> list[tuple[str, date]]:
    """Return the dispatches whose next day has come, unless the same unit was dispatched since."""
    held = records.find(ws.ledger, Dispatch, order="held_on")
    today = ws.clock.today()
    found = []
    for place, each in enumerate(held):
        later = held[place + 1 :]
        if each.next_on is None or each.next_on > today:
            continue
        if not any(set(each.unit_uuids) & set(other.unit_uuids) for other in later):
            found.append((each.code, each.next_on))
    return found
