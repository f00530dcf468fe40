"""Every rule of the house holds, and every rule can fail."""

from __future__ import annotations

import statistics
from fnmatch import fnmatch

import pytest

from tests.architecture.reading import ROOT, functions, length, source_of, sources
from tests.architecture.rules import ALLOWED, RULES, WRITERS, complaints


@pytest.mark.parametrize("name", RULES)
def test_rule_holds_in_the_whole_house(name: str) -> None:
    found = [line for source in sources() for line in complaints(RULES[name], source)]
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("name", "number"), [(name, n) for name, rule in RULES.items() for n in range(len(rule.bad))]
)
def test_rule_complains_of_a_planted_breach(name: str, number: int) -> None:
    path, code = RULES[name].bad[number]
    assert complaints(RULES[name], source_of(path, code), allowances=False)


@pytest.mark.parametrize(
    ("name", "number"), [(name, n) for name, rule in RULES.items() for n in range(len(rule.good))]
)
def test_rule_leaves_innocent_code_alone(name: str, number: int) -> None:
    path, code = RULES[name].good[number]
    assert complaints(RULES[name], source_of(path, code), allowances=False) == []


@pytest.mark.parametrize(
    ("name", "pattern"), [(name, pattern) for name, allowed in ALLOWED.items() for pattern in allowed]
)
def test_every_allowance_is_still_needed(name: str, pattern: str) -> None:
    matching = [source for source in sources() if fnmatch(source.path, pattern)]
    assert any(complaints(RULES[name], source, allowances=False) for source in matching)


def test_every_module_that_may_change_rows_exists() -> None:
    assert [path for path in WRITERS if not (ROOT / path).is_file()] == []


def test_nine_functions_of_ten_stay_within_25_lines() -> None:
    lengths = [length(node) for source in sources() for node in functions(source.tree)]
    assert len(lengths) > 100
    assert statistics.quantiles(lengths, n=10)[8] <= 25
    assert statistics.median(lengths) <= 10
