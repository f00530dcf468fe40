"""Our reader of TrueType files beside fontTools, which reads them whole."""

from __future__ import annotations

import io
import struct

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from core.letters.glyph_files import FontUnusable, GlyphFile
from core.resources import resource_path

CHARS = "容县〔2026〕，。督a8— "


@pytest.mark.parametrize(
    "name",
    ["FandolFang-Regular.ttf", "LedgerTitleSong-Bold.ttf", "LedgerSongDigits.ttf", "LedgerRareKai-Light.ttf"],
)
def test_characters_widths_and_bounds_are_those_of_the_file(name):
    path = resource_path("fonts", name)
    ours, whole = GlyphFile(path), TTFont(path)
    cmap, order = whole.getBestCmap(), whole.getGlyphOrder()
    for code in [*map(ord, CHARS), *list(cmap)[::97], 0x2FFFF, 0xFFFF, 0]:
        glyph = ours.glyph_of(code)
        assert glyph == (whole.getGlyphID(cmap[code]) if code in cmap else 0)
        assert ours.advance(glyph) == whole["hmtx"][order[glyph]][0]
        outline = whole["glyf"][order[glyph]]
        if outline.numberOfContours:
            assert ours.box(glyph) == (outline.xMin, outline.yMin, outline.xMax, outline.yMax)
        else:
            assert ours.box(glyph) is None


def test_a_subset_is_a_font_with_the_same_outlines():
    path = resource_path("fonts", "FandolFang-Regular.ttf")
    ours, whole = GlyphFile(path), TTFont(path)
    glyphs = [0, *(ours.glyph_of(ord(char)) for char in "县委督察")]
    cut = TTFont(io.BytesIO(ours.subset(glyphs)), checkChecksums=2)
    assert cut["maxp"].numGlyphs == 5
    order, names = whole.getGlyphOrder(), cut.getGlyphOrder()
    for number, glyph in enumerate(glyphs):
        assert cut["glyf"][names[number]].compile(cut["glyf"]) == whole["glyf"][order[glyph]].compile(
            whole["glyf"]
        )
        assert cut["hmtx"][names[number]] == whole["hmtx"][order[glyph]]


def built(tmp_path, *, permission: int = 0, composite: bool = False, code: int = 0x4E00):
    """Make a small font: a square, and a glyph of two squares when ``composite``."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "square", "twice"])
    builder.setupCharacterMap({0x53E3: "square", code: "twice"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0)), pen.lineTo((0, 500)), pen.lineTo((500, 500)), pen.lineTo((500, 0)), pen.closePath()
    square = pen.glyph()
    pen = TTGlyphPen({"square": square})
    pen.addComponent("square", (1, 0, 0, 1, 0, 0))
    pen.addComponent("square", (0.5, 0, 0, 0.5, 400, 400))
    builder.setupGlyf(
        {".notdef": TTGlyphPen(None).glyph(), "square": square, "twice": pen.glyph() if composite else square}
    )
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 0), "twice": (800, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Built", "styleName": "Regular", "psName": "Built-Regular"})
    builder.setupOS2(fsType=permission)
    builder.setupPost()
    path = tmp_path / "built.ttf"
    builder.save(path)
    return path


def test_a_composite_glyph_takes_its_parts_along(tmp_path):
    font = GlyphFile(built(tmp_path, composite=True))
    cut = TTFont(io.BytesIO(font.subset([0, font.glyph_of(0x4E00)])))
    names = cut.getGlyphOrder()
    assert len(names) == 3
    parts = cut["glyf"][names[1]].components
    assert [part.glyphName for part in parts] == [names[2], names[2]]
    assert cut["glyf"][names[2]].xMax == 500


def test_characters_beyond_the_first_plane_are_found(tmp_path):
    font = GlyphFile(built(tmp_path, code=0x20164))
    assert font.glyph_of(0x20164) == 2
    assert font.postscript_name() == "Built-Regular"


@pytest.mark.parametrize("permission", [0x0002, 0x0100, 0x0200, 0x0108])
def test_a_font_that_forbids_embedding_or_subsetting_is_refused(tmp_path, permission):
    with pytest.raises(FontUnusable, match="fsType"):
        GlyphFile(built(tmp_path, permission=permission))


@pytest.mark.parametrize("permission", [0x0000, 0x0004, 0x0008])
def test_preview_and_print_and_editable_embedding_are_enough(tmp_path, permission):
    assert GlyphFile(built(tmp_path, permission=permission)).glyph_of(0x53E3) == 1


@pytest.mark.parametrize(
    "content", [b"", b"no font at all", b"OTTO" + bytes(100), struct.pack(">LHHHH", 0x10000, 9, 0, 0, 0)]
)
def test_what_is_no_truetype_font_is_refused(tmp_path, content):
    path = tmp_path / "broken.ttf"
    path.write_bytes(content)
    with pytest.raises(FontUnusable):
        GlyphFile(path)
