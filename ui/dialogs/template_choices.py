"""What the parts of a template may be set to: when they stand, what they are repeated for, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.operations.template_kit import LISTS, ROWS, SIZES, Placeholder, asked, known, names_of, sample_file
from core.wording import word
from ui.widgets.choices import Choice

Plan = dict[str, Any]
CONDITIONS = ("when", "unless")


class TemplateNames:
    """What the editors of one template know of its placeholders; follows the template."""

    def __init__(self) -> None:
        self.plan: Plan = {}

    def names(self) -> Mapping[str, str]:
        """Return identifier → Chinese name."""
        return names_of(self.plan)

    def offered(self) -> tuple[Placeholder, ...]:
        """Return what may be put in, the kind's own questions first."""
        return (*asked(self.plan), *known())

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
