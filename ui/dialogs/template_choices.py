"""What the parts of a template may be set to: when they stand, what they are repeated for, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from core import letter_kinds
from core.domain.register import RegisterDefinition, RegisterField, RegisterFieldKind
from core.operations.template_kit import LISTS, ROWS, SIZES, Placeholder, asked, known, names_of, sample_file
from core.wording import word
from ui.widgets.choices import Choice

Plan = dict[str, Any]
_PLAIN = re.compile("[a-z0-9_]+")
_EVERYWHERE = ("letter", "row")
_ENTRY_GROUP = "register"
_GROUPS = {
    letter_kinds.INSPECTION: ("inspection",),
    letter_kinds.REVIEW: ("review",),
    letter_kinds.EXTENSION: ("extension", "review"),
    letter_kinds.PERIOD: ("period",),
}
"""What letters of a subject know beside what every letter does."""
CONDITIONS = ("when", "unless")


class TemplateNames:
    """What the editors of one template know of its placeholders; follows the template."""

    def __init__(self) -> None:
        self.plan: Plan = {}
        self.identifier = ""
        """The kind whose template is shown."""
        self.registers: Sequence[RegisterDefinition] = ()
        """Those whose entries a letter may speak of."""

    def names(self) -> Mapping[str, str]:
        """Return identifier → Chinese name."""
        return names_of(self.plan) | {each.identifier: each.name for each in self._of_entry()}

    def offered(self) -> tuple[Placeholder, ...]:
        """Return what letters of this subject know, the kind's own questions first."""
        groups = _GROUPS.get(self.subject(), ())
        fitting = (each for each in known() if each.group in (*_EVERYWHERE, *groups))
        return (*asked(self.plan), *self._of_entry(), *fitting)

    def subject(self) -> str:
        """Return what letters by the template speak of."""
        return str(self.plan.get("speaks_of", letter_kinds.ITEMS))

    def register(self) -> RegisterDefinition | None:
        """Return the register whose entries the template speaks of, where there is one."""
        named = self.plan.get("register") if self.subject() == letter_kinds.ENTRY else None
        return next((each for each in self.registers if each.key == named), None)

    def _of_entry(self) -> list[Placeholder]:
        """Return the fields of an entry as placeholders; names of persons stay out of letters."""
        shape = self.register()
        if shape is None:
            return []
        fields = [
            ("entry_code", word("template_forms.entry_code")),
            *((f"entry_{each.key}", each.label) for each in shape.fields if _may_be_told(each)),
        ]
        return [
            Placeholder(identifier, word("template_forms.entry_name", label=label), "", _ENTRY_GROUP)
            for identifier, label in fields
            if _PLAIN.fullmatch(identifier) and not set("{}") & set(label)
        ]

    def conditions(self, part: Plan) -> list[Choice]:
        """Offer the numbers of items, what the kind asks for, and what stands in ``part`` already."""
        names = self.names()
        pairs = [("when", name) for name in SIZES]
        own = [each.identifier for each in asked(self.plan)]
        pairs += [(key, name) for name in own for key in CONDITIONS]
        used = condition_of(part)
        if used != ("", "") and used not in pairs:
            pairs.append(used)
        return [
            (("", ""), word("template_editor.when_always")),
            *((pair, _said(pair, names)) for pair in pairs),
        ]

    def repeats(self, part: Plan) -> list[Choice]:
        """Offer every list of rows there is, and the one ``part`` is repeated for already."""
        lists = {name: word(f"template_editor.each_{name}") for name in ROWS}
        lists |= {name: told[0] for name, told in sample_file()[LISTS].items()}
        fields = self.plan.get("fields", ())
        lists |= {field["key"]: field.get("label", field["key"]) for field in fields if field.get("lines")}
        used = str(part.get("each", ""))
        lists.setdefault(used, used)
        return [(name, told) for name, told in lists.items() if name]


def _may_be_told(field: RegisterField) -> bool:
    return not field.private and field.kind not in (RegisterFieldKind.FLAG, RegisterFieldKind.LINKS)


def condition_of(part: Plan) -> tuple[str, str]:
    """Return when ``part`` stands: the key and the name it asks for, both empty for always."""
    return next(((key, str(part[key])) for key in CONDITIONS if part.get(key)), ("", ""))


def take_condition(part: Plan, chosen: object) -> None:
    """Let ``part`` stand when ``chosen`` says."""
    for key in CONDITIONS:
        part.pop(key, None)
    if isinstance(chosen, tuple) and chosen[0]:
        part[chosen[0]] = chosen[1]


def take_unless_usual(part: Plan, key: str, value: object, usual: object) -> None:
    """Keep ``value`` in ``part``; what is the usual is left out of a template."""
    part.pop(key, None)
    if value != usual:
        part[key] = value


def _said(pair: tuple[str, str], names: Mapping[str, str]) -> str:
    key, name = pair
    if name in SIZES:
        told = word(f"template_editor.when_{name}")
        return told if key == "when" else word("template_editor.unless_size", told=told)
    return word(f"template_editor.{key}_filled", name=names.get(name, name))
