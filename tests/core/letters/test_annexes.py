from __future__ import annotations

import pdfplumber
import pytest

from core.domain.letter import LetterKind
from core.letters.letter import Annex, Block, Layout, compose, draw_pdf, lay_out
from core.letters.placed import Element
from tests.core.letters import formats, samples
from tests.core.letters.geometry import CELL, PITCH, runs_of, top_of


def laid(*annexes: Annex, **changes: object) -> Layout:
    return lay_out(samples.content(annexes=annexes, **changes), bundled_only=True)


def test_an_annex_begins_a_page_with_its_mark_and_has_its_title_on_the_third_line():
    layout = laid(
        Annex(title="逾期事项清单", blocks=formats.TEXT), Annex(title="第二个", blocks=formats.TEXT)
    )
    pages = [page for page in layout.pages if runs_of(page, Element.ANNEX_MARK)]
    marks = ["".join(run.text for run in runs_of(page, Element.ANNEX_MARK)) for page in pages]
    assert marks == ["附件1", "附件2"]
    for page in pages:
        mark, title = runs_of(page, Element.ANNEX_MARK)[0], runs_of(page, Element.ANNEX_TITLE)[0]
        assert mark.left == 28.0
        assert top_of(mark) == pytest.approx(37.0, abs=0.05)
        assert top_of(title) == pytest.approx(37.0 + 2 * PITCH, abs=0.05)
        assert runs_of(page, Element.ANNEX_TEXT)[0].left == pytest.approx(28 + 2 * CELL, abs=0.01)
        assert runs_of(page, Element.PAGE_NUMBER), "page numbers run on"


def test_an_annex_bears_the_number_that_the_list_of_attachments_gives_it():
    """The mark and the list agree (clause 7.3.7), also where other papers are named before it."""
    annex = Annex(title="事项清单", blocks=formats.TEXT)
    layout = laid(annex, attachments=("任务分解表", "事项清单"))
    page = next(page for page in layout.pages if runs_of(page, Element.ANNEX_MARK))
    assert "".join(run.text for run in runs_of(page, Element.ANNEX_MARK)) == "附件2"
    facts = samples.supervision_facts(
        items=tuple(samples.item(number) for number in range(1, 20)), attachments=("任务分解表",)
    )
    content = compose(LetterKind.SUPERVISION, facts)
    assert content.attachments == ("逾期未办结整改事项清单", "任务分解表")
    assert "时限见附件1。" in "".join(block.text for block in content.blocks)


def test_a_single_annex_bears_no_number():
    layout = laid(Annex(title="清单", blocks=(Block(text="无。"),)))
    assert runs_of(layout.pages[-1], Element.ANNEX_MARK)[0].text == "附件"


@pytest.mark.parametrize("turned", [False, True])
def test_every_cell_of_a_table_comes_out_of_the_pdf_again(turned, tmp_path):
    table = formats.table(30)
    layout = laid(Annex(title="清单", table=table, turned=turned))
    draw_pdf(layout, tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        found = "".join(char["text"] for page in pdf.pages for char in page.chars)
        assert {(round(page.width), round(page.height)) for page in pdf.pages} == {(595, 842)}
        for page in pdf.pages[1:]:
            for char in page.chars:
                assert 26 * 72 / 25.4 <= char["x0"] <= 187 * 72 / 25.4
                assert char["bottom"] <= 273 * 72 / 25.4
    assert all(row[1] in found for row in table.rows)


def test_a_turned_table_reads_from_the_foot_to_the_head_with_its_head_at_the_left(tmp_path):
    layout = laid(Annex(title="清单", table=formats.table(3), turned=True))
    draw_pdf(layout, tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        chars = pdf.pages[-1].chars
        title = next(char for char in chars if char["text"] == "清")
        number = next(char for char in chars if char["text"] == "序")
        assert not title["upright"]
        assert title["x0"] < number["x0"], "the title is nearer to the left edge than the table"
        assert number["top"] > 200 * 72 / 25.4, "the first column is at the foot of the upright sheet"


def test_copies_share_the_page_of_a_turned_table_rather_than_standing_alone():
    layout = laid(Annex(title="清单", table=formats.table(3), turned=True), copied_to=("县纪委监委",))
    last = layout.pages[-1]
    assert runs_of(last, Element.COPIED_TO)
    assert runs_of(last, Element.TABLE)
    copies = min(run.y for run in runs_of(last, Element.COPIED_TO)) - 14 * 25.4 / 72
    assert max(297 - bar.x for bar in last.bars if bar.turned) <= copies, "the table ends above 抄送"


def test_text_before_a_turned_table_stands_on_an_upright_page_and_is_not_lost():
    layout = laid(Annex(title="清单", blocks=formats.TEXT, table=formats.table(3), turned=True))
    text = "".join(run.text for page in layout.pages for run in runs_of(page, Element.ANNEX_TEXT))
    assert text == formats.TEXT[0].text
    assert not runs_of(layout.pages[-2], Element.TABLE)
    assert runs_of(layout.pages[-1], Element.TABLE)


@pytest.mark.parametrize("rows", range(20, 34))
def test_the_last_rows_of_a_long_table_go_on_with_the_copies(rows):
    layout = laid(Annex(title="清单", table=formats.table(rows)), copied_to=("县纪委监委",))
    assert runs_of(layout.pages[-1], Element.TABLE)
