from __future__ import annotations

from dataclasses import fields

from core.domain.dispatch import DispatchDraft, DispatchRuleDraft
from core.domain.duty import DutyDraft, OccurrenceDraft
from core.domain.holidays import HolidayDraft
from core.domain.signing import SignDraft
from ui.pages import duty_fields as made


def test_every_form_asks_for_the_facts_of_its_draft(empty_session):
    whole = (
        (made.duty_fields(empty_session), DutyDraft),
        (made.dispatch_fields(empty_session), DispatchDraft),
        (made.rule_fields(empty_session), DispatchRuleDraft),
        (made.sign_fields(), SignDraft),
        (made.holiday_fields(), HolidayDraft),
    )
    for asked, draft in whole:
        assert {each.key for each in asked} == {each.name for each in fields(draft)}
    given = {each.key for each in made.occurrence_fields()}
    assert {each.name for each in fields(OccurrenceDraft)} - given == {"period", "state"}
