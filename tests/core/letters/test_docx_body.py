from __future__ import annotations

import re
from dataclasses import replace

import pytest

from core.letters import docx_body, paper
from core.letters.fonts import font_book
from core.letters.letter import Annex, Block, PaperFormat
from core.letters.rows import RowMaker
from core.letters.tables import widths_of
from tests.core.letters import formats, samples


def maker_of(content):
    return RowMaker(content, font_book(bundled_only=True))


def main_of(content):
    return docx_body.main_part(content, maker_of(content), paper.GRIDS[content.pitch])


def test_a_lead_is_marked_by_a_character_style():
    made = main_of(samples.content(blocks=(Block(lead="（一）总体情况。", text="较好。"),)))
    assert '<w:rStyle w:val="LetterLead"/></w:rPr><w:t xml:space="preserve">（一）总体情况。' in made


def test_attachments_are_numbered_only_when_there_are_several_and_hang_on_their_names():
    one = main_of(samples.content(attachments=("清单",)))
    assert "附件：清单" in one
    assert 'w:leftChars="500" w:hangingChars="300"' in one
    two = main_of(samples.content(attachments=("清单", "表")))
    assert "附件：1.清单" in two
    assert ">2.表" in two


def test_a_table_of_the_document_has_the_columns_of_the_paper():
    """By weight alone codes and days were torn, which the paper never does."""
    content = samples.content(annexes=(Annex(title="清单", table=formats.table(3)),))
    maker = maker_of(content)
    part = docx_body.annex_part(content, 1, maker)
    widths = [int(width) / 1440 * 25.4 for width in re.findall(r'<w:gridCol w:w="(\d+)"', part)]
    table = content.annexes[0].table
    assert table is not None
    assert widths == pytest.approx(widths_of(table, 156.0, maker), abs=0.05)
    assert widths[4] > 7 * 4.23, "2020年12月31日 has room"


def test_a_note_stands_in_brackets_and_attendance_has_black_labels():
    made = main_of(samples.content(note="联系人：王某"))
    assert "（联系人：王某）" in made
    minutes = formats.paper_of(PaperFormat.MINUTES, 1)
    assert "LetterAttendance" in main_of(minutes)


def test_an_annex_is_numbered_like_the_pdfs_and_keeps_all_cells():
    annex = formats.Annex(title="清单", table=formats.table(9))
    content = samples.content(annexes=(annex, annex))
    made = docx_body.annex_part(content, 2, maker_of(content))
    assert "附件2" in made
    assert made.count("<w:tr>") == 10
    assert made.count("<w:tblHeader/>") == 1


def test_a_form_has_its_rows_on_one_grid_and_its_code_at_the_right():
    content = samples.content(forms=(formats.SLIP,))
    made = docx_body.form_part(formats.SLIP, maker_of(content))
    assert made.count("<w:gridCol ") == 2
    wide = formats.FormRow(cells=(formats.FormCell(text="备注"),))
    uneven = docx_body.form_part(replace(formats.SLIP, rows=(*formats.SLIP.rows, wide)), maker_of(content))
    assert uneven.count('<w:gridSpan w:val="2"/>') == 1
    assert "请于2020年12月7日前报送。" in made
    line = docx_body.code_line("K7QM-2F9D", "")
    assert "K7QM-2F9D" in line
    assert '<w:jc w:val="right"/>' in line


def test_the_imprint_lies_at_the_foot_ruled_unless_it_is_a_letters():
    plain = docx_body.imprint_part(samples.content(copied_to=("甲", "乙")))
    assert "抄送：甲，乙。" in plain
    assert 'w:tblpYSpec="bottom"' in plain
    assert "tcBorders" not in plain
    ruled = docx_body.imprint_part(
        samples.content(
            format=PaperFormat.DOCUMENT, copied_to=("甲",), printed_by="办公室", printed_on="2020年1月2日"
        )
    )
    assert ruled.count("<w:tcBorders>") == 2
    assert "2020年1月2日印发" in ruled
    assert docx_body.imprint_part(samples.content()) == ""
