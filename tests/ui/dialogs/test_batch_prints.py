"""What is ticked is what is written; without letters there is nothing to save."""

from __future__ import annotations

from pathlib import Path

from core.domain.letter import LetterKind
from core.operations.letter_prints import PrintWish
from tests.ui.steps import KeepsWidgets, send
from ui.dialogs.batch_prints import BatchPrints
from ui.models.tones import Tone
from ui.session import Session


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
