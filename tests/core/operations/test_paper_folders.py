from __future__ import annotations

import zipfile

import pytest

from core.errors import Refused
from core.operations.paper_folders import fitting_name, write_folder
from core.progress import SILENT


def fill(folder):
    (folder / "一").mkdir()
    (folder / "一" / "甲.txt").write_text("甲", encoding="utf-8")
    (folder / "乙.txt").write_text("乙", encoding="utf-8")


def test_folders_inside_travel_in_the_zip_file(tmp_path):
    path = write_folder(tmp_path / "册.zip", fill, SILENT)
    with zipfile.ZipFile(path) as packed:
        assert sorted(packed.namelist()) == ["一/甲.txt", "乙.txt"]
    assert [each.name for each in tmp_path.iterdir()] == ["册.zip"]


def test_a_folder_that_holds_something_is_never_written_into(tmp_path):
    write_folder(tmp_path / "册", fill, SILENT)
    with pytest.raises(Refused, match="folder_not_empty"):
        write_folder(tmp_path / "册", fill, SILENT)


def test_a_name_keeps_no_sign_that_a_system_refuses():
    assert fitting_name('甲/乙:丙*"?. ', 80) == "甲_乙_丙___"
    assert len(fitting_name("长" * 100, 60)) == 60
