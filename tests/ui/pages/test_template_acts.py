"""A template that was found opens where it is edited."""

from __future__ import annotations

import pytest

from core.domain.export_template import ExportTemplate, TemplateColumn
from core.operations import export_templates, searching
from ui.dialogs.template_dialog import TemplateDialog
from ui.dialogs.template_editor import TemplateEditor
from ui.main_window import MainWindow


@pytest.fixture
def window(qtbot, full_session, monkeypatch):
    opened: list[object] = []
    monkeypatch.setattr(TemplateEditor, "exec", lambda self: opened.append(self.identifier))
    monkeypatch.setattr(TemplateDialog, "exec", lambda self: opened.append(self.name.value()))
    made = MainWindow(full_session)
    made.opened = opened
    qtbot.addWidget(made)
    return made


def test_a_found_letter_template_opens_in_the_editor(window, full_session):
    hit = next(each for each in searching.search(full_session.reader, "警示函") if each.act)
    window.open_hit(hit)
    full_session.jobs.wait()
    assert window.opened == ["warning"]


def test_a_found_export_template_opens_in_its_dialog(window, full_session):
    columns = (
        TemplateColumn(source="number", heading="序号"),
        TemplateColumn(source="issue.text", heading="问题"),
    )
    for name in ("月报", "季报"):
        full_session.write(
            lambda ws, _, name=name: export_templates.keep(ws, ExportTemplate(name=name, columns=columns))
        )
        full_session.jobs.wait()
    [hit] = [each for each in searching.search(full_session.reader, "季报") if each.act]
    window.open_hit(hit)
    assert window.opened == ["季报"]
