"""SQL expressions that judge an issue, a measure or a letter: late or in time, finished, signed for.

They are fixed text over the aliases ``i`` (issue), ``m`` (measure), ``b`` (batch), ``l`` (letter); the
parameters ``:today``, ``:soon`` (last day of the reminder span) and ``:sep`` are always given
(``reading.day_facts``).
"""

from __future__ import annotations

from core.domain.issue import IssueStatus
from core.domain.listing import Timeliness
from core.domain.measure import MEASURE_DONE, MeasureStatus
from core.schedule.timeliness import ISSUE_DONE
from core.store.joined_texts import BEARS
from core.store.targets import ISSUE_STAGE, MEASURE_STAGE, criteria_text, earliest, milestones_text


def _quoted(values: frozenset[IssueStatus] | frozenset[MeasureStatus]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


def _by_day(alias: str, *stages: str) -> str:
    """Return the judgement by the deadline of ``alias`` and the first open day of each of ``stages``."""
    days = (f"{alias}.deadline_due", *stages)
    late, near, dated = (
        " OR ".join(f"{day} {test}" for day in days) for test in ("< :today", "<= :soon", "IS NOT NULL")
    )
    return (
        f"WHEN {late} THEN 'overdue' WHEN {near} THEN 'due_soon' "
        f"WHEN {dated} THEN 'in_time' WHEN {alias}.deadline_standing THEN 'standing' ELSE 'undated'"
    )


ISSUE_IS_DONE = f"i.status IN ({_quoted(ISSUE_DONE)})"
MEASURE_IS_DONE = f"m.status IN ({_quoted(MEASURE_DONE)})"
INHERITS = "(m.deadline_raw = '' AND m.deadline_kind = 'unset')"
_ISSUE_OPEN = "CASE WHEN i.status = 'standing' THEN 'standing' {} END"
ISSUE_TIMELINESS = (
    f"CASE WHEN {ISSUE_IS_DONE} THEN 'done' ELSE {_ISSUE_OPEN.format(_by_day('i', ISSUE_STAGE))} END"
)
MEASURE_TIMELINESS = (
    f"CASE WHEN {MEASURE_IS_DONE} OR {ISSUE_IS_DONE} THEN 'done' "
    f"WHEN NOT {INHERITS} THEN CASE {_by_day('m', MEASURE_STAGE)} END "
    f"ELSE {_ISSUE_OPEN.format(_by_day('i', ISSUE_STAGE, MEASURE_STAGE))} END"
)
"""These two mirror ``core.schedule.timeliness``; a property test holds them together."""


def finished_join(only: str = "TRUE") -> str:
    """Return the join to the day an issue became done in each round; ``only`` narrows the moves ``v``."""
    return (
        "LEFT JOIN (SELECT v.issue_uuid AS owner, v.round AS in_round, max(v.moved_on) AS day "
        f"FROM status_move AS v WHERE {only} AND v.to_status IN ({_quoted(ISSUE_DONE)}) "
        f"AND v.from_status NOT IN ({_quoted(ISSUE_DONE)}) "
        "GROUP BY 1, 2) AS fd ON fd.owner = i.uuid AND fd.in_round = i.round"
    )


FINISHED_JOIN = finished_join()
ISSUE_FINISHED = f"CASE WHEN {ISSUE_IS_DONE} THEN fd.day END"
"""The day an issue last became done in its present round, where it still is done."""
ISSUE_PUNCTUALITY = (
    f"CASE WHEN i.deadline_due IS NULL OR i.status = 'standing' THEN 'not_judged' "
    f"WHEN {ISSUE_IS_DONE} THEN CASE WHEN fd.day IS NULL THEN 'unknown' "
    "WHEN fd.day <= i.deadline_due THEN 'on_time' ELSE 'late' END "
    "WHEN i.deadline_due < :today THEN 'missed' ELSE 'not_judged' END"
)
MEASURE_FINISHED = f"CASE WHEN {MEASURE_IS_DONE} THEN m.finished_on END"
_MEASURE_DAY = f"CASE WHEN {INHERITS} THEN i.deadline_due ELSE m.deadline_due END"
MEASURE_PUNCTUALITY = (
    f"CASE WHEN {_MEASURE_DAY} IS NULL "
    f"OR ({INHERITS} AND i.status = 'standing' AND NOT {MEASURE_IS_DONE}) THEN 'not_judged' "
    f"WHEN {MEASURE_IS_DONE} THEN CASE WHEN m.finished_on IS NULL THEN 'unknown' "
    f"WHEN m.finished_on <= {_MEASURE_DAY} THEN 'on_time' ELSE 'late' END "
    f"WHEN {ISSUE_IS_DONE} THEN 'unknown' "
    f"WHEN {_MEASURE_DAY} < :today THEN 'missed' ELSE 'not_judged' END"
)
"""By the day of the measure itself; one that only its issue's report makes done has no day of its own."""
ISSUE_BEGUN = (
    "coalesce(i.deadline_start, "
    "CASE WHEN b.as_of IS NOT NULL OR substr(b.anchor, 6) <> '01-01' THEN b.anchor END)"
)
"""1 January stands for a feedback of which only the year is known: nothing is counted from it."""

_SIGN_SOON = "date(:today, '+1 day')"
LETTER_SIGNED = (
    "CASE WHEN l.state <> 'dispatched' THEN NULL WHEN l.signed_on IS NOT NULL THEN 'done' "
    "WHEN l.sign_due IS NULL THEN NULL WHEN l.sign_due < :today THEN 'overdue' "
    f"WHEN l.sign_due <= {_SIGN_SOON} THEN 'due_soon' ELSE 'in_time' END"
)
ISSUE_SIGNED = (
    "(SELECT CASE WHEN count(*) = 0 THEN NULL WHEN count(*) = count(s.signed_on) THEN 'done' "
    f"WHEN {ISSUE_IS_DONE} THEN NULL "
    "WHEN min(CASE WHEN s.signed_on IS NULL THEN s.sign_due END) < :today THEN 'overdue' "
    f"WHEN min(CASE WHEN s.signed_on IS NULL THEN s.sign_due END) <= {_SIGN_SOON} THEN 'due_soon' "
    "ELSE 'in_time' END FROM unit_share AS s WHERE s.issue_uuid = i.uuid AND s.handed_on IS NOT NULL)"
)
"""How the first clock stands (``core.schedule.sign_due``): of an issue, that of its slowest unit."""

MEASURE_DUE = _MEASURE_DAY
MEASURE_BEGUN = f"coalesce(m.deadline_start, {ISSUE_BEGUN})"
ISSUE_NEXT = earliest("i.deadline_due", ISSUE_STAGE)
MEASURE_NEXT = (
    f"CASE WHEN {INHERITS} THEN {earliest('i.deadline_due', ISSUE_STAGE, MEASURE_STAGE)} "
    f"ELSE {earliest('m.deadline_due', MEASURE_STAGE)} END"
)
"""The day that presses: the deadline, or the first milestone on the way that is not reached."""
MEASURE_KIND = f"CASE WHEN {INHERITS} THEN i.deadline_kind ELSE m.deadline_kind END"
MEASURE_RAW = f"CASE WHEN {INHERITS} THEN i.deadline_raw ELSE m.deadline_raw END"

ISSUE_CRITERIA = criteria_text("issue_uuid", "i.uuid", "i.criteria")
MEASURE_CRITERIA = criteria_text("measure_uuid", "m.uuid", "m.criteria")
ISSUE_MILESTONES = milestones_text("issue_uuid", "i.uuid")
MEASURE_MILESTONES = milestones_text("measure_uuid", "m.uuid")

HAS_OWN_UNITS = "m.uuid IN (SELECT measure_uuid FROM unit_share WHERE measure_uuid IS NOT NULL)"
HAS_OWN_BEARERS = (
    f"m.uuid IN (SELECT s.measure_uuid FROM unit_share AS s WHERE s.measure_uuid IS NOT NULL AND {BEARS})"
)

BY_URGENCY = tuple(
    moment.value
    for moment in (
        Timeliness.OVERDUE,
        Timeliness.DUE_SOON,
        Timeliness.IN_TIME,
        Timeliness.STANDING,
        Timeliness.UNDATED,
        Timeliness.DONE,
    )
)
