"""What a table that this program printed cannot carry, said before anybody takes it for a backup."""

from __future__ import annotations

from core.domain.own_sheet import SheetKind
from core.wording import word


def not_carried(kind: SheetKind | None) -> tuple[str, ...]:
    """Return the sentence on what is not in a table of this ``kind``; nothing for any other sheet."""
    if kind is None:
        return ()
    return (word("imports.not_carried", what=word(f"imports.not_in_{kind.value}")),)
