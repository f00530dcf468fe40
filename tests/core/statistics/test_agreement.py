from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.domain.violation import Severity
from core.statistics.agreement import (
    TOTAL,
    Balance,
    Difference,
    check_agreement,
    check_balance,
    differences,
)
from core.wording import word

_counts = st.dictionaries(st.sampled_from(["执法", "普法", "立法", "司法"]), st.integers(1, 99))


def test_found_is_solved_and_long_term_and_open():
    assert check_balance(Balance(found=208, solved=112, long_term=30, open=66)) == []
    (violation,) = check_balance(Balance(found=208, solved=112, long_term=30, open=65))
    assert violation.severity is Severity.WARNING
    assert "208" in word(f"violations.{violation.rule}", **dict(violation.facts))


@given(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999), st.integers(-5, 5))
def test_the_gap_is_what_is_missing_or_counted_twice(solved, long_term, still_open, off):
    balance = Balance(solved + long_term + still_open + off, solved, long_term, still_open)
    assert balance.gap == off
    assert bool(check_balance(balance)) == (off != 0)


def test_names_are_compared_without_blanks_and_unstated_areas_are_no_difference():
    assert differences({"行政 执法": 2}, {"行政执法": 1, "行政执\n法": 1, "普法": 5}) == []


def test_a_stated_count_that_differs_is_a_warning_with_both_numbers():
    found = check_agreement({"执法": 12, TOTAL: 35}, {"执法": 11, "普法": 23})
    assert [violation.severity for violation in found] == [Severity.WARNING] * 2
    assert [dict(violation.facts) for violation in found] == [
        {"name": "执法", "stated": "12", "listed": "11"},
        {"name": "", "stated": "35", "listed": "34"},
    ]
    sentences = [word(f"violations.{violation.rule}", **dict(violation.facts)) for violation in found]
    assert "执法" in sentences[0]
    assert "35" in sentences[1]


@given(_counts, st.sampled_from(["执法", "普法", TOTAL]), st.integers(1, 9))
def test_only_the_count_that_was_changed_is_reported(listed, name, off):
    stated = {**listed, TOTAL: sum(listed.values())}
    assert differences(stated, listed) == []
    before = stated.get(name, 0)
    stated[name] = before + off
    assert differences(stated, listed) == [Difference(name, before + off, before)]
