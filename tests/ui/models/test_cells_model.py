from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from ui.models.cells_model import CellsLine, CellsModel


def a_model():
    model = CellsModel()
    lines = [
        CellsLine(words=("甲", "2"), codes=((), ("a", "b")), uuid="u1"),
        CellsLine(words=("乙", "—"), codes=((), ()), tips=("乙的全称", "")),
    ]
    model.show_lines(("名称", "次数"), lines)
    return model


def test_cells_show_their_words_and_know_what_they_open():
    model = a_model()
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert model.index(0, 1).data() == "2"
    assert model.opens(model.index(0, 1)) == ("a", "b")
    assert model.opens(QModelIndex()) == ()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "次数"
    assert model.headerData(1, Qt.Orientation.Vertical) is None


def test_a_row_knows_its_record_and_a_long_name_its_tip():
    model = a_model()
    assert [model.uuid_at(row) for row in (-1, 0, 1, 2)] == ["", "u1", "", ""]
    assert (model.row_of("u1"), model.row_of("u9")) == (0, -1)
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "乙的全称"
    assert model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole) is None
