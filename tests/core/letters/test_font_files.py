from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from core.letters import font_files
from core.resources import resource_path


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(font_files, "font_folders", lambda: [tmp_path, tmp_path / "absent"])
    font_files.machine_names.cache_clear()
    yield tmp_path
    font_files.machine_names.cache_clear()


def test_a_font_is_known_by_its_families_and_by_its_file_name(folder):
    (folder / "deep" / "er").mkdir(parents=True)
    target = folder / "deep" / "er" / "FZKTK.TTF"
    shutil.copy(resource_path("fonts", "LedgerSongDigits.ttf"), target)
    names = font_files.machine_names()
    assert names["ledger song digits"].path == target
    assert names["fzktk.ttf"].path == target
    assert [source.path for source in font_files.standard_files("kai", "")] == [target]


def test_a_family_of_the_users_choice_leads(folder):
    shutil.copy(resource_path("fonts", "LedgerSongDigits.ttf"), folder / "simsun.ttf")
    shutil.copy(resource_path("fonts", "FandolHei-Regular.ttf"), folder / "simhei.ttf")
    found = font_files.standard_files("hei", "Ledger Song Digits")
    assert [source.path.name for source in found] == ["simsun.ttf", "simhei.ttf"]


def test_files_that_are_no_fonts_are_passed_over(folder):
    (folder / "a.ttf").write_bytes(b"")
    (folder / "b.ttc").write_bytes(b"ttcf broken")
    (folder / "c.txt").write_text("text", encoding="utf-8")
    assert font_files.machine_names() == {}


def test_the_families_to_choose_from_bear_their_chinese_names_where_they_have_one(folder):
    shutil.copy(resource_path("fonts", "FandolKai-Regular.ttf"), folder / "kai.ttf")
    named = TTFont(resource_path("fonts", "LedgerSongDigits.ttf"))
    named["name"].setName("小宋", 1, 3, 1, 0x804)
    collection = TTCollection()
    collection.fonts = [TTFont(resource_path("fonts", "LedgerSongDigits.ttf")), named]
    collection.save(folder / "song.ttc")
    font_files.look_again()
    assert font_files.families() == ("小宋", "FandolKai TT", "Ledger Song Digits")
    assert font_files.machine_names()["小宋"].index == 1


def test_every_role_has_a_list_of_families_and_files():
    for lists in font_files.wanted().values():
        assert lists["families"]
        assert lists["files"]


def test_the_folders_of_this_system_are_absolute():
    assert all(isinstance(path, Path) and path.is_absolute() for path in font_files.font_folders())
