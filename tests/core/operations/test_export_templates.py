"""Export templates are records: kept, changed, taken out, undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.export_template import ExportTemplate, TemplateColumn
from core.errors import Refused
from core.operations import export_templates, history
from core.workspace import Workspace

PAIRS = ((" 甲 ", "乙"), ("", "x"))
PLAIN = ExportTemplate(
    name=" 市平台 ", columns=(TemplateColumn(source="issue.goal", heading="目标", words=PAIRS),)
)


def test_a_template_is_kept_and_its_removal_undone(ws: Workspace) -> None:
    kept = export_templates.keep(ws, PLAIN).value
    assert kept.name == "市平台"
    assert kept.columns[0].words == (("甲", "乙"),)
    assert export_templates.template_named(ws, "市 平台") == kept
    export_templates.remove(ws, kept.uuid)
    with pytest.raises(Refused, match="unknown_template"):
        export_templates.template_named(ws, "市平台")
    history.undo(ws)
    assert export_templates.templates(ws)[0].columns == kept.columns


def test_changing_keeps_the_record(ws: Workspace) -> None:
    kept = export_templates.keep(ws, PLAIN).value
    changed = export_templates.keep(ws, replace(kept, first_row=5)).value
    assert (changed.uuid, changed.revision, changed.first_row) == (kept.uuid, 2, 5)


def test_what_makes_no_sense_is_refused(ws: Workspace) -> None:
    export_templates.keep(ws, PLAIN)
    column = TemplateColumn(source="issue.nothing", heading="无")
    fixed = TemplateColumn(source="fixed", heading="空")
    twice = TemplateColumn(source="issue.text", heading="问题", words=(("甲", "1"), ("甲", "2")))
    wrong = ExportTemplate(name="市平台", head_row=3, first_row=2, columns=(column, fixed, twice))
    rules = [each.rule for each in export_templates.check(ws, wrong)]
    assert rules == [
        *("template_name_taken", "template_row_order", "template_source", "template_fixed"),
        "template_words_twice",
    ]
    with pytest.raises(Refused):
        export_templates.keep(ws, ExportTemplate(name="空"))


def test_every_source_has_words_and_the_mapping_reads_well(ws: Workspace) -> None:
    assert all(export_templates.sources(ws).values())
    assert export_templates.mapping_lines(ws, PLAIN)[0][1] == "问题：整改目标"
