from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from core.errors import Cancelled, Refused
from ui.widgets import messages


@pytest.fixture
def boxes(monkeypatch) -> list[QMessageBox]:
    """Every box that would have been shown; its first button is pressed."""
    shown: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box) or 0)
    return shown


def press(monkeypatch, words: str) -> None:
    def choose(box: QMessageBox) -> object:
        return next(button for button in box.buttons() if button.text() == words)

    monkeypatch.setattr(QMessageBox, "clickedButton", choose)


def test_a_refusal_is_one_sentence_without_details(boxes: list[QMessageBox], qtbot):
    messages.tell_error(None, Refused("letter_no_prefix"))
    assert boxes[0].text().endswith("。")
    assert boxes[0].detailedText() == ""


def test_stopped_work_needs_no_box(boxes: list[QMessageBox], qtbot):
    messages.tell_error(None, Cancelled())
    assert boxes == []


def test_our_own_mistake_comes_with_a_report_that_is_copied_on_demand(boxes, qtbot, monkeypatch):
    press(monkeypatch, "复制错误报告")
    messages.tell_error(None, ZeroDivisionError("ours"))
    assert "ZeroDivisionError: ours" in QApplication.clipboard().text()
    assert "ZeroDivisionError" not in boxes[0].text()


@pytest.mark.parametrize(
    ("pressed", "answer"), [("保存", "save"), ("不保存", "discard"), ("继续编辑", "stay")]
)
def test_unsaved_words_have_three_answers(boxes, qtbot, monkeypatch, pressed: str, answer: str):
    press(monkeypatch, pressed)
    assert messages.ask_unsaved(None) == answer
    assert len(boxes[0].buttons()) == 3


def test_a_question_has_two_answers_and_escape_means_no(boxes, qtbot, monkeypatch):
    press(monkeypatch, "取消")
    assert not messages.ask(None, "要继续吗？", "drafts.take")
    assert boxes[0].escapeButton().text() == "取消"
