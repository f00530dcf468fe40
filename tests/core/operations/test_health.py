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


def test_a_change_made_by_a_clock_that_ran_ahead_is_named_with_its_days(ws):
    from dataclasses import replace
    from datetime import timedelta

    from core.clock import FixedClock
    from core.domain.drafts import IssueDraft
    from core.operations import issues

    ahead = replace(ws, clock=FixedClock.on(ws.clock.today() + timedelta(days=40)))
    entered = issues.register_issue(ahead, IssueDraft(text="执法公示不及时")).value
    told = next(each for each in health.ailments(ws) if each.rule == "clock_went_back")
    assert told.uuid == entered.uuid
    assert ahead.clock.today().isoformat() in health.say(told)
    assert ws.clock.today().isoformat() in health.say(told)
    assert "clock_went_back" not in {each.rule for each in health.ailments(ahead)}
