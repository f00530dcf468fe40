"""What a clerk asks for when a letter is to be written, and what is shown before it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from core.domain.letter import LetterKind, SentWay
from core.domain.overview import LetterProposal
from core.letters.edited import EditedText
from core.operations.letter_dress import LetterDress


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRequest:
    """What a clerk wants to send.

    A letter about items names a unit (all its items the kind speaks of, or only those of ``issue_uuids`` and
    ``measure_uuids``), others an inspection, one issue (its last review or extension), an entry of a register
    or a batch. ``said`` holds what only the clerk knows, by the keys the kind asks for. Without ``reply_due``
    the kind's own limit, or the office's, counts from ``dated_on``. A typed ``addressee`` goes before all.
    ``letter_uuid``: the earlier letter a kind speaks of (the notice that minutes follow). A letter that
    corrects another names it as ``corrects_uuid``, with the reason.
    """

    kind: LetterKind
    dated_on: date
    unit_uuid: str | None = None
    issue_uuids: tuple[str, ...] = ()
    measure_uuids: tuple[str, ...] = ()
    inspection_uuid: str | None = None
    reply_due: date | None = None
    entry_uuid: str | None = None
    batch: str = ""
    addressee: str = ""
    said: tuple[tuple[str, str], ...] = ()
    edited: EditedText | None = None
    """Words taken back from an edited document; they stand in for the composed ones."""
    ladder_step: str = ""
    """The step of the ladder it is sent under; empty: told by its kind."""
    basis_uuids: tuple[str, ...] = ()
    """The source documents named as its 依据, in this order; none: what its plan or inspection names."""
    as_issue: bool | None = None
    """Number it as an issue (第n期) of the kind's series, not by a 发文字号; ``None``: as its kind does."""
    total: int = 0
    """总第N期 of an issue; 0: none is named."""
    dress: LetterDress = field(default_factory=LetterDress)
    letter_uuid: str | None = None
    corrects_uuid: str | None = None
    correction_reason: str = ""
    sent_way: SentWay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """A letter as it would leave: the very PDF, without a number taken."""

    pdf: Path
    pages: int
    document_number: str
    title: str
    addressee: str
    reply_due: date | None
    warnings: tuple[str, ...]
    missing: tuple[str, ...]
    lacking: tuple[str, ...] = ()
    """What the format asks for and the letter does not have; it cannot leave before."""


def request_of(proposal: LetterProposal, day: date) -> LetterRequest:
    """Return the request a proposal stands for: its kind, its unit and only the items it names."""
    return LetterRequest(
        kind=proposal.kind,
        dated_on=day,
        unit_uuid=proposal.unit_uuid,
        issue_uuids=tuple(item.issue_uuid for item in proposal.items if item.measure_uuid is None),
        measure_uuids=tuple(item.measure_uuid for item in proposal.items if item.measure_uuid is not None),
        ladder_step=proposal.step,
    )
