from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.shared import Mm

from core.domain.letter import LetterKind
from core.errors import Environment
from core.letters.compose import compose
from core.letters.docx_twin import docx_bytes, write_docx
from core.letters.letter import PaperFormat, Pitch
from tests.core.letters import documents, formats, samples


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_the_same_content_gives_the_same_bytes(paper_format):
    content = formats.paper_of(paper_format, 3)
    assert docx_bytes(content) == docx_bytes(content)
    assert docx_bytes(content) != docx_bytes(replace(content, title="关于另一件事的函"))


def test_no_date_person_or_macro_of_this_machine_is_in_the_file():
    with zipfile.ZipFile(io.BytesIO(docx_bytes(samples.content()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "vba" in name.lower() or "thumbnail" in name]
        about = package.read("docProps/core.xml").decode()
    assert "python-docx" not in about
    assert "2000-01-01T00:00:00Z" in about


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_pages_are_a4_with_the_type_area_and_grid_of_the_standard(paper_format):
    document = docx.Document(io.BytesIO(docx_bytes(formats.paper_of(paper_format, 1))))
    first = document.sections[0]
    close = Mm(0.02)
    for found, asked in (
        (first.page_width, Mm(210)),
        (first.page_height, Mm(297)),
        (first.top_margin, Mm(37)),
        (first.left_margin, Mm(28)),
        (first.right_margin, Mm(26)),
        (first.bottom_margin, Mm(35)),
    ):
        assert abs(found - asked) <= close
    markup = documents.markup_of(docx_bytes(replace(formats.paper_of(paper_format, 1), pitch=Pitch.STANDARD)))
    assert markup.count("<w:docGrid ") == markup.count(
        '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"/>'
    )


@pytest.mark.parametrize(
    ("pitch", "line"), [(Pitch.STANDARD, 579), (Pitch.EXACT_28, 560), (Pitch.EXACT_28_95, 579)]
)
def test_lines_have_the_exact_height_of_the_pitch(pitch, line):
    styles = documents.markup_of(docx_bytes(samples.content(pitch=pitch)), "word/styles.xml")
    normal = styles[styles.index('w:styleId="Normal"') :].partition("</w:style>")[0]
    assert f'w:line="{line}" w:lineRule="exact"' in normal
    assert f'w:linePitch="{line}"' in documents.markup_of(docx_bytes(samples.content(pitch=pitch)))
    size, margins = (_first(pitch, name) for name in ("pgSz", "pgMar"))
    height = int(size["h"]) - int(margins["top"]) - int(margins["bottom"])
    width = int(size["w"]) - int(margins["left"]) - int(margins["right"])
    assert height // line == 22
    assert width // ((16 - 848 / 4096) * 20) == 28


def test_28_characters_fill_a_line_where_a_program_knows_no_grid_of_characters():
    """LibreOffice gives a character two cells of a grid that is narrower than the character."""
    styles = documents.markup_of(docx_bytes(samples.content()), "word/styles.xml")
    normal = styles[styles.index('w:styleId="Normal"') :].partition("</w:style>")[0]
    assert '<w:snapToGrid w:val="0"/>' in normal
    body = styles[styles.index('w:styleId="LetterParagraph"') :].partition("</w:style>")[0]
    closer = int(body.partition('<w:spacing w:val="')[2].partition('"')[0])
    size, margins = (_first(Pitch.STANDARD, name) for name in ("pgSz", "pgMar"))
    width = int(size["w"]) - int(margins["left"]) - int(margins["right"])
    assert width // (16 * 20 + closer) == 28


@pytest.mark.parametrize("pitch", list(Pitch))
def test_whole_rows_fill_page_1_below_the_red_head(pitch):
    """A row less than on the printed page would send the signature of a full letter to another page."""
    document = docx.Document(io.BytesIO(docx_bytes(samples.content(pitch=pitch))))
    section = document.sections[0]
    mark = section.first_page_header.paragraphs[0].paragraph_format
    head = section.header_distance.twips + mark.line_spacing.twips + mark.space_after.twips
    line = document.styles["Normal"].paragraph_format.line_spacing.twips
    rows, spare = divmod(section.page_height.twips - section.bottom_margin.twips - head, line)
    assert rows == 21
    assert spare < line / 20


def _first(pitch, name):
    section = docx.Document(io.BytesIO(docx_bytes(samples.content(pitch=pitch)))).sections[0]._sectPr
    element = section.find(docx.oxml.ns.qn(f"w:{name}"))
    return {key.rpartition("}")[2]: value for key, value in element.items()}


def test_every_style_names_its_east_asian_face():
    document = docx.Document(io.BytesIO(docx_bytes(samples.content())))
    faces = {
        style.name: style.element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia"))
        for style in document.styles
        if style.name.startswith("公文")
    }
    assert faces["公文正文"] == "仿宋_GB2312"
    assert faces["公文一级标题"] == "黑体"
    assert faces["公文二级标题"] == "楷体_GB2312"
    assert faces["公文标题"] == "方正小标宋简体"
    assert None not in faces.values()


def test_text_is_indented_by_characters_and_the_title_turns_where_ours_does():
    content = compose(LetterKind.SUPERVISION, samples.supervision_facts())
    document = docx.Document(io.BytesIO(docx_bytes(content)))
    title = next(each for each in document.paragraphs if each.style.name == "公文标题")
    assert title.text.replace("\n", "") == content.title
    assert title.text.split("\n") == ["关于限期办结法治政府建设", "实地督察反馈问题整改事项的督办函"]
    styles = documents.markup_of(docx_bytes(content), "word/styles.xml")
    assert 'w:firstLineChars="200"' in styles


def test_a_letter_has_red_rules_on_its_first_page_and_no_number_there():
    document = docx.Document(io.BytesIO(docx_bytes(samples.content())))
    first = document.sections[0]
    assert first.different_first_page_header_footer
    markup = first.first_page_header._element.xml
    assert markup.count('prst="rect"') == 4
    assert samples.ISSUER in "".join(each.text for each in first.first_page_header.paragraphs)
    assert "PAGE" not in first.first_page_footer._element.xml
    odd, even = first.footer._element.xml, first.even_page_footer._element.xml
    assert "PAGE" in odd
    assert 'w:jc w:val="right"' in odd
    assert "PAGE" in even
    assert 'w:jc w:val="left"' in even
    assert document.settings.odd_and_even_pages_header_footer


def test_a_document_bears_its_red_name_and_rule_in_the_text_and_counts_page_1():
    content = formats.paper_of(PaperFormat.UPWARD, 2)
    document = docx.Document(io.BytesIO(docx_bytes(content)))
    mark = next(each for each in document.paragraphs if each.style.name == "公文发文机关标志")
    assert mark.text == f"{content.letterhead}文件"
    line = next(each for each in document.paragraphs if "签发人：" in each.text)
    markup = documents.markup_of(docx_bytes(content))
    assert markup.count('w:color="E60000"') == 1
    assert all(name in "".join(each.text for each in document.paragraphs) for name in content.signers)
    assert not document.sections[0].different_first_page_header_footer
    assert line.style.name == "公文发文字号"


def test_joint_issuers_stand_in_one_table_with_the_word_for_document():
    content = samples.content(format=PaperFormat.DOCUMENT, issuers=formats.JOINT[:3])
    document = docx.Document(io.BytesIO(docx_bytes(content)))
    names, ending = document.tables[0].rows[0].cells
    assert [each.text for each in names.paragraphs] == list(formats.JOINT[:3])
    assert ending.text == "文件"


def test_a_sealed_date_ends_four_characters_from_the_right_edge_and_a_plain_one_two():
    sealed = documents.markup_of(docx_bytes(samples.content()))
    assert 'w:rightChars="400"' in sealed
    plain = documents.markup_of(docx_bytes(samples.content(sealed=False, signature="容城县司法局办公室县")))
    assert 'w:rightChars="200"' in plain


def test_annexes_lie_in_sections_of_their_own_and_turned_ones_across():
    annex = formats.Annex(title="逾期未办结整改事项清单", table=formats.table(9), turned=True)
    content = samples.content(annexes=(annex,), forms=(formats.SLIP,), copied_to=("县政府办公室",))
    document = docx.Document(io.BytesIO(docx_bytes(content)))
    shapes = [(round(each.page_width.mm), round(each.page_height.mm)) for each in document.sections]
    assert shapes == [(210, 297), (297, 210), (210, 297), (210, 297)]
    assert [each.text for each in document.tables[0].rows[1].cells][1] == "BD-2020-001"
    assert document.tables[1].rows[0].cells[0].text == "抄送：县政府办公室。"
    assert "PAGE" not in document.sections[-1].footer._element.xml


def test_a_slip_bears_its_code_as_a_picture_and_in_letters():
    made = docx_bytes(samples.content(forms=(formats.SLIP,)))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert len(pictures) == 1
        assert package.read(pictures[0]).startswith(b"\x89PNG")
    assert formats.SLIP.code in documents.markup_of(made)


def test_a_copy_says_so_on_every_page_and_a_draft_does_not():
    for paper_format in PaperFormat:
        content = formats.paper_of(paper_format, 1)
        copy = docx.Document(io.BytesIO(docx_bytes(content, note="副本")))
        first = copy.sections[0]
        heads = [first.header, first.even_page_header]
        if paper_format is PaperFormat.LETTER:
            heads.append(first.first_page_header)
        assert all("副本" in head._element.xml for head in heads)
    draft = docx.Document(io.BytesIO(docx_bytes(samples.content())))
    assert "副本" not in draft.sections[0].header._element.xml


def test_characters_that_xml_cannot_hold_do_not_stop_it():
    made = docx_bytes(samples.content(title="关于\x0b督办\x00的函", note="联系人：<李> & “王”"))
    text = "".join(each.text for each in docx.Document(io.BytesIO(made)).paragraphs)
    assert "关于督办的函" in text
    assert "<李> & “王”" in text


def test_a_disk_that_says_no_leaves_no_half_file(tmp_path):
    (tmp_path / "稿.docx").mkdir()
    with pytest.raises(Environment):
        write_docx(samples.content(), tmp_path / "稿.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["稿.docx"]
    write_docx(samples.content(), tmp_path / "二稿.docx")
    assert docx.Document(str(tmp_path / "二稿.docx")).paragraphs
