from __future__ import annotations

import pytest

from core.errors import Refused
from core.importing.task_block import read_block


def test_a_header_is_read_by_the_words_a_sheet_is_read_by():
    block = (
        "序号\t工作任务\t完成时限\t牵头单位\t检验标准\n1\t健全制度\t2020年底前\t县司法局\t制度印发\n\t\t\n"
    )
    (task,) = read_block(block)
    assert (task.number, task.text, task.deadline_words) == ("1", "健全制度", "2020年底前")
    assert (task.responsible, task.criteria) == ("县司法局", "制度印发")


def test_without_a_header_cells_have_their_usual_order_and_one_cell_is_the_task():
    lines = ('12\t"健全\n制度"\t年底前', "\t", "对照问题清单逐项推进整改落实工作\t长期坚持", "单独一项任务")
    found = read_block("\n".join(lines))
    assert [(task.number, task.text, task.deadline_words) for task in found] == [
        ("12", "健全\n制度", "年底前"),
        ("", "对照问题清单逐项推进整改落实工作", "长期坚持"),
        ("", "单独一项任务", ""),
    ]


@pytest.mark.parametrize("block", ["", " \t \n", "序号\t工作任务\n1\t\n"])
def test_a_block_without_tasks_is_refused(block):
    with pytest.raises(Refused, match="tasks_none_read"):
        read_block(block)
