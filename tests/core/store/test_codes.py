from __future__ import annotations

from core.domain.drafts import IssueDraft
from core.domain.issue import Issue
from core.operations import issues
from core.store.codes import coded, highest_number, next_code


def test_numbers_run_on_behind_the_highest_of_their_prefix(ws):
    for code in ("2020-009", "2020-x", "2021-050", "2020-1000"):
        issues.register_issue(ws, IssueDraft(text="一", code=code))
    assert highest_number(ws.ledger, Issue, "2020-") == 1000
    assert next_code(ws.ledger, Issue, "2020-") == "2020-1001"
    assert next_code(ws.ledger, Issue, "2022-") == "2022-001"
    assert coded("督", 7) == "督007"
