from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.document_text import DocumentText
from core.domain.letter import LetterKind
from core.errors import Refused
from core.letters.compose import compose
from core.letters.docx_reading import take_back
from core.letters.edited import with_text
from core.letters.letter import BlockStyle, PaperFormat, Pitch
from tests.core.letters import documents, formats, samples

KINDS = [kind for kind in LetterKind if kind.plan.required]


@pytest.fixture
def letter():
    return compose(LetterKind.SUPERVISION, samples.supervision_facts())


@pytest.fixture
def written(letter, tmp_path):
    return documents.text_of(letter, tmp_path)


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_what_nobody_edited_comes_back_as_it_went(paper_format, tmp_path):
    for seed in range(12):
        content = formats.paper_of(paper_format, seed)
        text = documents.text_of(content, tmp_path)
        taken = take_back(text, text, content)
        assert (taken.edits, taken.warnings) == ((), ()), seed
        assert with_text(content, taken.text) == content, seed


@pytest.mark.parametrize("pitch", Pitch)
def test_no_line_pitch_makes_a_difference(pitch, tmp_path):
    content = replace(formats.full_paper(PaperFormat.UPWARD), pitch=pitch)
    text = documents.text_of(content, tmp_path)
    taken = take_back(text, text, content)
    assert (taken.edits, taken.warnings) == ((), ())
    assert with_text(content, taken.text) == content


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_every_kind_comes_back_with_and_without_styles(kind, tmp_path):
    for facts in (samples.facts_of(kind), samples.sparse_facts_of(kind)):
        content = compose(kind, facts)
        text = documents.text_of(content, tmp_path)
        for given in (text, documents.without_styles(text)):
            taken = take_back(given, text, content)
            assert with_text(content, taken.text) == content
            assert taken.warnings == ()


def test_a_changed_paragraph_is_shown_before_and_after(letter, written):
    taken = take_back(documents.edited(written, ("重点任务", "各项任务")), written, letter)
    (edit,) = taken.edits
    assert edit.part.startswith("正文第")
    assert "重点任务" in edit.before
    assert edit.after == edit.before.replace("重点任务", "各项任务")
    assert with_text(letter, taken.text).title == letter.title
    assert taken.text.edits == (f"{edit.part}：“{edit.before}”改为“{edit.after}”",)


def test_added_and_removed_paragraphs_are_told(letter, written):
    added = documents.inserted(written, "现将有关事项", documents.paragraph("请高度重视。", style="公文正文"))
    taken = take_back(added, written, letter)
    assert [(each.before, each.after) for each in taken.edits] == [("", "请高度重视。")]
    gone = replace(written, paragraphs=tuple(p for p in written.paragraphs if "特此函告" not in p.text))
    removed = take_back(gone, written, letter)
    assert all(not each.after for each in removed.edits)
    assert len(with_text(letter, removed.text).blocks) == len(letter.blocks) - len(removed.edits)


@pytest.mark.parametrize(
    ("text", "font", "style"),
    [
        ("四、有关要求", "黑体", BlockStyle.HEADING_1),
        ("四、有关要求", "", BlockStyle.HEADING_1),
        ("（二）加强督促", "楷体_GB2312", BlockStyle.HEADING_2),
        ("1. 建立台账", "仿宋_GB2312", BlockStyle.HEADING_3),
        (
            "一、二、三级标题在这段话里只是文字，不是标题，所以它一直说到底，说了很多很多，说到句号为止。",
            "宋体",
            BlockStyle.PARAGRAPH,
        ),
        ("请抓紧办理。", "宋体", BlockStyle.PARAGRAPH),
    ],
)
def test_a_pasted_paragraph_without_our_style_is_known_by_number_and_face(letter, written, text, font, style):
    given = documents.inserted(written, "现将有关事项", documents.paragraph(text, font=font))
    blocks = take_back(given, written, letter).text.blocks
    assert [block.style for block in blocks if block.text == text] == [style]


def test_a_number_that_the_word_processor_made_of_typed_words_is_kept(letter, written):
    numbered = replace(
        documents.paragraph("有关要求", font="黑体"), label="%1、", counts=(("chineseCounting", 12),)
    )
    taken = take_back(documents.inserted(written, "现将有关事项", numbered), written, letter)
    assert "十二、有关要求" in [block.text for block in taken.text.blocks]


def test_a_line_break_within_a_paragraph_begins_a_new_one(letter, written):
    given = documents.inserted(
        written, "现将有关事项", documents.paragraph("第一段。\n第二段。", style="公文正文")
    )
    texts = [block.text for block in take_back(given, written, letter).text.blocks]
    assert texts[texts.index("第一段。") + 1] == "第二段。"


def test_number_date_and_signature_stay_the_ledgers_and_are_named(letter, written):
    given = documents.edited(written, ("2020年11月22日", "2020年11月23日"), ("〔2020〕8号", "〔2020〕9号"))
    taken = take_back(given, written, letter)
    back = with_text(letter, taken.text)
    assert (back.document_number, back.dated) == (letter.document_number, letter.dated)
    said = "".join(taken.warnings)
    assert "稿中的文号是“容法督函〔2020〕9号”" in said
    assert "“2020年11月23日”与台账不一致" in said


