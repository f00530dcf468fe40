from __future__ import annotations

import pytest

from core.letters.fonts import FontRole
from core.letters.letter import Block, BlockStyle, Layout, lay_out
from core.letters.placed import Element
from tests.core.letters import geometry, samples


def laid(**changes: object) -> Layout:
    return lay_out(samples.content(**changes), bundled_only=True)


def test_one_attachment_has_no_number_and_turns_under_its_name():
    layout = laid(attachments=("法治政府建设实地督察反馈意见整改任务清单和责任清单以及逾期未办结事项明细表",))
    first, second = geometry.lines_of(layout.pages[0], Element.ATTACHMENT)
    assert geometry.text_of(first).startswith("附件：法治政府")
    assert first[0].left == pytest.approx(28 + 2 * geometry.CELL, abs=0.01)
    assert second[0].left == pytest.approx(28 + 5 * geometry.CELL, abs=0.01)
    body = geometry.lines_of(layout.pages[0], Element.BODY)[-1]
    assert geometry.top_of(first[0]) - geometry.top_of(body[0]) == pytest.approx(2 * geometry.PITCH, abs=0.01)


def test_several_attachments_are_numbered_one_under_the_other():
    lines = geometry.lines_of(laid(attachments=("问题清单", "整改清单")).pages[0], Element.ATTACHMENT)
    assert [geometry.text_of(line) for line in lines] == ["附件：1.问题清单", "2.整改清单"]
    names = [next(run for run in line if run.text.endswith("清单")) for line in lines]
    assert names[0].left == pytest.approx(names[1].left, abs=0.01)


@pytest.mark.parametrize("title", ["", " "])
def test_a_title_whose_words_all_fell_away_leaves_no_line(title):
    assert not any(run.element is Element.TITLE for run in laid(title=title).pages[0].runs)


def test_headings_and_leads_have_the_faces_of_their_level():
    layout = laid(
        blocks=(
            Block(style=BlockStyle.HEADING_1, text="一、问题"),
            Block(lead="（一）责任不实。", text="整改滞后。"),
            Block(style=BlockStyle.HEADING_3, text="1.台账不全"),
            Block(text="特此函告。"),
        )
    )
    roles = [(run.text, run.role) for run in geometry.runs_of(layout.pages[0], Element.BODY)]
    assert roles == [
        ("一、问题", FontRole.HEI),
        ("（一）责任不实。", FontRole.KAI),
        ("整改滞后。", FontRole.FANG),
        ("1.台账不全", FontRole.FANG),
        ("特此函告。", FontRole.FANG),
    ]


def test_copies_are_listed_with_commas_and_a_full_stop():
    lines = geometry.lines_of(laid(copied_to=("县纪委监委", "县委督查室")).pages[0], Element.COPIED_TO)
    assert [geometry.text_of(line) for line in lines] == ["抄送：县纪委监委，县委督查室。"]
    assert {run.size for run in lines[0]} == {14.0}


def test_copies_that_turn_go_on_after_the_colon():
    lines = geometry.lines_of(
        laid(copied_to=("县委全面依法治县委员会成员单位",) * 4).pages[-1], Element.COPIED_TO
    )
    em = 14 * 25.4 / 72
    assert len(lines) == 3
    assert [line[0].left for line in lines[1:]] == pytest.approx([28 + 4 * em] * 2, abs=0.01)


def test_the_addressee_ends_with_a_colon_and_turns_at_the_left_edge():
    lines = geometry.lines_of(
        laid(addressee="县市场监督管理局、" * 4 + "县司法局").pages[0], Element.ADDRESSEE
    )
    assert geometry.text_of(lines[-1]).endswith("县司法局：")
    assert {line[0].left for line in lines} == {28.0}


def test_a_paper_whose_template_has_no_title_is_set_without_one():
    layout = laid(title="")
    assert not geometry.runs_of(layout.pages[0], Element.TITLE)
    assert geometry.runs_of(layout.pages[0], Element.BODY)
