"""The markup of editable letters against the order that Word asks for, and what a user of WPS looks at."""

from __future__ import annotations

import io
import re

import docx
import pytest

from core.letters.docx_twin import docx_bytes
from core.letters.letter import PaperFormat, Pitch
from tests.core.letters import documents, formats, ooxml_order, samples


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_every_element_stands_in_the_order_of_the_schema(paper_format):
    for content in (formats.full_paper(paper_format), formats.paper_of(paper_format, 5)):
        assert ooxml_order.faults(docx_bytes(content, note="副本")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:widowControl", '<w:jc w:val="left"/><w:widowControl'),
        ("<w:qFormat/>", '<w:qFormat/><w:name w:val="x"/>'),
    ],
)
def test_markup_in_another_order_is_found(old, new):
    broken = documents.changed(docx_bytes(samples.content()), (old, new), part="word/styles.xml")
    assert ooxml_order.faults(broken)


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_headings_stay_with_their_text_and_no_row_of_a_table_is_cut(paper_format):
    made = docx_bytes(formats.full_paper(paper_format))
    document = docx.Document(io.BytesIO(made))
    for level in ("一", "二", "三"):
        assert document.styles[f"公文{level}级标题"].paragraph_format.keep_with_next
    markup = documents.markup_of(made)
    rows = re.findall(r"<w:tr>.*?</w:tr>", markup)
    assert rows
    assert all("<w:cantSplit/>" in row for row in rows)
    heads = [row for row in rows if "<w:tblHeader/>" in row]
    assert len(heads) == 2, "each annex repeats its headings on every page"
    assert all("编号" in row for row in heads)


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_the_imprint_lies_at_the_foot_and_only_a_letter_has_none_of_its_rules(paper_format):
    markup = documents.markup_of(docx_bytes(formats.full_paper(paper_format)))
    (placed,) = re.findall(r"<w:tbl><w:tblPr><w:tblpPr[^>]*/>.*?</w:tbl>", markup)
    assert 'w:vertAnchor="margin"' in placed
    assert 'w:tblpYSpec="bottom"' in placed
    letter = paper_format is PaperFormat.LETTER
    assert ("<w:tcBorders>" in placed) == (not letter)
    assert ("印发" in placed) == (not letter)


@pytest.mark.parametrize("pitch", Pitch)
def test_every_paragraph_of_the_text_has_the_exact_line_of_the_pitch(pitch):
    made = docx_bytes(samples.content(pitch=pitch))
    line = {Pitch.EXACT_28: "560"}.get(pitch, "579")
    for name in ("word/document.xml", "word/styles.xml"):
        markup = documents.markup_of(made, name)
        exact = re.findall(r'<w:spacing [^>]*w:line="(\d+)" w:lineRule="(\w+)"', markup)
        assert {rule for _, rule in exact} <= {"exact"}
    normal = documents.markup_of(made, "word/styles.xml").partition('w:styleId="Normal"')[2]
    assert f'w:line="{line}" w:lineRule="exact"' in normal.partition("</w:style>")[0]
    body = docx.Document(io.BytesIO(made)).styles["公文正文"]
    assert body.paragraph_format.line_spacing is None, "the text takes the line of its base style"
