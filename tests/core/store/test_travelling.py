from __future__ import annotations

from core.domain.drafts import IssueDraft
from core.domain.issue import Issue
from core.exchange.record_lines import check_record
from core.operations import issues
from core.store.travelling import travelling_rows


def test_rows_travel_whole_in_a_fixed_order_and_pass_the_packages_rules(ws):
    for text in ("一", "二", "三"):
        issues.register_issue(ws, IssueDraft(text=text, tags=("专项",)))
    rows = list(travelling_rows(ws.ledger, Issue))
    assert [row["uuid"] for row in rows] == sorted(row["uuid"] for row in rows)
    assert {row["record"]["text"] for row in rows} == {"一", "二", "三"}
    assert all(row["revision"] == 1 and len(row["digest"]) == 64 for row in rows)
    for row in rows:
        check_record(row)
