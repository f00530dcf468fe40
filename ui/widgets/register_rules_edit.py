"""The rules of a register as forms: when it is due, its rates and counts, how an entry becomes an issue."""

from __future__ import annotations

from functools import partial
from typing import Any

from core.domain.deadline import Cycle
from core.domain.issue import IssueOrigin
from core.domain.register import CountRule, DueRule, IssueRule, OriginRule, RateRule, SpanRule
from core.wording import word, word_of
from ui.widgets.choices import Choice, ChoiceEdit, NumberEdit, enum_choices
from ui.widgets.conditions_edit import (
    DATE,
    DATED,
    LINKS,
    NUMBER,
    UNIT,
    choices_of,
    conditions_edit,
)
from ui.widgets.lines_edit import LinesEdit, PartsEdit
from ui.widgets.picks_edit import FieldNames, FieldPick, PicksEdit, fields_pick
from ui.widgets.text_edits import LineEdit

_DAYS, _WORKING = "days", "working"
_ENTRIES, _DISTINCT, _SUM, _LINKED = "entries", "distinct", "sum", "linked"


def _ways() -> list[Choice]:
    days = [(_DAYS, word("register_form.days")), (_WORKING, word("register_form.work_days"))]
    return [*days, *((each.value, word("register_form.next_period", cycle=word_of(each))) for each in Cycle)]


class DueEdit(PartsEdit):
    """The due rule: a tuple of none or one ``DueRule``."""

    def __init__(self, names: FieldNames) -> None:
        super().__init__()
        self.add("own", FieldPick(names, DATE), "register_form.due_own")
        self.add("start", fields_pick(names, DATED), "register_form.due_from", wide=True)
        self.add("way", ChoiceEdit(_ways), "register_form.working")
        self.add("days", NumberEdit(most=3660, empty=0), "register_form.due_days")
        self.add("month", NumberEdit(most=12, empty=1), "register_form.due_month")
        self.add("day", NumberEdit(most=31, empty=1), "register_form.due_day")
        self.follow()

    def value(self) -> tuple[DueRule, ...]:
        """Return the rule, nothing when no field is named."""
        own, start, way = self.peek("own"), self.peek("start"), self.peek("way")
        if not own and not start:
            return ()
        cycle = Cycle(way) if start and way not in (_DAYS, _WORKING) else None
        counted = bool(start) and cycle is None
        return (
            DueRule(
                own=own,
                start=start,
                days=self.peek("days") if counted else 0,
                working=counted and way == _WORKING,
                cycle=cycle,
                month=self.peek("month") if cycle and cycle is not Cycle.WEEKLY else 1,
                day=self.peek("day") if cycle else 1,
            ),
        )

    def set_value(self, value: object) -> None:
        """Show a rule or none."""
        rule = value[0] if isinstance(value, (tuple, list)) and value else DueRule()
        way = rule.cycle.value if rule.cycle else _WORKING if rule.working else _DAYS
        self.show_values(
            own=rule.own, start=rule.start, way=way, days=rule.days, month=rule.month, day=rule.day
        )

    def follow(self) -> None:
        """Show how days are counted only where a count begins."""
        if not self.peek("start"):
            hidden = ["way", "days", "month", "day"]
        elif self.peek("way") in (_DAYS, _WORKING):
            hidden = ["month", "day"]
        else:
            hidden = ["days", *(["month"] if self.peek("way") == Cycle.WEEKLY else [])]
        self.show_parts(hidden=hidden)


class RateEdit(PartsEdit):
    """One ``RateRule``."""

    def __init__(self, names: FieldNames) -> None:
        super().__init__()
        ways = [(way, word(f"register_form.rate_{way}")) for way in (_ENTRIES, _DISTINCT, _SUM, _LINKED)]
        self.add("name", LineEdit(), "register_form.rate_name")
        self.add("way", ChoiceEdit(lambda: list(ways)), "register_form.rate_way")
        self.add("distinct", FieldPick(names), "register_form.rate_distinct_of")
        self.add("sum_met", FieldPick(names, NUMBER), "register_form.rate_part")
        self.add("sum_of", FieldPick(names, NUMBER), "register_form.rate_whole")
        self.add("linked", FieldPick(names, LINKS), "register_form.rate_linked_of")
        self.add("of", conditions_edit(names), "register_form.rate_of", wide=True)
        self.add("met", conditions_edit(names), "register_form.rate_met", wide=True)
        self.follow()

    def value(self) -> RateRule:
        """Return the rate."""
        way = self.peek("way")
        values: dict[str, Any] = {"name": self.peek("name"), "of": self.peek("of")}
        if way != _LINKED:
            values["met"] = self.peek("met")
        if way == _SUM:
            values |= {"sum_met": self.peek("sum_met"), "sum_of": self.peek("sum_of")}
        elif way != _ENTRIES:
            values[way] = self.peek(way)
        return RateRule(**values)

    def set_value(self, value: object) -> None:
        """Show a rate."""
        if not isinstance(value, RateRule):
            return
        summed = _SUM if value.sum_met or value.sum_of else _ENTRIES
        way = _LINKED if value.linked else _DISTINCT if value.distinct else summed
        names = ("name", "distinct", "sum_met", "sum_of", "linked", "of", "met")
        self.show_values(way=way, **{name: getattr(value, name) for name in names})

    def follow(self) -> None:
        """Show the parts that this way of counting needs."""
        shown = {_ENTRIES: ("met",), _DISTINCT: ("distinct", "met"), _SUM: ("sum_met", "sum_of", "met")}
        needed = shown.get(self.peek("way"), ("linked",))
        self.show_parts(
            hidden=[key for key in ("distinct", "sum_met", "sum_of", "linked", "met") if key not in needed]
        )


