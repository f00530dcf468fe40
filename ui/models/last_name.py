"""The name that who carries out an act typed last on this machine, offered while the office has none set."""

from __future__ import annotations

from core.workspace import Workspace
from ui.models.habits import habits

_NAME = "acts/name"


def name_at_desk(reader: Workspace) -> str:
    """Return who works now: signed in, set by the office, else whoever typed a name here last."""
    return reader.operator or str(habits().value(_NAME, ""))


def remember_name(name: str) -> None:
    """Offer ``name`` in the next act that asks who carries it out."""
    if name.strip():
        habits().setValue(_NAME, name.strip())
