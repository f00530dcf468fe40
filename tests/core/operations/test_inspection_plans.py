from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from core.domain.inspection import InspectionKind, InspectionWay
from core.domain.inspection_plan import PlanDraft
from core.errors import Refused
from core.operations import history, inspection_plans
from core.operations.units import merge_units, unit_of
from core.statistics.plan_progress import VisitState
from tests.core.operations.inspected import enter

DRAFT = PlanDraft(year=2020, title="涉企案卷检查", units=("安新县", "雄县"), months=(4, 5, 6), basis="计划")


def add(ws, *drafts):
    return inspection_plans.add_items(ws, drafts or [DRAFT]).value


def test_an_item_is_entered_revised_removed_and_undone(ws):
    (item,) = add(ws)
    assert inspection_plans.draft_of(ws, item.uuid) == DRAFT
    edited = PlanDraft(year=2020, title="案卷检查", basis="计划")
    assert inspection_plans.revise_item(ws, item.uuid, item.revision, edited).value.title == "案卷检查"
    inspection_plans.remove_item(ws, item.uuid)
    assert inspection_plans.items(ws, 2020) == []
    history.undo(ws)
    assert [each.title for each in inspection_plans.items(ws)] == ["案卷检查"]


def test_a_plan_with_an_error_or_without_an_item_is_refused(ws):
    with pytest.raises(Refused, match="not_valid"):
        add(ws, DRAFT, PlanDraft(year=2020))
    with pytest.raises(Refused, match="plan_nothing"):
        inspection_plans.add_items(ws, [])
    assert inspection_plans.items(ws) == []


def test_an_item_that_an_inspection_fulfils_stays(ws):
    (item,) = add(ws)
    enter(ws, plan_item_uuid=item.uuid)
    with pytest.raises(Refused, match="plan_item_in_use"):
        inspection_plans.remove_item(ws, item.uuid)


def test_the_plan_says_what_was_done_also_when_a_unit_took_another_name(ws):
    (item,) = add(ws)
    enter(ws, "安新县", plan_item_uuid=item.uuid)
    enter(ws, "雄县城", plan_item_uuid=item.uuid, started_on=date(2020, 7, 1))
    enter(ws, "雄县", started_on=date(2020, 1, 1))
    merge_units(ws, unit_of(ws, "雄县城").uuid, unit_of(ws, "雄县").uuid)
    found = inspection_plans.plan(ws, 2020)
    assert (found.count(VisitState.DONE), found.count(VisitState.LATE), found.rate.percent) == (1, 1, "100.0")
    assert len(found.extra) == 1
    assert inspection_plans.years(ws) == [2020]


def test_an_item_is_found_by_its_title_or_a_part_of_it_when_only_one_has_it(ws):
    first, _ = add(ws, DRAFT, PlanDraft(year=2020, title="执法案卷检查", basis="计划"))
    assert inspection_plans.item_named(ws, "涉企") == first
    with pytest.raises(Refused, match="unknown_plan_item"):
        inspection_plans.item_named(ws, "案卷")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("第二季度", (4, 5, 6)), ("2季度", (4, 5, 6)), ("上半年", (1, 2, 3, 4, 5, 6)), ("3-5月", (3, 4, 5)),
        ("３月至５月", (3, 4, 5)), ("4、10月", (4, 10)), ("11月", (11,)), ("适时", ()), ("", ()),
    ],
)  # fmt: skip
def test_months_are_read_as_offices_write_them(text, months):
    assert inspection_plans.months_in(text) == months


def test_months_are_written_as_they_are_read():
    for months in ((4, 5, 6), (3, 5), tuple(range(1, 13))):
        assert inspection_plans.months_in(inspection_plans.months_words(months)) == months


def test_a_block_from_excel_is_read_by_its_head_in_any_order():
    head = "督察对象\t督察事项\t时间\t方式\t类型\t负责人\n"
    text = head + '"安新县\n雄县"\t案卷检查\t二季度\t实地、暗访\t案卷评查\t张明\n'
    (draft,) = inspection_plans.read_pasted(text, 2020)
    assert (draft.title, draft.units, draft.months) == ("案卷检查", ("安新县", "雄县"), (4, 5, 6))
    assert (draft.kind, draft.ways) == (
        InspectionKind.FILE_REVIEW, (InspectionWay.ON_SITE, InspectionWay.UNANNOUNCED),
    )  # fmt: skip
    assert (draft.leader, draft.year) == ("张明", 2020)


def test_a_block_without_a_head_is_read_in_the_usual_order_and_nothing_is_refused():
    first, second = inspection_plans.read_pasted("执法督察\t安新县\t3月\n案卷检查\n", 2021)
    assert (first.title, first.units, first.months, second.title) == (
        "执法督察",
        ("安新县",),
        (3,),
        "案卷检查",
    )
    for text in ("", "\t\n", "\t安新县\n"):
        with pytest.raises(Refused, match="plan_paste"):
            inspection_plans.read_pasted(text, 2021)


def test_the_plan_leaves_as_excel_with_what_was_done(ws, tmp_path):
    (item,) = add(ws)
    enter(ws, "安新县", plan_item_uuid=item.uuid)
    sheet = openpyxl.load_workbook(inspection_plans.export_plan(ws, tmp_path / "p.xlsx", 2020)).active
    assert [cell.value for cell in sheet[3]] == inspection_plans.heads()
    assert sheet.cell(4, 13).value == "50.0%（1/2）"
    assert sheet.cell(5, 1).value.startswith("计划 2 次，已完成 1 次")
