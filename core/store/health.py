"""The SQL of 体检: rows that contradict themselves or lack what the next step needs, rule by rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from core.domain.health import Ailment
from core.domain.listing import Filter, ListKind
from core.domain.similarity import alike_pairs
from core.domain.unit_names import NameWords, suspects
from core.domain.violation import Severity
from core.statistics.agreement import TOTAL
from core.store.evidence import evidence_place
from core.store.judging import INHERITS, ISSUE_IS_DONE, ISSUE_TIMELINESS, MEASURE_IS_DONE, MEASURE_TIMELINESS
from core.store.ledger import Ledger
from core.store.overview import AWAITED, stated_vs_listed
from core.store.own_fields import unfilled
from core.store.people_sources import LIAISON_STATE
from core.store.reading import day_facts, first_column, rows, soon_days
from core.store.targets import FIVE_SEEN, SHOWN_UNDER

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_MEASURES_OF = f"SELECT 1 FROM measure AS m WHERE {SHOWN_UNDER}"
_WITH_UNIT = "SELECT issue_uuid FROM unit_share WHERE issue_uuid IS NOT NULL"
_LETTER_OF = (
    "SELECT 1 FROM letter_item AS t JOIN letter AS l ON l.uuid = t.letter_uuid "
    "WHERE t.issue_uuid = i.uuid AND l.state <> 'void'"
)

_ISSUE_RULES: tuple[tuple[str, Severity, str], ...] = (
    (
        "done_with_open_measures",
        _ERROR,
        f"{ISSUE_IS_DONE} AND EXISTS ({_MEASURES_OF} AND NOT {MEASURE_IS_DONE})",
    ),
    ("start_after_due", _ERROR, "i.deadline_start > i.deadline_due"),
    (
        "started_without_unit",
        _ERROR,
        f"i.status <> 'registered' AND i.uuid NOT IN ({_WITH_UNIT})",
    ),
    (
        "no_unit",
        _WARNING,
        f"i.status = 'registered' AND i.uuid NOT IN ({_WITH_UNIT})",
    ),
    ("no_deadline", _WARNING, f"{ISSUE_TIMELINESS} = 'undated' AND trim(i.deadline_raw) = ''"),
    ("deadline_unread", _WARNING, f"{ISSUE_TIMELINESS} = 'undated' AND trim(i.deadline_raw) <> ''"),
    ("deadline_to_confirm", _WARNING, f"i.deadline_confidence = 'to_confirm' AND NOT {ISSUE_IS_DONE}"),
    ("no_measures", _WARNING, f"NOT EXISTS ({_MEASURES_OF})"),
    (
        "all_done_not_reported",
        _WARNING,
        (
            f"NOT {ISSUE_IS_DONE} AND i.status <> 'standing' AND EXISTS ({_MEASURES_OF}) "
            f"AND NOT EXISTS ({_MEASURES_OF} AND NOT {MEASURE_IS_DONE})"
        ),
    ),
    ("overdue_not_started", _WARNING, f"i.status = 'registered' AND {ISSUE_TIMELINESS} = 'overdue'"),
    (
        "overdue_without_letter",
        _WARNING,
        (
            f"({ISSUE_TIMELINESS} = 'overdue' "
            f"OR EXISTS ({_MEASURES_OF} AND {MEASURE_TIMELINESS} = 'overdue')) "
            f"AND NOT EXISTS ({_LETTER_OF})"
        ),
    ),
)
_ASKED = "i.status IN ('closure_requested', 'first_reviewed', 'closed')"
_PROOF_OF_ISSUE = (
    "SELECT 1 FROM evidence AS e LEFT JOIN progress_note AS n ON n.uuid = e.progress_uuid "
    "WHERE e.issue_uuid = i.uuid OR n.issue_uuid = i.uuid "
    f"OR e.measure_uuid IN (SELECT m.uuid FROM measure AS m WHERE {SHOWN_UNDER})"
)
_ISSUE_GAPS: tuple[tuple[str, Severity, str], ...] = (
    ("asked_without_evidence", _ERROR, f"{_ASKED} AND NOT EXISTS ({_PROOF_OF_ISSUE})"),
    ("asked_without_five_seen", _WARNING, f"{_ASKED} AND {FIVE_SEEN} < 5"),
    (
        "staged_without_milestones",
        _WARNING,
        (
            f"NOT {ISSUE_IS_DONE} AND i.deadline_kind = 'staged' "
            "AND NOT EXISTS (SELECT 1 FROM milestone AS k WHERE k.issue_uuid = i.uuid)"
        ),
    ),
)
"""What 迎检 would find missing (domain.md §1 rows 31, 55, 85)."""
_CRITERION_GAPS = f"""
SELECT i.uuid, i.code, i.text, count(*) AS n, min(c.text) AS first FROM criterion AS c
JOIN issue AS i ON i.uuid = c.issue_uuid
WHERE {_ASKED} AND c.uuid NOT IN (SELECT criterion_uuid FROM evidence WHERE criterion_uuid IS NOT NULL)
GROUP BY i.uuid ORDER BY i.code
"""
_MEASURE_RULES: tuple[tuple[str, Severity, str], ...] = (
    ("measure_later_than_issue", _WARNING, "m.deadline_due > i.deadline_due"),
    (
        "measure_deadline_to_confirm",
        _WARNING,
        f"NOT {INHERITS} AND m.deadline_confidence = 'to_confirm' AND NOT {MEASURE_IS_DONE}",
    ),
    (
        "measure_done_without_result",
        _WARNING,
        (
            f"{MEASURE_IS_DONE} AND trim(m.result) = '' "
            "AND m.uuid NOT IN (SELECT measure_uuid FROM progress_note WHERE measure_uuid IS NOT NULL) "
            "AND m.uuid NOT IN (SELECT measure_uuid FROM evidence WHERE measure_uuid IS NOT NULL)"
        ),
    ),
)
_EVIDENCE = """
SELECT e.sha256, e.name, coalesce(e.issue_uuid, m.issue_uuid, n.issue_uuid) AS issue, e.inspection_uuid,
       e.letter_uuid, o.duty_uuid
