from __future__ import annotations

from datetime import date

from core.domain.inspection import InspectionWay
from core.domain.inspection_sight import Sight
from core.statistics.coverage import coverage_of, quarter
from core.statistics.rates import Rate
from tests.builders import an_inspection

DISTRICTS = [(f"区{number}", f"区{number}") for number in range(13)]


def sight(code, units, day, *ways):
    record = an_inspection(code=code, started_on=day, ways=ways or (InspectionWay.ON_SITE,))
    return Sight(record=record, units=tuple(units))


def test_thirteen_of_thirteen_is_all():
    seen = [sight(str(n), [unit], date(2026, 1 + n % 12, 1)) for n, unit in enumerate(DISTRICTS)]
    found = coverage_of(seen, DISTRICTS, year=2026, years=(), on_site=True)
    assert found.whole == Rate(13, 13)
    assert found.whole.percent == "100.0"
    assert sum(len(found.codes(place)) for place in range(4)) == 13


def test_a_cell_names_its_inspections_by_year_and_by_quarter():
    seen = [sight("a", DISTRICTS[:2], date(2025, 5, 1)), sight("b", DISTRICTS[:1], date(2026, 12, 31))]
    years = coverage_of(seen, DISTRICTS[:3], year=None, years=(2025, 2026), on_site=True)
    assert [line.cells for line in years.lines] == [(("a",), ("b",)), (("a",), ()), ((), ())]
    assert [years.rate(place) for place in (0, 1)] == [Rate(2, 3), Rate(1, 3)]
    assert years.lines[0].codes == ("a", "b")
    quarters = coverage_of(seen, DISTRICTS[:3], year=2026, years=(), on_site=True)
    assert quarters.lines[0].cells == ((), (), (), ("b",))
    assert quarters.whole == Rate(1, 3)


def test_only_visits_in_place_count_unless_every_way_is_asked_for():
    seen = [sight("w", DISTRICTS[:1], date(2026, 1, 1), InspectionWay.IN_WRITING)]
    assert coverage_of(seen, DISTRICTS[:1], year=2026, years=(), on_site=True).whole == Rate(0, 1)
    assert coverage_of(seen, DISTRICTS[:1], year=2026, years=(), on_site=False).whole == Rate(1, 1)


def test_quarters_begin_with_january_april_july_and_october():
    assert [quarter(date(2026, month, 1)) for month in (1, 3, 4, 6, 7, 10, 12)] == [1, 1, 2, 2, 3, 4, 4]
