from __future__ import annotations

from datetime import date

from core.domain.deadline import Cycle
from core.domain.dispatch import DispatchDraft, DispatchRuleDraft
from core.domain.drafts import IssueDraft, UnitName
from core.domain.duty import DutyDraft
from core.operations import dispatches, duties, issues, receipts
from core.operations.reminders import reminders


def test_what_presses_is_said_and_what_was_answered_is_not(ws):
    assert reminders(ws).duties == reminders(ws).gaps == reminders(ws).signing == reminders(ws).years == ()
    duties.add_duty(ws, DutyDraft(text="月调度", rule="每月5日前", first_day=date(2020, 7, 1)))
    dispatches.put_rule(ws, DispatchRuleDraft(track="基层", lower=Cycle.MONTHLY))
    held = DispatchDraft(held_on=date(2020, 8, 3), units=("甲",), points="进展", next_on=date(2020, 8, 10))
    dispatches.add_dispatch(ws, held)
    issue = issues.register_issue(ws, IssueDraft(text="案卷", units=(UnitName("甲"),))).value
    receipts.hand_down(ws, issue.uuid, date(2020, 8, 3))
    found = reminders(ws)
    assert [line.code for line in found.duties] == ["定期-001"]
    assert [text.startswith("“基层”") for text in found.gaps] == [True]
    assert found.next_dispatches == (("调度2020-001", date(2020, 8, 10)),)
    assert [item.name for item in found.signing] == [issue.code]
    assert [text.startswith("2020 年") for text in found.years] == [True]
    dispatches.add_dispatch(
        ws, DispatchDraft(held_on=date(2020, 8, 11), units=("甲",), points="再次调度", track="基层")
    )
    assert reminders(ws).next_dispatches == reminders(ws).gaps == ()
