"""Figures of acceptance (domain.md §1 rows 31, 55, 80, 85): shares with the counts behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.domain.links import SeenSlot
from core.domain.review import FollowUpResult
from core.statistics.rates import Rate


class ShareKind(StrEnum):
    """What a share of acceptance is of."""

    CRITERIA = "criteria"
    UNANSWERED = "unanswered"
    PROVED = "proved"
    MILESTONES = "milestones"
    BEHIND = "behind"
    FIVE_SEEN = "five_seen"
    SLOT = "slot"
    SLOT_PROVED = "slot_proved"
    LOOK_BACK = "look_back"


@dataclass(frozen=True, slots=True)
class Share:
    """One share; ``part`` names the slot of 五见 or the result of a look-back."""

    kind: ShareKind
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One row behind a share: its issue, the criterion or milestone if it is one, whether it counts."""

    issue_uuid: str
    code: str
    text: str
    name: str
    state: str
    """The value as stored: a state, a day, a count; its words are ``words.ground_state``."""
    counted: bool


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

    def shares(self) -> dict[Share, Rate]:
        """Return every share with the counts behind it, in the order they are shown."""
        issues = self.five_seen.whole
        found = {
            Share(ShareKind.CRITERIA): self.criteria,
            Share(ShareKind.UNANSWERED): Rate(self.unanswered, self.criteria.whole),
            Share(ShareKind.PROVED): self.proved,
            Share(ShareKind.MILESTONES): self.milestones,
            Share(ShareKind.BEHIND): Rate(self.behind, self.milestones.whole),
            Share(ShareKind.FIVE_SEEN): self.five_seen,
        }
        for slot, rate in self.slots.items():
            found[Share(ShareKind.SLOT, slot.value)] = rate
            found[Share(ShareKind.SLOT_PROVED, slot.value)] = Rate(self.slots_proved[slot], issues)
        for result, rate in self.look_backs.items():
            found[Share(ShareKind.LOOK_BACK, result.value)] = rate
        return found
