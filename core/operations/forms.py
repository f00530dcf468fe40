"""Half-typed forms, kept so that a crash loses little; light, because the first page asks at once."""

from __future__ import annotations

from core.store import drafts
from core.workspace import Workspace


def save_form(ws: Workspace, key: str, data: str) -> None:
    """Keep a half-typed form so that a crash loses at most ten seconds of it."""
    drafts.save_draft(ws.ledger, key, data, now=ws.clock.now())


def load_form(ws: Workspace, key: str) -> str | None:
    """Return a half-typed form, or ``None``."""
    return drafts.load_draft(ws.ledger, key)


def kept_forms(ws: Workspace) -> list[str]:
    """Return the keys of all half-typed forms, the newest first."""
    return drafts.kept_drafts(ws.ledger)


def drop_form(ws: Workspace, key: str) -> None:
    """Forget a half-typed form that was saved or given up."""
    drafts.drop_draft(ws.ledger, key)
