from __future__ import annotations

from core.domain.links import SeenSlot
from core.domain.review import FollowUpResult
from core.statistics.acceptance import Acceptance, Share, ShareKind
from core.statistics.rates import Rate
from ui.widgets.share_buttons import ShareButtons


def reached(**fields: object) -> Acceptance:
    found = {
        "criteria": Rate(1, 2),
        "unanswered": 0,
        "proved": Rate(0, 2),
        "milestones": Rate(0, 0),
        "behind": 0,
        "five_seen": Rate(0, 3),
        "slots": {slot: Rate(1, 3) for slot in SeenSlot},
        "slots_proved": dict.fromkeys(SeenSlot, 0),
        "look_backs": {result: Rate(0, 0) for result in FollowUpResult},
    }
    return Acceptance(**(found | fields))


def test_every_share_is_a_button_without_signs_between(qtbot):
    shares = ShareButtons()
    qtbot.addWidget(shares)
    shares.show_shares(reached())
    assert shares.texts()[:2] == ["检验标准达到 50.0%（1/2）", "检验标准有佐证 0.0%（0/2）"]
    assert not any("回头看" in text or "·" in text or "落后" in text for text in shares.texts())
    assert not shares.button(Share(ShareKind.MILESTONES)).isEnabled()
    looked = {FollowUpResult.REBOUND: Rate(1, 1)}
    shares.show_shares(reached(look_backs=looked, unanswered=1))
    assert "回头看反弹 100.0%（1/1）" in shares.texts()
    assert "检验标准未答复 50.0%（1/2）" in shares.texts()


def test_a_pressed_share_is_asked_for(qtbot):
    shares = ShareButtons()
    qtbot.addWidget(shares)
    shares.show_shares(reached())
    with qtbot.waitSignal(shares.wanted) as told:
        shares.button(Share(ShareKind.FIVE_SEEN)).click()
    assert told.args == [Share(ShareKind.FIVE_SEEN)]
