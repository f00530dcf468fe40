"""Evidence (佐证材料): files kept by their digest, and what each one proves."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.links import SeenSlot


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One file in the evidence store, attached to exactly one record. Size in bytes.

    The same file (``sha256``) may be attached to many records, each by an attachment of its own.
    ``criterion_uuid`` names the criterion of that issue or measure it proves, ``slot`` the slot of 五见.
    """

    uuid: str
    revision: int = 1
    issue_uuid: str | None = None
    measure_uuid: str | None = None
    progress_uuid: str | None = None
    inspection_uuid: str | None = None
    sha256: str
    name: str
    size: int
    note: str = ""
    criterion_uuid: str | None = None
    slot: SeenSlot | None = None
    letter_uuid: str | None = None
    """The letter whose reply this file is."""
    reply_uuid: str | None = None
    """Which reply of that letter."""
    occurrence_uuid: str | None = None
    """The settled period of a recurring duty that stands alone."""
