from __future__ import annotations

import pytest

TEXT = "行政执法公示不及时"


@pytest.fixture
def one(begun):
    """A ledger with the issue 2020-001, entered by command."""
    code, said, _ = begun(
        "issues", "add", TEXT, "--set", "责任单位=牵头单位：县司法局、县公安局", "完成时限=2020年12月31日前",
        "方面=严格执法",
    )  # fmt: skip
    assert (code, said["code"], said["due"]) == (0, "2020-001", "2020-12-31")
    return begun


def test_an_issue_is_entered_with_its_units_and_limit_as_the_window_enters_it(one):
    said = one("issues", "show", "2020-001")[1]
    assert (said["text"], said["area"], said["status"]) == (TEXT, "严格执法", "registered")
    assert [(each["name"], each["role"]) for each in said["units"]] == [
        ("县司法局", "lead"),
        ("县公安局", "duty"),
    ]
    listed = one("issues", "list")[1]["issues"]
    assert [(each["code"], each["units"]) for each in listed] == [("2020-001", "县司法局、县公安局")]


def test_what_the_rules_warn_of_is_told_and_what_they_forbid_is_refused(begun):
    code, said, people = begun("issues", "add", TEXT)
    assert code == 0
    assert len(said["warnings"]) == 2
    assert said["warnings"][0] in people
    code, said, _ = begun("issues", "add", " ")
    assert (code, said["error"]["code"]) == (1, "not_valid")
    code, said, _ = begun("issues", "add", "另一个问题", "--set", "编号=2020-001")
    assert (code, said["error"]["code"]) == (1, "not_valid")


def test_the_five_texts_are_filled_in_and_emptied(one):
    words = ("见人=张三", "见事=补录公示", "见案件=三件", "见结果=已公示", "见效果=群众满意")
    assert one("issues", "set", "2020-001", "--set", *words)[0] == 0
    said = one("issues", "show", "2020-001")[1]
    assert (said["seen_person"], said["seen_effect"]) == ("张三", "群众满意")
    assert one("issues", "set", "2020-001", "--set", "见人=")[0] == 0
    said = one("issues", "show", "2020-001")[1]
    assert (said["seen_person"], said["seen_matter"]) == ("", "补录公示")


def test_an_issue_stands_under_the_plan_named_and_a_strange_plan_is_refused(one):
    one("plans", "add", "2020年省反馈")
    assert one("issues", "set", "2020-001", "--set", "督察批次=2020年省反馈")[0] == 0
    assert one("issues", "show", "2020-001")[1]["batch"] == "2020年省反馈"
    assert [each["code"] for each in one("issues", "list", "--batch", "2020年省反馈")[1]["issues"]] == [
        "2020-001"
    ]
    assert one("issues", "list", "--batch", "别的")[1]["issues"] == []
    code, said, _ = one("issues", "add", "又一个", "--batch", "没有的批次")
    assert (code, said["error"]["code"]) == (1, "unknown_batch")


def test_measures_are_entered_completed_verified_and_taken_out(one):
    code, said, _ = one("measures", "add", "2020-001", "修订制度", "--set", "目标值=3件", "责任人=李四")
    assert (code, said["number"], said["status"]) == (0, 1, "not_started")
    assert one("measures", "add", "2020-001", "开展培训")[1]["number"] == 2
    done = (
        "measures",
        "done",
        "2020-001",
        "1",
        "--on",
        "2020-08-10",
        "--result",
        "已修订",
        "--actual",
        "3件",
    )
    code, said, people = one(*done)
    assert (code, said["status"], said["finished_on"]) == (0, "done", "2020-08-10")
    assert "状态为已完成" in people
    assert one("measures", "done", "2020-001", "1", "--verified")[1]["status"] == "verified"
    first, second = one("measures", "list", "2020-001")[1]["measures"]
    assert (first["result"], first["actual"], first["finished_on"]) == ("已修订", "3件", "2020-08-10")
    assert second["status"] == "not_started"
    assert one("measures", "set", "2020-001", "2", "--set", "状态=序时推进")[1]["status"] == "on_track"
    assert one("measures", "remove", "2020-001", "2")[0] == 0
    assert len(one("measures", "list", "2020-001")[1]["measures"]) == 1
    code, said, _ = one("measures", "done", "2020-001", "9")
    assert (code, said["error"]["code"]) == (1, "unknown_measure")


def test_an_issue_entered_by_mistake_is_taken_out_and_undo_brings_it_back(one):
    assert one("issues", "remove", "2020-001")[0] == 0
    assert one("issues", "show", "2020-001")[1]["error"]["code"] == "unknown_code"
    assert one("undo")[0] == 0
    assert one("issues", "show", "2020-001")[1]["text"] == TEXT


def test_an_issue_shows_its_day_the_first_one_and_when_it_is_looked_at_again(one):
    """After an extension only the words of the limit were shown, and no day at all."""
    asked = ("--by", "县长", "--dated", "2020-08-17", "--ground", "资金到位迟")
    assert one("move", "2020-001", "--to", "整改中", *asked)[0] == 0
    assert one("extend", "2020-001", "--to", "2021-06-30", *asked)[0] == 0
    _, said, people = one("issues", "show", "2020-001")
    assert (said["due"], said["original_due"]) == ("2021-06-30", "2020-12-31")
    assert "到期日：2021年6月30日" in people
    assert "最初时限：2020年12月31日" in people
    assert one("move", "2020-001", "--to", "长期坚持", *asked, "--cycle", "每季度")[0] == 0
    assert "下次回看：2020年11月17日" in one("issues", "show", "2020-001")[2]
