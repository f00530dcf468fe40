from __future__ import annotations

import pytest

from core.letters.letter import lay_out
from core.letters.placed import Element
from tests.core.letters import geometry, samples


def test_a_run_knows_its_text_and_both_its_edges():
    page = lay_out(samples.content(), bundled_only=True).pages[0]
    date = geometry.runs_of(page, Element.DATE)[0]
    assert date.text == "2020年11月22日"
    assert date.right - date.left == pytest.approx(7 * 156 / 28, abs=0.01)


def test_runs_stand_in_reading_order():
    page = lay_out(
        samples.content(urgency="特急", note="联系人：李某", copied_to=("县纪委监委",)), bundled_only=True
    ).pages[0]
    assert list(dict.fromkeys(run.element for run in page.runs)) == [
        Element.ISSUER,
        Element.MARK,
        Element.NUMBER,
        Element.TITLE,
        Element.ADDRESSEE,
        Element.BODY,
        Element.SIGNATURE,
        Element.DATE,
        Element.NOTE,
        Element.COPIED_TO,
    ]
