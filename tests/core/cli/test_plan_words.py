from __future__ import annotations

import pytest

from core.cli.parser import build_parser


def test_the_words_of_plans_and_tasks_are_read():
    read = build_parser().parse_args
    found = read(
        ["plans", "set", "县方案", "--target", "50", "--target-by", "2020-12-31", "--stated", "甲:1"]
    )
    assert (found.target, found.target_by.year, found.stated) == (50, 2020, ["甲:1"])
    found = read(["tasks", "claim", "1", "2", "--unit", "县司法局"])
    assert (found.numbers, found.unit, found.plan) == (["1", "2"], "县司法局", None)


@pytest.mark.parametrize(
    "line", [["plans"], ["tasks", "decline", "1"], ["plans", "add", "x", "--level", "x"]]
)
def test_what_is_missing_or_unknown_ends_with_the_usage(line):
    with pytest.raises(SystemExit):
        build_parser().parse_args(line)
