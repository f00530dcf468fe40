"""Figures of acceptance: criteria met, 五见 complete, milestones reached, with the counts behind them."""

from __future__ import annotations

from core.statistics.acceptance import Acceptance, Ground, Share
from core.store import acceptance as stored
from core.workspace import Workspace


def acceptance(ws: Workspace, batch: str = "") -> Acceptance:
    """Return the figures as seen on the day of ``ws``, of one batch when named."""
    return stored.acceptance_figures(ws.ledger, ws.clock.today(), batch)


def grounds(ws: Workspace, share: Share, batch: str = "") -> list[Ground]:
    """Return every row a share of acceptance is of, those that count first."""
    return stored.grounds(ws.ledger, ws.clock.today(), share, batch)
