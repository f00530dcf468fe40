from __future__ import annotations

from datetime import date

from core.domain.recheck import DecisionDraft, RecheckDraft, check_decision, check_request
from core.domain.violation import Severity

DELIVERED, UNTIL, TODAY = date(2026, 9, 1), date(2026, 10, 8), date(2026, 12, 1)
ASKED = RecheckDraft(requested_by="县应急管理局", requested_on=date(2026, 9, 20), reason="与事实不符")


def rules(found):
    return [each.rule for each in found]


def request(draft=ASKED, delivered=DELIVERED, until=UNTIL):
    return check_request(draft, delivered_on=delivered, until=until, today=TODAY)


def test_a_request_in_time_is_in_order():
    assert request() == []


def test_a_request_needs_a_delivered_conclusion_a_name_and_a_reason():
    assert rules(request(delivered=None, until=None)) == ["recheck_not_delivered"]
    assert rules(request(RecheckDraft())) == ["required", "required", "required"]


def test_a_request_before_delivery_or_ahead_is_refused_and_a_late_one_is_a_warning():
    early = RecheckDraft(requested_by="甲", reason="乙", requested_on=date(2026, 8, 31))
    ahead = RecheckDraft(requested_by="甲", reason="乙", requested_on=date(2026, 12, 2))
    late = RecheckDraft(requested_by="甲", reason="乙", requested_on=date(2026, 10, 9))
    assert rules(request(early)) == ["recheck_before_delivery"]
    assert rules(request(ahead)) == ["gate_date_ahead", "recheck_late"]
    assert [each.severity for each in request(late)] == [Severity.WARNING]


def decision(**given):
    draft = DecisionDraft(**{"decided_by": "李", "decision": "维持", "decided_on": date(2026, 10, 1)} | given)
    return check_decision(
        draft, requested_on=date(2026, 9, 20), due=date(2026, 10, 20), inspectors={"王"}, today=TODAY
    )


def test_who_made_the_conclusion_should_not_decide_on_it():
    assert decision() == []
    assert rules(decision(decided_by="王")) == ["recheck_not_withdrawn"]


def test_a_decision_needs_a_day_after_the_request_and_a_late_one_is_told():
    assert rules(decision(decided_on=None)) == ["required"]
    assert rules(decision(decided_on=date(2026, 9, 19))) == ["recheck_decided_early"]
    assert rules(decision(decided_on=date(2026, 10, 21))) == ["recheck_decided_late"]
    assert rules(decision(decided_on=date(2026, 12, 2))) == ["gate_date_ahead", "recheck_decided_late"]
