"""The own fields of a kind of record as one field of its form."""

from __future__ import annotations

from core.domain.custom_field import FieldOwner
from ui.pages.own_fields import own_fields
from ui.session import Session


def test_a_form_has_one_place_for_all_of_them(full: Session) -> None:
    field = own_fields(full, FieldOwner.MEASURE)
    assert (field.key, field.bare, field.label) == ("custom", True, "自定义字段")
