"""Fields of links on an opened ledger: where their records are found by words, and how they are told."""

from __future__ import annotations

from functools import partial

from core.domain.register import RegisterField
from core.operations import register_links
from ui.session import Session
from ui.widgets.links_edit import LinksEdit


def links_editor(session: Session, field: RegisterField) -> LinksEdit:
    """Return the editor of a field of links."""
    assert field.target is not None
    return LinksEdit(
        partial(register_links.found_by, session.reader, field.target),
        partial(register_links.records_told, session.reader, field.target),
    )
