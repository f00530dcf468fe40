from __future__ import annotations

import pytest

from core.letters.letter import Layout, PaperFormat, lay_out
from core.letters.placed import Bar, Element
from tests.core.letters import formats, samples
from tests.core.letters.geometry import runs_of


def laid(**changes: object) -> Layout:
    return lay_out(samples.content(**changes), bundled_only=True)


def rules(layout: Layout) -> list[Bar]:
    return sorted((bar for bar in layout.pages[-1].bars if not bar.red), key=lambda bar: bar.y)


def test_a_document_closes_with_three_rules_the_last_on_the_type_areas_end():
    layout = laid(
        format=PaperFormat.DOCUMENT,
        copied_to=("县纪委监委",),
        printed_by="容城县司法局办公室",
        printed_on="2026年11月22日",
    )
    first, inner, last = rules(layout)
    assert last.y + last.thickness == pytest.approx(262.0, abs=0.01)
    assert (first.thickness, inner.thickness, last.thickness) == (0.35, 0.25, 0.35)
    assert {(bar.x, bar.length) for bar in (first, inner, last)} == {(28.0, 156.0)}
    office, day = runs_of(layout.pages[-1], Element.IMPRINT)
    em = 14 * 25.4 / 72
    assert office.left == pytest.approx(28 + em, abs=0.01)
    assert day.right == pytest.approx(184 - em, abs=0.01)
    assert day.text == "2026年11月22日印发"
    copies = runs_of(layout.pages[-1], Element.COPIED_TO)
    assert all(first.y < run.y < inner.y for run in copies)
    assert inner.y < office.y < last.y


def test_a_letter_has_neither_rules_nor_the_line_of_printing():
    layout = laid(copied_to=("县纪委监委",), printed_by="容城县司法局办公室", printed_on="2026年11月22日")
    assert rules(layout) == []
    assert not runs_of(layout.pages[-1], Element.IMPRINT)
    assert runs_of(layout.pages[-1], Element.COPIED_TO)


def test_a_paper_without_copies_has_two_rules_and_one_without_anything_none():
    printed = {"printed_by": "容城县司法局办公室", "printed_on": "2026年11月22日"}
    assert len(rules(laid(format=PaperFormat.DOCUMENT, **printed))) == 2
    assert rules(laid(format=PaperFormat.DOCUMENT)) == []


def test_the_imprint_stands_behind_the_annexes_on_the_last_page():
    for turned in (False, True):
        annex = formats.Annex(title="清单", table=formats.table(3), turned=turned)
        layout = laid(format=PaperFormat.DOCUMENT, copied_to=("县纪委监委",), annexes=(annex,))
        with_copies = [page.number for page in layout.pages if runs_of(page, Element.COPIED_TO)]
        assert with_copies == [len(layout.pages)]


def test_addressees_that_leave_page_1_without_text_go_into_the_imprint_above_the_copies():
    layout = laid(addressee="、".join(["县市场监督管理局"] * 60), copied_to=("县纪委监委",))
    assert runs_of(layout.pages[0], Element.BODY)
    assert not runs_of(layout.pages[0], Element.ADDRESSEE)
    said = "".join(run.text for page in layout.pages for run in runs_of(page, Element.COPIED_TO))
    assert said.startswith("主送：县市场监督管理局、")
    assert said.endswith("抄送：县纪委监委。")
    assert any("移至版记" in warning for warning in layout.warnings)


@pytest.mark.parametrize("paper_format", [PaperFormat.LETTER, PaperFormat.DOCUMENT])
def test_more_copies_than_a_page_holds_go_on_to_the_next(paper_format):
    names = tuple(f"县委全面依法治县委员会第{number}成员单位" for number in range(90))
    layout = laid(
        format=paper_format, copied_to=names, printed_by="容城县司法局办公室", printed_on="2026年11月22日"
    )
    runs = [run for page in layout.pages for run in runs_of(page, Element.COPIED_TO)]
    assert all(37 < run.y < 262 for run in runs)
    assert "".join(run.text for run in runs) == f"抄送：{'，'.join(names)}。"
