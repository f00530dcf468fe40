"""Do the figures agree: what a paper says against what is listed, and parts against their whole.

A figure that disagrees is a warning with both numbers, never a silent correction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.violation import Severity, Violation

TOTAL = ""
"""The name under which a paper's count over all areas is kept."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One count that disagrees: ``name`` (an area, or ``TOTAL``), what was stated and what is listed."""

    name: str
    stated: int
    listed: int


@dataclass(frozen=True, slots=True)
class BatchDifference:
    """The counts of one batch that its listed issues do not bear out."""

    batch_uuid: str
    batch_name: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Every issue found must be in exactly one place: solved, long-term (长期坚持) or open."""

    found: int
    solved: int
    long_term: int
    open: int

    @property
    def gap(self) -> int:
        """Return how many of the found ones are in no place; negative when some are counted twice."""
        return self.found - self.solved - self.long_term - self.open


def differences(stated: Mapping[str, int], listed: Mapping[str, int]) -> list[Difference]:
    """Return every stated count that the listed rows do not bear out, in the order stated.

    Names are compared without blanks. Areas that are listed but not stated are no difference of their own;
    a stated ``TOTAL`` is compared with all rows.
    """
    rows = {_plain(name): 0 for name in listed}
    for name, count in listed.items():
        rows[_plain(name)] += count
    total = sum(listed.values())
    found = []
    for name, count in stated.items():
        present = total if name == TOTAL else rows.get(_plain(name), 0)
        if present != count:
            found.append(Difference(name, count, present))
    return found


def check_agreement(stated: Mapping[str, int], listed: Mapping[str, int]) -> list[Violation]:
    """Return a warning for every stated count that the listed rows do not bear out."""
    return [
        Violation(
            "stated_counts",
            "stated_total_differs" if item.name == TOTAL else "stated_count_differs",
            Severity.WARNING,
            (("name", item.name), ("stated", str(item.stated)), ("listed", str(item.listed))),
        )
        for item in differences(stated, listed)
    ]


def check_balance(balance: Balance) -> list[Violation]:
    """Return a warning naming all four counts when found ≠ solved + long-term + open."""
    if balance.gap == 0:
        return []
    facts = {
        "found": balance.found,
        "solved": balance.solved,
        "long_term": balance.long_term,
        "open": balance.open,
    }
    told = tuple((name, str(count)) for name, count in facts.items())
    return [Violation("found", "balance_off", Severity.WARNING, told)]


def _plain(name: str) -> str:
    return "".join(name.split())
