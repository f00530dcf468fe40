from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from core.letters import docx_parts as parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parsed(markup):
    return ET.fromstring(f"<root {parts.NAMESPACES}>{markup}</root>")[0]


def names(element):
    return [child.tag.removeprefix(_W) for child in element]


def test_lengths_become_twips_emu_and_hundredths_of_a_character():
    assert (parts.twips(25.4), parts.emu(25.4), parts.hundredths(156)) == (1440, 914400, 2800)


def test_properties_stand_in_the_order_word_wants_however_they_are_given():
    made = parts.paragraph(
        "A", jc=parts.tag("jc", val="left"), keepNext=parts.tag("keepNext"), spacing=parts.spacing(before=1)
    )
    assert names(parsed(made)[0]) == ["pStyle", "keepNext", "spacing", "jc"]
    run = parsed(parts.run("字", style="B", sz=parts.tag("sz", val=32), rFonts=parts.tag("rFonts")))
    assert names(run[0]) == ["rStyle", "rFonts", "sz"]
    with pytest.raises(ValueError, match="colour"):
        parts.paragraph("A", colour="")


def test_text_is_escaped_and_breaks_and_tabs_are_elements():
    made = parsed(parts.run("a<b\n\tc\x00&"))
    assert names(made) == ["t", "br", "tab", "t"]
    assert [each.text for each in made if each.text] == ["a<b", "c&"]
    assert parts.run("") == ""
    assert parts.plain("a\x0bb") == "ab"


def test_exact_lines_are_never_nothing():
    assert parsed(parts.spacing(line=0.001)).get(f"{_W}line") == "1"
    assert parsed(parts.spacing()).get(f"{_W}line") is None


def test_tables_cells_and_sections_keep_their_order():
    cell = parts.table_cell(10, parts.paragraph("A"), span=2, middle=True, borders=parts.border("top", 0.35))
    assert names(parsed(cell)[0]) == ["tcW", "gridSpan", "tcBorders", "vAlign"]
    row = parts.table_row([cell], height=8, heading=True)
    table = parsed(parts.table([10], [row], centred=True))
    assert names(table) == ["tblPr", "tblGrid", "tr"]
    assert names(table[0]) == ["tblW", "jc", "tblLayout", "tblCellMar"]
    section = parsed(parts.section(header=10, footer=20, line=9.878, turned=True, title_page=True))
    assert names(section) == ["type", "pgSz", "pgMar", "titlePg", "docGrid"]
    assert section[1].get(f"{_W}orient") == "landscape"
    assert section[-1].get(f"{_W}linePitch") == "560"


def test_a_rule_is_a_shape_at_a_place_of_the_page_with_a_fallback():
    made = parts.rule(1, 21.0, 46.0, 170.0, 0.53)
    element = parsed(made)
    assert element.tag == f"{_W}r"
    assert f"<wp:posOffset>{parts.emu(21.0)}</wp:posOffset>" in made
    assert "v:rect" in made
    picture = parts.picture(2, "rId9", 162, 22, 22)
    assert parsed(picture) is not None
    assert 'r:embed="rId9"' in picture


def test_tab_stops_and_borders_are_written_in_words_units():
    stops = parsed(parts.tabs([("right", 156.0)]))
    assert stops[0].get(f"{_W}pos") == str(parts.twips(156))
    assert parsed(parts.border("top", 0.35)).get(f"{_W}sz") == "8"
