from __future__ import annotations

from core.domain.letter import LetterKind
from core.operations import letters
from tests.ui.steps import send
from ui.dialogs.numbers_dialog import NumbersDialog


def test_every_number_stands_with_its_state_and_reason(qtbot, full_session):
    first = send(full_session, LetterKind.SUPERVISION)
    send(full_session, LetterKind.SUPERVISION)
    full_session.write(lambda ws, _: letters.void(ws, first.uuid, "重复"))
    full_session.jobs.wait()
    dialog = NumbersDialog(full_session)
    qtbot.addWidget(dialog)
    cells = [[dialog.table.item(row, place).text() for place in range(5)] for row in range(2)]
    assert cells[0][:2] == [first.document_number, "作废"]
    assert cells[0][4] == "重复"
    assert cells[1][1] != "作废"
    assert dialog.series._now()[1][0] == first.series
    dialog.year.set_value(first.year)
    dialog._show()
    assert dialog.table.rowCount() == 2
