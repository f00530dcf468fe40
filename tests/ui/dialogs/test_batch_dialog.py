"""批量发文: ticked proposals leave in one run, one is put aside, the print files go where one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.operations import letter_prints, letter_proposals, letters
from core.wording import word
from tests.ui.steps import KeepsWidgets, held_reading, letters_page, numbers_in
from ui.dialogs import batch_dialog
from ui.dialogs.batch_dialog import BatchDialog
from ui.session import Session


@pytest.fixture
def dialog(qtbot: KeepsWidgets, full: Session, monkeypatch: pytest.MonkeyPatch) -> BatchDialog:
    monkeypatch.setattr(batch_dialog, "ask", lambda *_: True)
    made = BatchDialog(full)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_proposal_is_ticked_and_says_why(dialog: BatchDialog, full: Session) -> None:
    found = letter_proposals.proposals(full.reader)
    assert dialog.table.ticked_rows() == list(range(len(found)))
    dialog.table.setCurrentCell(1, 0)
    assert dialog.why.text() == letter_proposals.why(found[1])
    dialog.none_button.click()
    assert dialog.table.ticked_rows() == []
    assert not dialog.send_button.isEnabled()


def test_nothing_can_leave_while_the_proposals_are_read(
    dialog: BatchDialog, full: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = dialog.table.rowCount()
    with held_reading(full, monkeypatch):
        dialog.refresh()
        assert dialog.count.text() == word("window.reading")
        assert (dialog.table.rowCount(), dialog.send_button.isEnabled()) == (0, False)
    assert dialog.table.rowCount() == count
    assert dialog.send_button.isEnabled()


def test_the_ticked_ones_leave_in_one_run_and_are_printed(
    dialog: BatchDialog, full: Session, tmp_path: Path
) -> None:
    count = len(letter_proposals.proposals(full.reader))
    dialog.send_button.click()
    full.jobs.wait()
    assert dialog.sides.currentIndex() == 1
    assert dialog.result_shown is not None
    assert len(numbers_in(full)) == count == dialog.results.rowCount()
    assert dialog.focusWidget() is dialog.prints.save_button
    dialog.prints.labels.set_value("a4_3x8")
    dialog.prints.save_to(tmp_path / "打印")
    full.jobs.wait()
    assert len(list((tmp_path / "打印").glob("*.pdf"))) == 3
    assert letters.propose(full.reader) == []
    dialog.go_on()
    assert dialog.focusWidget() is dialog.table
    assert dialog.table.rowCount() == 0


def test_a_refused_letter_is_told_beside_those_that_left(
    dialog: BatchDialog, full: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = batch_dialog.letter_batches.lines_of

    def spoiled(*given):
        first, *rest = made(*given)
        return [
            first,
            *(batch_dialog.letter_batches.replace(each, request=broken(each.request)) for each in rest),
        ]

    def broken(request):
        return batch_dialog.letter_batches.replace(request, issue_uuids=("nobody",), measure_uuids=())

    monkeypatch.setattr(batch_dialog.letter_batches, "lines_of", spoiled)
    count = dialog.table.rowCount()
    dialog.send_button.click()
    full.jobs.wait()
    assert len(numbers_in(full)) == 1
    assert dialog.results.rowCount() == count
    assert dialog.results.item(1, 2).text().endswith("。")


def test_one_is_put_aside_with_its_reason_and_taken_back(dialog: BatchDialog, full: Session) -> None:
    count = dialog.table.rowCount()
    assert dialog.current is not None
    asked = dialog.dismissal(dialog.current)
    asked.form.set_values({"reason": "已电话催办"})
    asked.save()
    full.jobs.wait()
    dialog.refresh()
    assert dialog.table.rowCount() == count - 1
    assert "已电话催办" in dialog.aside.text()
    dialog.back_button.click()
    full.jobs.wait()
    assert dialog.table.rowCount() == count


def test_the_page_offers_the_run_while_something_is_proposed(qtbot: KeepsWidgets, full: Session) -> None:
    page = letters_page(qtbot, full)
    full.reading.wait()
    assert page.batch.isVisible()


def test_escape_during_the_run_waits_for_its_result(dialog: BatchDialog, full: Session) -> None:
    dialog.send_button.click()
    dialog.reject()
    assert dialog.isVisible()
    full.jobs.wait()
    assert dialog.isVisible()
    assert dialog.results.rowCount() == len(numbers_in(full)) > 0
    assert dialog.prints.print_button.isVisible(), "the run is printed from its result"


def test_a_closed_dialog_keeps_nothing_ready_for_its_joined_file(
    dialog: BatchDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(letter_prints, "expect_none", lambda: ended.append(True))
    dialog.reject()
    assert ended == [True]
