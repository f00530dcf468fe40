from __future__ import annotations

from pathlib import Path

from ui.models.habits import habits, last_folder, remember_folder


def test_habits_are_kept_in_an_ini_of_the_person_and_read_back(tmp_path: Path):
    first = habits()
    first.setValue("files/folder", "资料")
    first.sync()
    assert habits().value("files/folder") == "资料"
    assert Path(first.fileName()).suffix == ".ini"
    assert Path(first.fileName()).is_relative_to(tmp_path)


def test_the_next_file_is_asked_for_where_the_last_one_was(tmp_path: Path):
    assert last_folder() == str(Path.home())
    remember_folder(tmp_path)
    assert last_folder() == str(tmp_path)
