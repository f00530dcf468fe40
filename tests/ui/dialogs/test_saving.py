from __future__ import annotations

from pathlib import Path

from ui.dialogs import saving


def test_the_place_is_asked_and_its_folder_remembered(qtbot, monkeypatch, tmp_path):
    asked = []

    def answer(_parent, _title, place, _kinds):
        asked.append(Path(place))
        return (str(tmp_path / "a.xlsx") if len(asked) < 3 else "", "")

    monkeypatch.setattr(saving.QFileDialog, "getSaveFileName", answer)
    assert saving.workbook_place(None, "甲.xlsx") == tmp_path / "a.xlsx"
    saving.workbook_place(None, "乙.xlsx")
    assert asked[1] == tmp_path / "乙.xlsx"
    assert saving.workbook_place(None, "丙.xlsx") is None


def test_a_name_without_the_ending_of_a_workbook_gets_it():
    assert [saving.as_workbook(f"/x/{name}").name for name in ("表", "表.xlsx", "台账2020.8")] == [
        "表.xlsx",
        "表.xlsx",
        "台账2020.8.xlsx",
    ]
