from __future__ import annotations

from pathlib import Path

from ui.models.habits import habits


def test_habits_are_kept_in_an_ini_of_the_person_and_read_back(tmp_path: Path):
    first = habits()
    first.setValue("files/folder", "资料")
    first.sync()
    assert habits().value("files/folder") == "资料"
    assert Path(first.fileName()).suffix == ".ini"
    assert Path(first.fileName()).is_relative_to(tmp_path)
