from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.domain.drafts import InspectionDraft
from core.domain.inspection import InspectionKind
from core.domain.inspection_rules import Visit, check_figures, check_revisit, overlaps, repeats

DAY = date(2026, 3, 2)


def visit(uuid="a", days=0, theme="执法", kind=InspectionKind.SPECIAL, units="甲", length=0):
    start = DAY + timedelta(days=days)
    end = start + timedelta(days=length)
    return Visit(
        uuid=uuid, code=uuid, kind=kind, theme=theme, started_on=start, ended_on=end, units=frozenset(units)
    )


def test_a_visit_repeats_another_of_the_same_unit_and_theme_within_the_span():
    first = visit()
    assert overlaps(first, visit("b", 90), 90)
    assert not overlaps(first, visit("b", 91), 90)
    assert not overlaps(first, visit("b", 10, units="乙"), 90)
    assert not overlaps(first, visit("b", 10, theme="信访"), 90)


def test_the_span_counts_from_the_end_of_the_earlier_one():
    assert overlaps(visit(length=5), visit("b", 95), 90)


def test_where_a_theme_is_missing_the_kind_decides():
    assert overlaps(visit(), visit("b", 10, theme=""), 90)
    assert not overlaps(visit(), visit("b", 10, theme="", kind=InspectionKind.ROUTINE), 90)
    assert overlaps(visit(), visit("b", 10, theme=" 执 法", kind=InspectionKind.ROUTINE), 90)


def test_a_look_back_repeats_nothing_and_a_span_of_nothing_asks_nothing():
    assert not overlaps(visit(), visit("b", 10, kind=InspectionKind.FOLLOW_UP), 90)
    assert not overlaps(visit(), visit("b", 0), 0)
    assert not overlaps(visit(), visit(), 90)


@given(st.integers(-200, 200), st.integers(0, 120))
def test_overlapping_is_mutual(days, span):
    one, other = visit(), visit("b", days)
    assert overlaps(one, other, span) == overlaps(other, one, span)


def test_every_pair_is_told_once_with_the_earlier_first():
    pairs = repeats([visit("c", 20), visit("a", 0), visit("b", 200)], 90)
    assert [(one.uuid, other.uuid) for one, other in pairs] == [("a", "c")]


def test_the_warning_names_the_other_inspection():
    (warning,) = check_revisit(visit("new", 30), [visit("old")], 90)
    assert (warning.field, warning.rule) == ("units", "revisited")
    assert dict(warning.facts) == {"code": "old", "day": "2026-03-02", "span": "90"}


def found(**given_fields):
    return [each.rule for each in check_figures(InspectionDraft(**given_fields))]


def test_counts_and_days_must_be_possible():
    assert found(files_total=53016, files_checked=14136) == []
    assert found(files_total=10, files_checked=11) == ["more_checked_than_files"]
    assert found(measures_taken=40, measures_done=41) == ["more_done_than_taken"]
    assert found(started_on=DAY, concluded_on=DAY - timedelta(1)) == ["concluded_before_start"]
    late = {"concluded_on": DAY, "delivered_on": DAY - timedelta(1), "conclusion": "好"}
    assert found(**late) == ["delivered_before_made"]
    assert found(delivered_on=DAY) == ["delivered_without_conclusion"]
    assert found(units=("司 法局",), joint_units=("司法局",)) == ["joint_is_inspected"]
