"""Copies are whole or absent, and only what is missing is copied."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from core.errors import Environment
from core.store.copying import copy_file, copy_missing, digest_of_file


def test_a_copy_is_equal_and_tells_its_digest(tmp_path: Path) -> None:
    source = tmp_path / "原件.bin"
    source.write_bytes(bytes(range(256)) * 9000)
    digest = copy_file(source, tmp_path / "深" / "处" / "副本.bin")
    assert (tmp_path / "深" / "处" / "副本.bin").read_bytes() == source.read_bytes()
    assert digest == hashlib.sha256(source.read_bytes()).hexdigest() == digest_of_file(source)


def test_a_source_that_is_not_there_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    for act in (
        lambda: copy_file(tmp_path / "无", tmp_path / "to" / "x"),
        lambda: digest_of_file(tmp_path / "无"),
    ):
        with pytest.raises(Environment, match="file_missing") as caught:
            act()
        assert str(caught.value.facts["path"]).endswith("无")
    assert list((tmp_path / "to").iterdir()) == []


def test_only_missing_and_half_copied_files_are_copied(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    (source / "01").mkdir(parents=True)
    for name, content in (("01/x", b"xx"), ("01/y", b"yy"), (".z.part", b"half")):
        (source / name).write_bytes(content)
    assert copy_missing(source, target) == 2
    (target / "01" / "y").write_bytes(b"y")
    assert copy_missing(source, target) == 1
    assert copy_missing(source, target) == 0
    assert sorted(path.name for path in target.rglob("*") if path.is_file()) == ["x", "y"]
    assert copy_missing(tmp_path / "none", target) == 0
