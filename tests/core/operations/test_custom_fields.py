"""Definitions of own fields: named once, changed without harm, retired in place of deleted."""

from __future__ import annotations

import pytest

from core.domain.custom_field import CustomField, FieldOwner
from core.domain.drafts import IssueDraft
from core.domain.register import RegisterFieldKind
from core.errors import Refused
from core.operations import custom_fields, history, issues
from core.workspace import Workspace


def define(ws: Workspace, label: str, **more: object) -> CustomField:
    return custom_fields.define(ws, CustomField(uuid="", label=label, **more)).value  # type: ignore[arg-type]


@pytest.mark.parametrize("label", ["责任单位", "问题内容", "备 注", "整改经费", "经费"])
def test_a_name_that_a_column_or_another_field_bears_is_refused(ws: Workspace, label: str) -> None:
    define(ws, "整改经费", aliases=("经费",))
    with pytest.raises(Refused, match="not_valid"):
        define(ws, label)


def test_the_same_name_may_stand_on_another_kind_of_record(ws: Workspace) -> None:
    define(ws, "整改经费")
    assert define(ws, "整改经费", owner=FieldOwner.MEASURE).owner is FieldOwner.MEASURE


def test_a_kind_changes_only_while_every_value_fits_it(ws: Workspace) -> None:
    from dataclasses import replace

    made = define(ws, "经费")
    issues.register_issue(ws, IssueDraft(text="甲", custom=((made.uuid, "约三万"),)))
    with pytest.raises(Refused, match="not_valid"):
        custom_fields.define(ws, replace(made, kind=RegisterFieldKind.NUMBER))
    assert custom_fields.define(ws, replace(made, kind=RegisterFieldKind.LONG)).value.kind == "long"


def test_fields_move_and_are_retired_and_undo_brings_the_order_back(ws: Workspace) -> None:
    first, second = define(ws, "甲项"), define(ws, "乙项")
    custom_fields.move(ws, second.uuid, -1)
    assert [each.label for each in custom_fields.fields_of(ws, FieldOwner.ISSUE)] == ["乙项", "甲项"]
    history.undo(ws)
    assert [each.label for each in custom_fields.fields_of(ws, FieldOwner.ISSUE)] == ["甲项", "乙项"]
    custom_fields.retire(ws, first.uuid)
    assert [each.label for each in custom_fields.fields_of(ws, FieldOwner.ISSUE)] == ["乙项"]
    assert [each.label for each in custom_fields.all_fields(ws)] == ["甲项", "乙项"]
    assert custom_fields.field_named(ws, FieldOwner.ISSUE, "甲 项").retired
