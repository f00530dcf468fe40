from __future__ import annotations

from datetime import date

from openpyxl import load_workbook

from core.domain.dispatch import DispatchDraft
from core.domain.duty import DutyDraft, OccurrenceDraft
from core.domain.listing import Filter, ListKind, ListQuery, Timeliness
from core.operations import dispatches, duties, duty_lists


def test_duties_are_listed_by_what_is_next_and_periods_the_newest_first(ws):
    later = duties.add_duty(ws, DutyDraft(text="年度述法", rule="每年", first_day=date(2020, 1, 1))).value
    soon = duties.add_duty(
        ws, DutyDraft(text="月调度", rule="每月5日前", first_day=date(2020, 7, 1), last_day=date(2020, 9, 30))
    ).value
    duties.settle(ws, soon.uuid, OccurrenceDraft(period="2020-07"))
    first, second = duty_lists.duty_lines(ws)
    assert (first.uuid, first.next_due, first.timeliness) == (
        soon.uuid,
        date(2020, 8, 5),
        Timeliness.OVERDUE,
    )
    assert (first.done_of_due, first.overdue, second.uuid) == ("1/2", 1, later.uuid)
    periods = duty_lists.period_lines(ws, soon.uuid)
    assert [each.period for each in periods] == ["2020-09", "2020-08", "2020-07"]
    assert periods[-1].occurrence is not None
    for period in ("2020-08", "2020-09"):
        duties.settle(ws, soon.uuid, OccurrenceDraft(period=period))
    assert duty_lists.duty_lines(ws)[-1].timeliness is Timeliness.DONE


def test_both_lists_are_written_as_shown(ws, tmp_path):
    duties.add_duty(ws, DutyDraft(text="月调度", rule="每月5日前", first_day=date(2020, 7, 1)))
    duties.add_duty(ws, DutyDraft(text="年度述法", rule="每年", first_day=date(2020, 1, 1)))
    only = ListQuery(
        kind=ListKind.DUTIES,
        today=date(2020, 8, 17),
        filters=(Filter(column="text", values=("述法",), contains=True),),
    )
    path = duty_lists.export_duties(ws, tmp_path / "d.xlsx", only, ("text", "code"))
    rows = list(load_workbook(path).active.iter_rows(min_row=2, values_only=True))
    assert rows[:-1] == [("内容", "编号"), ("年度述法", "定期-002")]
    assert str(rows[-1][0]).startswith("填报人：")
    dispatches.add_dispatch(ws, DispatchDraft(held_on=date(2020, 8, 3), units=("甲",), points="进展"))
    written = load_workbook(duty_lists.export_dispatches(ws, tmp_path / "h.xlsx")).active
    assert written.cell(3, 1).value == "调度2020-001"
