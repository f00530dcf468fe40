"""The head is shown as fields and taken over from them."""

from __future__ import annotations

import tomllib

from core.letter_shelf import shipped_text
from core.letters import checking
from core.letters.template_text import to_toml
from ui.dialogs.template_choices import TemplateNames
from ui.dialogs.template_head import TemplateHead


def test_fields_show_the_head_and_change_it(qtbot):
    names = TemplateNames()
    names.plan = tomllib.loads(shipped_text("talk_notice"))
    before = dict(names.plan)
    head = TemplateHead(names)
    qtbot.addWidget(head)
    head.show_plan()
    assert names.plan == before
    assert head.name.value() == "约谈通知书"
    assert "{督察事项}" in head.title.value()
    head.reply_days.set_value(None)
    head.receipt.set_value("送达回证")
    head.title.set_value("关于{督察事项}的通知\n通知")
    assert names.plan["reply_days"] == -1
    assert names.plan["receipt"] == "送达回证"
    assert names.plan["title"] == ["关于{matter}的通知", "通知"]
    assert set(names.plan["required"]) == set(before["required"])


def test_pitch_subject_scope_series_and_elements_of_the_subject_are_set_there(qtbot):
    names = TemplateNames()
    names.plan = tomllib.loads(shipped_text("supervision"))
    head = TemplateHead(names)
    qtbot.addWidget(head)
    head.show_plan()
    for key, value in (
        *(("pitch", "28"), ("scope", "open"), ("upward", True), ("only_issues", True)),
        *(("issue_series", "督察专报"), ("format", "upward"), ("series", "督字")),
    ):
        getattr(head, key).set_value(value)
        assert names.plan[key] == value
    head.mark.set_value("督察专报")
    assert names.plan["mark"] == ["督察专报"]
    assert not checking.read(to_toml(names.plan))[1]
    head.speaks_of.set_value("inspection")
    head.show_plan()
    offered = {value for value, _ in head._required._boxes}
    assert {"inspection", "problem_count"} <= offered
    head.pitch.set_value("")
    assert "pitch" not in names.plan
