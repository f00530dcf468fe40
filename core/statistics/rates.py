"""Rates that keep the counts they come from, so that no figure stands without its ground."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of a whole: ``part`` of ``whole`` records; both counts are kept and shown."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        """Refuse counts that are no share: both at least 0, the part at most the whole."""
        if not 0 <= self.part <= self.whole:
            raise ValueError((self.part, self.whole))

    @property
    def tenths(self) -> int | None:
        """Return tenths of a percent, half rounded up; ``None`` when there is nothing to have a share of."""
        if self.whole == 0:
            return None
        return (self.part * 2000 + self.whole) // (2 * self.whole)

    @property
    def percent(self) -> str:
        """Return the percentage with one decimal, e.g. "53.8"; empty when the whole is 0."""
        tenths = self.tenths
        return "" if tenths is None else f"{tenths // 10}.{tenths % 10}"


def rate_of(flags: list[bool]) -> Rate:
    """Return the rate of true values among ``flags``."""
    return Rate(sum(flags), len(flags))
