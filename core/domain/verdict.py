"""What an import would do with one line; apart from proposals, because the window colours it by name."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What would happen to a proposed record."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
