"""What a clerk asks for when a letter is to be written, and what is shown before it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.domain.letter import LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRequest:
    """What a clerk wants to send.

    A 督办函 names a unit (all its overdue items, or only those of ``issue_uuids``/``measure_uuids``); a
    整改通知书 names an inspection. Without ``reply_due`` the office's reply limit counts from ``dated_on``.
    """

    kind: LetterKind
    dated_on: date
    unit_uuid: str | None = None
    issue_uuids: tuple[str, ...] = ()
    measure_uuids: tuple[str, ...] = ()
    inspection_uuid: str | None = None
    reply_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """A letter as it would leave: the very PDF, without a number taken."""

    pdf: Path
    pages: int
    document_number: str
    title: str
    addressee: str
    reply_due: date
    warnings: tuple[str, ...]
    missing: tuple[str, ...]
