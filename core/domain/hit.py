"""What a search finds: a record to open and the words around the place."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.listing import ListKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record found. ``kind`` and ``uuid`` say which list opens it; ``issue_uuid`` is its issue, if any.

    What hangs on a record (a note, a file, a problem) is shown as that record. ``excerpt`` is the text
    around the first word found.
    """

    kind: ListKind
    uuid: str
    issue_uuid: str | None
    title: str
    excerpt: str
    slip: bool = False
    """Found by the code on its slip: whoever opens it has the slip in hand."""
    act: str = ""
    """The act of the window that opens it, for what no list shows (a template); ``kind`` is its neighbour."""
