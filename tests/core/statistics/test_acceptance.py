from __future__ import annotations

from core.domain.links import SeenSlot
from core.domain.review import FollowUpResult
from core.statistics.acceptance import Acceptance, Share, ShareKind
from core.statistics.rates import Rate


def test_every_share_keeps_its_numerator_and_denominator():
    found = Acceptance(
        criteria=Rate(3, 5),
        unanswered=1,
        proved=Rate(2, 5),
        milestones=Rate(1, 4),
        behind=2,
        five_seen=Rate(1, 9),
        slots={slot: Rate(4, 9) for slot in SeenSlot},
        slots_proved=dict.fromkeys(SeenSlot, 2),
        look_backs={result: Rate(1, 3) for result in FollowUpResult},
    )
    shares = found.shares()
    assert shares[Share(ShareKind.UNANSWERED)] == Rate(1, 5)
    assert shares[Share(ShareKind.BEHIND)] == Rate(2, 4)
    assert shares[Share(ShareKind.SLOT_PROVED, "seen_case")] == Rate(2, 9)
    assert shares[Share(ShareKind.LOOK_BACK, "rebound")] == Rate(1, 3)
    assert len(shares) == 6 + 2 * len(SeenSlot) + len(FollowUpResult)
