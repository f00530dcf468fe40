"""Conditions and lists are offered in Chinese, those in use even when nothing else knows them."""

from __future__ import annotations

from ui.dialogs.template_choices import TemplateNames, condition_of, take_condition, take_unless_usual


def test_questions_are_offered_as_conditions_and_those_of_several_lines_as_lists():
    names = TemplateNames()
    names.plan = {"fields": [{"key": "asked_a", "label": "突出问题", "lines": True}]}
    told = dict(names.conditions({"when": "talk_time"}))
    assert told["when", "asked_a"] == "有“突出问题”时"
    assert told["unless", "asked_a"] == "没有“突出问题”时"
    assert ("when", "talk_time") in told
    lists = dict(names.repeats({"each": "strange"}))
    assert (lists["asked_a"], lists["items"], lists["strange"]) == ("突出问题", "事项", "strange")
    assert names.offered()[0].name == "突出问题"


def test_a_condition_is_one_or_none_and_the_usual_is_left_out():
    part = {"unless": "single"}
    assert condition_of(part) == ("unless", "single")
    take_condition(part, ("when", "many"))
    assert part == {"when": "many"}
    take_condition(part, ("", ""))
    take_unless_usual(part, "turned", value=False, usual=False)
    assert part == {}
    take_unless_usual(part, "turned", value=True, usual=False)
    assert part == {"turned": True}
