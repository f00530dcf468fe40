from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.letter import LetterKind, ReturnDraft
from core.operations import letter_register
from tests.ui.steps import letters_page, send
from ui.models.tones import Tone
from ui.pages.filed_file import filed_file


@pytest.fixture
def scan(full_session, tmp_path):
    letter = send(full_session, LetterKind.SUPERVISION)
    path = tmp_path / f"{'很长的名字' * 12}.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    draft = ReturnDraft(received_on=full_session.today, officer="赵六")
    full_session.write(lambda ws, _: letter_register.file_return(ws, letter.uuid, draft, [path]))
    full_session.jobs.wait()
    return letter_register.slips_of(full_session.reader, letter.uuid)[0]


def test_a_long_name_is_shortened_in_its_middle_and_whole_in_the_tip(qtbot, full_session, scan):
    side = letters_page(qtbot, full_session).paper
    made = filed_file(full_session, scan, side, side.told, tip=scan.name)
    qtbot.addWidget(made)
    assert len(made.text()) < len(scan.name)
    assert made.text().endswith(".pdf")
    assert made.toolTip() == scan.name


def test_a_file_that_cannot_be_read_is_told_where_it_stands(qtbot, full_session, scan):
    side = letters_page(qtbot, full_session).paper
    made = filed_file(full_session, replace(scan, sha256="0" * 64), side, side.told, tip="")
    qtbot.addWidget(made)
    with qtbot.waitSignal(side.told) as told:
        made.click()
    assert told.args[1] is Tone.BAD
