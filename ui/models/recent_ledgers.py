"""The ledgers opened last on this machine, the newest first; one that is gone is not offered."""

from __future__ import annotations

from pathlib import Path

from ui.models.habits import habits

_LAST = "ledger/last"
_KEY = "ledger/recent"
_MOST = 6


def last_ledger() -> Path | None:
    """Return the ledger that was open last on this machine, if it is still there."""
    kept = str(habits().value(_LAST, ""))
    return Path(kept) if kept and Path(kept).is_dir() else None


def remember_last(folder: Path) -> None:
    """Let the next start open ``folder``; when it would anyway, nothing is written and no disk waited for."""
    if last_ledger() != folder:
        habits().setValue(_LAST, str(folder))


def recent_ledgers() -> list[Path]:
    """Return the folders that still exist."""
    import json

    kept = json.loads(str(habits().value(_KEY, "") or "[]"))
    return [Path(each) for each in kept if Path(each).is_dir()]


def remember_ledger(folder: Path) -> None:
    """Put ``folder`` first."""
    import json

    others = [each for each in recent_ledgers() if each != folder]
    habits().setValue(_KEY, json.dumps([str(each) for each in (folder, *others)][:_MOST]))
