from __future__ import annotations

from xml.etree import ElementTree as ET

from core.letters.content import BlockStyle
from core.letters.docx_styles import BLOCKS, DocxStyle, faces, name_of, pitch_of, style_id, styles_xml
from core.letters.fonts import FontRole
from core.letters.paper import GRIDS, Pitch

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_every_style_has_a_name_of_its_own_and_stands_in_the_part():
    names = [name_of(style) for style in DocxStyle]
    assert len(set(names)) == len(names)
    part = ET.fromstring(styles_xml(Pitch.STANDARD))
    told = {
        style.find(f"{_W}name").get(f"{_W}val"): style.get(f"{_W}styleId")
        for style in part.iter(f"{_W}style")
    }
    assert {name: told[name] for name in names} == {name_of(s): style_id(s) for s in DocxStyle}


def test_every_block_has_a_style():
    assert set(BLOCKS) == set(BlockStyle)


def test_a_word_processors_line_is_at_most_a_22nd_of_the_type_area():
    assert pitch_of(Pitch.STANDARD) == GRIDS[Pitch.EXACT_28_95].pitch
    assert pitch_of(Pitch.EXACT_28) == GRIDS[Pitch.EXACT_28].pitch
    assert all(22 * pitch_of(pitch) <= 225.0 for pitch in Pitch)


def test_latin_letters_have_the_face_too():
    assert faces(FontRole.HEI).count("黑体") == 4
