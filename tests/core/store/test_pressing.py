from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.issue import IssueStatus
from core.domain.listing import ListKind
from core.domain.measure import MeasureStatus
from core.domain.unit import UnitRole
from core.store.due import due_items, proposals_for, told, units_chased
from core.store.overview import read_overview
from core.store.pressing import BETWEEN, pressing
from core.store.reading import day_facts, rows
from core.store.sources import SOURCES
from tests import builders as a
from tests.core.store.opened import begin, read_in_halves, save

TODAY = a.TODAY
SOON = 15


@st.composite
def _records(draw):
    units = [a.a_unit("县公安局"), a.a_unit("县教育局")]
    owners = st.lists(st.sampled_from(units), max_size=3)
    roles = st.sampled_from([UnitRole.LEAD, UnitRole.DUTY, UnitRole.SUPPORTING, UnitRole.JOINT])
    found = [*units]
    days = st.none() | st.integers(-9, 30).map(lambda days: TODAY + timedelta(days=days))
    for number in range(draw(st.integers(1, 6))):
        issue = a.an_issue(code=f"WT-{number}", due=draw(days), status=draw(st.sampled_from(IssueStatus)))
        found += [issue, *(replace(each, role=draw(roles)) for each in a.shares(draw(owners), issue))]
        for position in range(draw(st.integers(0, 3))):
            status = draw(st.sampled_from(MeasureStatus))
            measure = a.a_measure(issue, position=position, due=draw(days), status=status)
            found += [measure, *(replace(each, role=draw(roles)) for each in a.shares(draw(owners), measure))]
    return found


def listed(ledger, kind):
    """Return what a list says of each record that is late or nearly due: the plain way."""
    source = SOURCES[kind]
    moment, due = source.columns["timeliness"][0], source.columns["next_due"][0]
    owner = "i.uuid" if kind is ListKind.ISSUES else "m.issue_uuid"
    join = "" if kind is ListKind.ISSUES else source.joins["issue"]
    return rows(
        ledger,
        f"SELECT {owner} AS issue, {source.uuid} AS uuid, {due} AS due FROM {source.origin} {join} "
        f"WHERE {moment} IN ('overdue', 'due_soon')",
        day_facts(TODAY, SOON),
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_records())
def test_what_presses_is_what_the_lists_say_and_is_told_in_the_same_order(tmp_path_factory, records):
    with begin(tmp_path_factory.mktemp("ledger") / "l") as ledger:
        save(ledger, *records)
        found = pressing(ledger, today=TODAY, soon=SOON)
        measures = listed(ledger, ListKind.MEASURES)
        assert {each.measure_uuid for each in found if each.measure_uuid} == {row["uuid"] for row in measures}
        alone = {
            row["uuid"]
            for row in listed(ledger, ListKind.ISSUES)
            if all(row["due"] < other["due"] for other in measures if other["issue"] == row["uuid"])
        }
        assert {each.issue_uuid for each in found if each.measure_uuid is None} == alone
        assert [each.due for each in found] == sorted(each.due for each in found)
        items = due_items(ledger, today=TODAY, soon=SOON)
        assert told(ledger, found, TODAY) == items
        chased = units_chased(ledger, items)
        for item in found:
            units = list(dict.fromkeys(item.chased.split(BETWEEN))) if item.chased else []
            assert units == chased[item.issue_uuid, item.measure_uuid]
        with read_in_halves(ledger) as reader:
            assert pressing(reader, today=TODAY, soon=SOON) == found
            shown = read_overview(ledger, today=TODAY, soon=SOON)
            assert read_overview(reader, today=TODAY, soon=SOON) == shown
        whole, count = proposals_for(ledger, found, soon=SOON, today=TODAY)
        first, counted = proposals_for(ledger, found, soon=SOON, today=TODAY, most=1)
        assert (first, counted, len(whole)) == (whole[:1], count, count)
