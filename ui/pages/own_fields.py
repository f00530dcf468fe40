"""An office's own fields in the forms of a page."""

from __future__ import annotations

from core.domain.custom_field import FieldOwner
from core.operations import custom_fields, listing
from ui.session import Session
from ui.widgets.form import Field
from ui.widgets.own_fields_edit import own_field


def own_fields(session: Session, owner: FieldOwner) -> Field:
    """Return the part of a form that holds the own fields of ``owner``."""
    return own_field(
        lambda: custom_fields.fields_of(session.reader, owner),
        lambda: listing.unit_names(session.reader),
        session.today,
    )
