from __future__ import annotations

from PySide6.QtCore import Qt

from core.domain.listing import ListKind
from core.domain.register import RegisterDraft
from core.operations import registers
from core.operations.register_definitions import shipped
from ui.models.register_source import RegisterSource
from ui.models.rows_model import RowsModel


def test_a_grid_asks_the_register_for_its_lines(qtbot, empty):
    for year in ("2018", "2019"):
        values = {"year": year, "unit": "县司法局"}
        empty.write(
            lambda ws, _, v=values: registers.add_entry(ws, "annual_reports", RegisterDraft(values=v))
        )
    empty.jobs.wait()
    source = RegisterSource(empty, shipped()["annual_reports"])
    model = RowsModel(source.rows, ListKind.REGISTERS, lambda: empty.today, columns=source.columns)
    model.reload()
    assert model.rowCount() == 2
    assert model.headerData(1, Qt.Orientation.Horizontal) == "报告年度"
    model.set_words("2018")
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["2018"]
    source.year = 2019
    model.set_words("")
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["2019"]
    source.year = None
    model.reload()
    assert source.choices("filled.year") == ["2018", "2019"]


def test_what_was_read_serves_every_question_until_it_is_forgotten(qtbot, empty):
    source = RegisterSource(empty, shipped()["annual_reports"])
    model = RowsModel(source.rows, ListKind.REGISTERS, lambda: empty.today, columns=source.columns)
    model.reload()
    values = {"year": "2018", "unit": "县司法局"}
    empty.write(lambda ws, _: registers.add_entry(ws, "annual_reports", RegisterDraft(values=values)))
    empty.jobs.wait()
    model.set_words("司法")
    assert model.rowCount() == 0
    source.forget()
    model.reload()
    assert model.rowCount() == 1
    assert source.view.years == (2018,)
