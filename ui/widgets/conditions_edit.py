"""What must hold of an entry, as lines to edit: which field, what is asked of it, which choices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from core.domain.register import NO, YES, Condition, Probe, RegisterFieldKind
from core.wording import word
from ui.widgets.choices import Choice, ChoiceEdit, enum_choices
from ui.widgets.lines_edit import LinesEdit, PartsEdit
from ui.widgets.picks_edit import FieldNames, FieldPick, PicksEdit

NUMBER = frozenset({RegisterFieldKind.NUMBER})
DATE = frozenset({RegisterFieldKind.DATE})
DATED = frozenset({RegisterFieldKind.DATE, RegisterFieldKind.YEAR})
CHOICE = frozenset({RegisterFieldKind.CHOICE})
UNIT = frozenset({RegisterFieldKind.UNIT})
LINKS = frozenset({RegisterFieldKind.LINKS})
_SHOWN = 9
"""Characters of a condition there is always room for."""


def choices_of(names: FieldNames, key: Callable[[], object]) -> list[Choice]:
    """Return what a field offers to choose from; yes and no for a flag."""
    field = names.field(key())
    if field is None:
        return []
    if field.kind is RegisterFieldKind.FLAG:
        return [(YES, word("cells.yes")), (NO, word("cells.no"))]
    return [(each, each) for each in field.choices]


class ConditionEdit(PartsEdit):
    """One ``Condition``."""

    def __init__(self, names: FieldNames) -> None:
        super().__init__()
        field = FieldPick(names)
        probe = ChoiceEdit(lambda: enum_choices(Probe))
        probe.setMinimumContentsLength(_SHOWN)
        self.add("probe", probe, "register_form.probe")
        self.add("field", field, "register_form.of_field")
        self.add("choices", PicksEdit(partial(choices_of, names, field.value)), "register_form.one_of_these")
        self.add("other", FieldPick(names, NUMBER), "register_form.reaches")
        self.follow()

    def value(self) -> Condition:
        """Return the condition; what its probe does not ask is left out."""
        probe = Probe(str(self.peek("probe")))
        return Condition(
            probe=probe,
            field="" if probe is Probe.SETTLED else self.peek("field"),
            choices=self.peek("choices") if probe is Probe.ONE_OF else (),
            other=self.peek("other") if probe is Probe.REACHES else "",
        )

    def set_value(self, value: object) -> None:
        """Show a condition."""
        if isinstance(value, Condition):
            self.show_values(probe=value.probe, field=value.field, choices=value.choices, other=value.other)

    def follow(self) -> None:
        """Show the parts that this probe asks for."""
        probe = self.peek("probe")
        needed = {Probe.SETTLED: set(), Probe.ONE_OF: {"field", "choices"}, Probe.REACHES: {"field", "other"}}
        asked = needed.get(Probe(str(probe)), {"field"})
        self.show_parts(hidden=[key for key in ("field", "choices", "other") if key not in asked])


def conditions_edit(names: FieldNames) -> LinesEdit:
    """Return an editor of conditions that must all hold."""
    return LinesEdit(partial(ConditionEdit, names), "register_form.add_condition")
