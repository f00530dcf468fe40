from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from core.letters.letter import Block, Layout, PaperFormat, lay_out
from core.letters.placed import Element
from tests.core.letters import formats, samples
from tests.core.letters.geometry import CELL, EM, runs_of, top_of


def laid(**changes: object) -> Layout:
    return lay_out(samples.content(**changes), bundled_only=True)


@pytest.mark.parametrize("count", range(2, 8))
def test_joint_seals_neither_touch_nor_leave_the_type_area_and_press_their_names(count):
    names = (*formats.JOINT, "容城县纪委监委", "容城县公安局", "容城县检察院")[:count]
    layout = laid(format=PaperFormat.DOCUMENT, issuers=names, blocks=(Block(text="特此通知。" * 40),))
    assert len(layout.seals) == count
    for one, other in combinations(layout.seals, 2):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 > one.diameter
    for seal in layout.seals:
        assert seal.x - seal.diameter / 2 >= 28
        assert seal.x + seal.diameter / 2 <= 184
    last = layout.pages[-1]
    runs = runs_of(last, Element.SIGNATURE)
    for seal in layout.seals:
        near = [run for run in runs if abs((run.left + run.right) / 2 - seal.x) < 0.1]
        assert any(abs(run.y - seal.y) < 16 for run in near), "a name is centred under each seal"
    text_bottom = max(top_of(run) for run in runs_of(last, Element.BODY)) + EM
    assert 0 <= layout.seals[0].y - 21 - text_bottom <= 10.46, "within one line of the text"
    date = runs_of(last, Element.DATE)[0]
    assert (date.left + date.right) / 2 == pytest.approx(layout.seals[-1].x, abs=0.1)
    assert date.right == pytest.approx(184 - 4 * CELL, abs=0.1)


def test_joint_issuers_without_seals_stand_below_each_other():
    layout = laid(issuers=formats.JOINT, sealed=False)
    runs = runs_of(layout.pages[-1], Element.SIGNATURE)
    assert [run.text for run in runs] == list(formats.JOINT)
    assert {round(run.right, 2) for run in runs} == {round(184 - 2 * CELL, 2)}
    assert layout.seals == ()


def test_a_letter_with_one_issuer_has_one_seal():
    assert len(laid().seals) == 1
    assert laid(sealed=False).seal is None


@pytest.mark.parametrize("lines", range(8, 24))
def test_a_seal_never_lies_over_the_copies(lines):
    text = tuple(Block(text="整改" * 13) for _ in range(lines))
    layout = laid(blocks=text, copied_to=("县纪委监委",) * 9)
    seal, copies = layout.seal, runs_of(layout.pages[-1], Element.COPIED_TO)
    assert seal is not None
    if seal.page == len(layout.pages):
        assert seal.y + seal.diameter / 2 <= min(run.y for run in copies) - 14 * 25.4 / 72 * 0.88


def test_a_note_of_a_page_leaves_name_and_date_with_the_text():
    layout = laid(note="联系人：李某某，联系电话：0312-5601234；" * 30)
    signed = [page for page in layout.pages if runs_of(page, Element.DATE)]
    assert runs_of(signed[0], Element.BODY)
    said = "".join(run.text for page in layout.pages for run in runs_of(page, Element.NOTE))
    assert said.count("李某某") == 30


def test_attachments_of_more_than_a_page_take_name_and_date_after_them():
    layout = laid(attachments=tuple(f"整改材料第{number}册" for number in range(40)))
    assert runs_of(layout.pages[-1], Element.DATE)
    assert runs_of(layout.pages[-1], Element.ATTACHMENT)
    assert all(run.y <= 262 for run in runs_of(layout.pages[-1], Element.SIGNATURE, Element.DATE))


@pytest.mark.parametrize("count", [10, 11, 12])
def test_four_rows_of_seals_stand_closer_and_beside_text(count):
    names = tuple(f"容城县{name}局" for name in "教公民财自生住交农水商卫"[:count])
    layout = laid(format=PaperFormat.DOCUMENT, issuers=names, copied_to=("县纪委监委",))
    assert len(layout.seals) == count
    assert len({seal.page for seal in layout.seals}) == 1
    page = layout.pages[layout.seals[0].page - 1]
    assert runs_of(page, Element.BODY)
    assert max(seal.y for seal in layout.seals) + 21 <= 262
    for one, other in combinations(layout.seals, 2):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 > 42
    (day,) = runs_of(page, Element.DATE)
    last = max(runs_of(page, Element.SIGNATURE), key=lambda run: run.y)
    assert 0 < top_of(day) - top_of(last) < 16
    assert layout.seals[-1].y < top_of(day) < layout.seals[-1].y + 21


def test_a_note_with_hardly_any_room_beside_seals_stands_under_them():
    names = tuple(f"容城县{name}局" for name in "教公民财自生")
    layout = laid(format=PaperFormat.DOCUMENT, issuers=names, note="联系人：李某某，0312-5601234")
    (note,) = runs_of(layout.pages[-1], Element.NOTE)[:1]
    assert note.text.startswith("（联系人")
    assert top_of(note) >= max(seal.y for seal in layout.seals) + 20.5


def test_a_note_beside_two_seals_is_not_pressed_into_bits():
    """Left of two seals ten characters have room: 联系人 was torn, so 附注 stands under them."""
    issuers = ("容城县司法局", "容城县教育局")
    layout = laid(format=PaperFormat.DOCUMENT, issuers=issuers, note="联系人：李某某，0312-5601234")
    assert len({run.y for run in runs_of(layout.pages[-1], Element.NOTE)}) == 1


def test_no_imprint_stands_alone_where_a_note_can_go_with_it():
    foot = {"printed_by": "容城县司法局", "printed_on": "2026年11月22日", "copied_to": ("县纪委监委",) * 9}
    aside = {Element.PAGE_NUMBER, Element.COPIED_TO, Element.IMPRINT}
    for times in range(1, 45, 3):
        note = "联系人：李某某，联系电话：0312-5601234；" * times
        layout = laid(format=PaperFormat.DOCUMENT, note=note, **foot)
        assert {run.element for run in layout.pages[-1].runs} - aside
        said = "".join(run.text for page in layout.pages for run in runs_of(page, Element.NOTE))
        assert said.count("李某某") == times


def test_a_note_beside_the_seal_is_not_stretched_to_its_short_lines():
    layout = laid(note="联系人：练习联系人，0312-5600000")
    note = runs_of(layout.pages[-1], Element.NOTE)
    assert len({top_of(run) for run in note}) == 2
    opening = next(run for run in note if run.text.startswith("（联系人"))
    places = [left for left, _ in opening.cells]
    steps = [after - before for before, after in pairwise(places)]
    assert max(steps) == pytest.approx(CELL, abs=0.01)
