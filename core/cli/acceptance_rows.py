"""The rows behind the shares of acceptance, for ``stats --json``: the same that 统计 opens."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from core.operations import acceptance
from core.statistics.acceptance import Acceptance
from core.statistics.words import share_name
from core.workspace import Workspace


def read(ws: Workspace, batch: str = "") -> tuple[Acceptance, list[dict[str, Any]]]:
    """Return the shares, and the rows behind them."""
    reached = acceptance.acceptance(ws, batch)
    return reached, behind(ws, reached, batch)


def behind(ws: Workspace, reached: Acceptance, batch: str = "") -> list[dict[str, Any]]:
    """Return every share that is of something, with its counts and each row it is of."""
    return [
        {
            "kind": share.kind.value,
            "part": share.part,
            "name": share_name(share),
            "counted": rate.part,
            "whole": rate.whole,
            "rows": [asdict(ground) for ground in acceptance.grounds(ws, share, batch)],
        }
        for share, rate in reached.shares().items()
        if rate.whole
    ]
