from __future__ import annotations

from datetime import date

from core.domain.inspection_sight import Sight
from core.statistics.plan_progress import VisitState, plan_year, planned_until
from core.statistics.rates import Rate
from tests.builders import a_plan_item, an_inspection

TODAY = date(2026, 8, 17)


def sight(code, item, day, *units):
    record = an_inspection(code=code, started_on=day, plan_item_uuid=item.uuid if item else None)
    return Sight(record=record, units=tuple((unit, unit) for unit in units))


def test_each_unit_of_an_item_is_a_visit_done_late_missed_or_to_come():
    item = a_plan_item(units=("甲", "乙", "丙"), months=(4, 5, 6))
    later = a_plan_item(units=("丁",), months=(10,))
    targets = {each.uuid: [(name, name) for name in each.units] for each in (item, later)}
    seen = [sight("1", item, date(2026, 5, 1), "甲"), sight("2", item, date(2026, 7, 1), "乙")]
    found = plan_year(2026, [item, later], seen, targets, TODAY)
    states = [[visit.state for visit in line.visits] for line in found.lines]
    assert states == [[VisitState.DONE, VisitState.LATE, VisitState.MISSED], [VisitState.PENDING]]
    assert (found.count(), found.rate, found.lines[0].rate) == (4, Rate(2, 4), Rate(2, 3))
    assert found.lines[0].codes_of(VisitState.LATE) == ("2",)


def test_what_the_plan_does_not_name_is_extra():
    item = a_plan_item(units=("甲",), months=(4,))
    seen = [
        sight("in", item, date(2026, 4, 1), "甲"),
        sight("other unit", item, date(2026, 4, 2), "乙"),
        sight("no item", None, date(2026, 4, 3), "甲"),
        sight("last year", None, date(2025, 4, 3), "甲"),
    ]
    found = plan_year(2026, [item], seen, {item.uuid: [("甲", "甲")]}, TODAY)
    assert found.extra == ("other unit", "no item")
    assert found.rate == Rate(1, 1)


def test_an_item_without_units_is_one_visit():
    item = a_plan_item(months=())
    found = plan_year(2026, [item], [sight("1", item, date(2026, 2, 1), "甲")], {}, TODAY)
    assert (found.rate, found.extra) == (Rate(1, 1), ())


def test_an_item_runs_to_the_end_of_its_last_month():
    assert planned_until(a_plan_item(months=(1, 2))) == date(2026, 2, 28)
    assert planned_until(a_plan_item()) == date(2026, 12, 31)
