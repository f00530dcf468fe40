from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from core.domain.letter import LetterKind, ReturnDraft
from core.operations import letter_register
from tests.ui.steps import letters_page, send
from ui.pages import filed_file


@pytest.fixture
def letter(full_session):
    return send(full_session, LetterKind.SUPERVISION)


def test_a_filed_scan_is_shown_beside_the_letter_and_opened(
    qtbot, full_session, letter, tmp_path, monkeypatch
):
    page = letters_page(qtbot, full_session)
    assert page.paper.slips.isHidden()
    scan = tmp_path / "回执扫描.pdf"
    scan.write_bytes(b"%PDF-1.4\n")
    draft = ReturnDraft(received_on=full_session.today, officer="赵六")
    full_session.write(lambda ws, _: letter_register.file_return(ws, letter.uuid, draft, [scan]))
    full_session.jobs.wait()
    full_session.reading.wait()
    assert not page.paper.slips.isHidden()
    opened = []
    monkeypatch.setattr(filed_file, "open_with_system", lambda path, _: opened.append(path))
    page.paper.slips.findChild(QPushButton).click()
    full_session.jobs.wait()
    assert [path.read_bytes() for path in opened] == [b"%PDF-1.4\n"]
    assert opened[0].name.endswith("回执扫描.pdf")
