"""Whether the rules of a register speak of fields it has, and of the right kind: a count over words counts 0.

Each answer is filed under the part of the definition it is about, so that the editor shows it there.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.deadline import Cycle
from core.domain.register import (
    NO,
    YES,
    Condition,
    LinkTarget,
    Probe,
    RateRule,
    RegisterDefinition,
    RegisterField,
    RegisterFieldKind,
)
from core.domain.violation import Severity, Violation

_Kind = RegisterFieldKind
_DATED = frozenset({_Kind.DATE, _Kind.YEAR})
_DAY, _NUMBER = frozenset({_Kind.DATE}), frozenset({_Kind.NUMBER})
_UNIT, _CHOICE, _LINKS = frozenset({_Kind.UNIT}), frozenset({_Kind.CHOICE}), frozenset({_Kind.LINKS})
_ANY = frozenset(_Kind)
_PROBED = {
    Probe.FILLED: _ANY,
    Probe.ONE_OF: frozenset({_Kind.CHOICE, _Kind.FLAG, _Kind.TEXT, _Kind.YEAR, _Kind.UNIT}),
    Probe.REACHES: _NUMBER,
    Probe.ON_TIME: _DAY,
    Probe.LINKED_CLOSED: _LINKS,
}
_LAST_DAY = {Cycle.WEEKLY: 7}
_LAST_MONTH = {Cycle.WEEKLY: 1, Cycle.MONTHLY: 1, Cycle.QUARTERLY: 3, Cycle.HALF_YEARLY: 6, Cycle.YEARLY: 12}
Named = tuple[str, str, frozenset[RegisterFieldKind]]
"""The part of a definition, the field it names, and which kinds make sense there."""


def check_rules(definition: RegisterDefinition) -> Iterator[Violation]:
    """Yield what is wrong with the rules of a register, part by part."""
    unknown: dict[str, list[str]] = {}
    unfit: dict[str, list[str]] = {}
    for part, key, kinds in _named(definition):
        field = definition.field(key)
        if field is None:
            unknown.setdefault(part, []).append(_label(definition, key))
        elif field.kind not in kinds:
            unfit.setdefault(part, []).append(field.label)
    for rule, found in (("register_rule_field", unknown), ("register_rule_kind", unfit)):
        for part, labels in found.items():
            told = ", ".join(dict.fromkeys(labels))
            at, _, name = part.partition(":")
            facts = (("fields", told), ("name", name))
            yield Violation(at, f"{rule}_in" if name else rule, facts=facts)
    yield from _check_rates(definition)
    yield from _check_choices(definition)
    yield from _check_links(definition)
    yield from _check_cycle(definition)


def _label(definition: RegisterDefinition, key: str) -> str:
    field = definition.any_field(key)
    return field.label if field else key


def _named(definition: RegisterDefinition) -> Iterator[Named]:
    """Yield every field that some rule speaks of."""
    yield from (("columns", key, _ANY) for key in definition.columns)
    yield from (("totals", key, _NUMBER) for key in definition.totals)
    for part, kinds in (("year_of", _DATED), ("count_by", _CHOICE), ("coverage", _UNIT)):
        yield from ((part, key, kinds) for key in filter(None, [getattr(definition, part)]))
    for count in definition.counts:
        yield "counts", count.by, _ANY
        yield from (("counts", key, _NUMBER) for key in filter(None, [count.sum]))
    for span in definition.spans:
        yield "spans", span.start, _DAY
        yield "spans", span.end, _DAY
    for due in definition.dues:
        yield from (("dues", key, _ANY) for key in (*due.start, *filter(None, [due.own])))
    yield from _asked("done", definition.done)
    for rate in definition.rates:
        yield from _of_rate(rate)
    for issue in definition.issues:
        yield from (("issues", key, _ANY) for key in (*issue.text, *filter(None, [issue.goal])))
        yield from (("issues", key, _UNIT) for key in filter(None, [issue.unit]))
        yield from _asked("issues", issue.when)
        yield from (("issues", each.field, _ANY) for each in issue.origins)


def _of_rate(rate: RateRule) -> Iterator[Named]:
    part = f"rates:{rate.name}"
    yield from _asked(part, (*rate.of, *rate.met))
    for key, kinds in (
        (rate.distinct, _ANY),
        (rate.sum_met, _NUMBER),
        (rate.sum_of, _NUMBER),
        (rate.linked, _LINKS),
    ):
        if key:
            yield part, key, kinds


def _asked(part: str, conditions: tuple[Condition, ...]) -> Iterator[Named]:
    for condition in conditions:
        if condition.probe is not Probe.SETTLED:
            yield part, condition.field, _PROBED[condition.probe]
        if condition.probe is Probe.REACHES:
            yield part, condition.other, _NUMBER


def _conditions(definition: RegisterDefinition) -> Iterator[tuple[str, Condition]]:
    yield from (("done", each) for each in definition.done)
    for rate in definition.rates:
        yield from (("rates", each) for each in (*rate.of, *rate.met))
    for issue in definition.issues:
        yield from (("issues", each) for each in issue.when)


def _check_rates(definition: RegisterDefinition) -> Iterator[Violation]:
    names = [rate.name.strip() for rate in definition.rates]
    if not all(names):
        yield Violation("rates", "register_rate_unnamed")
    if len(set(names)) < len(names):
        yield Violation("rates", "register_rate_twice")
    for rate in definition.rates:
        if rate.name.strip() and not (rate.met or rate.linked or rate.sum_met or rate.distinct):
            facts = (("name", rate.name),)
            yield Violation("rates", "register_rate_whole", Severity.WARNING, facts)


def _check_choices(definition: RegisterDefinition) -> Iterator[Violation]:
    """Yield conditions that ask for a choice which the field does not offer: they would never hold."""
    asked = [(part, each.field, each.choices) for part, each in _conditions(definition) if _asks(each)]
    asked += [("issues", each.field, each.choices) for issue in definition.issues for each in issue.origins]
    for part, key, choices in asked:
        field = definition.field(key)
        offered = _offered(field) if field else None
        if field is not None and not choices:
            yield Violation(part, "register_no_choice_asked", facts=(("label", field.label),))
        elif field is not None and offered is not None and (strange := set(choices) - offered):
            told = ", ".join(sorted(strange))
            yield Violation(
                part, "register_strange_choice", facts=(("label", field.label), ("choices", told))
            )


def _asks(condition: Condition) -> bool:
    return condition.probe is Probe.ONE_OF


def _offered(field: RegisterField) -> frozenset[str] | None:
    if field.kind is _Kind.FLAG:
        return frozenset((YES, NO))
    return frozenset(field.choices) if field.kind is _Kind.CHOICE else None


def _check_links(definition: RegisterDefinition) -> Iterator[Violation]:
    """Yield parts that look up whether linked records are closed, where those are no issues."""
    asked = [("rates", rate.linked) for rate in definition.rates if rate.linked]
    asked += [
        (part, each.field) for part, each in _conditions(definition) if each.probe is Probe.LINKED_CLOSED
    ]
    for part, key in asked:
        field = definition.field(key)
        if field is None or (field.kind is _Kind.LINKS and field.target is not LinkTarget.ISSUE):
            yield Violation(part, "register_follows_issues")


def _check_cycle(definition: RegisterDefinition) -> Iterator[Violation]:
    for due in definition.dues:
        if due.days < 0:
            yield Violation("dues", "register_due_days")
        if due.cycle is not None:
            days = range(1, _LAST_DAY.get(due.cycle, 31) + 1)
            months = range(1, _LAST_MONTH[due.cycle] + 1)
            if due.day not in days or due.month not in months:
                facts = (("days", str(days[-1])), ("months", str(months[-1])))
                yield Violation("dues", "register_due_day", facts=facts)
