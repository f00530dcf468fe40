"""Values of an office's own fields: kept with the record, found, sorted, told before and after, undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.custom_field import CustomField, FieldOwner
from core.domain.drafts import InspectionDraft, IssueDraft, MeasureDraft, UnitName
from core.domain.issue import Issue
from core.domain.listing import Filter, ListKind
from core.domain.measure import Measure
from core.domain.register import YES, RegisterFieldKind
from core.domain.rows import IssueRow
from core.errors import Refused
from core.exchange.unpacking import verify
from core.operations import (
    custom_fields,
    custom_values,
    exports,
    history,
    inspections,
    issues,
    listing,
    measures,
    searching,
    submissions,
    trail,
)
from core.store import records
from core.store.checking import check
from core.workspace import Workspace

KIND = RegisterFieldKind


def field(ws: Workspace, label: str, kind: RegisterFieldKind = KIND.TEXT, **more: object) -> CustomField:
    wanted = CustomField(uuid="", label=label, kind=kind, **more)  # type: ignore[arg-type]
    return custom_fields.define(ws, wanted).value


def issue(ws: Workspace, text: str, *values: tuple[CustomField, str]) -> Issue:
    pairs = tuple((each.uuid, value) for each, value in values)
    return issues.register_issue(ws, IssueDraft(text=text, custom=pairs)).value


def codes(ws: Workspace, **query: object) -> list[str]:
    asked = replace(listing.query_of(ws, ListKind.ISSUES), **query)  # type: ignore[arg-type]
    ids = listing.list_ids(ws, asked)
    rows = listing.list_rows(ws, asked, ids)
    return [row.text for row in rows if isinstance(row, IssueRow)]


def test_values_stand_in_the_list_and_filter_and_sort_by_what_they_mean(ws: Workspace) -> None:
    money, done = field(ws, "整改经费", KIND.NUMBER), field(ws, "已公开", KIND.FLAG)
    for text, sum_ in (("甲", "9.5"), ("乙", "100"), ("丙", "")):
        issue(ws, text, (money, sum_), (done, YES if text == "甲" else ""))
    query = listing.query_of(ws, ListKind.ISSUES)
    rows = listing.list_rows(ws, query, listing.list_ids(ws, query))
    assert [row.own[money.column] for row in rows] == [9.5, 100, ""]  # type: ignore[union-attr]
    assert rows[0].own[done.column] == "是"  # type: ignore[union-attr]
    assert codes(ws, sort=((money.column, False),)) == ["甲", "乙", "丙"]
    assert codes(ws, sort=((money.column, True),)) == ["乙", "甲", "丙"]
    assert codes(ws, filters=(Filter(column=done.column, values=("是",)),)) == ["甲"]
    assert codes(ws, filters=(Filter(column=money.column, values=("9.5",)),)) == ["甲"]
    assert codes(ws, filters=(Filter(column=money.column, values=("",)),)) == ["丙"]
    assert listing.choices(ws, ListKind.ISSUES, done.column) == ["是"]
    assert codes(ws, filters=(Filter(column="own.gone", values=("x",)),)) == ["甲", "乙", "丙"]


def test_words_in_a_value_are_found_but_not_the_name_it_is_kept_under(ws: Workspace) -> None:
    note = field(ws, "会议纪要")
    found = issue(ws, "甲", (note, "第七次专题会议"))
    assert [hit.uuid for hit in searching.search(ws, "专题会议")] == [found.uuid]
    assert codes(ws, words="专题会议") == ["甲"]
    assert codes(ws, words=note.uuid[:8]) == []


def test_a_list_as_shown_is_exported_with_its_own_columns(ws: Workspace, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    day = field(ws, "公开日期", KIND.DATE)
    issue(ws, "甲", (day, "2020-08-01"))
    path = exports.export_list(
        ws, tmp_path / "a.xlsx", listing.query_of(ws, ListKind.ISSUES), ("text", day.column)
    )
    cells = [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]  # type: ignore[union-attr]
    assert cells[1] == ["问题", "公开日期"] or cells[1][1] == "公开日期"
    assert str(cells[2][1]).startswith("2020-08-01")


def test_a_required_field_stops_a_new_record_and_only_warns_of_an_old_one(ws: Workspace) -> None:
    old = issue(ws, "甲")
    must = field(ws, "责任科室", required=True)
    with pytest.raises(Refused, match="not_valid"):
        issue(ws, "乙")
    draft = issues.draft_of(ws, old.uuid)
    found = [each for each in issues.check_issue(ws, draft, old.uuid) if each.field == f"custom.{must.uuid}"]
    assert [each.severity.value for each in found] == ["warning"]
    revised = issues.revise_issue(ws, old.uuid, old.revision, replace(draft, note="补记")).value
    assert revised.note == "补记"


def test_a_field_out_of_use_keeps_its_values_through_every_save(ws: Workspace) -> None:
    text = field(ws, "科室")
    made = issue(ws, "甲", (text, "法制科"))
    custom_fields.retire(ws, text.uuid)
    assert [column.key for column in listing.columns_of(ws, ListKind.ISSUES) if column.heading] == []
    draft = replace(issues.draft_of(ws, made.uuid), custom=(), note="补记")
    stored = issues.revise_issue(ws, made.uuid, made.revision, draft).value
    assert dict(stored.custom) == {text.uuid: "法制科"}
    custom_fields.retire(ws, text.uuid, retired=False)
    assert [column.heading for column in listing.columns_of(ws, ListKind.ISSUES) if column.heading] == [
        "科室"
    ]


def test_measures_and_inspections_hold_values_and_units_under_their_present_name(ws: Workspace) -> None:
    who = field(ws, "协办单位", KIND.UNIT, owner=FieldOwner.MEASURE)
    room = field(ws, "带队领导", owner=FieldOwner.INSPECTION)
    made = issue(ws, "甲")
    draft = MeasureDraft(text="培训", custom=((who.uuid, "县 司法局"),))
    measure = measures.add_measure(ws, made.uuid, draft).value
    assert dict(measure.custom) == {who.uuid: "县 司法局"}
    issues.revise_issue(
        ws,
        made.uuid,
        made.revision,
        replace(issues.draft_of(ws, made.uuid), units=(UnitName("县司法局"),)),
    )
    again = measures.measure_draft_of(ws, measure.uuid)
    assert again.custom == measure.custom
    seen = inspections.record_inspection(
        ws,
        InspectionDraft(
            title="检查",
            started_on=ws.clock.today(),
            units=("县司法局",),
            custom=((room.uuid, "王县长"),),
        ),
    ).value
    assert inspections.inspection_draft_of(ws, seen.uuid).custom == ((room.uuid, "王县长"),)


def test_the_timeline_tells_a_value_before_and_after_under_its_label(ws: Workspace) -> None:
    open_ = field(ws, "已公开", KIND.FLAG)
    made = issue(ws, "甲")
    told = custom_values.set_values(ws, FieldOwner.ISSUE, made.uuid, {"已公开": "是"})
    found = trail.differences(ws, told.change.sequence, {made.uuid})
    assert [(each.field, each.before, each.after) for each in found] == [("问题的已公开", "", "是")]
    assert custom_fields.count_values(ws, open_) == 1


def test_what_cannot_be_read_is_refused_with_the_kind_of_field(ws: Workspace) -> None:
    field(ws, "公开日期", KIND.DATE)
    made = issue(ws, "甲")
    with pytest.raises(Refused, match="custom_value_unread"):
        custom_values.set_values(ws, FieldOwner.ISSUE, made.uuid, {"公开日期": "不久"})
    with pytest.raises(Refused, match="unknown_custom_field"):
        custom_values.set_values(ws, FieldOwner.ISSUE, made.uuid, {"没有": "x"})
    custom_values.set_values(ws, FieldOwner.ISSUE, made.uuid, {"公开日期": "2020年8月1日"})
    assert dict(records.get(ws.ledger, Issue, made.uuid).custom) != {}


def test_definitions_and_values_travel_in_a_package(ws: Workspace, tmp_path: Path) -> None:
    text = field(ws, "科室")
    made = issue(ws, "甲", (text, "法制科"))
    sealed = submissions.submit(ws, "2020-08", tmp_path).value
    travelled = list(verify(tmp_path / sealed.file_name).records())
    fields = [each["record"]["label"] for each in travelled if each["table"] == "custom_field"]
    values = [each["record"]["custom"] for each in travelled if each["uuid"] == made.uuid]
    assert fields == ["科室"]
    assert values == [f'[["{text.uuid}","法制科"]]']


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_comes_back_from_the_store_and_undo_takes_it_back(ws: Workspace, texts: list[str]) -> None:
    fields = {each.label: each for each in custom_fields.fields_of(ws, FieldOwner.MEASURE)}
    for label in ("甲项", "乙项", "丙项"):
        if label not in fields:
            fields[label] = field(ws, label, KIND.LONG, owner=FieldOwner.MEASURE)
    made = issue(ws, "甲")
    measure = measures.add_measure(ws, made.uuid, MeasureDraft(text="培训")).value
    given_ = dict(zip(("甲项", "乙项", "丙项"), texts, strict=False))
    custom_values.set_values(ws, FieldOwner.MEASURE, measure.uuid, given_)
    stored = dict(records.get(ws.ledger, Measure, measure.uuid).custom)
    wanted = {fields[label].uuid: text.strip() for label, text in given_.items() if text.strip()}
    assert stored == wanted
    if wanted:
        history.undo(ws)
        assert records.get(ws.ledger, Measure, measure.uuid).custom == ()
        history.redo(ws)
        assert dict(records.get(ws.ledger, Measure, measure.uuid).custom) == wanted
    assert check(ws.ledger, full=True) == []


def test_health_asks_for_required_fields_and_letters_say_the_ticked_ones(ws: Workspace) -> None:
    from core.operations import health

    must = field(ws, "责任科室", required=True, in_letters=True)
    open_ = field(ws, "已公开", KIND.FLAG, in_letters=True)
    made = issue(ws, "甲", (must, "法制科"), (open_, YES))
    assert custom_values.letter_words(ws, (made,)) == "责任科室：法制科；已公开：是"
    assert [each.rule for each in health.ailments(ws) if each.rule == "custom_required"] == []
    more = field(ws, "分管领导", required=True)
    found = [each for each in health.ailments(ws) if each.rule == "custom_required"]
    assert [(each.uuid, dict(each.facts)["label"]) for each in found] == [(made.uuid, more.label)]
    assert "分管领导" in health.say(found[0])
