from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from core.errors import Environment
from core.letters import font_files, fonts
from core.letters.draw import draw_pdf
from core.letters.fonts import FontBook, FontRole, font_book
from core.letters.typeset import typeset
from core.resources import resource_path
from core.wording import sentence
from tests.core.letters import samples


@pytest.fixture
def book() -> FontBook:
    return font_book(bundled_only=True)


def test_every_role_has_its_bundled_face(book):
    names = {role: book.main_face(role).name for role in FontRole}
    assert names[FontRole.FANG] == "FandolFang-Regular"
    assert names[FontRole.TITLE] == "LedgerTitleSong-Bold"
    assert len(set(names.values())) == len(FontRole)


@pytest.mark.parametrize("char", list("㛃䶮𠅤𬭳𬎆𫖯𬱟㎡啰瞭"))
def test_rare_characters_fall_back_to_a_face_that_has_them(book, char):
    face = book.face(FontRole.FANG, char)
    assert face is not None
    assert face.name == "LedgerRareKai-Light"
    assert book.covers(FontRole.FANG, char)


def test_a_character_no_font_has_is_named_once(book):
    assert book.missing(FontRole.FANG, "督\U0002ffff\U0002ffff察") == ["\U0002ffff"]


def test_variation_selectors_are_not_missed(book):
    assert book.missing(FontRole.FANG, "䶮\U000e0100") == []


def test_ink_lies_inside_the_em_box_and_white_has_none(book):
    ink = book.ink(FontRole.TITLE, "容")
    assert ink is not None
    assert -0.12 <= ink.bottom < ink.top <= 0.9
    assert book.ink(FontRole.FANG, " ") is None


def test_a_font_is_parsed_once_a_process(book):
    other = FontBook(bundled_only=True)
    assert other.main_face(FontRole.KAI) is book.main_face(FontRole.KAI)


def test_many_letters_open_every_font_file_once(tmp_path, monkeypatch):
    opened: list[str] = []
    read_bytes = Path.read_bytes

    def counted(path: Path) -> bytes:
        opened.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(fonts, "_names", set())
    monkeypatch.setattr(fonts, "open_face", cache(fonts.open_face.__wrapped__))
    monkeypatch.setattr(Path, "read_bytes", counted)
    fresh = FontBook(bundled_only=True)
    for seed in range(1, 6):
        draw_pdf(typeset(samples.made_up(seed), fresh), tmp_path / f"{seed}.pdf")
    files = [name for name in opened if name.endswith(".ttf")]
    assert "FandolFang-Regular.ttf" in files
    assert len(files) == len(set(files))


def test_a_missing_bundled_font_is_said_in_a_sentence(tmp_path):
    with pytest.raises(Environment) as caught:
        FontBook(bundled_only=True, folder=tmp_path).main_face(FontRole.FANG)
    assert "FandolFang-Regular.ttf" in sentence(caught.value)


def test_a_broken_bundled_font_is_said_in_a_sentence(tmp_path):
    (tmp_path / "FandolFang-Regular.ttf").write_bytes(b"no font at all")
    with pytest.raises(Environment) as caught:
        FontBook(bundled_only=True, folder=tmp_path).main_face(FontRole.FANG)
    assert caught.value.code == "letter_font_broken"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with one good font under a standard name, a broken one and a file that is no font."""
    shutil.copy(resource_path("fonts", "FandolKai-Regular.ttf"), tmp_path / "SIMFANG.TTF")
    (tmp_path / "FZXBSJW.TTF").write_bytes(b"\x00\x01\x00\x00 broken")
    (tmp_path / "notes.ttf").write_text("hello", encoding="utf-8")
    monkeypatch.setattr(font_files, "font_folders", lambda: [tmp_path])
    font_files.machine_names.cache_clear()
    yield tmp_path
    font_files.machine_names.cache_clear()


def test_a_standard_font_of_the_machine_goes_before_the_bundled_one(machine):
    face = FontBook().main_face(FontRole.FANG)
    assert face.source.path == machine / "SIMFANG.TTF"
    assert not face.bundled


def test_the_users_choice_goes_before_the_standard_list(machine):
    face = FontBook(choices=((FontRole.HEI, "FandolKai TT"),)).main_face(FontRole.HEI)
    assert face.source.path == machine / "SIMFANG.TTF"


def test_a_broken_font_of_the_machine_is_passed_over(machine):
    assert FontBook().main_face(FontRole.TITLE).bundled


def test_a_font_that_may_not_be_embedded_is_passed_over(machine):
    locked = TTFont(resource_path("fonts", "LedgerSongDigits.ttf"))
    locked["OS/2"].fsType = 2
    locked.save(machine / "FZSSK.TTF")
    font_files.look_again()
    assert [source.path.name for source in font_files.standard_files("song", "")] == ["FZSSK.TTF"]
    assert FontBook().main_face(FontRole.SONG).bundled


def test_bundled_only_never_looks_at_the_machine(machine):
    assert FontBook(bundled_only=True).main_face(FontRole.FANG).bundled


def test_the_bundled_text_faces_borrow_their_figures_from_song(book):
    assert {book.face(role, "8").name for role in (FontRole.FANG, FontRole.KAI)} == {"LedgerSongDigits"}
    assert book.face(FontRole.HEI, "8").name == "FandolHei-Regular"


def test_a_machine_font_keeps_its_own_figures(machine):
    assert FontBook().face(FontRole.FANG, "8").source.path == machine / "SIMFANG.TTF"
