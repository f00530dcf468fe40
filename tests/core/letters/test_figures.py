from __future__ import annotations

from core.letters.figures import KINDS, figures_in


def test_every_kind_of_figure_is_found_where_it_stands():
    text = "按容法督〔2020〕8号，BD-2020-004号问题于2020年6月30日前完成80%，共3项。"
    assert figures_in(text) == [
        ("number", "按容法督〔2020〕8号"),
        ("code", "BD-2020-004"),
        ("date", "2020年6月30日"),
        ("figure", "80%"),
        ("figure", "3项"),
    ]
    assert {kind for kind, _ in figures_in(text)} == set(KINDS)


def test_words_alone_hold_no_figure():
    assert figures_in("加强资金筹措，依法履行生效判决。") == []
