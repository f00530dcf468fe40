from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.operations import inspections, letters
from core.operations.letter_request import LetterRequest
from tests.ui import practice
from tests.ui.steps import inspections_page, press
from ui.pages import inspection_papers


@pytest.fixture
def page(qtbot, full_session):
    return inspections_page(qtbot, full_session)


def test_files_dropped_on_the_record_are_kept_in_the_ledger(page, full_session, tmp_path):
    photo = tmp_path / "现场照片.jpg"
    photo.write_bytes(b"jpeg" * 500)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.panel.papers.files.dropEvent(event)
    full_session.jobs.wait()
    found = inspections.inspection_dossier(full_session.reader, page.panel.uuid)
    assert [proof.name for proof in found.evidence] == ["现场照片.jpg"]
    assert photo.is_file()
    press(page, "attachments.remove")
    full_session.jobs.wait()
    assert inspections.inspection_dossier(full_session.reader, page.panel.uuid).evidence == ()


def test_an_attachment_is_opened_as_a_copy_so_that_the_kept_file_cannot_change(
    page, full_session, tmp_path, monkeypatch
):
    note = tmp_path / "现场记录.txt"
    note.write_text("一", encoding="utf-8")
    page.take_files([note])
    full_session.jobs.wait()
    opened = []
    monkeypatch.setattr(inspection_papers, "open_with_system", lambda path, _: opened.append(path))
    press(page, "attachments.open")
    full_session.jobs.wait()
    assert opened[0].name == "现场记录.txt"
    assert opened[0].read_text(encoding="utf-8") == "一"
    assert full_session.folder not in opened[0].parents


def test_letters_written_from_the_inspection_are_linked(page, full_session, qtbot):
    uuid = page.panel.uuid
    request = LetterRequest(
        kind=LetterKind.RECTIFICATION_NOTICE, dated_on=practice.TODAY, inspection_uuid=uuid
    )
    full_session.write(lambda ws, _: letters.dispatch(ws, request))
    full_session.jobs.wait()
    [letter] = inspections.inspection_dossier(full_session.reader, uuid).letters
    link = page.panel.papers.findChildren(QPushButton, "inspections_page.letters")[-1]
    assert link.text() == letter.document_number
    with qtbot.waitSignal(page.record_wanted) as wanted:
        link.click()
    assert wanted.args == [ListKind.LETTERS, letter.uuid]
