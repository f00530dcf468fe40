from __future__ import annotations

from pathlib import Path

import pytest

from ui.widgets.piece_table import PieceTable
from ui.widgets.printed_pages import PrintPiece

ONE, TWO = (PrintPiece(path=Path(f"{n}.pdf"), name=f"{n}号") for n in (1, 2))


@pytest.fixture
def table(qtbot):
    made = PieceTable()
    qtbot.addWidget(made)
    made.show_pieces([ONE, TWO], [3, 1])
    return made


def test_copies_follow_the_form_until_a_paper_has_its_own(table, qtbot):
    with qtbot.waitSignal(table.edited):
        table.type_copies(0, "5")
    table.set_usual(2)
    assert (table.copies(ONE), table.copies(TWO)) == (5, 2)
    table.show_pieces([TWO, ONE], [1, 3])
    assert [table.item(row, 2).text() for row in range(2)] == ["2", "5"]
    assert table.path(1) == ONE.path


@pytest.mark.parametrize("typed", ["", "x", "-1", "1000", "2.5", "²"])
def test_what_is_no_number_of_copies_changes_nothing(table, typed):
    table.type_copies(0, typed)
    assert table.copies(ONE) == 1


def test_none_leaves_a_paper_out_and_a_line_can_be_gone_to(table, qtbot):
    table.type_copies(1, "0")
    assert table.copies(TWO) == 0
    with qtbot.waitSignal(table.chosen) as chosen:
        table.setCurrentCell(1, 0)
    assert chosen.args == [1]
