"""The figures and lists of 工作台, all from the same rows on one day."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

from core.domain.issue import IssueStatus
from core.domain.letter import Letter
from core.domain.listing import Timeliness
from core.domain.overview import MOST_DUE, MOST_PROPOSALS, Overview
from core.statistics.agreement import TOTAL, BatchDifference, differences
from core.store import records
from core.store.due import due_items, letter_proposals, proposals_for, told
from core.store.judging import ISSUE_IS_DONE, ISSUE_TIMELINESS, MEASURE_IS_DONE
from core.store.ledger import Ledger
from core.store.letter_lights import LETTER_ANSWERED
from core.store.pressing import pressing_beside
from core.store.reading import day_facts, first_column, ids_fact, one_moment, rows
from core.wording import word

__all__ = ["due_items", "letter_proposals", "read_overview", "replies_awaited", "stated_vs_listed"]

_OPEN_ITEM = (
    "SELECT t.letter_uuid FROM letter_item AS t JOIN issue AS i ON i.uuid = t.issue_uuid "
    "LEFT JOIN measure AS m ON m.uuid = t.measure_uuid "
    f"WHERE NOT ({ISSUE_IS_DONE} OR coalesce({MEASURE_IS_DONE}, FALSE))"
)
AWAITED = f"""
SELECT l.uuid FROM letter AS l
WHERE l.state = 'dispatched' AND coalesce(l.reply_due, l.replied_on) IS NOT NULL AND NOT {LETTER_ANSWERED}
AND (l.uuid IN ({_OPEN_ITEM}) OR l.uuid NOT IN (SELECT letter_uuid FROM letter_item))
"""
"""Ids of the letters whose answer is still open."""


def read_overview(ledger: Ledger, *, today: date, soon: int) -> Overview:
    """Return what 工作台 shows. The counts behind overdue, due soon, standing and undated are of issues.

    ``soon`` is the reminder span in days. ``next_submission`` is left to the caller, who knows the periods.
    ``by_status`` holds status values in the order of life, ``by_area`` areas in the order of the ledger.
    """
    with one_moment(ledger):
        return _overview(ledger, today, soon)


def _overview(ledger: Ledger, today: date, soon: int) -> Overview:
    due, (statuses, moments, areas) = pressing_beside(
        ledger,
        lambda reader: (*_by_standing(reader, today, soon), _by_area(reader)),
        today=today,
        soon=soon,
    )
    proposals, proposal_count = proposals_for(ledger, due, soon=soon, today=today, most=MOST_PROPOSALS)
    return Overview(
        today=today,
        issues=statuses.total(),
        measures=first_column(ledger, "SELECT count(*) FROM measure")[0],
        closed=statuses[IssueStatus.CLOSED],
        overdue=moments[Timeliness.OVERDUE],
        due_soon=moments[Timeliness.DUE_SOON],
        standing=moments[Timeliness.STANDING],
        undated=moments[Timeliness.UNDATED],
        by_status=tuple((status.value, statuses[status]) for status in IssueStatus if statuses[status]),
        by_area=areas,
        due=tuple(told(ledger, due[:MOST_DUE], today)),
        due_count=len(due),
        proposals=tuple(proposals),
        proposal_count=proposal_count,
        replies_awaited=tuple(replies_awaited(ledger)),
        next_submission=None,
        last_period=_last_period(ledger),
        warnings=tuple(_warnings(ledger)),
    )


def _by_standing(ledger: Ledger, today: date, soon: int) -> tuple[Counter[str], Counter[str]]:
    """Return how many issues have each status, and each light."""
    statuses: Counter[str] = Counter()
    moments: Counter[str] = Counter()
    for row in rows(
        ledger,
        f"SELECT i.status, {ISSUE_TIMELINESS} AS moment, count(*) AS n FROM issue AS i GROUP BY 1, 2",
        day_facts(today, soon),
    ):
        statuses[row["status"]] += row["n"]
        moments[row["moment"]] += row["n"]
    return statuses, moments


def replies_awaited(ledger: Ledger) -> list[Letter]:
    """Return the dispatched letters whose answer is still open, by reply day.

    A letter is answered when its last reply was accepted (or a later letter followed that reply), or when
    everything it speaks of is done; one that names no item and has no reply stays until it is void.
    """
    letters = records.find_in(ledger, Letter, "uuid", first_column(ledger, AWAITED))
    return sorted(letters, key=lambda letter: (letter.reply_due or date.max, letter.document_number))


def stated_vs_listed(ledger: Ledger) -> list[BatchDifference]:
    """Return the batches whose own stated counts the listed issues do not bear out."""
    batches = rows(
        ledger, "SELECT uuid, name, stated_counts FROM batch WHERE stated_counts <> '[]' ORDER BY name, uuid"
    )
    listed: dict[str, Counter[str]] = {}
    for row in rows(
        ledger,
        "SELECT batch_uuid, area, count(*) AS n FROM issue "
        "WHERE batch_uuid IN (SELECT value FROM json_each(:ids)) GROUP BY 1, 2",
        {"ids": ids_fact(row["uuid"] for row in batches)},
    ):
        listed.setdefault(row["batch_uuid"], Counter())[row["area"]] += row["n"]
    found = []
    for row in batches:
        stated = dict(json.loads(row["stated_counts"]))
        wrong = differences(stated, listed.get(row["uuid"], {}))
        if wrong:
            found.append(BatchDifference(row["uuid"], row["name"], tuple(wrong)))
    return found


def _by_area(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    found = rows(
        ledger,
        "SELECT area, count(*) AS n FROM issue GROUP BY area ORDER BY min(coalesce(code_key, '')), area",
    )
    return tuple((row["area"], row["n"]) for row in found)


def _last_period(ledger: Ledger) -> str:
    periods = first_column(
        ledger, "SELECT period FROM submission ORDER BY sealed_on DESC, sequence DESC LIMIT 1"
    )
    return str(periods[0]) if periods else ""


def _warnings(ledger: Ledger) -> list[str]:
    return [
        word(
            "reading.stated_total_differs" if item.name == TOTAL else "reading.stated_count_differs",
            batch=batch.batch_name,
            name=item.name,
            stated=item.stated,
            listed=item.listed,
        )
        for batch in stated_vs_listed(ledger)
        for item in batch.differences
    ]