class CountEdit(PartsEdit):
    """One ``CountRule``."""

    def __init__(self, names: FieldNames) -> None:
        super().__init__()
        self.add("by", FieldPick(names), "register_form.count_of")
        self.add("sum", FieldPick(names, NUMBER), "register_form.count_sum")

    def value(self) -> CountRule:
        """Return the count."""
        return CountRule(by=self.peek("by"), sum=self.peek("sum"))

    def set_value(self, value: object) -> None:
        """Show a count."""
        if isinstance(value, CountRule):
            self.show_values(by=value.by, sum=value.sum)


class SpanEdit(PartsEdit):
    """One ``SpanRule``."""

    def __init__(self, names: FieldNames) -> None:
        super().__init__()
        self.add("start", FieldPick(names, DATE), "register_form.span_start")
        self.add("end", FieldPick(names, DATE), "register_form.span_end")
        self.add("days", NumberEdit(most=3660, empty=1), "register_form.span_days")

    def value(self) -> SpanRule:
        """Return the stretch of days."""
        return SpanRule(start=self.peek("start"), end=self.peek("end"), days=self.peek("days"))

    def set_value(self, value: object) -> None:
        """Show a stretch of days."""
        if isinstance(value, SpanRule):
            self.show_values(start=value.start, end=value.end, days=value.days)


class OriginEdit(PartsEdit):
    """One ``OriginRule``."""

    def __init__(self, names: FieldNames) -> None:
        super().__init__()
        field = FieldPick(names)
        self.add("field", field, "register_form.of_field")
        self.add("choices", PicksEdit(partial(choices_of, names, field.value)), "register_form.one_of_these")
        self.add("origin", ChoiceEdit(lambda: enum_choices(IssueOrigin)), "register_form.origin")

    def value(self) -> OriginRule:
        """Return the rule."""
        origin = IssueOrigin(str(self.peek("origin")))
        return OriginRule(field=self.peek("field"), choices=self.peek("choices"), origin=origin)

    def set_value(self, value: object) -> None:
        """Show a rule."""
        if isinstance(value, OriginRule):
            self.show_values(field=value.field, choices=value.choices, origin=value.origin)


class IssueEdit(PartsEdit):
    """How an entry becomes an issue: a tuple of none or one ``IssueRule``."""

    def __init__(self, names: FieldNames) -> None:
        super().__init__()
        self.add("text", fields_pick(names), "register_form.issue_text", wide=True)
        self.add("goal", FieldPick(names), "register_form.issue_goal")
        self.add("unit", FieldPick(names, UNIT), "register_form.issue_unit")
        self.add("origin", ChoiceEdit(lambda: enum_choices(IssueOrigin)), "register_form.origin")
        self.add("when", conditions_edit(names), "register_form.issue_when", wide=True)
        self.add(
            "origins",
            LinesEdit(partial(OriginEdit, names), "register_form.add_origin"),
            "register_form.issue_origins",
            wide=True,
        )
        self.follow()

    def value(self) -> tuple[IssueRule, ...]:
        """Return the rule, nothing when no field says its text."""
        if not self.peek("text"):
            return ()
        origin = IssueOrigin(str(self.peek("origin")))
        rest = {key: self.peek(key) for key in ("text", "goal", "unit", "when", "origins")}
        return (IssueRule(origin=origin, **rest),)

    def set_value(self, value: object) -> None:
        """Show a rule or none."""
        rule = value[0] if isinstance(value, (tuple, list)) and value else IssueRule(text=())
        names = ("text", "goal", "unit", "origin", "when", "origins")
        self.show_values(**{name: getattr(rule, name) for name in names})

    def follow(self) -> None:
        """Ask further only once a field says the text."""
        parts = ("goal", "unit", "origin", "when", "origins")
        self.show_parts(hidden=() if self.peek("text") else parts)


def rates_edit(names: FieldNames) -> LinesEdit:
    """Return an editor of rates."""
    return LinesEdit(partial(RateEdit, names), "register_form.add_rate", framed=True)


def counts_edit(names: FieldNames) -> LinesEdit:
    """Return an editor of counts."""
    return LinesEdit(partial(CountEdit, names), "register_form.add_count")


def spans_edit(names: FieldNames) -> LinesEdit:
    """Return an editor of stretches of days."""
    return LinesEdit(partial(SpanEdit, names), "register_form.add_span")
