"""A superior's form is recognised, corrected, filled and known again next month."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from core.domain.export_template import DayForm
from core.operations import export_templates
from tests.core.operations.test_template_filling import their_form
from tests.ui.steps import KeepsWidgets
from ui.dialogs.template_dialog import TemplateDialog
from ui.session import Session


def test_a_form_is_recognised_corrected_filled_and_known_again(
    qtbot: KeepsWidgets, full_session: Session, tmp_path: Path
) -> None:
    dialog = TemplateDialog(full_session)
    qtbot.addWidget(dialog)
    assert not dialog.fill_button.isEnabled()
    dialog.take_form(their_form(tmp_path / "表.xlsx", empty=60))
    full_session.jobs.wait()
    assert dialog.fill_button.isEnabled()
    assert [column.source for column in dialog.table.columns()][:2] == ["number", "issue.text"]
    dialog.table.choice(7).set_value("fixed")
    dialog.table.item(7, 3).setText("无")
    dialog.table.choice(5).set_value("issue.deadline_due")
    dialog.table.choice(5, day=True).set_value(DayForm.DOTTED)
    dialog.table.item(6, 3).setText("已登记→未开始; 整改中＝推进中")
    dialog.name.set_value("上报")
    dialog.save()
    full_session.jobs.wait()
    kept = export_templates.template_named(full_session.reader, "上报")
    assert kept.columns[6].words == (("已登记", "未开始"), ("整改中", "推进中"))
    dialog.fill_to(tmp_path / "报.xlsx")
    full_session.jobs.wait()
    sheet = openpyxl.load_workbook(tmp_path / "报.xlsx")["附件2"]
    assert sheet["H3"].value == "无"
    assert sheet["B3"].value
    again = TemplateDialog(full_session)
    qtbot.addWidget(again)
    again.take_form(their_form(tmp_path / "下月.xlsx"))
    full_session.jobs.wait()
    assert again.template() == kept


def test_what_is_wrong_is_told_and_nothing_is_kept(qtbot: KeepsWidgets, full_session: Session) -> None:
    dialog = TemplateDialog(full_session)
    qtbot.addWidget(dialog)
    dialog.table.add_column()
    dialog.save()
    assert dialog.banner.isVisibleTo(dialog)
    assert export_templates.templates(full_session.reader) == []
    dialog.table.item(0, 0).setText("甲")
    dialog.table.add_column()
    dialog.table.move_column(-1)
    assert [column.heading for column in dialog.table.columns()] == ["", "甲"]
    dialog.table.drop_column()
    assert [column.heading for column in dialog.table.columns()] == ["甲"]
