"""Days of finishing a sheet tells (完成日期): one ahead is left to a person, others make a measure done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain.measure import MEASURE_DONE, Measure, MeasureStatus
from core.domain.proposal import ProposedIssue, ProposedMeasure
from core.wording import chinese_date, word, word_of


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


def state_said(item: ProposedMeasure) -> MeasureStatus:
    """Return the state in which a measure comes in: what its row says, done where a day of finishing is."""
    said = item.status or MeasureStatus.NOT_STARTED
    return MeasureStatus.DONE if item.finished_on and said not in MEASURE_DONE else said


def needs_ground(measure: Measure, item: ProposedMeasure) -> bool:
    """Tell whether a row may not move a measure by itself: 核实通过 is somebody's act, and so is taking back.

    A sheet carries no verification (docs/decisions/0061).
    """
    if item.status is None or item.status is measure.status:
        return False
    return (
        item.status is MeasureStatus.VERIFIED
        or (measure.status in MEASURE_DONE and item.status not in MEASURE_DONE)
        or measure.status is MeasureStatus.VERIFIED
    )


def with_state(measure: Measure, item: ProposedMeasure, ground: str) -> Measure:
    """Return ``measure`` in the state its row says; a ``ground`` it was taken on stays in its note.

    The day of finishing is the row's: what nobody knows is not made up.
    """
    if item.status is None:
        return measure
    day = (item.finished_on or measure.finished_on) if item.status in MEASURE_DONE else None
    note = measure.note
    if needs_ground(measure, item) and ground:
        said = word("imports.state_ground", state=word_of(item.status), ground=ground)
        note = "\n".join(filter(None, (note, said)))
    return replace(measure, status=item.status, finished_on=day, note=note)


def finished_by(measure: Measure, item: ProposedMeasure) -> Measure:
    """Return ``measure`` finished on the day its row says; one that was verified keeps its state."""
    state = measure.status if measure.status in MEASURE_DONE else MeasureStatus.DONE
    return replace(measure, status=state, finished_on=item.finished_on)
