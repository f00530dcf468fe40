from __future__ import annotations

import pytest

from core.letters.letter import Layout, LetterContent, PaperFormat, lay_out
from core.letters.placed import Element, Page
from tests.core.letters import formats, samples
from tests.core.letters.geometry import CELL, PITCH, runs_of, top_of


def laid(**changes: object) -> Layout:
    return lay_out(samples.content(**changes), bundled_only=True)


def ink_top(layout: Layout) -> float:
    tops = []
    for run in runs_of(layout.pages[0], Element.ISSUER):
        inks = [ink for ink in (layout.book.ink(run.role, char) for char in run.glyphs) if ink]
        tops.append(run.y - max(ink.top for ink in inks) * run.size * 25.4 / 72)
    return min(tops)


def rule_of(page: Page) -> tuple[float, float, float]:
    bar = page.bars[0]
    assert bar.red
    return bar.x, bar.y, bar.length


@pytest.mark.parametrize("paper_format", [PaperFormat.DOCUMENT, PaperFormat.UPWARD, PaperFormat.MINUTES])
def test_the_mark_begins_35_mm_below_the_type_areas_top(paper_format):
    assert ink_top(laid(format=paper_format)) == pytest.approx(72.0, abs=0.05)


def test_a_document_bears_its_number_in_the_middle_and_a_rule_four_mm_below():
    layout = laid(format=PaperFormat.DOCUMENT)
    page = layout.pages[0]
    number = runs_of(page, Element.NUMBER)
    assert (number[0].left + number[-1].right) / 2 == pytest.approx(106.0, abs=0.01)
    x, y, length = rule_of(page)
    assert (x, length) == (28.0, 156.0)
    assert y - (top_of(number[0]) + CELL) == pytest.approx(4.0, abs=0.1)
    issuer = runs_of(page, Element.ISSUER)[0]
    assert issuer.text.endswith("文件")
    inks = [ink for ink in (layout.book.ink(issuer.role, char) for char in issuer.glyphs) if ink]
    bottom = issuer.y - min(ink.bottom for ink in inks) * issuer.size * 25.4 / 72
    assert top_of(number[0]) - bottom == pytest.approx(2 * PITCH, abs=0.1), "two blank lines"


def test_the_title_stands_two_blank_lines_below_the_rule():
    layout = laid(format=PaperFormat.DOCUMENT)
    _, y, _ = rule_of(layout.pages[0])
    title = runs_of(layout.pages[0], Element.TITLE)[0]
    assert top_of(title) - (y + 0.5) == pytest.approx(2 * PITCH, abs=0.05)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_an_upward_paper_has_its_number_left_and_its_signers_right(count):
    names = ("张某某", "李某", "王某某", "赵某")[:count]
    page = laid(format=PaperFormat.UPWARD, signers=names).pages[0]
    number = runs_of(page, Element.NUMBER)[0]
    signers = runs_of(page, Element.SIGNER)
    assert number.left == pytest.approx(28 + CELL, abs=0.01)
    assert max(run.right for run in signers) == pytest.approx(184 - CELL, abs=0.01)
    assert number.y == max(run.y for run in signers), "the number stands on the last signer's line"
    text = "".join(run.text for run in signers)
    assert text.startswith("签发人：")
    assert all(name in text for name in names)


def test_joint_issuers_stand_below_each_other_at_one_width_with_the_word_beside_them():
    page = laid(format=PaperFormat.DOCUMENT, issuers=formats.JOINT).pages[0]
    *names, word = runs_of(page, Element.ISSUER)
    assert [run.text for run in names] == list(formats.JOINT)
    assert word.text == "文件"
    assert len({(run.left, round(run.right, 2)) for run in names}) == 1
    assert word.left > names[0].right
    assert word.right <= 184.01
    assert names[0].y < word.y < names[-1].y
    assert all(run.red for run in (*names, word))


def test_a_bulletin_bears_its_issue_number_and_no_signature():
    content = samples.content(
        format=PaperFormat.BULLETIN, letterhead="法治督察工作专报", issue="第3期", issue_total="（总第15期）"
    )
    layout = lay_out(content, bundled_only=True)
    lines = sorted((run.y, run.left, run.text) for run in runs_of(layout.pages[0], Element.ISSUE))
    assert [text for *_, text in lines] == ["第3期", "（总第15期）", "容城县司法局", "2020年11月22日"]
    assert layout.seals == ()
    assert not any(runs_of(page, Element.SIGNATURE, Element.DATE) for page in layout.pages)


def test_marks_stand_at_the_top_left_of_the_type_area_in_order():
    page = laid(format=PaperFormat.DOCUMENT, copy_number="000012", secrecy="秘密★1年", urgency="特急").pages[
        0
    ]
    marks = runs_of(page, Element.MARK)
    assert "".join(run.text for run in marks) == "000012秘密★1年特急"
    tops = sorted({round(top_of(run), 2) for run in marks})
    assert tops == [pytest.approx(37 + line * PITCH, abs=0.05) for line in range(3)]


@pytest.mark.parametrize("paper_format", PaperFormat)
def test_a_long_issuer_never_leaves_the_type_area(paper_format):
    names = {"letterhead": "容城县" * 12, "signature": "容城县" * 9}
    content: LetterContent = samples.content(format=paper_format, **names)
    page = lay_out(content, bundled_only=True).pages[0]
    for run in (*runs_of(page, Element.ISSUER), *runs_of(page, Element.ISSUE)):
        assert run.left >= 27.99
        assert run.right <= 184.01


@pytest.mark.parametrize("marks", [("", ""), ("秘密★1年", ""), ("秘密★1年", "特急")])
def test_the_name_of_a_bulletin_stands_under_its_marks(marks):
    secrecy, urgency = marks
    layout = laid(format=PaperFormat.BULLETIN, copy_number="000012", secrecy=secrecy, urgency=urgency)
    lowest = max(top_of(run) for run in runs_of(layout.pages[0], Element.MARK)) + CELL
    assert ink_top(layout) >= max(lowest, 52.0) - 0.05


@pytest.mark.parametrize(("count", "shown"), [(2, 2), (7, 7), (8, 8), (9, 1), (12, 1)])
def test_many_joint_names_leave_page_1_its_text_and_very_many_leave_the_head_to_the_first(count, shown):
    """GB/T 9704 clause 7.3.2 wants text on page 1; the rules on papers (art. 9) allow one name."""
    names = tuple(f"容城县{name}局" for name in "教公民财自生住交农水商卫"[:count])
    layout = laid(format=PaperFormat.DOCUMENT, issuers=names, blocks=formats.TEXT * 4)
    runs = runs_of(layout.pages[0], Element.ISSUER)
    assert len([run for run in runs if "容城县" in run.text]) == shown
    assert min(run.size for run in runs) >= 22
    assert runs_of(layout.pages[0], Element.BODY)
    assert "文件" in "".join(run.text for run in runs)
