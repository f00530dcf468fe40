"""Days of finishing a sheet tells (完成日期): one ahead is left to a person, others make a measure done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.measure import MEASURE_DONE, Measure, MeasureStatus
from core.domain.proposal import ProposedIssue, ProposedMeasure
from core.wording import chinese_date, word


def without_future(issue: ProposedIssue, today: date) -> ProposedIssue:
    """Return ``issue`` without days of finishing that are still to come, with a sentence on each."""
    ahead = sorted(
        {item.finished_on for item in issue.measures if item.finished_on and item.finished_on > today}
    )
    if not ahead:
        return issue
    measures = tuple(
        replace(item, finished_on=None) if item.finished_on in ahead else item for item in issue.measures
    )
    said = tuple(word("importing.reason_finished_ahead", day=chinese_date(day)) for day in ahead)
    return replace(issue, measures=measures, reasons=(*issue.reasons, *said))


def finished_by(measure: Measure, item: ProposedMeasure) -> Measure:
    """Return ``measure`` finished on the day its row says; one that was verified keeps its state."""
    state = measure.status if measure.status in MEASURE_DONE else MeasureStatus.DONE
    return replace(measure, status=state, finished_on=item.finished_on)
