from __future__ import annotations


def test_every_kind_is_shown_with_its_fields_and_steps(filled):
    code, said, people = filled("letters", "kinds")
    assert code == 0
    assert {"函询", "移送函", "督办函"} <= {kind["name"] for kind in said["kinds"]}
    assert said["sent_by_level"] == {"1": 0, "2": 0, "3": 0, "4": 0}
    assert "--say questions=" in people


def test_a_letter_of_any_kind_leaves_with_the_clerks_words_and_its_reply_is_entered(filled, tmp_path):
    unit = filled("letters", "propose")[1]["proposals"][0]["unit_name"]
    words = ("letters", "dispatch", "--kind", "函询", "--unit", unit, "--dated", "2020-08-17")
    code, said, _ = filled(*words, "--say", "questions=为何未完成？", "--out", tmp_path / "out")
    assert code == 0
    number = said["letters"][0]["document_number"]
    assert "询〔2020〕1号" in number
    assert filled(*words, "--say", "weather=晴", "--out", tmp_path / "out")[0] == 1
    proof = tmp_path / "复函.txt"
    proof.write_text("已完成", "utf-8")
    code, said, _ = filled("letters", "reply", number, "--dated", "2020-08-17", "--file", proof)
    assert (code, said["step"]) == (0, "accepted")


def test_a_reply_answers_the_earlier_letters_about_the_same_unless_told_otherwise(filled, tmp_path):
    unit = filled("letters", "propose")[1]["proposals"][0]["unit_name"]
    words = ("letters", "dispatch", "--kind", "督办函", "--unit", unit, "--out", tmp_path / "out", "--dated")
    first = filled(*words, "2020-08-10")[1]["letters"][0]["document_number"]
    second = filled(*words, "2020-08-12")[1]["letters"][0]["document_number"]
    reply = ("letters", "reply", second, "--dated", "2020-08-17")
    assert filled(*reply, "--only")[1]["answered_with_it"] == []
    filled("letters", "reply", second, "--remove", "2020-08-17")
    code, said, people = filled(*reply)
    assert (code, said["answered_with_it"]) == (0, [first])
    assert f"一并答复：{first}" in people
    assert f"随 {second} 的回复一并答复" in filled("letters", "replies", first)[2]
    assert filled("letters", "reply", first, "--also", second)[0] == 1
