"""What may be done with a dispatched letter beside printing it: its way out, its slip, its correction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.domain.letter import SendingDraft, SentWay
from core.operations import letter_corrections, letter_register
from core.wording import chinese_date, word, word_of
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.dialogs.slip_dialog import SlipDialog
from ui.session import Session
from ui.widgets.form import Field, FieldKind


def ask_sending(session: Session, uuid: str, number: str, parent: QWidget) -> None:
    """Ask how and when a letter left."""
    reader = session.reader
    task = FormTask(
        title=word("sending_form.title", number=number),
        words="sending_form",
        fields=(
            Field(key="way", kind=FieldKind.ENUM, enum=SentWay, required=True),
            Field(key="sent_on", kind=FieldKind.DATE, required=True),
        ),
        draft=letter_register.sending_of(reader, uuid),
        make=SendingDraft,
        check=lambda draft: letter_register.check_sending(reader, uuid, draft),
        save=lambda workspace, draft, _: letter_register.enter_sending(workspace, uuid, draft),
    )
    FormDialog(session, task, parent).open()


def ask_slip(session: Session, uuid: str, number: str, parent: QWidget, files: Sequence[Path] = ()) -> None:
    """Ask for the scan of a slip, the day and who signed."""
    SlipDialog(session, uuid, number, parent, files=files).open()


def desk_words(session: Session, uuid: str) -> str:
    """Return what the register says besides the days of a letter: its way, and corrections either way."""
    letter = letter_register.letter_of(session.reader, uuid)
    later = letter_corrections.corrected_by(session.reader, uuid)
    told = []
    if letter.sent_way is not None:
        way, day = word_of(letter.sent_way), chinese_date(letter.sent_on)
        told.append(word("letters_page.sent", day=day, way=way))
    if letter.corrects_uuid is not None:
        old = letter_register.letter_of(session.reader, letter.corrects_uuid)
        told.append(
            word("letters_page.corrects", number=old.document_number, reason=letter.correction_reason)
        )
    if later is not None:
        told.append(word("letters_page.corrected_by", number=later.document_number))
    return word("letters_page.dates_joint").join(told)
