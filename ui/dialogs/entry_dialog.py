"""A register entry entered beside something else: the link to that record is filled in already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from core.domain.register import RegisterDefinition, RegisterDraft
from core.operations import listing, registers
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.entry_fields import form_fields, shown_values, typed_draft
from ui.widgets.link_fields import links_editor


@dataclass(frozen=True, slots=True)
class _Nothing:
    """A form without a draft: the values come as a mapping."""


class EntryDialog(FormDialog):
    """Enters one entry of a register that begins as ``draft``."""

    def __init__(
        self,
        session: Session,
        definition: RegisterDefinition,
        draft: RegisterDraft,
        parent: QWidget | None = None,
    ) -> None:
        key = definition.key
        task = FormTask(
            title=word("registers_page.new_title", name=definition.name),
            words="registers_page",
            fields=form_fields(
                definition, lambda: listing.unit_names(session.reader), {}, partial(links_editor, session)
            ),
            draft=_Nothing(),
            make=partial(_made, definition),
            check=lambda made: registers.check_entry(session.reader, key, made),
            save=lambda workspace, made, _: registers.add_entry(workspace, key, made),
        )
        super().__init__(session, task, parent)
        self.form.set_values(shown_values(definition, draft))
        self.form.clean()


def _made(definition: RegisterDefinition, **values: Any) -> RegisterDraft:  # noqa: ANN401 - as the form has it
    return typed_draft(definition, values)
