from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from core.domain.hit import Hit
from core.domain.letter import Letter, LetterKind, SentWay
from core.domain.listing import ListKind
from core.domain.record_code import code_of
from core.operations import letter_register, letters, replies, searching
from core.store import records
from core.wording import word
from tests.ui.steps import letters_page, send, settle
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.slip_dialog import SlipDialog
from ui.pages import letter_acts


@pytest.fixture
def page(qtbot, full_session):
    send(full_session, LetterKind.RECTIFICATION_NOTICE, date(2020, 12, 10))
    send(full_session, LetterKind.SUPERVISION)
    return letters_page(qtbot, full_session)


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "回执.pdf"
    path.write_bytes(b"%PDF-1.4 scan")
    return path


def _dialog(page, kind):
    return next(each for each in page.findChildren(kind) if type(each) is kind)


def test_a_code_in_the_field_opens_the_letter_and_files_its_slip(page, full_session, scan):
    uuid = page.model.uuid_at(1)
    page.code.set_value(code_of(uuid).lower())
    page.look_up_code()
    settle(page)
    assert page.grid.current_uuid() == uuid
    assert page.code.value() == ""
    asked = _dialog(page, SlipDialog)
    asked.form.editor("officer").set_value("王五")
    asked.save()
    full_session.jobs.wait()
    assert word("violations.slip_scan_missing") in asked.banner.text()
    asked.basket.add([scan])
    asked.save()
    full_session.jobs.wait()
    stored = records.get(full_session.reader.ledger, Letter, uuid)
    assert stored.signed_by == "王五"
    assert [each.name for each in replies.files_of(full_session.reader, uuid)] == ["回执.pdf"]


def test_an_unknown_code_is_told_and_stays_to_be_corrected(page):
    page.code.set_value("0000-0000-1")
    page.look_up_code()
    assert page.code.value() == "0000-0000-1"
    assert page.findChildren(SlipDialog) == []


def test_a_scan_dropped_on_the_paper_is_offered_as_its_slip(page, scan):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    page.paper.dropEvent(
        QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert _dialog(page, SlipDialog).basket.files() == (scan,)


def test_the_search_line_finds_a_letter_by_the_code_of_its_slip(page, full_session):
    uuid = page.model.uuid_at(0)
    (hit,) = searching.search(full_session.reader, code_of(uuid))
    assert isinstance(hit, Hit)
    assert (hit.kind, hit.uuid, hit.slip) == (ListKind.LETTERS, uuid, True)


def test_how_it_left_is_entered_and_shown_beside_the_paper(page, full_session):
    uuid = page.grid.current_uuid()
    page.paper.send()
    asked = _dialog(page, FormDialog)
    asked.form.editor("way").set_value(SentWay.COURIER)
    asked.save()
    settle(page)
    assert letter_register.letter_of(full_session.reader, uuid).sent_way is SentWay.COURIER
    assert "专人" in page.paper.facts.text()


def test_a_correction_is_begun_from_the_old_letter_which_then_says_so(page, full_session, qtbot):
    uuid = page.grid.current_uuid()
    with qtbot.waitSignal(page.act_wanted) as wanted:
        page.paper.desk_button.menu().actions()[2].trigger()
    name, asked = wanted.args
    assert (name, asked.corrects_uuid) == ("letter", uuid)
    from dataclasses import replace

    made = []
    full_session.write(
        lambda ws, _: letters.dispatch(ws, replace(asked, correction_reason="单位写错")), on_done=made.append
    )
    settle(page)
    new, old = made[0].value, letter_register.letter_of(full_session.reader, uuid)
    assert new.document_number in letter_acts.desk_words(full_session, uuid)
    assert old.document_number in letter_acts.desk_words(full_session, new.uuid)
