from __future__ import annotations

import re

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from core.letters.embedding import PLAIN, Embeddings, register_plain, to_unicode_map
from core.letters.fonts import FontRole, font_book


def test_long_subsets_map_to_unicode_in_blocks_of_a_hundred():
    chars = ["\ufffd", *map(chr, range(0x4E00, 0x4E00 + 250)), "\U00020164"]
    text = to_unicode_map("AAAAAA+Font", chars)
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", text)] == [100, 100, 51]
    assert "<00FB> <D840DD64>" in text


def test_a_face_of_more_than_255_characters_is_one_font_and_reads_back(tmp_path):
    register_plain()
    canvas = Canvas(str(tmp_path / "many.pdf"), initialFontName=PLAIN, invariant=1, pageCompression=1)
    face = font_book(bundled_only=True).main_face(FontRole.FANG)
    words = [char for char in map(chr, range(0x4E00, 0x5000)) if face.has(char)]
    assert len(words) > 255
    fonts = Embeddings(canvas)
    used = fonts.of(face)
    for row in range(0, len(words), 20):
        codes = "".join(map(used.codes.__getitem__, words[row : row + 20]))
        canvas.addLiteral(f"BT /{used.name} 10 Tf 1 0 0 1 50 {800 - row} Tm <{codes}>Tj ET")
    canvas.save()
    assert fonts.of(face) is used
    with pypdfium2.PdfDocument(tmp_path / "many.pdf") as document:
        said = document[0].get_textpage().get_text_range()
    assert re.sub(r"\s", "", said) == "".join(words)
    assert (tmp_path / "many.pdf").read_bytes().count(b"/FontFile2") == 1
