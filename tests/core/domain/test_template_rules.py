"""A template must have a name of its own and fill something."""

from __future__ import annotations

from core.domain.export_template import ExportTemplate, TemplateColumn
from core.domain.template_rules import LONGEST_NAME, check_template

COLUMN = TemplateColumn(source="issue.text", heading="问题")


def rules(wanted: ExportTemplate, *others: ExportTemplate) -> list[str]:
    return [each.rule for each in check_template(wanted, others, {"issue.text"})]


def test_a_whole_template_passes_and_may_keep_its_name() -> None:
    good = ExportTemplate(uuid="a", name="上报", columns=(COLUMN,))
    assert rules(good, good) == []
    assert rules(ExportTemplate(name="上 报", columns=(COLUMN,)), good) == ["template_name_taken"]


def test_name_rows_and_columns_are_checked() -> None:
    assert rules(ExportTemplate()) == ["required", "template_empty"]
    long = ExportTemplate(name="长" * (LONGEST_NAME + 1), first_row=-1, columns=(COLUMN,))
    assert rules(long) == ["too_long", "template_row"]
