"""Labels and envelopes: every word inside its label, long names smaller, used places left free."""

from __future__ import annotations

from itertools import pairwise

import pytest

from core.letters.fonts import font_book
from core.letters.label_sheets import PAPERS, Label, label_layout

BOOK = font_book(bundled_only=True)
LONG = "容城县人民政府全面依法治县委员会办公室行政执法协调监督与营商环境法治化建设联席会议办公室"
LABEL = Label(
    addressee="容城县公安局",
    person="李娜（收）",
    numbers=("容法督〔2026〕1号", "容法督〔2026〕2号"),
    sender="中共容城县委全面依法治县委员会办公室",
)


def laid(labels, key, skip=0):
    return label_layout(labels, PAPERS[key], BOOK, title="信封标签", skip=skip)


@pytest.mark.parametrize("key", PAPERS)
@pytest.mark.parametrize("name", ["容城县公安局", LONG, LONG * 4])
def test_every_word_stands_inside_the_edges_of_its_label(key, name):
    paper = PAPERS[key]
    label = Label(addressee=name, person=LABEL.person, numbers=LABEL.numbers * 6, sender=LABEL.sender)
    layout = laid([label] * (paper.each + 1), key)
    assert len(layout.pages) == 2
    assert layout.sheet == (paper.width, paper.height)
    width, height = paper.cell
    for run in layout.pages[-1].runs:
        assert run.left >= 3.9
        assert run.right <= width - 3.9
        assert 3.9 <= run.y <= height + paper.top - 3.9


def test_lines_of_a_label_do_not_lie_on_each_other():
    runs = laid([LABEL], "a4_3x8").pages[0].runs
    ys = sorted({run.y for run in runs})
    assert all(below - above >= 3.7 for above, below in pairwise(ys))


@pytest.mark.parametrize("key", PAPERS)
def test_papers_inside_that_have_no_line_of_their_own_are_counted(key):
    numbers = tuple(f"容法督〔2026〕{number}号" for number in range(1, 31))
    label = Label(addressee="容城县公安局", numbers=numbers, sender="容城县司法局")
    told = "".join(run.text for run in laid([label], key).pages[0].runs)
    assert "容法督〔2026〕1号" in told
    assert "容法督〔2026〕30号" not in told
    assert "共30件" in told


def test_used_places_of_the_first_sheet_stay_free():
    layout = laid([LABEL] * 3, "a4_3x8", skip=23)
    assert len(layout.pages) == 2
    assert min(run.left for run in layout.pages[0].runs) > 140
    assert min(run.y for run in layout.pages[0].runs) > 37 * 7


def test_a_long_name_is_set_smaller_on_an_envelope():
    sizes = [
        max(run.size for run in laid([Label(addressee=name)], "dl").pages[0].runs)
        for name in ("局", LONG * 2)
    ]
    assert sizes[0] == 22.0
    assert sizes[1] < 22.0


def test_a_character_without_a_font_is_told():
    assert [each.char for each in laid([Label(addressee="市\ue123局")], "dl").missing] == ["\ue123"]
