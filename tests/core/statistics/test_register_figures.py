from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from core.operations.register_definitions import shipped
from core.schedule.calendar import WorkingCalendar
from core.schedule.register_due import standing_of
from core.statistics.register_figures import figures_of, percent_of, rate_under

TODAY = date(2026, 11, 22)


def sights(key, entries):
    calendar = WorkingCalendar()
    return [
        (values, standing_of(shipped()[key], values, calendar, today=TODAY, soon=15)) for values in entries
    ]


def rates(key, entries):
    found = figures_of(shipped()[key], sights(key, entries), TODAY)
    return {rate.name: (rate.part, rate.whole, rate.percent) for rate in found.rates}


def test_the_on_time_rate_counts_what_can_be_judged_and_nothing_else():
    found = rates(
        "suggestions",
        [
            {"received_on": "2026-03-01", "replied_on": "2026-04-30"},
            {"received_on": "2026-03-01", "replied_on": "2026-05-01"},
            {"received_on": "2026-03-01"},
            {"received_on": "2026-11-20"},
        ],
    )
    assert found["按期办复率"] == ("1", "3", "33.3")
    assert found["办复率"] == ("2", "4", "50.0")


def test_money_is_added_up_exactly_and_units_are_counted_once():
    found = rates("arrears", [{"owed": "0.1", "paid": "0.1"}, {"owed": "0.2"}, {"owed": "没有"}])
    assert found["清偿率"] == ("0.1", "0.3", "33.3")
    assert found["清零率"][:2] == ("1", "3")
    held = {"form": "书面", "reported_on": "2026-01-20", "year": "2025"}
    units = rates(
        "law_duty_reports",
        [{"unit": "甲局"} | held, {"unit": "甲局"} | held, {"unit": "乙局", "form": "现场", "year": "2025"}],
    )
    assert units["书面述法单位覆盖率"] == ("1", "2", "50.0")


def test_entries_are_counted_by_choice_and_numbers_added_up():
    found = figures_of(
        shipped()["meetings"],
        sights(
            "meetings",
            [{"kind": "座谈会", "results": "3"}, {"kind": "调研", "results": "2"}, {"kind": "调研"}],
        ),
        TODAY,
    )
    assert found.counts == (("座谈会", 1), ("调研", 2))
    assert dict(found.totals)["成果转化（项）"] == "5"
    assert (found.entries, found.overdue) == (3, 0)


def test_the_dossiers_own_figures_come_out():
    assert percent_of(Decimal(112), Decimal(208)) == "53.8"
    assert percent_of(Decimal(162), Decimal(222)) == "73.0"
    assert percent_of(Decimal(40), Decimal(120)) == "33.3"
    assert percent_of(Decimal(0), Decimal(0)) == ""


@settings(max_examples=40)
@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 11, 1)), st.booleans(), st.booleans())))
def test_a_part_is_never_more_than_its_whole(drawn):
    entries = [
        {"issued_on": day.isoformat()}
        | ({"filed_on": day.isoformat()} if filed else {})
        | ({"archived_on": day.isoformat()} if archived else {})
        for day, filed, archived in drawn
    ]
    for rule in shipped()["filings"].rates:
        rate = rate_under(rule, sights("filings", entries), TODAY)
        assert int(rate.part) <= int(rate.whole) <= len(entries)
