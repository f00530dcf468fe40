from __future__ import annotations

from dataclasses import replace

from core.domain.document_text import TextEdit
from core.letters.content import Attendance, Block, BlockStyle
from core.letters.edited import text_of
from core.letters.text_edits import edits_between, figure_warnings, said
from tests.core.letters import samples


def text(*blocks, **changes):
    made = text_of(samples.content(blocks=tuple(Block(text=each) for each in blocks)))
    return replace(made, **changes)


def test_nothing_changed_is_no_edit():
    assert edits_between(text("甲。", "乙。"), text("甲。", "乙。")) == ()


def test_changed_added_and_removed_paragraphs_are_told_where_they_stand():
    before, after = text("甲。", "乙。", "丙。"), text("甲。", "乙改。", "丙。", "丁。")
    assert edits_between(before, after) == (
        TextEdit(part="正文第2段", before="乙。", after="乙改。"),
        TextEdit(part="正文第4段", before="", after="丁。"),
    )
    assert edits_between(text("甲。", "乙。"), text("乙。")) == (
        TextEdit(part="正文第1段", before="甲。", after=""),
    )


def test_every_part_is_compared():
    before = text("甲。")
    after = replace(
        before,
        title="新题",
        addressee="县财政局",
        attachments=("清单",),
        attendance=(Attendance(label="出席", names="王某"),),
        note="附注",
        copied_to=("县委办",),
    )
    assert [each.part for each in edits_between(before, after)] == [
        "标题",
        "主送机关",
        "附件说明第1项",
        "出席名单第1项",
        "附注",
        "抄送第1个",
    ]


def test_a_heading_made_of_text_is_an_edit_though_no_word_changed():
    before = text("一、要求")
    after = replace(before, blocks=(Block(style=BlockStyle.HEADING_1, text="一、要求"),))
    (edit,) = edits_between(before, after)
    assert (edit.before, edit.after) == ("【正文】一、要求", "【一级标题】一、要求")


def test_an_edit_is_one_line_of_the_journal():
    assert said(TextEdit(part="标题", before="甲", after="乙")) == "标题：“甲”改为“乙”"
    assert said(TextEdit(part="标题", before="", after="乙")) == "标题：增加“乙”"
    assert said(TextEdit(part="标题", before="甲", after="")) == "标题：删去“甲”"


def test_figures_are_named_by_what_they_are():
    edits = (
        TextEdit(part="正文第1段", before="于2020年12月7日前办结3项。", after="于2020年12月9日前办结5项。"),
        TextEdit(part="正文第2段", before="依据容法办〔2020〕3号", after="依据容法办〔2020〕4号"),
        TextEdit(part="正文第3段", before="BD-2020-004", after=""),
        TextEdit(part="正文第4段", before="", after="完成率70%"),
    )
    assert [each.partition("，台账")[0] for each in figure_warnings(edits)] == [
        "正文第1段的日期“2020年12月7日”改成了“2020年12月9日”",
        "正文第1段的数字“3项”改成了“5项”",
        "正文第2段的文号“依据容法办〔2020〕3号”改成了“依据容法办〔2020〕4号”",
        "正文第3段删去了编号“BD-2020-004”",
        "正文第4段写入了数字“70%”",
    ]


def test_a_figure_that_only_moved_is_not_spoken_of():
    moved = (
        TextEdit(part="正文第1段", before="于2020年12月7日前。", after="尽快。"),
        TextEdit(part="正文第2段", before="", after="于2020年12月7日前。"),
    )
    assert figure_warnings(moved) == ()
    assert figure_warnings((TextEdit(part="标题", before="甲事", after="乙事"),)) == ()
