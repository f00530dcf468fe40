"""The ledgers opened last on this machine, the newest first; one that is gone is not offered."""

from __future__ import annotations

import json
from pathlib import Path

from ui.models.habits import habits

_KEY = "ledger/recent"
_MOST = 6


def recent_ledgers() -> list[Path]:
    """Return the folders that still exist."""
    kept = json.loads(str(habits().value(_KEY, "") or "[]"))
    return [Path(each) for each in kept if Path(each).is_dir()]


def remember_ledger(folder: Path) -> None:
    """Put ``folder`` first."""
    others = [each for each in recent_ledgers() if each != folder]
    habits().setValue(_KEY, json.dumps([str(each) for each in (folder, *others)][:_MOST]))
