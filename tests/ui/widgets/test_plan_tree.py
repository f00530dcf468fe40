from __future__ import annotations

from core.domain.plan import TaskCounts
from core.operations.plans import PlanNode
from tests import builders as a
from ui.widgets.plan_tree import PlanTree


def test_plans_stand_under_one_another_with_their_counts(qtbot):
    above, below, beside = (a.a_batch(name=name) for name in ("省", "县", "市"))
    counts = TaskCounts(tasks=3, claimed=1, unclaimed=2)
    nodes = [
        PlanNode(plan=above, depth=0, counts=counts),
        PlanNode(plan=below, depth=1, counts=TaskCounts()),
        PlanNode(plan=beside, depth=0, counts=counts),
    ]
    tree = PlanTree()
    qtbot.addWidget(tree)
    told = []
    tree.chosen.connect(told.append)
    tree.show_nodes(nodes)
    assert [tree.topLevelItem(place).text(1) for place in range(3)] == ["6", "3", "3"]
    assert tree.topLevelItem(1).child(0).text(0) == "县"
    tree.choose(below.uuid)
    tree.show_nodes(nodes)
    assert (tree.current(), told) == (below.uuid, [below.uuid])
    tree.back_to("")
    assert (tree.current(), told) == ("", [below.uuid])
