"""Figures of acceptance (domain.md §1 rows 31, 55, 80, 85): shares with the counts behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.links import SeenSlot
from core.domain.review import FollowUpResult
from core.statistics.rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What stands of criteria, milestones and 五见. Issues are counted by their own rows, never by links.

    ``proved`` are the criteria with evidence of their own, ``behind`` the milestones whose day has passed
    unreached, ``slots_proved`` the issues with evidence for a slot of 五见.
    """

    criteria: Rate
    unanswered: int
    proved: Rate
    milestones: Rate
    behind: int
    five_seen: Rate
    slots: Mapping[SeenSlot, Rate]
    slots_proved: Mapping[SeenSlot, int]
    look_backs: Mapping[FollowUpResult, Rate]
    """Of the issues looked back at, how many the newest look found 巩固, 部分反弹, 反弹 (row 63)."""
