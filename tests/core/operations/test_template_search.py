"""Templates are found by their names and by the words a clerk reads in them."""

from __future__ import annotations

from core.domain.export_template import ExportTemplate, TemplateColumn
from core.letter_shelf import shipped_text
from core.operations import export_templates, letter_templates
from core.operations.searching import search
from core.operations.template_search import template_hits


def found(ws, words: str) -> list[tuple[str, str]]:
    return [(hit.act, hit.title) for part in template_hits(ws, words) for hit in part]


def test_a_kind_is_found_by_name_and_by_its_own_wording(ws):
    assert found(ws, "警示函")[0] == ("letter_template", "警示函")
    text = letter_templates.as_own_kind(shipped_text("warning"), "关心函").replace("特此", "谨此")
    letter_templates.save(ws, "own_00000001", text)
    assert ("letter_template", "关心函") in found(ws, "谨此")
    [named] = template_hits(ws, "关心函")[0]
    assert (named.uuid, named.issue_uuid) == ("own_00000001", None)


def test_placeholders_are_found_by_their_chinese_names_and_machine_words_are_not(ws):
    assert found(ws, "{反馈期限}")
    assert found(ws, "heading_1") == []
    assert found(ws, "   ") == []


def test_an_export_template_is_found_by_name_and_heading(ws):
    columns = (
        TemplateColumn(source="number", heading="流水号"),
        TemplateColumn(source="issue.text", heading="事"),
    )
    export_templates.keep(ws, ExportTemplate(name="市级月报", columns=columns))
    assert found(ws, "市级 月报") == [("export_template", "市级月报")]
    [hit] = template_hits(ws, "流水号")[1]
    assert (hit.title, hit.excerpt) == ("市级月报", "流水号")


def test_records_come_first_and_a_template_named_so_always_has_a_place(practice):
    hits = search(practice, "整改", limit=5)
    assert len(hits) == 5
    one = search(practice, "督办函", limit=1)
    assert [hit.act for hit in one] == ["letter_template"]
    assert "letter_template" in {hit.act for hit in search(practice, "督办函")}
    assert search(practice, "督办函", limit=0) == []
