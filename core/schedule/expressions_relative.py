"""Deadlines counted from an event (收到之日起30日内) and duties that come round (每季度第1个月20日前)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.deadline import Cycle
from core.schedule.calendar import WorkingCalendar
from core.schedule.periods import MONTHS_A_CYCLE, Period, add_months, min_day, period_at

_COUNTED = re.compile(
    r"(?<![\d第.])(?:(?P<n>\d{1,4})|(?P<half>半))(?P<g>个)?(?P<u>工作日|日|天|周|星期|月|年|小时)(?P<half2>半)?(?P<in>之内|以内|内)?"
)
_HANDED = re.compile(r"(?:收到|接到|签收|送达|通知|印发|下发|发出|交办|反馈)[^,;。]*后$")
"""What is handed to a unit: only after it 后30日内 is counted; 完成后30日内 waits for a day nobody enters."""
_CYCLE = re.compile(
    r"每(?:(?P<n>\d{1,2})|半(?!年))?个?(?P<every>周|星期|月|季度?|半年|年)度?|(?:按|逐)(?P<by>周|月|季|年)度?"
    r"|(?P<often>周|月|季度?|半年|年)度?(?:1次|调度|通报)"
)
_CYCLES = {
    "周": Cycle.WEEKLY,
    "星期": Cycle.WEEKLY,
    "月": Cycle.MONTHLY,
    "季": Cycle.QUARTERLY,
    "季度": Cycle.QUARTERLY,
    "半年": Cycle.HALF_YEARLY,
    "年": Cycle.YEARLY,
}
_SEVERAL = {
    (3, "月"): Cycle.QUARTERLY,
    (6, "月"): Cycle.HALF_YEARLY,
    (2, "季"): Cycle.HALF_YEARLY,
    (12, "月"): Cycle.YEARLY,
}
"""Cycles told in another unit: 每3个月. 每2周 and 每半月 are no cycle that is kept."""
_WEEKDAY = re.compile(r"(?:的?(?:周|星期))?([1-7日天])(?![次回遍个项])")
_NTH_MONTH_DAY = re.compile(r"第([1-6])个?月(?:的?(\d{1,2})[日号]|[底末])?")
_EDGE_MONTH_DAY = re.compile(r"(?:(首|头)|(?:末|最后1个?))个?月(?:的?(\d{1,2})[日号]|[底末])?")
_MONTH_DAY = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号]|份?[底末]?)")
_DAY = re.compile(r"(\d{1,2})[日号]")
DAY_NAMED = _DAY
NTH_MONTH_NAMED = re.compile(r"第(\d{1,2})个月")
_CLAUSE_END = re.compile(r"[,;。]")


@dataclass(frozen=True, slots=True)
class Counted:
    """A span counted from an event: ``amount`` of ``unit`` (工作日, 日, 周, 月, 年, 小时)."""

    begin: int
    amount: int
    unit: str

    def due(self, start: date, calendar: WorkingCalendar) -> date:
        """Return the last day of the span; the day of the event is not counted.

        Raises ``ValueError`` or ``OverflowError`` outside the years that exist.
        """
        if self.unit == "工作日":
            return calendar.add_working_days(start, self.amount)
        if self.unit in {"月", "年"}:
            return add_months(start, self.amount * (12 if self.unit == "年" else 1))
        days = {"日": 1, "周": 7, "小时": 0}[self.unit] * self.amount
        if self.unit == "小时":
            days = -(-self.amount // 24)
        return start + timedelta(days=days)

    @property
    def working(self) -> bool:
        """Tell whether working days are counted."""
        return self.unit == "工作日"


def find_counted(plain: str) -> Counted | None:
    """Return the first counted span; 8月内 and 15日前 name days and 2023年内 a year, so they are none."""
    for match in _COUNTED.finditer(plain):
        before = plain[: match.start()]
        if before.endswith("后") and _HANDED.search(before) is None:
            continue
        unit = {"天": "日", "星期": "周"}.get(match["u"], match["u"])
        if match["half"] or match["half2"]:
            found = _halves(match, unit)
        else:
            found = (int(match["n"]), unit) if _is_span(match, unit) else None
        if found is not None:
            return Counted(match.start(), *found)
    return None


def _is_span(match: re.Match[str], unit: str) -> bool:
    inside = match["in"] is not None
    if unit == "月":
        return match["g"] is not None
    if unit == "年":
        return inside and int(match["n"]) <= 10
    if unit == "日":
        return inside or match["u"] == "天"
    return unit != "周" or match.start() == 0 or inside


def _halves(match: re.Match[str], unit: str) -> tuple[int, str] | None:
    """半年内 is six months, 半个月内 fifteen days, 1年半 is left to a person."""
    if match["half2"] or match["in"] is None:
        return None
    return {"年": (6, "月"), "月": (15, "日"), "日": (1, "日")}.get(unit)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A cycle and where in each period its day lies (``month`` within the period, ``day`` of it)."""

    cycle: Cycle
    month: int | None = None
    day: int | None = None
    sure: bool = True
    """False when the words leave open in which month of the period the day lies (每季度20日前)."""

    def occurrence(self, period: Period) -> date:
        """Return the day of ``period`` on which the duty falls due."""
        if self.cycle is Cycle.WEEKLY:
            return period.first + timedelta(days=(self.day or 7) - 1)
        month = (self.month or MONTHS_A_CYCLE[self.cycle]) - 1
        first = add_months(period.first, month)
        return min_day(first.year, first.month, self.day or 31)

    def first_due(self, day: date) -> date:
        """Return the first occurrence on or after ``day``."""
        period = period_at(day, self.cycle)
        found = self.occurrence(period)
        return found if found >= day else self.occurrence(period.following())


