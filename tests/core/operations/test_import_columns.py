"""Headings are recognised by label and alias, whatever blanks stand in them."""

from __future__ import annotations

from core.domain.custom_field import CustomField
from core.domain.register import RegisterFieldKind
from core.operations import custom_fields
from core.operations.import_columns import own_columns_of
from core.workspace import Workspace


def test_values_go_to_their_field_and_the_rest_stays(ws: Workspace) -> None:
    wanted = CustomField(uuid="", label="整改经费", aliases=("经 费",), kind=RegisterFieldKind.NUMBER)
    made = custom_fields.define(ws, wanted).value
    own = own_columns_of(ws)
    assert own.issue_values([("经费", "1,000"), ("备查", "甲")]) == ({made.uuid: "1000"}, (("备查", "甲"),))
    assert own.issue_values([("整改 经费", "约三万")]) == ({}, (("整改 经费", "约三万"),))
    assert own.measure_values([("经费", "1")]) == {}
