"""Submissions (报送): what went to the superior for a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One sealed package. ``uuid`` is the package's own identifier; ``sequence`` is gapless per target."""

    uuid: str
    revision: int = 1
    period: str
    """2026-Q2, 2026-11, 2026-H1 or 2026."""
    sequence: int
    target_code: str
    target_name: str = ""
    sealed_on: date
    nil: bool = False
    """零报告: nothing to report, and that is reported."""
    file_name: str
    file_sha256: str
    records: int
    issues: int
    measures: int
    journal_head: str
    supersedes: str | None = None
