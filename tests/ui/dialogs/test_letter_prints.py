from __future__ import annotations

import pytest

from core.domain.letter import LetterKind
from core.operations import letters, printings
from tests.ui.practice import empty_session, full_session, register_folder
from tests.ui.printed import ink_box
from tests.ui.steps import letters_page, send
from ui.dialogs import letter_prints, printing
from ui.dialogs.print_dialog import PrintDialog
from ui.models.print_setup import PrintSetup
from ui.widgets.page_marks import PageMark
from ui.widgets.printers import printer_for

__all__ = ["empty_session", "full_session", "register_folder"]


@pytest.fixture
def page(qtbot, full_session):
    for _ in range(2):
        send(full_session, LetterKind.SUPERVISION)
    return letters_page(qtbot, full_session)


def opened(page, uuids):
    found = []
    letter_prints.print_letters(page.session, uuids, page, found.append)
    page.session.jobs.wait()
    return found[0]


def on_paper(monkeypatch, dialog, out):
    """Let a printer that is none take what the dialog prints."""
    monkeypatch.setattr(printing, "printer_for", lambda setup, _: printer_for(PrintSetup(), out))
    monkeypatch.setattr(
        dialog.form, "setup", lambda: PrintSetup(printer="办公室打印机", copies=dialog.form.copies.value())
    )
    dialog.show_plan()


def test_what_the_printer_took_is_entered_and_shown_beside_the_letter(page, qtbot, monkeypatch, tmp_path):
    uuid = page.model.uuid_at(0)
    page.grid.select(uuid)
    reader = page.session.reader
    for copies in (2, 1):
        dialog = opened(page, [uuid])
        on_paper(monkeypatch, dialog, tmp_path / f"{copies}.pdf")
        dialog.form.copies.setValue(copies)
        with qtbot.waitSignal(dialog.finished, timeout=60_000):
            dialog.start()
        page.session.jobs.wait()
        monkeypatch.undo()
    found = printings.of_letter(reader, uuid)
    assert [(each.nth, each.copies, each.printer) for each in found] == [
        (1, 2, "办公室打印机"),
        (2, 1, "办公室打印机"),
    ]
    page.session.reading.wait()
    assert "重印 1 次" in page.paper.facts.text()


def test_a_void_letter_is_printed_with_the_word_across_every_page(page):
    letter = page.model.uuid_at(0)
    page.session.write(lambda ws, _: letters.void(ws, letter, "主送单位有误"))
    page.session.jobs.wait()
    dialog = opened(page, [letter])
    assert {piece.marks.across for piece in dialog.plan.pieces} == {PageMark.VOID}
    dialog.reject()


def test_a_slip_of_a_real_letter_begins_a_sheet(page):
    uuid = page.model.uuid_at(0)
    (paper,) = printings.papers(page.session.reader, [uuid]).ready
    dialog = opened(page, [uuid])
    sides = dialog.plan.sides(copies=True)
    for slip in paper.fresh.slips:
        place = next(n for n in range(sides.count) if sides.sides[n].page == slip)
        assert place % 2 == 0
    dialog.reject()


def test_several_are_one_run_and_a_missing_file_is_named(page, full_session):
    uuids = [page.model.uuid_at(row) for row in range(2)]
    lost = letters.path_of(full_session.reader, uuids[1])
    lost.unlink()
    dialog = opened(page, uuids)
    assert len(dialog.plan.pieces) == 1
    assert lost.name.split()[0] in dialog.message.text()
    dialog.reject()


def test_the_page_prints_all_that_is_selected_in_the_order_shown(page, qtbot):
    page.grid.selectAll()
    page.print_button.click()
    page.session.jobs.wait()
    (dialog,) = page.findChildren(PrintDialog)
    shown = [page.model.uuid_at(row) for row in range(page.model.rowCount())]
    assert [piece.letter_uuid for piece in dialog.plan.pieces] == shown
    dialog.reject()


def test_the_printed_letter_has_ink_on_its_first_page(page, qtbot, monkeypatch, tmp_path):
    dialog = opened(page, [page.model.uuid_at(0)])
    out = tmp_path / "letter.pdf"
    on_paper(monkeypatch, dialog, out)
    with qtbot.waitSignal(dialog.finished, timeout=60_000):
        dialog.start()
    page.session.jobs.wait()
    left, top, right, bottom = ink_box(out, 0)
    assert 15 < left < 30
    assert right < 195
    assert top > 20
    assert bottom < 290