@dataclass(frozen=True, slots=True)
class Repeated:
    """Words that say that something comes round, at ``begin:end`` of the plain text with the day they name.

    ``recurrence`` is ``None`` where the cycle is none that is kept (每两周).
    """

    begin: int
    end: int
    recurrence: Recurrence | None


def find_recurrence(plain: str) -> Recurrence | None:
    """Return the cycle the words name, with its day where one is written."""
    found = find_repeated(plain)
    return found.recurrence if found else None


def find_repeated(plain: str) -> Repeated | None:
    """Return the first words that name a cycle and where they stand, ``None`` when there are none."""
    match = _CYCLE.search(plain)
    if match is None:
        return None
    cycle = _cycle_of(match)
    if cycle is None:
        return Repeated(match.start(), match.end(), None)
    clause = _CLAUSE_END.search(plain, match.end())
    rest = plain[match.end() : clause.start() if clause else len(plain)]
    recurrence, length = _placed(cycle, rest)
    return Repeated(match.start(), match.end() + length, recurrence)


def _cycle_of(match: re.Match[str]) -> Cycle | None:
    unit = match["every"] or match["by"] or match["often"]
    if match.group().startswith("每半") and unit != "半年":
        return None
    several = int(match["n"] or 1)
    return _CYCLES[unit] if several == 1 else _SEVERAL.get((several, unit.removesuffix("度")))


def _placed(cycle: Cycle, rest: str) -> tuple[Recurrence, int]:
    """Return the recurrence with the day that ``rest`` names, and how much of ``rest`` names it."""
    if cycle is Cycle.WEEKLY:
        weekday = _WEEKDAY.match(rest)
        if weekday is None:
            return Recurrence(cycle), 0
        return Recurrence(cycle, day=_weekday(weekday.group(1))), weekday.end()
    if cycle is Cycle.MONTHLY:
        day = _DAY.match(rest)
        return Recurrence(cycle, month=1, day=_within(day.group(1)) if day else None), day.end() if day else 0
    return _within_long_cycle(cycle, rest)


def _within_long_cycle(cycle: Cycle, rest: str) -> tuple[Recurrence, int]:
    length = MONTHS_A_CYCLE[cycle]
    edge = _EDGE_MONTH_DAY.search(rest)
    if edge:
        return Recurrence(cycle, 1 if edge.group(1) else length, _within(edge.group(2))), edge.end()
    nth = _NTH_MONTH_DAY.search(rest)
    if nth:
        return Recurrence(cycle, min(int(nth.group(1)), length), _within(nth.group(2))), nth.end()
    named = _MONTH_DAY.search(rest) if cycle is Cycle.YEARLY else None
    if named and 1 <= int(named.group(1)) <= length:
        return Recurrence(cycle, int(named.group(1)), _within(named.group(2))), named.end()
    alone = _DAY.match(rest)
    if alone:
        return Recurrence(cycle, length, _within(alone.group(1)), sure=False), alone.end()
    return Recurrence(cycle), 0


def _within(day: str | None) -> int | None:
    return int(day) if day and 1 <= int(day) <= 31 else None


def _weekday(word: str) -> int:
    return 7 if word in "日天" else int(word)
