from __future__ import annotations

from dataclasses import replace

import pytest

from core.letters.content import Annex, Column, Form, FormCell, FormRow, Table
from core.letters.docx_reading import take_back
from core.letters.edited import with_text
from core.letters.enclosed_edits import CellEdit, with_cells
from tests.core.letters import documents, samples

ROWS = (
    ("1", "BD-2020-001", "加强资金筹措", "2020年6月30日"),
    ("2", "BD-2020-002", "依法履行判决", "2020年9月30日"),
    ("3", "BD-2020-003", "清理欠款", ""),
)
TABLE = Table(
    columns=tuple(Column(heading=each) for each in ("序号", "编号", "整改措施", "完成时限")), rows=ROWS
)
SLIP = Form(
    title="回　执",
    rows=(
        FormRow(cells=(FormCell(text="来文标题", label=True), FormCell(text="关于{}的函", width=3))),
        FormRow(cells=(FormCell(text="经办人", label=True), FormCell(), FormCell(text="电话"), FormCell())),
    ),
)


@pytest.fixture
def content():
    made = samples.content(annexes=(Annex(title="清单", table=TABLE),), attachments=("清单",), forms=(SLIP,))
    title = FormCell(text=made.title, width=3)
    first = replace(SLIP.rows[0], cells=(SLIP.rows[0].cells[0], title))
    return replace(made, forms=(replace(SLIP, rows=(first, SLIP.rows[1])),))


@pytest.fixture
def written(content, tmp_path):
    return documents.text_of(content, tmp_path)


def test_words_of_a_cell_are_taken_and_shown_before_and_after(content, written):
    given = documents.edited(written, ("依法履行判决", "依法履行生效判决"), ("经办人", "承办人"))
    taken = take_back(given, written, content)
    assert taken.warnings == ()
    assert [(each.part, each.before, each.after) for each in taken.edits] == [
        ("《清单》第3行第3格", "依法履行判决", "依法履行生效判决"),
        ("《回执》第2行第1格", "经办人", "承办人"),
    ]
    back = with_text(content, taken.text)
    assert back.annexes[0].table.rows[1] == ("2", "BD-2020-002", "依法履行生效判决", "2020年9月30日")
    assert back.forms[0].rows[1].cells[0] == FormCell(text="承办人", label=True)
    assert taken.text.edits[0] == "《清单》第3行第3格：“依法履行判决”改为“依法履行生效判决”"


def test_an_empty_field_of_a_slip_takes_what_was_written_into_it(content, written):
    filled = replace(
        written,
        paragraphs=tuple(
            documents.paragraph_at(each, "李某")
            if (each.row, each.cell) == (2, 2) and not each.text
            else each
            for each in written.paragraphs
        ),
    )
    taken = take_back(filled, written, content)
    assert with_text(content, taken.text).forms[0].rows[1].cells[1].text == "李某"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("2020年9月30日", "2020年10月31日", "日期"),
        ("BD-2020-002", "BD-2020-020", "编号"),
        ("清理欠款", "清理欠款3万元", "数字"),
        ("清理欠款", "按容法督〔2020〕9号清理欠款", "文号"),
    ],
)
def test_a_cell_whose_figures_differ_stays_and_says_why(content, written, old, new, kind):
    taken = take_back(documents.edited(written, (old, new)), written, content)
    assert with_text(content, taken.text) == content
    (said,) = taken.warnings
    assert f"其中的{kind}来自台账，没有取回，仍按台账印出" in said
    assert f"“{old}”改成了“{new}”" in said


def test_a_row_struck_out_stays_and_the_others_are_taken(content, written):
    without = replace(
        written, paragraphs=tuple(each for each in written.paragraphs if (each.table, each.row) != (1, 2))
    )
    given = documents.edited(without, ("清理欠款", "清理全部欠款"))
    taken = take_back(given, written, content)
    assert "《清单》的行或列有增减" in "".join(taken.warnings)
    rows = with_text(content, taken.text).annexes[0].table.rows
    assert rows[0] == ROWS[0]
    assert rows[2][2] == "清理全部欠款"


def test_a_table_that_is_gone_stays_as_the_ledger_has_it(content, written):
    given = replace(written, paragraphs=tuple(each for each in written.paragraphs if each.table != 1))
    taken = take_back(given, written, content)
    assert with_text(content, taken.text) == content
    assert "没有找到《清单》的表格" in "".join(taken.warnings)


def test_a_slip_names_the_title_that_was_edited(content, written):
    title = documents.paragraph("关于抓紧整改的函", style="公文标题")
    longer = replace(
        written,
        paragraphs=tuple(title if each.style == title.style else each for each in written.paragraphs),
    )
    back = with_text(content, take_back(longer, written, content).text)
    assert back.title == back.forms[0].rows[0].cells[1].text == "关于抓紧整改的函"


def test_an_edit_follows_its_words_to_another_row_and_waits_for_no_other(content):
    edit = CellEdit(table=0, row=2, cell=2, before="依法履行判决", after="依法履行生效判决")
    fewer = replace(TABLE, rows=ROWS[1:])
    moved = replace(content, annexes=(Annex(title="清单", table=fewer),))
    assert with_cells(moved, [edit]).annexes[0].table.rows[0][2] == "依法履行生效判决"
    changed = replace(edit, before="早已改过的措施")
    assert with_cells(content, [changed]) == content
    assert with_cells(replace(content, annexes=(), forms=()), [edit]).annexes == ()


def test_a_long_title_is_shortened_where_it_names_a_table(content, tmp_path):
    long = replace(content, annexes=(replace(content.annexes[0], title="逾期未办结整改事项" * 3),))
    written = documents.text_of(long, tmp_path)
    (edit,) = take_back(documents.edited(written, ("依法履行判决", "依法履行")), written, long).edits
    assert edit.part == "《逾期未办结整改事项逾期未办…》第3行第3格"
