"""The ladder of a plan, opened beside it: it shows whose ladder holds and follows every change."""

from __future__ import annotations

from core.operations import history, ladders, listing
from tests.ui.steps import KeepsWidgets
from ui.pages.ladder_dialog import LadderDialog
from ui.session import Session


def test_it_shows_the_batch_and_follows_changes(qtbot: KeepsWidgets, full: Session) -> None:
    batch = listing.batches(full.reader)[0]
    dialog = LadderDialog(full, batch.uuid)
    qtbot.addWidget(dialog)
    assert dialog.tab.batch == batch.uuid
    assert "按本单位的阶梯" in dialog.tab.name.text()
    full.write(lambda ws, _: ladders.choose(ws, "ziyang", batch.uuid))
    full.jobs.wait()
    assert "紫阳" in dialog.tab.name.text()
    full.write(lambda ws, _: history.undo(ws))
    full.jobs.wait()
    assert "按本单位的阶梯" in dialog.tab.name.text()
