from __future__ import annotations

from argparse import Namespace

import pytest

from core.cli import signing_in
from core.errors import Environment


def test_a_pin_comes_from_a_file_before_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("LEDGER_PIN", "from the environment")
    (tmp_path / "pin").write_text("739164\nsecond line", encoding="utf-8")
    assert signing_in.pin_from(str(tmp_path / "pin"), signing_in.PIN, "?") == "739164"
    assert signing_in.pin_from("", signing_in.PIN, "?") == "from the environment"
    monkeypatch.delenv("LEDGER_PIN")
    monkeypatch.setattr("sys.stdin", None)
    assert signing_in.pin_from("", signing_in.PIN, "?") == ""
    with pytest.raises(Environment, match="text_file_unreadable"):
        signing_in.pin_from(str(tmp_path), signing_in.PIN, "?")


def test_nobody_is_the_second_person_unless_named(monkeypatch):
    assert signing_in.second_of(Namespace(second="", second_pin_file="")) is None
    monkeypatch.setenv("LEDGER_SECOND_PIN", "552817")
    found = signing_in.second_of(Namespace(second="李芳", second_pin_file=""))
    assert found is not None
    assert (found.name, found.pin) == ("李芳", "552817")