def test_the_expected_number_gives_way_to_the_one_that_is_taken(letter, written):
    given = documents.inserted(
        written, "现将有关事项", documents.paragraph("请按容法督函〔2020〕8号办理。", style="公文正文")
    )
    taken = take_back(given, written, letter)
    later = replace(letter, document_number="容法督函〔2020〕11号")
    texts = "".join(block.text for block in with_text(later, taken.text).blocks)
    assert "请按容法督函〔2020〕11号办理。" in texts
    assert "〔2020〕8号" not in texts


def test_figures_changed_against_the_rows_are_warned_about_by_name(letter, written):
    given = documents.edited(written, ("2020年12月7日", "2020年12月17日"), ("BD-2020-004", "BD-2020-005"))
    warnings = "".join(take_back(given, written, letter).warnings)
    assert "日期“2020年12月7日”改成了“2020年12月17日”" in warnings


def test_figures_of_tables_and_slips_are_not_taken_and_each_is_told(tmp_path):
    annex = formats.Annex(title="清单", table=formats.table(3))
    content = samples.content(annexes=(annex,), attachments=("清单",), forms=(formats.SLIP,))
    written = documents.text_of(content, tmp_path)
    taken = take_back(documents.edited(written, ("BD-2020-002", "BD-2020-999")), written, content)
    assert with_text(content, taken.text) == content
    (said,) = taken.warnings
    assert "《清单》第3行第2格的“BD-2020-002”改成了“BD-2020-999”，其中的编号来自台账，没有取回" in said


def test_words_around_the_tables_stay_and_an_annex_is_renamed_where_it_is_named(tmp_path):
    annex = formats.Annex(title="清单", table=formats.table(3))
    content = samples.content(annexes=(annex,), attachments=("清单",), forms=(formats.SLIP,))
    written = documents.text_of(content, tmp_path)
    titled = replace(
        written,
        paragraphs=tuple(
            documents.paragraph("表", style=each.style) if each.style == "公文附件标题" else each
            for each in written.paragraphs
        ),
    )
    taken = take_back(titled, written, content)
    assert with_text(content, taken.text) == content
    assert "附件的名称请在附件说明里改" in "".join(taken.warnings)
    renamed = take_back(documents.edited(written, ("附件：清单", "附件：事项表")), written, content)
    assert with_text(content, renamed.text).annexes[0].title == "事项表"


def test_tracked_changes_comments_and_boxes_are_told(letter, written):
    given = replace(written, tracked=True, comments=True, boxes=True)
    warnings = take_back(given, written, letter).warnings
    assert [word in "".join(warnings) for word in ("修订痕迹", "批注", "文本框")] == [True] * 3


def test_the_addressee_keeps_its_record_whatever_is_written(letter, written):
    given = documents.edited(written, ("县市场监督管理局：", "县市场监管局:"))
    taken = take_back(given, written, letter)
    assert taken.text.addressee == "县市场监管局"
    assert "收文单位不变" in "".join(taken.warnings)
    gone = replace(written, paragraphs=tuple(p for p in written.paragraphs if p.style != "公文主送机关"))
    kept = take_back(gone, written, letter)
    assert kept.text.addressee == letter.addressee
    assert "没有找到主送机关" in "".join(kept.warnings)


def test_the_first_line_of_minutes_is_text_though_it_ends_with_a_colon(tmp_path):
    text = formats.Block(text="会议听取了整改情况汇报。纪要如下：")
    content = samples.content(
        format=PaperFormat.MINUTES, issue="第3期", addressee="", sealed=False, blocks=(text, *formats.TEXT)
    )
    written = documents.text_of(content, tmp_path)
    given = documents.without_styles(documents.edited(written, ("听取了", "听取并审议了")))
    taken = take_back(given, written, content)
    assert taken.text.addressee == ""
    assert taken.text.blocks[0].text == "会议听取并审议了整改情况汇报。纪要如下："


def test_a_document_without_title_or_text_is_no_letter(letter, written):
    with pytest.raises(Refused, match="docx_no_letter"):
        take_back(DocumentText(paragraphs=(documents.paragraph("只有一行"),)), written, letter)
    with pytest.raises(Refused, match="docx_no_letter"):
        take_back(DocumentText(), written, letter)


def test_words_after_the_signature_that_belong_nowhere_are_named(letter, written):
    date = max(n for n, p in enumerate(written.paragraphs) if p.style == "公文署名日期")
    stray = documents.paragraph("另：请勿外传。")
    given = replace(
        written, paragraphs=(*written.paragraphs[: date + 1], stray, *written.paragraphs[date + 1 :])
    )
    assert "另：请勿外传。" in "".join(take_back(given, written, letter).warnings)
