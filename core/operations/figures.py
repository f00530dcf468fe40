"""The figures of 工作台 and what is due; light, because the first painting of the window waits for them."""

from __future__ import annotations

from core.domain.overview import Overview
from core.store.overview import read_overview
from core.workspace import Workspace


def figures(ws: Workspace) -> Overview:
    """Return figures, due items, letters and warnings; the rest is ``core.operations.overview``'s."""
    return read_overview(ws.ledger, today=ws.clock.today(), soon=ws.soon)
