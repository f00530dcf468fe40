"""Compiled texts kept for the next start: the same methods, never an old one, no loss without."""

from __future__ import annotations

import builtins
import dataclasses
import sys
from inspect import signature
from pathlib import Path

import pytest

from core.ready_code import ReadyCode, ready_file


@pytest.fixture(autouse=True)
def _written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _value(ready: ReadyCode, text: str) -> object:
    names: dict[str, object] = {}
    exec(ready.code(text), names)
    return names["a"]


def test_a_text_is_compiled_once_and_found_ready_by_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ReadyCode(tmp_path / "made" / "kept")
    assert _value(first, "a = 6 * 7") == 42
    first.keep()
    second = ReadyCode(tmp_path / "made" / "kept")
    monkeypatch.setattr("core.ready_code._compile", _refusing)
    assert _value(second, "a = 6 * 7") == 42
    with pytest.raises(AssertionError):
        second.code("a = 6 * 8")


def _refusing(*_: object, **__: object) -> object:
    raise AssertionError("compiled again")


def test_only_what_a_start_used_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    for text in ("a = 1", "a = 2"):
        ready = ReadyCode(path)
        ready.code(text)
        ready.keep()
    assert len(ReadyCode(path)._known) == 1


@pytest.mark.parametrize("content", [b"", b"another Python", None])
def test_a_file_that_cannot_be_read_counts_for_nothing(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "kept"
    ready = ReadyCode(path)
    ready.code("a = 1")
    ready.keep()
    path.write_bytes(path.read_bytes()[:-9] if content is None else content)
    assert _value(ReadyCode(path), "a = 1") == 1


def test_a_disk_that_refuses_costs_only_speed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    ready = ReadyCode(tmp_path / "file" / "kept")
    assert _value(ready, "a = 1") == 1
    ready.keep()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_nothing_is_written_where_python_may_not_write_compiled_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    ready = ReadyCode(tmp_path / "kept")
    ready.code("a = 1")
    ready.keep()
    assert not (tmp_path / "kept").exists()


def test_a_dataclass_made_of_kept_texts_is_the_same(tmp_path: Path) -> None:
    def made() -> type:
        return dataclasses.make_dataclass("Made", [("name", str), ("count", int, 3)], frozen=True, slots=True)

    plain = made()
    for _ in range(2):
        ready = ReadyCode(tmp_path / "kept")
        ready.answer_dataclasses()
        try:
            taken = made()
        finally:
            ready.rest()
        ready.keep()
        assert signature(taken) == signature(plain)
        assert repr(taken("a")) == repr(plain("a"))
        assert taken("a") == taken("a", 3) != taken("b")
        assert hash(taken("a")) == hash(plain("a"))
        with pytest.raises(dataclasses.FrozenInstanceError):
            taken("a").name = "b"
    assert "exec" not in vars(dataclasses)


def test_only_the_modules_named_are_taken_and_compile_is_given_back(tmp_path: Path) -> None:
    before = builtins.compile
    ready = ReadyCode(tmp_path / "kept")
    with ready.answering("kept/"):
        compile(b"a = 1", "kept/one.py", "exec")
        compile("a = 2", "other.py", "exec")
        compile("3", "kept/two.py", "eval")
    assert builtins.compile is before
    assert list(ready._known) == [("kept/one.py", b"a = 1")]


def test_compiled_texts_stand_where_python_keeps_compiled_modules() -> None:
    assert ready_file().name.startswith("ready_code.")
    assert ready_file().suffix == ".texts"
