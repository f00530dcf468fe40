"""Figures of acceptance: criteria met, 五见 complete, milestones reached, with the counts behind them."""

from __future__ import annotations

from core.statistics.acceptance import Acceptance
from core.store.acceptance import acceptance_figures
from core.workspace import Workspace


def acceptance(ws: Workspace, batch: str = "") -> Acceptance:
    """Return the figures as seen on the day of ``ws``, of one batch when named."""
    return acceptance_figures(ws.ledger, ws.clock.today(), batch)
