"""Batches (督察批次): one feedback from above or one plan (整改方案), with the issues it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.plan import PlanLevel
from core.domain.review import ReviewStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One feedback or plan. ``anchor``, the day it was issued, is what 年底前 and the like are read against.

    ``stated_counts`` are the counts the paper itself claims per area, kept to compare with the rows.
    ``title``, ``reporter``, ``as_of``, ``basis`` and ``tail`` keep what stood above and below the table.
    """

    uuid: str
    revision: int = 1
    name: str
    title: str = ""
    reporter: str = ""
    basis: str = ""
    anchor: date | None = None
    as_of: date | None = None
    source_name: str = ""
    source_sha256: str = ""
    stated_counts: tuple[tuple[str, int], ...] = ()
    surroundings: tuple[tuple[str, str], ...] = ()
    """(cell, text) of every cell outside the table, so that nothing of the sheet is lost."""
    review_levels: tuple[ReviewStep, ...] = ()
    """Who reviews the issues of this batch; empty means the usual 初核 and 终审 (``review.USUAL_CHAIN``)."""
    level: PlanLevel | None = None
    issuer: str = ""
    document_number: str = ""
    parent_uuid: str | None = None
    """The plan above it: 1 → 14 → N (domain row 75)."""
    documents: tuple[str, ...] = ()
    """The uuids of the source documents it rests on (row 73)."""
    stage_from: date | None = None
    stage_to: date | None = None
    """First and last day of its 集中整改阶段 (row 82)."""
    model: str = ""
    """The name of its way of pushing, such as 3+1+1 (row 5)."""
    ways: tuple[tuple[str, str], ...] = ()
    """(track, how it is dispatched), free words (row 5)."""
    target_percent: int = 0
    """The share of units to reach the standard, 0 for none (row 34)."""
    target_by: date | None = None
