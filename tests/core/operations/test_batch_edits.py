"""Several issues are changed together: looked at first, one change, one undo, and nothing by force."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.batch_edit import BatchEditDraft, units_after
from core.domain.drafts import IssueDraft, UnitName
from core.domain.issue import Issue, IssueStatus
from core.domain.unit import UnitRole
from core.errors import Refused
from core.operations import history, issues, units
from core.operations.batch_edits import edit_issues, preview
from core.operations.writing import change
from core.store import records
from tests.builders import a_batch
from tests.core.operations.test_import_guards import put
from tests.core.store.opened import contents


@pytest.fixture
def three(ws):
    """Three issues: one open, one struck off, one whose limit runs."""
    parts = (UnitName("市司法局"), UnitName("市审计局", UnitRole.SUPPORTING))
    made = [
        issues.register_issue(ws, IssueDraft(text=text, units=parts, deadline_raw="2020年12月31日前")).value
        for text in ("甲问题台账不全", "乙法律顾问缺位", "丙经费没有落实")
    ]
    put(ws, made[1], IssueStatus.CLOSED)
    put(ws, made[2], IssueStatus.RECTIFYING)
    return [issue.uuid for issue in made]


@pytest.fixture
def batch(ws):
    with change(ws, "import", name="x") as tx:
        return tx.add(a_batch(name="2021年督察"))


def test_the_preview_says_of_every_issue_what_would_happen_and_writes_nothing(ws, three, batch):
    before = contents(ws.ledger)
    draft = BatchEditDraft(batch_uuid=batch.uuid, units=(UnitName("市财政局"),), deadline_raw="2021年6月底前")
    free, closed, running = preview(ws, three, draft)
    assert free.changes == (
        ("batch_uuid", "", "2021年督察"),
        ("units", "市司法局（责任单位）、市审计局（配合单位）", "市财政局（责任单位）、市审计局（配合单位）"),
        ("deadline", "2020年12月31日前", "2021年6月底前"),
    )
    assert (closed.changes, closed.refused) == ((), "已销号")
    assert running.changes == ()
    assert "延期" in running.refused
    assert contents(ws.ledger) == before


def test_what_may_change_does_in_one_step_and_undo_brings_all_back(ws, three, batch):
    before = contents(ws.ledger)
    draft = BatchEditDraft(batch_uuid=batch.uuid, units=(UnitName("市财政局", UnitRole.LEAD),))
    done = edit_issues(ws, three, draft).value
    assert (done.changed, [line.uuid for line in done.kept]) == (2, [three[1]])
    for uuid in (three[0], three[2]):
        assert records.get(ws.ledger, Issue, uuid).batch_uuid == batch.uuid
        named = {(unit.name, unit.role) for unit in units.names_of(ws, issue_uuid=uuid)}
        assert named == {("市财政局", UnitRole.LEAD), ("市审计局", UnitRole.SUPPORTING)}
    assert "2 个问题的督察批次、责任单位" in history.entries(ws)[0].summary
    history.undo(ws)
    assert contents(ws.ledger) == before


def test_only_the_deadline_is_changed_where_only_that_is_given(ws, three):
    before = issues.draft_of(ws, three[0])
    edit_issues(ws, three[:1], BatchEditDraft(deadline_raw="2021年6月底前"))
    assert issues.draft_of(ws, three[0]) == replace(before, deadline_raw="2021年6月底前")


def test_nothing_named_is_refused(ws, three):
    named = BatchEditDraft(deadline_raw="年底前")
    for uuids, draft in (((), named), (three, BatchEditDraft(deadline_raw=" "))):
        with pytest.raises(Refused, match="edit_nothing"):
            edit_issues(ws, uuids, draft)


def test_a_part_named_anew_replaces_those_who_had_it():
    before = (UnitName("甲"), UnitName("乙", UnitRole.SUPPORTING))
    wanted = (UnitName("丙", UnitRole.SUPPORTING),)
    assert units_after(before, wanted) == wanted
    assert units_after(before, ()) == before
