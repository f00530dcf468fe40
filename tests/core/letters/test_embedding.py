from __future__ import annotations

import re
import zlib

import pypdfium2

from core.letters.draw import DrawnPaper, bind
from core.letters.embedding import plane_of, to_unicode_map
from core.letters.fonts import FontRole, font_book

BOOK = font_book(bundled_only=True)


def test_long_subsets_map_to_unicode_in_blocks_of_a_hundred():
    chars = {code: chr(code) for code in range(0x4E00, 0x4E00 + 250)} | {0x0164: "\U00020164"}
    text = to_unicode_map("AAAAAA+Font", chars)
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", text)] == [100, 100, 51]
    assert "<0164> <D840DD64>" in text


def test_a_face_of_more_than_255_characters_is_one_font_and_reads_back(tmp_path):
    face = BOOK.main_face(FontRole.FANG)
    words = [char for char in map(chr, range(0x4E00, 0x5000)) if face.has(char)]
    assert len(words) > 255
    used = plane_of(face, 0)
    lines = [
        f"BT /{used.name} 10 Tf 1 0 0 1 50 {800 - row} Tm <{used.codes(''.join(words[row : row + 20]))}>Tj ET"
        for row in range(0, len(words), 20)
    ]
    page = zlib.compress("\n".join(lines).encode("ascii"))
    path = tmp_path / "many.pdf"
    bind([DrawnPaper((210.0, 297.0), (page,), ("", "", ""))], {used: set(words)}, path)
    with pypdfium2.PdfDocument(path) as document:
        said = document[0].get_textpage().get_text_range()
    assert re.sub(r"\s", "", said) == "".join(words)
    assert path.read_bytes().count(b"/FontFile2") == 1


def test_a_font_is_named_by_its_file_and_the_plane():
    fang, hei = BOOK.main_face(FontRole.FANG), BOOK.main_face(FontRole.HEI)
    names = {plane_of(face, number).name for face in (fang, hei) for number in (0, 2)}
    assert len(names) == 4
    assert plane_of(fang, 0) is plane_of(fang, 0)
    assert plane_of(fang, 0).name == f"F{fang.mark}"


def test_a_code_is_the_place_of_the_character_in_its_plane():
    face = BOOK.main_face(FontRole.FANG)
    assert plane_of(face, 0).codes("县1") == "53bf0031"
    assert plane_of(face, 2).codes("\U00020164") == "0164"


def test_two_characters_of_one_glyph_are_embedded_once_and_copied_out_apart(tmp_path):
    face = BOOK.main_face(FontRole.FANG)
    assert face.glyph_of("\u00a0") == face.glyph_of(" ") > 0
    used = plane_of(face, 0)
    codes = used.codes("县\u00a0县 县")
    page = zlib.compress(f"BT /{used.name} 10 Tf 1 0 0 1 50 700 Tm <{codes}>Tj ET".encode("ascii"))
    bind([DrawnPaper((210.0, 297.0), (page,), ("", "", ""))], {used: "县\u00a0 "}, tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        said = document[0].get_textpage().get_text_range()
    assert said.split() == ["县", "县", "县"]
