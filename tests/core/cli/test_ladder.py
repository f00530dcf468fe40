"""Proposals with reasons, many letters in one command, putting aside, and the ladder on the command line."""

from __future__ import annotations


def test_proposals_say_why(filled):
    code, said, people = filled("letters", "propose")
    assert code == 0
    assert said["proposals"]
    assert all(each["why"] and each["why"] in people for each in said["proposals"])


def test_all_proposals_leave_in_one_run_with_everything_to_print(filled, tmp_path):
    out = tmp_path / "out"
    wanted = filled("letters", "propose")[1]["proposals"]
    code, said, people = filled(
        *("letters", "dispatch-all", "--dated", "2020-08-17", "--out", out),
        *("--joined", "--duplex", "--list", "--labels", "a4_3x8"),
    )
    assert code == 0
    assert len(said["letters"]) + len(said["refused"]) == len(wanted)
    assert said["left"] == []
    assert len(list(out.glob("*.pdf"))) == len(said["files"]) == len(said["letters"]) + 3
    assert said["letters"][0]["document_number"] in people


def test_only_some_units_or_a_level(filled, tmp_path):
    words = ("letters", "dispatch-all", "--dated", "2020-08-17", "--out", tmp_path / "out")
    unit = filled("letters", "propose")[1]["proposals"][0]["unit_name"]
    assert filled(*words, "--level", "9")[0] == 1
    code, said, _ = filled(*words, "--only", unit)
    assert code == 0
    assert {each["addressee"] for each in said["letters"]} == {unit}


def test_a_proposal_is_put_aside_with_its_reason(filled):
    before = filled("letters", "propose")[1]["proposals"]
    unit = before[0]["unit_name"]
    code, said, _ = filled(
        *("letters", "dismiss", "--only", unit, "--until", "2099-12-31", "--reason", "已电话催办")
    )
    assert (code, said["dismissed"]) == (0, sum(each["unit_name"] == unit for each in before))
    code, said, people = filled("letters", "propose")
    assert unit not in {each["unit_name"] for each in said["proposals"]}
    assert "已电话催办" in people


def test_the_ladder_is_shown_and_chosen(filled):
    code, said, people = filled("letters", "ladder")
    assert (code, said["ladder"]["preset"]) == (0, "four_steps")
    assert "逾期8天起 → 提示函（蓝色）" in people
    assert filled("letters", "ladder", "--choose", "sanming")[1]["ladder"]["preset"] == "sanming"
    assert filled("letters", "ladder", "--choose", "nowhere")[0] == 1


def test_a_batch_may_have_its_own_ladder_and_give_it_up(filled):
    batch = filled("letters", "ladder")[1]["batches"][0]
    words = ("letters", "ladder", "--batch", batch)
    assert filled(*words, "--choose", "ziyang")[1]["ladder"]["preset"] == "ziyang"
    assert filled("letters", "ladder")[1]["ladder"]["preset"] == "four_steps"
    assert filled("letters", "propose")[1]["proposals"][0]["ladder"].startswith("紫阳")
    assert filled(*words, "--choose", "office")[1]["ladder"]["preset"] == "four_steps"
    assert filled("letters", "ladder", "--batch", "没有的批次")[0] == 1


def test_tags_and_asking_first_are_set_for_one_batch_only(filled):
    batch = filled("letters", "ladder")[1]["batches"][0]
    words = ("letters", "ladder", "--batch", batch)
    code, said, people = filled(*words, "--urgent", "特急", "--exposed", "--chase-first")
    assert code == 0
    now = said["ladder"]
    assert (now["urgent_tags"], now["exposed_tags"], now["chase_first"]) == (["特急"], [], True)
    assert "急办标签：特急；曝光标签：没有；回复逾期先发催报函，再升级" in people
    assert filled("letters", "ladder")[1]["ladder"]["chase_first"] is False
    assert filled(*words, "--no-chase-first")[1]["ladder"]["urgent_tags"] == ["特急"]
    assert filled(*words, "--urgent", "媒体", "--exposed", "媒体")[0] == 1


def test_the_next_step_of_a_letter_is_said(filled, tmp_path):
    sent = filled("letters", "dispatch-all", "--dated", "2020-08-17", "--out", tmp_path / "out")[1]["letters"]
    code, said, people = filled("letters", "replies", sent[0]["document_number"])
    assert code == 0
    assert said["next"]["day"] > "2020-08-17"
    assert said["next"]["said"] in people
