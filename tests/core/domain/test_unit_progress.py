from __future__ import annotations

from core.domain.unit_progress import as_seen_by, part_of, parts_of, said_anew, with_part

TEXT = "已部署\n【司法局】初稿\n第二行\n【财政局】资金到位"


def test_a_text_is_read_by_unit():
    assert parts_of(TEXT) == ("已部署", {"司法局": "初稿\n第二行", "财政局": "资金到位"})
    assert parts_of("见【2020】3号文") == ("见【2020】3号文", {})
    assert part_of(TEXT, "审计局") == ""


def test_a_part_is_replaced_and_the_others_stay():
    assert with_part(TEXT, "司法局", "印发") == "已部署\n【司法局】印发\n【财政局】资金到位"
    assert with_part("", "司法局", "印发") == "【司法局】印发"
    assert parts_of(with_part(TEXT, "审计局", "已审"))[1]["审计局"] == "已审"


def test_a_unit_sees_the_whole_and_its_own():
    assert as_seen_by(TEXT, "财政局") == "已部署\n资金到位"
    assert as_seen_by(TEXT, "审计局") == "已部署"


def test_only_what_is_new_or_its_own_is_the_units_word():
    cell = "总体进展：已部署\n初稿\n听取汇报\n印发"
    assert said_anew(cell, "初稿", ["已部署", "听取汇报"], "总体进展：") == "初稿\n印发"
    assert parts_of(with_part("", "司法局", said_anew("初稿\n【重点】印发", "", [], "总：")))[1].keys() == {
        "司法局"
    }
    assert said_anew("已部署", "", ["已部署"], "总体进展：") == ""
