from __future__ import annotations

from core.domain.inspection_sight import Sight
from core.statistics.agreement import Balance
from core.statistics.inspection_results import check_results, results_of, share, stated
from core.statistics.rates import Rate
from tests.builders import an_inspection


def test_stated_counts_stand_where_no_problem_was_entered():
    record = an_inspection(
        problems_found=112, problems_solved=104, problems_long_term=8, measures_taken=120, measures_done=40
    )
    results = results_of(Sight(record=record))
    assert results.balance == stated(record) == Balance(112, 104, 8, 0)
    assert not results.by_rows
    assert (results.rectified, results.completion) == (Rate(104, 112), Rate(40, 120))
    assert results.completion is not None
    assert results.completion.percent == "33.3"


def test_rows_count_once_there_are_as_many_as_stated():
    sight = Sight(
        record=an_inspection(problems_found=13), problems=13, solved=13, measures=4, measures_done=3
    )
    results = results_of(sight)
    assert results.by_rows
    assert (results.balance, results.rectified) == (Balance(13, 13, 0, 0), Rate(13, 13))
    assert results.completion == Rate(3, 4)


def test_rows_that_are_only_examples_do_not_replace_what_is_stated():
    sight = Sight(record=an_inspection(problems_found=112, problems_solved=112), problems=5, solved=1)
    assert results_of(sight).balance == Balance(112, 112, 0, 0)


def test_what_cannot_be_a_share_is_no_rate():
    assert share(3, 2) is None
    assert share(0, 0) == Rate(0, 0)


def test_counts_that_do_not_add_up_and_missing_rows_are_told():
    assert check_results(Balance(112, 104, 8, 0), 0) == []
    assert [each.rule for each in check_results(Balance(112, 104, 7, 0), 5)] == [
        "balance_off", "problems_fewer_listed",
    ]  # fmt: skip
