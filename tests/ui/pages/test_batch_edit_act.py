"""The selected issues are changed in one dialog that shows first what it would do."""

from __future__ import annotations

from core.domain.batch_edit import Edited, EditLine
from core.domain.drafts import UnitName
from core.operations import units
from tests.ui.steps import settle
from ui.pages.batch_edit_act import BatchEditDialog, said, told
from ui.pages.ledger_page import LedgerPage


def test_selected_issues_get_another_unit_after_a_look(page: LedgerPage) -> None:
    uuids = [page.pane.model.uuid_at(row) for row in (0, 1)]
    dialog = BatchEditDialog(page.session, uuids, page)
    dialog.form.set_values({"units": (UnitName("县财政局"),)})
    dialog.look()
    page.session.reading.wait()
    assert dialog.lines.rowCount() == 2
    assert "县财政局" in dialog.lines.item(0, 1).text()
    assert "将改动 2 个问题" in dialog.counted.text()
    dialog.save()
    settle(page)
    assert dialog.done_with == Edited(2)
    reader = page.session.reader
    for uuid in uuids:
        assert "县财政局" in [unit.name for unit in units.names_of(reader, issue_uuid=uuid)]


def test_the_words_name_what_stays_and_why() -> None:
    line = EditLine("u", "WT-1", refused="已销号")
    assert told(line) == "不改动：已销号"
    assert told(EditLine("u", "WT-1")) == "没有变化"
    assert "WT-1" in said(Edited(1, (line,)))
