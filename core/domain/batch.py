"""Batches (督察批次): one feedback from above, with the issues it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.review import ReviewStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One feedback. ``anchor`` is the day that expressions such as 年底前 are read against.

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
