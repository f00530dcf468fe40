"""The four-step ladder (书面调度→函询提示→警示督促→挂牌督办, domain.md row 36): which step is next, as data.

The next step comes only when the former's reply limit has passed (三明 2017); a matter far behind may begin
higher, but never on the last step. The clerk decides; this only proposes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LAST = 4
_QUIET = timedelta(days=15)
"""After an accepted reply nothing is asked again for as long as an ordinary reply limit (domain.md §4)."""


class ReplyStep(StrEnum):
    """What a clerk makes of a reply."""

    ACCEPTED = "accepted"
    """认可: the reply settles the letter."""
    CHASE = "chase"
    """再催: the same step once more."""
    NEXT_LEVEL = "next_level"
    """升级: the next step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The last letter about a matter, and what came back. ``level`` 0: it was no step of the ladder."""

    level: int
    reply_due: date | None = None
    replied_on: date | None = None
    step: ReplyStep | None = None

    def waits(self, today: date) -> bool:
        """Tell whether the unit still has time: to answer, or after an answer that was accepted."""
        if self.replied_on is None:
            return self.reply_due is not None and self.reply_due >= today
        return self.step is ReplyStep.ACCEPTED and today <= self.replied_on + _QUIET


def level_now(days_late: int, sent: Sent | None, today: date, days: Sequence[int]) -> int:
    """Return the step to propose for a matter, 0 for none.

    ``days`` holds, by step, from how many days late on it may be taken.
    """
    by_days = sum(days_late >= least for least in days[:LAST])
    if sent is None or (sent.level == 0 and not sent.waits(today)):
        return min(by_days, LAST - 1)
    if sent.waits(today):
        return 0
    if sent.step is ReplyStep.CHASE:
        return max(sent.level, 1)
    if sent.step is ReplyStep.NEXT_LEVEL:
        return min(sent.level + 1, LAST)
    return min(sent.level + 1, LAST) if by_days > sent.level else sent.level
