"""The head is shown as fields and taken over from them."""

from __future__ import annotations

import tomllib

from core.letter_shelf import shipped_text
from ui.dialogs.template_blocks import TemplateNames
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
