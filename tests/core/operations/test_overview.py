from __future__ import annotations

from datetime import date

from core.domain.listing import ListKind
from core.operations import listing, submissions
from core.operations.overview import overview


def test_figures_come_from_the_rows_the_lists_show(practice):
    found = overview(practice)
    rows = listing.list_rows(
        practice,
        listing.query_of(practice, ListKind.ISSUES),
        listing.list_ids(practice, listing.query_of(practice, ListKind.ISSUES)),
    )
    for name in ("overdue", "due_soon", "standing", "undated"):
        assert getattr(found, name) == sum(row.timeliness == name for row in rows), name
    assert sum(count for _, count in found.by_area) == found.issues == len(rows) == 22
    assert found.measures == len(listing.list_ids(practice, listing.query_of(practice, ListKind.MEASURES)))


def test_the_next_package_and_the_doubtful_counts_are_named(practice):
    found = overview(practice)
    assert found.next_submission == date(2020, 9, 5)
    assert len(found.warnings) == 2
    submissions.submit(practice, "2020-08")
    assert overview(practice).last_period == "2020-08"
