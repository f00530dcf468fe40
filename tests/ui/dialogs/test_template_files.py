"""A kind of another office goes where the clerk says; a file that is none is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from core.letter_shelf import shipped_text
from ui.dialogs import template_files
from ui.dialogs.template_files import HERE, NEW, NOWHERE, give_out, place_for, taken_in
from ui.widgets.plates import Banner


@pytest.mark.parametrize(("place", "answer"), [(0, NEW), (1, HERE), (2, NOWHERE)])
def test_the_answer_is_the_button_pressed(qtbot, monkeypatch, place, answer):
    asked = []

    def press(box) -> int:
        asked.append(box.text())
        order = ("作为新文书加入", "换掉现在的文字", "都不")
        next(each for each in box.buttons() if each.text() == order[place]).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert place_for(parent, "外单位函", "督办函") == answer
    assert "外单位函" in asked[0]
    assert "督办函" in asked[0]


def test_a_file_goes_out_and_comes_back_and_nonsense_is_told(qtbot, full_session, monkeypatch, tmp_path):
    file = tmp_path / "函.toml"
    message = Banner()
    qtbot.addWidget(message)
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(template_files.QFileDialog, name, lambda *_: (str(file), ""))
    give_out(message, full_session, "warning", message)
    assert str(file) in message.text()
    assert taken_in(message, message) == shipped_text("warning")
    file.write_bytes(b"\xff")
    assert taken_in(message, message) == ""
    assert "函.toml" in message.text()
