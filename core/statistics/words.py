"""Figures in words: what a line is called, and a rate that never stands without its ground."""

from __future__ import annotations

from datetime import date

from core.domain.cells import stored_words
from core.domain.criterion import CriterionState
from core.domain.links import SeenSlot
from core.domain.listing import ListKind
from core.domain.review import FollowUpResult
from core.schedule.periods import parse_period
from core.statistics.acceptance import Ground, Share, ShareKind
from core.statistics.figures import Dimension, Figure, Line, Statistics
from core.statistics.period_figures import PeriodFigure, Span
from core.statistics.qualified import Total
from core.statistics.rates import Rate
from core.wording import chinese_date, word, word_of


def line_name(dimension: Dimension, line: Line) -> str:
    """Return what a line is called: its value in words, or that there is none."""
    return stored_words(dimension.value, line.value) or word("statistics.none")


def overlap_words(found: Statistics, dimension: Dimension) -> str:
    """Return why the lines of a split add up to more than the whole; empty where they do not."""
    split = dimension is Dimension.UNIT and found.has(dimension)
    overlap = found.overlap(dimension) if split else 0
    whole = found.whole.number(Figure.ALL)
    return word("statistics.overlap", sum=whole + overlap, all=whole) if overlap else ""


def rate_words(rate: Rate) -> str:
    """Return a rate with its ground: 53.8%（112/208）; only the ground when there is nothing to share."""
    if rate.whole == 0:
        return word("statistics.no_rate")
    return word("statistics.rate", percent=rate.percent, part=rate.part, whole=rate.whole)


def period_words(code: str) -> str:
    """Return the words for a period code (2026-11, 2026-Q4, 2026-H2, 2026-W07, 2026), others as they are."""
    period = parse_period(code)
    if period is None:
        return code
    year, week, _ = period.first.isocalendar()
    return word(
        f"periods.{period.cycle.value}",
        year=year if period.cycle.value == "weekly" else period.first.year,
        month=period.first.month,
        quarter=word(f"periods.part_{(period.first.month - 1) // 3 + 1}"),
        half=word("periods.first_half" if period.first.month == 1 else "periods.second_half"),
        week=week,
    )


def span_words(span: Span) -> str:
    """Return what a period is called; days picked freely are told as they are."""
    if span.code:
        return period_words(span.code)
    return word("by_period.days", first=chinese_date(span.first), last=chinese_date(span.last))


def period_heading(figure: PeriodFigure, kind: ListKind) -> str:
    """Return the heading of a figure: issues are struck off (销号), measures are finished (完成)."""
    return word(f"by_period.{kind.value}.{figure.value}")


def period_rates(kind: ListKind) -> dict[str, str]:
    """Return the rates of a period by name with their headings."""
    section = "rates" if kind is ListKind.ISSUES else "measure_rates"
    return {name: word(f"by_period.{section}.{name}") for name in ("closure", "on_time")}


def share_name(share: Share) -> str:
    """Return what a share of acceptance is called."""
    if not share.part:
        return word(f"acceptance_shares.{share.kind.value}")
    part = FollowUpResult(share.part) if share.kind is ShareKind.LOOK_BACK else SeenSlot(share.part)
    return word(f"acceptance_shares.{share.kind.value}", part=word_of(part))


def ground_state(share: Share, ground: Ground) -> str:
    """Return how a row behind a share stands, in words."""
    if share.kind in _CRITERIA:
        return word_of(CriterionState(ground.state))
    if share.kind is ShareKind.LOOK_BACK:
        return word_of(FollowUpResult(ground.state))
    if share.kind in _MILESTONES:
        return chinese_date(date.fromisoformat(ground.state))
    if share.kind is ShareKind.FIVE_SEEN:
        return word("acceptance_shares.slots_filled", count=ground.state)
    return ground.state


def ground_name(share: Share, ground: Ground) -> str:
    """Return the criterion or milestone a row is of, of a look-back its day, empty for a plain issue."""
    if share.kind is ShareKind.LOOK_BACK:
        return chinese_date(date.fromisoformat(ground.name))
    return ground.name


_CRITERIA = frozenset({ShareKind.CRITERIA, ShareKind.UNANSWERED, ShareKind.PROVED})
_MILESTONES = frozenset({ShareKind.MILESTONES, ShareKind.BEHIND})
_TEN_THOUSAND = 10_000
_STEP = 1_000


def count_words(total: Total, unit_word: str = "") -> str:
    """Return a count as an office writes it: 1400余份, 13.7万件, 约300."""
    value = str(total.value)
    if total.value >= _TEN_THOUSAND and total.value % _STEP == 0:
        value = word("counted.ten_thousand", value=f"{total.value / _TEN_THOUSAND:g}")
    return word(f"counted.{total.qualifier.value}", value=value, unit=unit_word)


def share_words(rate: Rate | None) -> str:
    """Return a rate with its ground, or that the counts behind it are no share."""
    return word("statistics.no_rate") if rate is None else rate_words(rate)
