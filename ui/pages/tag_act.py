"""Tags of the selected issues changed together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.domain.change import Outcome
from core.operations import ladders, tags
from core.operations.tags import Tagged
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.pages.selected_act import ask_about_selected
from ui.session import Session
from ui.widgets.form import Field, FieldKind

if TYPE_CHECKING:
    from ui.pages.ledger_page import LedgerPage


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsDraft:
    """The tags to put on and to take off."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class TagsDialog(FormDialog):
    """Asks which tags; ``done`` is what the ledger made of it."""

    def __init__(self, session: Session, uuids: Sequence[str], parent: QWidget | None = None) -> None:
        def known() -> list[str]:
            return ladders.tags_known(session.reader)

        self.done_with: Tagged | None = None
        task = FormTask(
            title=word("tags_form.title", count=len(uuids)),
            words="tags_form",
            fields=(
                Field(key="add", kind=FieldKind.CHIPS, span=2, suggestions=known),
                Field(key="remove", kind=FieldKind.CHIPS, span=2, suggestions=known),
            ),
            draft=TagsDraft(),
            make=TagsDraft,
            check=lambda _: [],
            save=lambda ws, made, _: tags.change_tags(ws, uuids, add=made.add, remove=made.remove),
        )
        super().__init__(session, task, parent)

    def on_saved(self, _outcome: object) -> None:
        """Keep what was done for the page to tell, and close."""
        if isinstance(_outcome, Outcome):
            self.done_with = _outcome.value
        super().on_saved(_outcome)


def said(done: Tagged) -> str:
    """Return the sentence on what was done."""
    if not done.closed:
        return word("tags_form.done", count=done.changed)
    codes = word("punctuation.comma_list").join(done.closed)
    return word("tags_form.done_but", count=done.changed, codes=codes)


def edit_tags(page: LedgerPage) -> None:
    """Change the tags of the issues selected on a page together, and say there what was done."""
    ask_about_selected(page, TagsDialog, said)
