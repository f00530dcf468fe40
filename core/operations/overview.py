"""What must I do today: figures and lists of 工作台, all read from the same rows on one day.

The window asks for ``core.operations.figures`` first and paints them; what stands ``beside`` needs the
registers, the calendar and their rules, and is read behind the first painting.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.domain.overview import Overview
from core.operations.figures import figures
from core.operations.rechecks import dues
from core.operations.register_dues import due_entries, due_look_backs
from core.operations.reminders import Reminders, reminders
from core.operations.reporting import next_due
from core.store.plans import unclaimed
from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything 工作台 shows: the overview with what stands beside its figures, and the reminders."""

    overview: Overview
    reminders: Reminders


def overview(ws: Workspace) -> Overview:
    """Return the figures with next package, due register entries and look-backs."""
    return _beside(ws, figures(ws))


def whole(ws: Workspace, found: Overview) -> Whole:
    """Return everything 工作台 shows, with the figures ``found`` before."""
    return Whole(_beside(ws, found), reminders(ws))


def _beside(ws: Workspace, found: Overview) -> Overview:
    return replace(
        found,
        next_submission=next_due(ws),
        entries_due=due_entries(ws),
        look_backs=due_look_backs(ws),
        rechecks=tuple(dues(ws)),
        unclaimed_tasks=unclaimed(ws.ledger),
    )
