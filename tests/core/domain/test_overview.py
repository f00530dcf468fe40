"""The lines of 工作台 that a letter tells as one entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.listing import Timeliness
from core.domain.overview import DueItem, LetterProposal

ITEM = DueItem(
    issue_uuid="甲",
    measure_uuid="一",
    code="2026-001",
    text="召开推进会",
    units="县司法局",
    due=date(2026, 6, 30),
    days_left=-3,
    timeliness=Timeliness.OVERDUE,
)


def test_measures_of_one_issue_one_day_and_the_same_units_are_one_entry():
    lines = (
        ITEM,
        replace(ITEM, measure_uuid="二"),
        replace(ITEM, measure_uuid="三", due=date(2026, 7, 31)),
        replace(ITEM, measure_uuid="四", units="县公安局"),
        replace(ITEM, issue_uuid="乙", measure_uuid=None),
    )
    assert LetterProposal(unit_uuid="u", unit_name="县司法局", items=lines).entries == 4
