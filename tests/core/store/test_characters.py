from __future__ import annotations

from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.operations import issues, measures
from core.store.characters import characters


def test_every_name_and_text_is_read(ws):
    before = characters(ws.ledger)
    assert not before & set("㙍䶮𠅤")
    draft = IssueDraft(text="涉及㙍字", units=(UnitName("某䶮局"),))
    issue = issues.register_issue(ws, draft).value
    measures.add_measure(ws, issue.uuid, MeasureDraft(text="由𠅤某办理"))
    assert characters(ws.ledger) >= before | set("㙍䶮𠅤")
