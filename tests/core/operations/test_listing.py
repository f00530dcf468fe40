from __future__ import annotations

from dataclasses import replace

from core.domain.drafts import IssueDraft, UnitName
from core.domain.listing import Filter, ListKind
from core.operations import issues, listing


def test_ids_and_rows_keep_one_order_and_choices_name_what_is_there(ws):
    for text, unit in (("甲", "市司法局"), ("乙", "市财政局"), ("丙", "市司法局")):
        issues.register_issue(ws, IssueDraft(text=text, area="执法", units=(UnitName(unit),)))
    query = replace(
        listing.query_of(ws, ListKind.ISSUES),
        filters=(Filter(column="units", values=("市司法局",)),),
        sort=(("code", True),),
    )
    ids = listing.list_ids(ws, query)
    assert [row.text for row in listing.list_rows(ws, query, ids)] == ["丙", "甲"]
    assert listing.list_start(ws, query, 1) == (ids, listing.list_rows(ws, query, ids[:1]))
    assert listing.choices(ws, ListKind.ISSUES, "area") == ["执法"]
    assert listing.unit_names(ws) == ["市司法局", "市财政局"]


def test_batches_are_those_imported(practice):
    assert [batch.name for batch in listing.batches(practice)] == [
        "保定市法治政府建设实地督察反馈意见整改台账"
    ]


def test_a_list_is_empty_until_the_first_record(ws):
    assert listing.is_empty(ws, ListKind.ISSUES)
    issues.register_issue(ws, IssueDraft(text="甲"))
    assert not listing.is_empty(ws, ListKind.ISSUES)
