from __future__ import annotations

import pytest

DATED = ("--dated", "2020-08-17")


@pytest.fixture
def sent(filled, tmp_path):
    """One letter, dispatched by the command line with flags."""

    def send(*flags, kind="督办函"):
        unit = filled("letters", "propose")[1]["proposals"][0]["unit_name"]
        words = ("letters", "dispatch", "--kind", kind, "--unit", unit, *DATED)
        return filled(*words, *flags, "--out", tmp_path / "out")

    return send


def test_the_dress_of_a_letter_is_said_in_flags_and_what_is_missing_is_named(sent):
    code, said, _ = sent("--format", "upward")
    assert code == 1
    code, said, _ = sent(
        "--format", "document", "--urgency", "特急", "--copy-to", "县纪委监委", "--way", "oa"
    )
    assert code == 0
    assert said["letters"][0]["document_number"].endswith("〔2020〕1号")


def test_every_number_is_shown_with_its_state_and_a_correction_cites_the_old_letter(filled, sent):
    first = sent()[1]["letters"][0]["document_number"]
    assert sent("--corrects", first)[0] == 1
    assert sent("--corrects", first, "--reason", "单位写错")[0] == 0
    filled("letters", "void", first, "--reason", "重复")
    code, said, people = filled("letters", "gaps", "--year", "2020")
    assert (code, [each["state"] for each in said["numbers"]]) == (0, ["void", "dispatched"])
    assert f"{first}　作废" in people
    assert "重复" in people
    assert filled("letters", "gaps", "--series", "没有")[1]["numbers"] == []


def test_a_slip_is_found_and_filed_by_its_code(filled, sent, tmp_path):
    number = sent()[1]["letters"][0]["document_number"]
    uuid = next(each["uuid"] for each in filled("letters", "list")[1]["letters"])
    from core.domain.record_code import code_of

    scan = tmp_path / "回执.jpg"
    scan.write_bytes(b"\xff\xd8 scan")
    code = code_of(uuid).lower()
    assert filled("letters", "find", code)[1]["letter"]["document_number"] == number
    assert filled("letters", "find", "0000-0000-1")[0] == 1
    words = ("letters", "slip", code, "--dated", "2020-08-17", "--officer", "王五", "--file", scan)
    assert filled(*words)[1] == {"document_number": number, "signed_by": "王五"}
    assert filled("letters", "send", number, "--way", "courier", *DATED)[0] == 0
    told = filled("letters", "find", code)[1]["letter"]
    assert (told["sent_way"], told["signed_on"]) == ("courier", "2020-08-17")


def test_issues_begin_where_the_office_left_off_and_go_on_as_the_last_one(filled, tmp_path):
    code, said, people = filled("letters", "start", "通报", "--number", "18", "--year", "2020")
    assert (code, said["void"]) == (0, 17)
    series = said["series"]
    assert f"{series}2020年从18号开始" in people
    assert filled("letters", "start", series, "--number", "30", "--year", "2020")[0] == 1
    assert filled("letters", "start", "督察通报", "--number", "5", "--year", "2020")[1]["void"] == 4
    words = (
        "letters",
        "dispatch",
        "--kind",
        "通报",
        "--dated",
        "2020-08-17",
        "--batch",
        "",
        "--out",
        tmp_path / "o",
    )

    def sent(*more):
        return filled(*words, *more)[1]["letters"][0]["document_number"]

    assert sent("--total", "100") == "督察通报2020年第5期（总第100期）"
    assert sent() == "督察通报2020年第6期（总第101期）"
    assert sent("--no-total") == "督察通报2020年第7期"
    assert sent() == "督察通报2020年第8期"
    assert sent("--by-number").endswith("〔2020〕18号")
