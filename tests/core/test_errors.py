from __future__ import annotations

import pytest

from core.errors import Cancelled, Environment, Refused, UserFacing
from core.wording import sentence


@pytest.mark.parametrize(("family", "exit_code"), [(Refused, 1), (Environment, 3), (UserFacing, 1)])
def test_each_family_has_the_exit_code_of_the_command_line(family: type[UserFacing], exit_code: int) -> None:
    error = family("disk_full", path="台账.xlsx", reason="x")
    assert error.exit_code == exit_code
    assert error.code == "disk_full"
    assert error.facts == {"path": "台账.xlsx", "reason": "x"}


def test_an_error_speaks_through_the_catalogue() -> None:
    assert "台账.xlsx" in sentence(Environment("disk_full", path="台账.xlsx", reason=""))


def test_stopping_is_told_like_a_refusal() -> None:
    stopped = Cancelled()
    assert stopped.code == "cancelled"
    assert stopped.exit_code == 1
    assert sentence(stopped).endswith("。")
