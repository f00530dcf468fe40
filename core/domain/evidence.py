"""Evidence (佐证材料): files kept by their digest, and what each one proves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One file in the evidence store, attached to exactly one record. Size in bytes."""

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
