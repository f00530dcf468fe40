from __future__ import annotations

from dataclasses import replace

from core.clock import FixedClock
from core.domain.drafts import IssueDraft
from core.operations import issues, ledgers, offices
from tests.core.cli.test_life import asked, live
from tests.core.operations.whole_issue import DAY

__all__ = ["live"]

BY = ("--by", "核验组", "--dated", "2020-08-17")


def people(call, *words):
    return call("people", words[0], *words[1:])


def test_people_are_added_leave_and_come_back(begun):
    assert people(begun, "add", "李芳", "--role", "经办", "reviewer")[0] == 0
    assert people(begun, "leave", "李芳", "--on", "2020-08-16")[0] == 0
    found = {each["name"]: each for each in people(begun, "list")[1]["people"]}
    assert found["李芳"]["active"] is False
    assert found["王经办"]["active"] is True
    assert found["李芳"]["roles"] == "经办、审核"
    assert people(begun, "back", "李芳")[0] == 0
    assert all(each["active"] for each in people(begun, "list")[1]["people"])
    code, said, _ = people(begun, "leave", "王经办")
    assert (code, said["error"]["code"]) == (1, "operator_last")


def test_a_command_is_given_by_name_and_pin_from_file_or_environment(begun, tmp_path, monkeypatch):
    people(begun, "add", "李芳")
    (tmp_path / "pin").write_text("739164\n", encoding="utf-8")
    assert people(begun, "pin", "李芳", "--new-pin-file", tmp_path / "pin")[0] == 0
    enter = ("liaisons", "add", "--unit", "县公安局", "--name", "李娜", "--operator", "李芳")
    code, said, _ = begun(*enter)
    assert (code, said["error"]["code"]) == (1, "pin_wrong")
    assert begun(*enter, "--pin-file", tmp_path / "pin")[0] == 0
    monkeypatch.setenv("LEDGER_PIN", "739164")
    assert begun(*enter)[0] == 0
    code, said, _ = begun(*enter, "--pin-file", tmp_path / "nowhere")
    assert (code, said["error"]["code"]) == (3, "text_file_unreadable")
    assert people(begun, "forget-pin", "李芳")[1]["pin"] is False


def test_the_two_person_rule_holds_for_commands(live, begun, tmp_path):
    people(begun, "add", "李芳")
    ws = ledgers.open_ledger(tmp_path / "l", FixedClock.on(DAY))
    offices.revise_settings(ws, replace(ws.settings, two_person=True))
    ws.close()
    asked(live)
    assert live("review", "--step", "city", "--result", "pass", *BY)[0] == 0
    last = ("review", "--step", "province", "--result", "pass", *BY)
    assert live(*last)[1]["error"]["code"] == "second_needed"
    assert live(*last, "--second", "王经办")[1]["error"]["code"] == "second_same"
    assert live(*last, "--second", "李芳")[1]["status"] == "closed"


def test_liaisons_are_entered_pasted_listed_and_exported(begun, tmp_path):
    words = ("--post", "科员", "--since", "2020-01-01", "--duty", "报送整改进展")
    assert begun("liaisons", "add", "--unit", "县公安局", "--name", "李娜", *words)[0] == 0
    (tmp_path / "list.txt").write_text("县司法局\t张伟\t科员\t1\n", encoding="utf-8")
    assert begun("liaisons", "paste", tmp_path / "list.txt")[1]["count"] == 1
    found = begun("liaisons", "list")[1]["liaisons"]
    assert {each["liaison"] for each in found} == {"李娜", "张伟"}
    assert len(begun("liaisons", "list", "--unit", "县司法局")[1]["liaisons"]) == 1
    for kind in ("liaisons", "leaders"):
        assert begun("export", kind, "--out", tmp_path / f"{kind}.xlsx")[0] == 0


def test_leaders_are_gathered_visited_and_told_with_what_they_hold(begun, tmp_path):
    filled = begun
    assert filled("leaders")[1]["leaders"] == []
    ws = ledgers.open_ledger(tmp_path / "l", FixedClock.on(DAY))
    for text in ("一", "二"):
        issues.register_issue(ws, IssueDraft(text=text, leader="张伟"))
    ws.close()
    said = filled("leaders", "--gather")[1]["leaders"]
    assert said
    assert all(each["held"] > 0 for each in said)
    name = said[0]["leader"]
    code, one, people_said = filled("leaders", name, "--visit", "现场推动", "--next", "下月再看")
    assert (code, one["visits"], len(one["issues"])) == (0, 1, one["held"])
    assert "下一步：下月再看" in people_said
    assert filled("leaders", name, "--hard", one["issues"][0])[1]["hard"] == 1
