from __future__ import annotations


def test_a_printing_made_elsewhere_is_entered_and_all_are_listed(filled, tmp_path):
    unit = filled("letters", "propose")[1]["proposals"][0]["unit_name"]
    words = ("letters", "dispatch", "--kind", "函询", "--unit", unit, "--dated", "2020-08-17")
    said = filled(*words, "--say", "questions=为何未完成？", "--out", tmp_path / "out")[1]
    number = said["letters"][0]["document_number"]
    code, said, people = filled("letters", "printed", number)
    assert (code, said["printings"]) == (0, [])
    assert number in people
    entered = ("letters", "printed", number, "--copies")
    filled(*entered, "2", "--dated", "2020-08-17", "--printer", "办公室")
    code, said, people = filled(*entered, "1", "--dated", "2020-08-17", "--pages", "2")
    assert code == 0
    assert [(each["nth"], each["copies"], each["pages"]) for each in said["printings"]] == [
        (1, 2, ""),
        (2, 1, "2"),
    ]
    assert "重印第1次" in people
    assert filled(*entered, "0")[0] == 1
