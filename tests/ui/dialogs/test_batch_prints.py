"""What is ticked is what is written; without letters there is nothing to save."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.letter import LetterKind
from core.operations import letter_prints, printings
from core.operations.letter_prints import PrintWish
from tests.ui.steps import KeepsWidgets, send
from ui.dialogs import batch_prints, printing
from ui.dialogs.batch_prints import BatchPrints
from ui.dialogs.print_dialog import PrintDialog
from ui.models.print_setup import PrintSetup
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.printers import printer_for


def test_the_wish_is_what_is_ticked(qtbot: KeepsWidgets, full: Session) -> None:
    part = BatchPrints(full)
    qtbot.addWidget(part)
    assert part.wish() == PrintWish(joined=True, duplex=True, listed=True, copies=1)
    part.boxes["single"].setChecked(True)
    part.labels.set_value("c5")
    part.copies.set_value(3)
    part.skip.set_value(2)
    assert part.wish() == PrintWish(
        single=True, joined=True, duplex=True, listed=True, labels="c5", copies=3, skip=2
    )


def test_a_joined_file_is_prepared_for_while_the_clerk_chooses(
    qtbot: KeepsWidgets, full: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    awaited: list[int] = []
    monkeypatch.setattr(letter_prints, "await_run", lambda _, letters: awaited.append(letters))
    part = BatchPrints(full)
    qtbot.addWidget(part)
    sent = [send(full, LetterKind.SUPERVISION) for _ in range(2)]
    part.show_letters(sent)
    full.reading.wait()
    monkeypatch.setattr(batch_prints, "folder_to_use", lambda *_: None)
    part.boxes["joined"].setChecked(False)
    part.save()
    full.reading.wait()
    assert awaited == [2, 0]


def test_files_are_written_or_the_reason_is_told(qtbot: KeepsWidgets, full: Session, tmp_path: Path) -> None:
    part = BatchPrints(full)
    qtbot.addWidget(part)
    told: list[tuple[str, object]] = []
    part.told.connect(lambda text, tone: told.append((text, tone)))
    part.show_letters(())
    assert not part.save_button.isEnabled()
    part.show_letters([send(full, LetterKind.SUPERVISION)])
    part.save_to(tmp_path / "a")
    full.jobs.wait()
    assert told[-1][1] is Tone.GOOD
    assert len(list((tmp_path / "a").iterdir())) == 2
    (tmp_path / "b").write_text("a file", "utf-8")
    part.save_to(tmp_path / "b")
    full.jobs.wait()
    assert told[-1][1] is Tone.BAD


def test_a_run_printed_from_here_is_a_printing_of_each_of_its_letters(
    qtbot: KeepsWidgets, full: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = [send(full, LetterKind.SUPERVISION) for _ in range(2)]
    part = BatchPrints(full)
    qtbot.addWidget(part)
    part.show_letters(sent)
    part.save_to(tmp_path / "saved")
    full.jobs.wait()
    assert not any(printings.of_letter(full.reader, each.uuid) for each in sent)
    found: list[PrintDialog] = []
    part.print_run(found.append)
    full.jobs.wait()
    monkeypatch.setattr(printing, "printer_for", lambda *_: printer_for(PrintSetup(), tmp_path / "out.pdf"))
    monkeypatch.setattr(found[0].form, "setup", lambda: PrintSetup(printer="办公室打印机"))
    found[0].show_plan()
    with qtbot.waitSignal(found[0].finished, timeout=60_000):
        found[0].start()
    full.jobs.wait()
    assert [[each.nth for each in printings.of_letter(full.reader, letter.uuid)] for letter in sent] == [
        [1],
        [1],
    ]
