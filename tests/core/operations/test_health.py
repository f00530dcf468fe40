from __future__ import annotations

from core.domain.violation import Severity
from core.operations import health
from core.wording import catalogue


def test_the_practice_ledger_has_nothing_that_must_be_mended_but_much_to_look_at(practice):
    found = health.ailments(practice)
    assert {ailment.severity for ailment in found} == {Severity.WARNING}
    rules = {ailment.rule for ailment in found}
    assert {"no_unit", "no_deadline", "deadline_to_confirm", "stated_count_differs"} <= rules
    assert "issue_twice" not in rules
    assert all(health.say(ailment) and "{" not in health.say(ailment) for ailment in found)
    assert all(ailment.uuid or ailment.filters for ailment in found)


def test_every_rule_that_may_speak_has_its_words_and_no_other():
    from core.store import health as rules

    words = {key.removeprefix("ailments.") for key in catalogue() if key.startswith("ailments.")}
    told = {rule for rule, _, _ in (*rules._ISSUE_RULES, *rules._MEASURE_RULES)}
    assert told < words


def test_abbreviations_lead_from_the_long_to_the_short():
    assert all(len(long) > len(short) for long, short in health.name_words().abbreviations)
