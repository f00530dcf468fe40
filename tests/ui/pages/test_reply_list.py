from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from core.domain.ladder import ReplyStep
from core.domain.letter import LetterKind, ReplyDraft
from core.operations import replies
from tests.ui.steps import letters_page, send
from ui.pages import reply_list

DAY = date(2020, 12, 10)


@pytest.fixture
def page(qtbot, full_session, tmp_path):
    letter = send(full_session, LetterKind.SUPERVISION, DAY)
    proof = tmp_path / "关于整改情况的复函.txt"
    proof.write_text("已完成", "utf-8")
    chase = ReplyDraft(replied_on=DAY, said="正在办理", step=ReplyStep.CHASE)
    done = ReplyDraft(
        replied_on=DAY, said="全部办结", number="市司函〔2020〕9号", officer="李娜", phone="0775"
    )
    full_session.write(lambda ws, _: replies.enter(ws, letter.uuid, chase))
    full_session.write(lambda ws, _: replies.enter(ws, letter.uuid, done, [proof]))
    full_session.jobs.wait()
    shown = letters_page(qtbot, full_session)
    full_session.reading.wait()
    return shown


def said(part):
    return [each.text() for each in part.findChildren(QLabel) if not each.isHidden()]


def test_every_reply_stands_beside_the_paper_the_latest_first(page):
    part = page.paper.replies
    assert part.isVisible()
    words = said(part)
    assert words.index("全部办结") < words.index("正在办理")
    assert any("李娜" in each for each in words)
    names = [each.toolTip() for each in part.findChildren(QPushButton)]
    assert "关于整改情况的复函.txt" in names


def test_a_reply_is_corrected_and_taken_out(page, full_session, monkeypatch):
    part = page.paper.replies
    uuid = page.grid.current_uuid()
    opened = []
    monkeypatch.setattr(reply_list.ReplyDialog, "open", lambda dialog: opened.append(dialog))
    first, last = replies.of_letter(full_session.reader, uuid)
    part.findChild(QPushButton, f"correct_{first.uuid}").click()
    (dialog,) = opened
    assert "1" in dialog.windowTitle()
    dialog.form.editor("said").set_value("仍在办理")
    dialog.save()
    full_session.jobs.wait()
    monkeypatch.setattr(reply_list, "ask", lambda *_: True)
    part.findChild(QPushButton, f"remove_{last.uuid}").click()
    full_session.jobs.wait()
    full_session.reading.wait()
    assert [each.said for each in replies.of_letter(full_session.reader, uuid)] == ["仍在办理"]


def test_the_page_says_that_a_reply_was_entered(page, full_session):
    page.paper.reply()
    dialog = page.paper.findChild(reply_list.ReplyDialog)
    dialog.form.editor("said").set_value("又来一份")
    dialog.save()
    full_session.jobs.wait()
    number = page.model.row_at(page.grid.currentIndex().row()).document_number
    assert page.banner.text() == f"已登记 {number} 的回复。"
