from __future__ import annotations

from dataclasses import replace

from core.domain.register import RegisterDefinition, RegisterField, RegisterFieldKind
from core.domain.register_rules import check_definition
from core.domain.register_shape import (
    RegisterShape,
    is_plain,
    renamed,
    shape_of,
    with_shape,
    without_words,
)
from core.operations.register_definitions import shipped

NAMES = ("办结率", "按期办结率")
SHAPE = RegisterShape(
    name="行政复议案件",
    fields=(
        RegisterField(key="f1", label="案号", required=True),
        RegisterField(key="f2", label="受理日期", kind=RegisterFieldKind.DATE),
        RegisterField(key="f3", label="办结日期", kind=RegisterFieldKind.DATE),
    ),
    due_from="f2",
    due_days=60,
    working=True,
    done_field="f3",
)


def test_a_shape_becomes_a_whole_register_and_is_read_back_from_it() -> None:
    made = with_shape(RegisterDefinition(key="own_1", name=""), SHAPE, NAMES)
    assert check_definition(made) == []
    assert shape_of(made) == SHAPE
    assert is_plain(made)
    assert [rate.name for rate in made.rates] == list(NAMES)
    assert without_words(made).rates[0].name == ""


def test_a_register_without_rules_is_plain_and_stays_without() -> None:
    made = with_shape(
        RegisterDefinition(key="own_1", name=""), replace(SHAPE, due_from="", done_field=""), NAMES
    )
    assert (made.dues, made.done, made.rates) == ((), (), ())
    assert made.year_of == "f2"


def test_rules_a_shape_cannot_say_survive_a_new_name_and_a_new_field() -> None:
    arrears = shipped()["arrears"]
    assert not is_plain(arrears)
    more = (*arrears.fields, RegisterField(key="f1", label="督办领导"))
    made = renamed(arrears, replace(shape_of(arrears), name=" 清欠（县） ", fields=more))
    assert (made.name, made.rates, made.dues) == ("清欠（县）", arrears.rates, arrears.dues)
    assert made.columns == (*arrears.columns, "f1")
