"""Undo, redo and 操作留痕: all three read from the journal, so they survive a restart."""

from __future__ import annotations

from core.domain.change import ChangeRecord, JournalEntry, Outcome
from core.operations.signing import acting, require_closer
from core.store import journal
from core.store import undo as inverse
from core.workspace import Workspace


def undo(ws: Workspace) -> Outcome[None]:
    """Take back the newest change; raise ``Refused`` when there is none or an act stands before it."""
    actor = acting(ws, inverse.undo_operation(ws.ledger))
    made = inverse.undo(ws.ledger, now=ws.clock.now(), actor=actor)
    return _told(ws, made)


def redo(ws: Workspace) -> Outcome[None]:
    """Bring back what was last taken back; raise ``Refused`` when there is nothing.

    A redo is one person's: what would strike an issue off again is refused where the office asks for two.
    """
    actor = acting(ws, inverse.redo_operation(ws.ledger))
    if inverse.redo_strikes_off(ws.ledger):
        require_closer(ws, second="")
    made = inverse.redo(ws.ledger, now=ws.clock.now(), actor=actor)
    return _told(ws, made)


def _told(ws: Workspace, made: ChangeRecord) -> Outcome[None]:
    ws.events.emit(made)
    return Outcome(None, made)


def undo_label(ws: Workspace) -> str | None:
    """Return the summary of what undo would take back."""
    return inverse.undo_summary(ws.ledger)


def redo_label(ws: Workspace) -> str | None:
    """Return the summary of what redo would bring back."""
    return inverse.redo_summary(ws.ledger)


def summary_of(ws: Workspace, change: ChangeRecord) -> str:
    """Return what the journal calls the newest change, empty when ``change`` is not it any more."""
    newest = journal.entries(ws.ledger, limit=1)
    return next((entry.summary for entry in newest if entry.sequence == change.sequence), "")


def entries(ws: Workspace, uuid: str | None = None, limit: int = 200) -> list[JournalEntry]:
    """Return the newest journal entries, of one record when ``uuid`` is given."""
    return journal.entries(ws.ledger, uuid=uuid, limit=limit)
