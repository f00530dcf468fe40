from __future__ import annotations

import pytest

from core.clock import FixedClock
from core.operations import ledgers
from core.operations.practice import practice_workbook
from tests.core.operations import whole_issue

BY = ("--by", "核验组", "--dated", "2020-08-17")


@pytest.fixture
def live(begun, tmp_path):
    """Call a command on an issue that has everything closure asks for; its number is 2020-001."""
    ws = ledgers.open_ledger(tmp_path / "l", FixedClock.on(whole_issue.DAY))
    assert whole_issue.begun(ws, tmp_path).code == "2020-001"
    ws.close()

    def carry_out(command: str, *words: str):
        return begun(command, "2020-001", *words)

    return carry_out


def asked(live) -> None:
    for to in ("整改中", "self_checked", "申请销号"):
        assert live("move", "--to", to)[0] == 0


def test_an_issue_lives_from_start_to_closure_and_back_by_commands_alone(live):
    asked(live)
    code, said, people = live("review", "--step", "初核", "--result", "pass", *BY)
    assert (code, said["status"], said["step"]) == (0, "first_reviewed", "city")
    assert "市级初核通过，现为“初核通过”" in people
    code, said, people = live("review", "--step", "final", "--result", "退回", *BY, "--reason", "佐证不足")
    assert (code, said["status"], said["round"]) == (0, "rectifying", 2)
    for to in ("self_checked", "closure_requested"):
        live("move", "--to", to)
    for step in ("city", "省级终审"):
        code, said, _ = live("review", "--step", step, "--result", "通过", *BY, "--number", "冀法〔2020〕9号")
    assert (code, said["status"], said["round"]) == (0, "closed", 2)
    code, said, _ = live(
        "follow-up", "--result", "巩固", *BY, "--ground", "抽查", "--way", "实地", "documents"
    )
    assert (code, said["status"], said["reopened"]) == (0, "closed", False)
    code, said, _ = live("move", "--to", "长期坚持", "--ground", "转入长效", "--cycle", "每两年")
    assert code == 1
    assert "可以写" in said["error"]["message"]
    code, said, _ = live("move", "--to", "长期坚持", "--ground", "转入长效", "--cycle", "half_yearly")
    assert (code, said["status"]) == (0, "standing")
    code, said, people = live("reopen", *BY, "--ground", "反弹", "--new-due", "2021-06-30")
    assert (code, said["status"], said["round"]) == (0, "rectifying", 3)
    assert "第 3 轮" in people


def test_a_refusal_names_everything_and_changes_nothing(live):
    code, said, _ = live("review", "--step", "city", "--result", "pass", *BY)
    assert code == 1
    assert said["error"]["code"] == "not_valid"
    code, said, _ = live("review", "--step", "county", "--result", "pass", *BY)
    assert said["error"]["code"] == "step_not_in_chain"
    assert "市级初核、省级终审" in said["error"]["message"]


def test_a_limit_is_extended_for_an_issue_and_for_a_measure_that_exists(live):
    code, said, people = live("extend", "--to", "2021-03-31", *BY, "--ground", "资金到位迟")
    assert (code, said["old_due"], said["new_due"]) == (0, "2020-12-31", "2021-03-31")
    assert "2021年3月31日" in people
    for number, rule in (("1", "not_valid"), ("9", "unknown_measure")):
        again = ("--to", "2021-06-30", *BY, "--ground", "再延", "--measure", number)
        code, said, _ = live("extend", *again)
        assert (code, said["error"]["code"]) == (1, rule)


def test_the_levels_of_a_batch_are_set_by_its_name(begun):
    begun("import", practice_workbook(), "--batch", "2020年督察反馈")
    code, said, _ = begun("review-levels", "没有的批次", "--step", "county")
    assert (code, said["error"]["code"]) == (1, "unknown_batch")
    code, said, people = begun("review-levels", "2020年督察反馈", "--step", "city", "县级核验")
    assert (code, said["review_levels"]) == (0, ["county", "city"])
    assert "县级核验、市级初核" in people
