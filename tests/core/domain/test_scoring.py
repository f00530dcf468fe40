from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.domain.scoring import Happening, ScoreEvent, ScoreRule, proposals, standings


def happening(detail="", day=1):
    return Happening(
        event=ScoreEvent.LETTER, detail=detail, unit_uuid="u", day=date(2020, 8, day), code="1", text="函"
    )


def rule(points, detail="", event=ScoreEvent.LETTER):
    return ScoreRule(event=event, detail=detail, points=Decimal(points))


def test_the_rule_for_a_detail_goes_before_the_one_for_all():
    rules = [rule(-1), rule(-2, "督办函"), rule(5, event=ScoreEvent.PRACTICE)]
    found = proposals(rules, [happening("整改通知书", 2), happening("督办函", 1)])
    assert [(each.happening.detail, each.rule.points) for each in found] == [
        ("督办函", -2),
        ("整改通知书", -1),
    ]
    assert proposals([rule(-2, "督办函")], [happening("整改通知书")]) == []


def test_units_with_the_same_points_share_a_place():
    found = standings({"甲": [Decimal(1), Decimal(-2)], "乙": [Decimal("0.5")], "丙": [Decimal("0.5")]})
    assert [(each.unit, each.total, each.rank) for each in found] == [
        ("丙", Decimal("0.5"), 1),
        ("乙", Decimal("0.5"), 1),
        ("甲", Decimal(-1), 3),
    ]
    assert (found[2].plus, found[2].minus, found[2].items) == (1, -2, 2)