FROM evidence AS e LEFT JOIN measure AS m ON m.uuid = e.measure_uuid
LEFT JOIN progress_note AS n ON n.uuid = e.progress_uuid
LEFT JOIN occurrence AS o ON o.uuid = e.occurrence_uuid ORDER BY e.name, e.uuid
"""
_HOMES = (
    (ListKind.INSPECTIONS, "inspection_uuid"),
    (ListKind.LETTERS, "letter_uuid"),
    (ListKind.DUTIES, "duty_uuid"),
    (ListKind.ISSUES, "issue"),
)
"""Where a piece of evidence is looked at: the list and the column that names its record."""


def find_ailments(ledger: Ledger, today: date, words: NameWords) -> list[Ailment]:
    """Return everything amiss, errors first, rule by rule."""
    facts = day_facts(today, soon_days(ledger))
    found = [
        *_evidence(ledger),
        *_issues(ledger, facts),
        *_measures(ledger, facts),
        *_criterion_gaps(ledger),
        *_letters(ledger, today),
        *_own_fields(ledger),
        *_batches(ledger),
        *_duplicates(ledger),
        *_units(ledger, words),
        *_liaisons(ledger, facts),
    ]
    return sorted(found, key=lambda ailment: ailment.severity is not _ERROR)


def _issues(ledger: Ledger, facts: dict[str, object]) -> Iterator[Ailment]:
    for rule, severity, condition in (*_ISSUE_RULES, *_ISSUE_GAPS):
        sql = f"SELECT i.uuid, i.code, i.text FROM issue AS i WHERE {condition} ORDER BY i.code"
        for row in rows(ledger, sql, facts):
            yield Ailment(
                rule=rule,
                severity=severity,
                kind=ListKind.ISSUES,
                uuid=row["uuid"],
                title=_line(row["code"], row["text"]),
            )


def _measures(ledger: Ledger, facts: dict[str, object]) -> Iterator[Ailment]:
    for rule, severity, condition in _MEASURE_RULES:
        sql = (
            "SELECT i.uuid, i.code, m.position, m.text FROM measure AS m "
            f"JOIN issue AS i ON i.uuid = m.issue_uuid WHERE {condition} ORDER BY i.code, m.position"
        )
        for row in rows(ledger, sql, facts):
            yield Ailment(
                rule=rule,
                severity=severity,
                kind=ListKind.ISSUES,
                uuid=row["uuid"],
                title=_line(f"{row['code']}-{row['position']}", row["text"]),
            )


def _criterion_gaps(ledger: Ledger) -> Iterator[Ailment]:
    """Yield the issues asked to be struck off, or struck off, with criteria that no file proves."""
    for row in rows(ledger, _CRITERION_GAPS):
        yield Ailment(
            rule="criterion_without_evidence",
            severity=_WARNING,
            kind=ListKind.ISSUES,
            uuid=row["uuid"],
            title=_line(row["code"], row["text"]),
            facts=(("count", str(row["n"])), ("name", _line(row["first"]))),
        )


def _evidence(ledger: Ledger) -> Iterator[Ailment]:
    there: dict[str, bool] = {}
    for row in rows(ledger, _EVIDENCE):
        digest = row["sha256"]
        if digest not in there:
            there[digest] = evidence_place(ledger.folder, digest).is_file()
        if not there[digest]:
            kind, column = next(each for each in _HOMES if row[each[1]])
            yield Ailment(
                rule="evidence_missing", severity=_ERROR, kind=kind, uuid=row[column], title=row["name"]
            )


def _letters(ledger: Ledger, today: date) -> Iterator[Ailment]:
    sql = (
        f"SELECT uuid, document_number, addressee, reply_due FROM letter WHERE uuid IN ({AWAITED}) "
        "AND reply_due < :today ORDER BY reply_due, document_number"
    )
    for row in rows(ledger, sql, {"today": today.isoformat()}):
        yield Ailment(
            rule="reply_overdue",
            severity=_WARNING,
            kind=ListKind.LETTERS,
            uuid=row["uuid"],
            title=_line(row["document_number"], row["addressee"]),
            facts=(("due", row["reply_due"]),),
        )


def _batches(ledger: Ledger) -> Iterator[Ailment]:
    for batch in stated_vs_listed(ledger):
        of_batch = Filter(column="batch", values=(batch.batch_name,))
        for item in batch.differences:
            whole = item.name == TOTAL
            yield Ailment(
                rule="stated_total_differs" if whole else "stated_count_differs",
                severity=_WARNING,
                kind=ListKind.ISSUES,
                title=batch.batch_name,
                facts=(("name", item.name), ("stated", str(item.stated)), ("listed", str(item.listed))),
                filters=(of_batch,) if whole else (of_batch, Filter(column="area", values=(item.name,))),
            )
    for name in first_column(ledger, "SELECT name FROM batch WHERE anchor IS NULL ORDER BY name"):
        yield Ailment(
            rule="batch_anchor_missing",
            severity=_WARNING,
            kind=ListKind.ISSUES,
            title=name,
            filters=(Filter(column="batch", values=(name,)),),
        )


def _own_fields(ledger: Ledger) -> Iterator[Ailment]:
    for field, kind, uuid, title in unfilled(ledger):
        yield Ailment(
            rule="custom_required",
            severity=_WARNING,
            kind=kind,
            uuid=uuid,
            title=_line(title),
            facts=(("label", field.label),),
        )


def issue_texts(ledger: Ledger) -> dict[str, tuple[str, str]]:
    """Return (code, text) of every issue."""
    found = rows(ledger, "SELECT uuid, code, text FROM issue ORDER BY code")
    return {row["uuid"]: (row["code"], row["text"]) for row in found}


def _duplicates(ledger: Ledger) -> Iterator[Ailment]:
    issues = issue_texts(ledger)
    for one, other in alike_pairs({uuid: text for uuid, (_, text) in issues.items()}):
        yield Ailment(
            rule="issue_twice",
            severity=_WARNING,
            kind=ListKind.ISSUES,
            uuid=other,
            title=_line(*issues[other]),
            facts=(("other", issues[one][0]),),
        )


def _units(ledger: Ledger, words: NameWords) -> Iterator[Ailment]:
    units = {row["uuid"]: row for row in rows(ledger, "SELECT uuid, name, aliases FROM unit ORDER BY name")}
    written = ((uuid, (row["name"], *json.loads(row["aliases"]))) for uuid, row in units.items())
    for one, other in suspects(written, words):
        yield Ailment(
            rule="unit_twice_named",
            severity=_WARNING,
            kind=ListKind.UNITS,
            uuid=one,
            title=units[one]["name"],
            facts=(("other", units[other]["name"]),),
            pair=(one, other),
        )


def _liaisons(ledger: Ledger, facts: dict[str, object]) -> Iterator[Ailment]:
    """Yield units with open issues and no officer in post; nothing where the book is not kept."""
    sql = (
        "SELECT DISTINCT u.uuid, u.name FROM unit AS u JOIN unit_share AS s ON s.unit_uuid = u.uuid "
        f"JOIN issue AS i ON i.uuid = s.issue_uuid WHERE NOT {ISSUE_IS_DONE} "
        "AND EXISTS (SELECT 1 FROM liaison) AND NOT EXISTS (SELECT 1 FROM liaison AS o "
        f"WHERE o.unit_uuid = u.uuid AND {LIAISON_STATE} = 'current') ORDER BY u.name"
    )
    for row in rows(ledger, sql, facts):
        yield Ailment(
            rule="unit_without_liaison",
            severity=_WARNING,
            kind=ListKind.UNITS,
            uuid=row["uuid"],
            title=row["name"],
        )


def _line(*parts: str) -> str:
    return " ".join(" ".join(parts).split())
