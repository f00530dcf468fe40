"""The tags of selected issues are changed in one dialog."""

from __future__ import annotations

from core.domain.issue import Issue
from core.operations.tags import Tagged
from core.store import records
from tests.ui.steps import settle
from ui.pages.ledger_page import LedgerPage
from ui.pages.tag_act import TagsDialog, said


def test_selected_issues_get_a_tag(page: LedgerPage) -> None:
    uuids = [page.pane.model.uuid_at(row) for row in (0, 1)]
    dialog = TagsDialog(page.session, uuids, page)
    dialog.form.set_values({"add": ("清欠",)})
    dialog.save()
    settle(page)
    assert dialog.done_with == Tagged(2)
    ledger = page.session.reader.ledger
    assert all(records.get(ledger, Issue, uuid).tags == ("清欠",) for uuid in uuids)
    assert "2" in said(Tagged(2))
    assert "WT-1" in said(Tagged(1, ("WT-1",)))
