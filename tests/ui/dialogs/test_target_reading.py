"""What a letter may be about, read aside: nothing of another kind is offered meanwhile."""

from __future__ import annotations

import pytest

from core.domain.letter import LetterKind
from core.operations.letter_request import LetterRequest
from core.wording import word
from tests.ui.steps import KeepsWidgets, held_reading
from ui.dialogs.letter_form import LetterForm
from ui.dialogs.target_reading import TargetReading
from ui.session import Session


def test_another_kind_offers_nothing_until_it_is_read(full: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = TargetReading(full, LetterRequest(kind=LetterKind.SUPERVISION, dated_on=full.today))
    came: list[bool] = []
    reading.came.connect(lambda: came.append(True))
    reading.ask(LetterKind.SUPERVISION)
    units = reading.units()
    assert units
    assert not came
    with held_reading(full, monkeypatch):
        reading.ask(LetterKind.SUPERVISION)
        assert (reading.reading, reading.units(), reading.subjects()) == (True, [], [])
    assert (reading.reading, reading.units(), came) == (False, units, [True])


def test_the_form_says_that_it_reads_and_then_chooses_what_was_asked_for(
    full: Session, qtbot: KeepsWidgets, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = LetterForm(full, LetterRequest(kind=LetterKind.SUPERVISION, dated_on=full.today))
    qtbot.addWidget(plain)
    second = plain.unit.offered()[1][0]
    asked = LetterRequest(kind=LetterKind.SUPERVISION, dated_on=full.today, unit_uuid=str(second))
    with held_reading(full, monkeypatch):
        form = LetterForm(full, asked)
        qtbot.addWidget(form)
        edited: list[bool] = []
        form.edited.connect(lambda: edited.append(True))
        assert form.request() is None
        assert form.what_is_missing() == word("window.reading")
    assert form.unit.value() == second
    assert form.request() is not None
    assert edited
