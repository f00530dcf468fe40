from __future__ import annotations

from core.letters import docx_lines, paper
from core.letters.fonts import font_book
from core.letters.red_heads import head_of
from core.letters.rows import RowMaker
from core.letters.tail import tail_of
from tests.core.letters import formats, samples


def measured(content):
    book = font_book(bundled_only=True)
    maker = RowMaker(content, book)
    grid = paper.GRIDS[content.pitch]
    return head_of(content, book, maker, grid), tail_of(content, maker, grid)


def test_runs_are_sorted_into_lines_and_pieces():
    head, _ = measured(samples.content(urgency="特急"))
    lines = docx_lines.lines_of(head.runs)
    texts = [["".join(run.text for run in piece) for piece in docx_lines.pieces_of(line)] for line in lines]
    assert texts[-1] == ["特急", "容法督函〔2020〕8号"]


def test_a_line_in_the_middle_is_centred_and_others_go_to_tab_stops():
    head, _ = measured(samples.content(urgency="特急"))
    line = docx_lines.lines_of(head.runs)[-1]
    made = docx_lines.head_line(line)
    assert 'w:val="right"' in made
    assert "黑体" in made
    document, _ = measured(samples.content(format=paper.PaperFormat.DOCUMENT))
    centred = docx_lines.head_line(docx_lines.lines_of(document.runs)[-1])
    assert '<w:jc w:val="center"/>' in centred


def test_spoken_runs_name_a_face_only_where_it_is_not_the_texts_own():
    head, _ = measured(samples.content(urgency="特急"))
    mark, number = docx_lines.lines_of(head.runs)[-1][0], docx_lines.lines_of(head.runs)[-1][-1]
    assert "rFonts" in docx_lines.spoken([mark])
    assert "rFonts" not in docx_lines.spoken([number])


def test_name_and_date_are_indented_from_the_right_and_blank_lines_become_white():
    _, tail = measured(samples.content())
    lines = docx_lines.tail_lines(tail.rows, 10.0)
    assert len(lines) == 2
    assert 'w:before="1134"' in lines[0]
    assert 'w:rightChars="400"' in lines[1]


def test_names_of_joint_issuers_stand_at_centred_stops():
    _, tail = measured(samples.content(format=paper.PaperFormat.DOCUMENT, issuers=formats.JOINT[:3]))
    lines = docx_lines.tail_lines(tail.rows, 10.0)
    assert any(line.count('<w:tab w:val="center"') == 3 for line in lines)
