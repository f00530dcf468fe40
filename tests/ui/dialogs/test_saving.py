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


def test_a_file_and_a_folder_are_asked_where_the_last_one_was(qtbot, monkeypatch, tmp_path):
    asked = []

    def answer(_parent, _title, place, *_kinds):
        asked.append(place)
        return (str(tmp_path / "b" / "a.toml"), "")

    monkeypatch.setattr(saving.QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(saving.QFileDialog, "getExistingDirectory", lambda *told: answer(*told) and "")
    kinds = "registers_page.definition_files"
    assert saving.file_to_read(None, "acts.choose_import", kinds) == tmp_path / "b" / "a.toml"
    assert saving.folder_to_use(None, "acts.choose_backup") is None
    assert asked[1] == str(tmp_path / "b")
    monkeypatch.setattr(saving.QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert saving.folder_to_use(None, "acts.choose_backup") == tmp_path
    saving.file_to_read(None, "acts.choose_import", kinds)
    assert asked[2] == str(tmp_path)
