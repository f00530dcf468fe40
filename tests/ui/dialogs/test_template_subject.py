"""Every subject can be chosen with what it needs; conditions are ticked, those of the program stay."""

from __future__ import annotations

import tomllib

import pytest

from core import letter_kinds
from core.letter_shelf import shipped_text
from core.letters import checking
from core.letters.template_text import to_toml
from core.operations.register_definitions import shipped
from ui.dialogs.template_choices import TemplateNames
from ui.dialogs.template_head import TemplateHead


@pytest.fixture
def head(qtbot):
    names = TemplateNames()
    names.registers = list(shipped().values())
    made = TemplateHead(names)
    qtbot.addWidget(made)

    def show(identifier="supervision", own=True):
        names.plan = tomllib.loads(shipped_text(identifier))
        names.identifier = "" if own else identifier
        made.show_plan()
        return names.plan

    made.open = show
    made.names = names
    return made


def offered(names, group):
    return {each.identifier for each in names.offered() if each.group == group}


@pytest.mark.parametrize("subject", letter_kinds.SUBJECTS)
def test_every_subject_can_be_chosen_and_what_it_lacks_is_said(head, subject):
    plan = head.open()
    head.speaks_of.set_value(subject)
    assert plan.get("speaks_of", "items") == subject
    lacking = {"entry": "register", "review": "result", "letter": "follows"}.get(subject, "")
    found = [(each.field, each.rule) for each in checking.read(to_toml(plan))[1] if "_no_" in each.rule]
    assert found == ([(f"head:{lacking}", f"template_no_{lacking}")] if lacking else [])
    if lacking:
        editor = getattr(head.needing, lacking)
        assert not editor.isHidden()
        editor.set_value(next(value for value, _ in editor.offered() if value))
        assert [each.rule for each in checking.read(to_toml(plan))[1] if "_no_" in each.rule] == []


def test_placeholders_follow_the_subject(head):
    head.open()
    assert offered(head.names, "review") == set()
    head.speaks_of.set_value("review")
    assert "opinion" in offered(head.names, "review")
    assert "opinion" in {value for value, _ in head._required._boxes}
    head.speaks_of.set_value("entry")
    head.needing.register.set_value("transfers")
    assert {"entry_code", "entry_items"} <= offered(head.names, "register")
    assert head.names.names()["entry_code"] == "条目的编号"
    private = {f"entry_{each.key}" for each in shipped()["transfers"].fields if each.private}
    assert not private & offered(head.names, "register")
    head.title.set_value("关于{条目的编号}的函")
    assert head.names.plan["title"] == ["关于{entry_code}的函"]


def test_the_unit_of_an_entry_is_chosen_among_its_fields(head):
    plan = head.open("transfer_letter")
    assert head.needing.addressee_from.value() == "body"
    head.needing.register.set_value("interviews")
    assert "addressee_from" not in plan
    assert plan["register"] == "interviews"


def test_conditions_are_ticked_and_those_of_the_program_are_held(head):
    plan = head.open("delisting", own=False)
    before = dict(plan)
    boxes = dict(head.needing.needs._boxes)
    assert [need for need, box in boxes.items() if not box.isEnabled()] == ["borne", "listed", "done"]
    boxes["unanswered"].setChecked(True)
    assert plan["needs"] == ["borne", "listed", "done", "unanswered"]
    boxes["unanswered"].setChecked(False)
    assert plan["needs"] == before["needs"]
    plan = head.open("delisting")
    dict(head.needing.needs._boxes)["listed"].click()
    assert plan["needs"] == ["borne", "done"]
