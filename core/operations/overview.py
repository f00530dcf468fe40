"""What must I do today: figures and lists of 工作台, all read from the same rows on one day."""

from __future__ import annotations

from dataclasses import replace

from core.domain.overview import Overview
from core.operations.plan_tasks import unclaimed
from core.operations.rechecks import dues
from core.operations.register_dues import due_entries, due_look_backs
from core.operations.reporting import next_due
from core.store.overview import read_overview
from core.workspace import Workspace


def overview(ws: Workspace) -> Overview:
    """Return everything 工作台 shows, next package, due register entries and look-backs included."""
    found = read_overview(ws.ledger, today=ws.clock.today(), soon=ws.soon, ladder=ws.settings.ladder_days)
    return replace(
        found,
        next_submission=next_due(ws),
        entries_due=due_entries(ws),
        look_backs=due_look_backs(ws),
        rechecks=tuple(dues(ws)),
        unclaimed_tasks=unclaimed(ws),
    )
