from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.listing import COLUMNS, Filter, ListKind, ListQuery
from core.domain.packed_ids import PackedIds
from core.store import list_halves, views
from core.store.own_fields import source_of
from core.store.reading import day_facts
from tests import builders as a
from tests.core.store.opened import begin, read_in_halves, save

MEASURES = ListKind.MEASURES
PARTED = ("text", "deadline_due", "deadline_raw", "area", "track", "batch", "issue_text")


def asked(*sort, **fields):
    return ListQuery(kind=MEASURES, today=a.TODAY, sort=sort, **fields)


def halves(reader, query):
    """Return what two halves give, ``None`` where the list is read by one."""
    found = list_halves.ids_in_halves(
        reader, query, source_of(reader, query.kind), day_facts(query.today, 15)
    )
    return None if found is None else list(found)


@st.composite
def _records(draw):
    """Some issues with measures, of which any two may share text, day and code, and any lack one."""
    texts = st.sampled_from(("", "Ab", "ab", "b", "督办", "督办二", "𠀀", "�"))
    days = st.none() | st.integers(0, 3).map(lambda n: date(2026, 11, 20) + timedelta(days=n))
    batch = a.a_batch(name=draw(texts) or "一批")
    found = [batch]
    for _ in range(draw(st.integers(2, 5))):
        issue = a.an_issue(
            code=draw(st.sampled_from(("", "2", "10", "10"))),
            area=draw(texts),
            text=draw(texts),
            due=draw(days),
            batch_uuid=draw(st.sampled_from((None, batch.uuid))),
        )
        many = range(draw(st.integers(0, 3)))
        found += [issue, *(a.a_measure(issue, text=draw(texts), due=draw(days), position=n) for n in many)]
    return found


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_records())
def test_two_halves_follow_each_other_in_the_order_of_the_whole(tmp_path_factory, records):
    with begin(tmp_path_factory.mktemp("ledger") / "l") as ledger:
        save(ledger, *records)
        with read_in_halves(ledger) as reader:
            for column in COLUMNS[MEASURES]:
                for descending in (False, True):
                    query = asked((column.key, descending), ("position", True))
                    whole = views.list_ids(ledger, query)
                    assert views.list_ids(reader, query) == whole
                    assert halves(reader, query) in (None, whole)


@pytest.mark.parametrize("column", PARTED)
def test_a_sort_by_a_value_that_stands_in_the_row_is_read_in_halves(ledger, column):
    batches = a.a_batch(name="一批"), a.a_batch(name="二批")
    issues = [
        a.an_issue(area=each.name, track=each.name, text=each.name, due=day, batch_uuid=each.uuid)
        for each, day in zip(batches, (date(2026, 1, 2), date(2026, 3, 4)), strict=True)
    ]
    save(ledger, *batches, *issues, *(a.a_measure(each, text=each.area) for each in issues))
    with read_in_halves(ledger) as reader:
        ids = halves(reader, asked((column, True)))
        assert ids == views.list_ids(ledger, asked((column, True)))
        assert ids == halves(reader, asked((column, False)))[::-1]
        assert isinstance(views.packed_ids(reader, asked((column, True))), PackedIds)


def test_what_an_index_or_a_sub_select_tells_is_read_by_one(ledger):
    issues = [a.an_issue(area=area) for area in ("甲", "乙")]
    save(ledger, *issues, *(a.a_measure(issue, text=issue.area) for issue in issues))
    by_text = ("text", False)
    with read_in_halves(ledger) as reader:
        assert halves(reader, asked(by_text)) is not None
        for query in (
            asked(),
            *(asked((key, False)) for key in ("issue_code", "status", "units", "timeliness", "progress")),
            asked(by_text, words="甲"),
            asked(by_text, filters=(Filter(column="area", values=("甲",)),)),
            asked((("own:gone"), False)),
            ListQuery(kind=ListKind.ISSUES, today=a.TODAY, sort=(by_text,)),
        ):
            assert halves(reader, query) is None, query
    assert halves(ledger, asked(by_text)) is None


def test_where_all_have_the_same_value_there_is_no_middle(ledger):
    issue = a.an_issue()
    save(ledger, issue, *(a.a_measure(issue, text="一样", position=n) for n in range(3)))
    with read_in_halves(ledger) as reader:
        assert halves(reader, asked(("text", True))) is None
        assert views.list_ids(reader, asked(("text", True))) == views.list_ids(ledger, asked(("text", True)))
