from __future__ import annotations

from xml.etree import ElementTree as ET

from core.importing.document_numbers import Numbering

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(place, form, text, start=1):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels):
    return Numbering(
        ET.fromstring(
            f'<w:numbering {_W}><w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
            '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
        )
    )


def paragraph(place=0, number="7"):
    return ET.fromstring(
        f'<w:p {_W}><w:pPr><w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
        "</w:pPr></w:p>"
    )


def test_levels_count_on_and_deeper_ones_begin_again():
    made = numbering(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2"))
    told = [made.next_of(paragraph(place)) for place in (0, 1, 1, 0, 1)]
    assert [counts[-1][1] for _, counts in told] == [1, 1, 2, 2, 1]
    assert told[2] == ("%1.%2", (("chineseCounting", 1), ("decimal", 2)))


def test_a_list_may_begin_elsewhere():
    made = numbering(level(0, "decimal", "%1.", start=4))
    assert [made.next_of(paragraph())[1][0][1] for _ in range(2)] == [4, 5]


def test_bullets_unknown_lists_and_plain_paragraphs_bear_no_number():
    made = numbering(level(0, "bullet", "●"))
    assert made.next_of(paragraph()) == ("", ())
    assert made.next_of(paragraph(number="99")) == ("", ())
    assert made.next_of(ET.fromstring(f"<w:p {_W}/>")) == ("", ())
    assert Numbering(None).next_of(paragraph()) == ("", ())
