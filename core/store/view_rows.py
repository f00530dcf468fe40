"""Rows of a list for a block of ids: one short statement for the records, others for what hangs on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from core.domain.deadline import DeadlineKind
from core.domain.inspection import InspectionKind
from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.letter import LetterKind, LetterState, SentWay
from core.domain.listing import ListKind, ListQuery, Punctuality, Timeliness
from core.domain.measure import MeasureStatus
from core.domain.rows import (
    InspectionRow,
    IssueRow,
    LetterRow,
    ListRow,
    MeasureRow,
    SubmissionRow,
    UnitRow,
)
from core.store.joined_texts import BEARS, NAMED
from core.store.judging import (
    ISSUE_BEGUN,
    ISSUE_CRITERIA,
    ISSUE_FINISHED,
    ISSUE_MILESTONES,
    ISSUE_NEXT,
    ISSUE_PUNCTUALITY,
    ISSUE_SIGNED,
    ISSUE_TIMELINESS,
    LETTER_SIGNED,
    MEASURE_BEGUN,
    MEASURE_CRITERIA,
    MEASURE_DUE,
    MEASURE_FINISHED,
    MEASURE_IS_DONE,
    MEASURE_KIND,
    MEASURE_MILESTONES,
    MEASURE_NEXT,
    MEASURE_PUNCTUALITY,
    MEASURE_RAW,
    MEASURE_TIMELINESS,
    finished_join,
)
from core.store.leading import leader_rows, liaison_rows
from core.store.ledger import Ledger
from core.store.letter_lights import LETTER_REPLIED
from core.store.own_fields import dressed
from core.store.people_sources import UNIT_COUNTS
from core.store.plan_rows import plan_rows, task_rows
from core.store.reading import day, day_facts, ids_fact, rows, soon_days
from core.store.targets import FIVE_SEEN
from core.wording import word

_WANTED = "IN (SELECT value FROM json_each(:ids))"
_FINISHED = finished_join(f"v.issue_uuid {_WANTED}")


def list_rows(ledger: Ledger, query: ListQuery, ids: Sequence[str]) -> list[ListRow]:
    """Return the rows of ``ids`` in that order; an id that is gone meanwhile is left out."""
    facts = day_facts(query.today, soon_days(ledger)) | {"ids": ids_fact(ids)}
    read = _READERS[query.kind](ledger, facts)
    found = {row.uuid: row for row in dressed(ledger, query.kind, read)}
    return [found[uuid] for uuid in ids if uuid in found]


Facts = Mapping[str, object]


def unit_names(ledger: Ledger, owner: str, facts: Facts, part: str = NAMED) -> dict[str, str]:
    """Return the joined unit names, in written order, of every record in ``:ids``."""
    shares = rows(
        ledger,
        f"SELECT s.{owner} AS owner, u.name FROM unit_share AS s JOIN unit AS u ON u.uuid = s.unit_uuid "
        f"WHERE s.{owner} {_WANTED} AND {part} ORDER BY s.{owner}, s.position, s.uuid",
        facts,
    )
    names: dict[str, dict[str, None]] = {}
    for share in shares:
        names.setdefault(share["owner"], {})[share["name"]] = None
    separator = word("reading.unit_separator")
    return {uuid: separator.join(each) for uuid, each in names.items()}


def _newest_notes(ledger: Ledger, owner: str, facts: Facts, only: str = "TRUE") -> dict[str, str]:
    notes = rows(
        ledger,
        f"SELECT {owner} AS owner, text FROM progress_note WHERE {owner} {_WANTED} AND {only} "
        "ORDER BY noted_on, rowid",
        facts,
    )
    return {note["owner"]: note["text"] for note in notes}


def _issue_rows(ledger: Ledger, facts: Facts) -> list[IssueRow]:
    units = unit_names(ledger, "issue_uuid", facts)
    bearers = unit_names(ledger, "issue_uuid", facts, BEARS)
    notes = _newest_notes(ledger, "issue_uuid", facts, "measure_uuid IS NULL")
    counts = rows(
        ledger,
        f"SELECT m.issue_uuid, count(*) AS measures, sum({MEASURE_IS_DONE}) AS done FROM measure AS m "
        f"WHERE m.issue_uuid {_WANTED} GROUP BY m.issue_uuid",
        facts,
    )
    measures = {row["issue_uuid"]: (row["measures"], row["done"]) for row in counts}
    records = rows(
        ledger,
        f"SELECT i.*, {ISSUE_TIMELINESS} AS timeliness, b.name AS batch, {ISSUE_BEGUN} AS begun, "
        f"{ISSUE_FINISHED} AS finished, {ISSUE_PUNCTUALITY} AS punctuality, "
        f"{ISSUE_NEXT} AS next_due, {ISSUE_CRITERIA} AS told_criteria, {ISSUE_MILESTONES} AS milestones, "
        f"{FIVE_SEEN} AS five_seen, "
        f"{ISSUE_SIGNED} AS sign_state FROM issue AS i "
        f"LEFT JOIN batch AS b ON b.uuid = i.batch_uuid {_FINISHED} WHERE i.uuid {_WANTED}",
        facts,
    )
    return [
        IssueRow(
            units=units.get(row["uuid"], ""),
            deadline_due=day(row["deadline_due"]),
            timeliness=Timeliness(row["timeliness"]),
            status=IssueStatus(row["status"]),
            measures=measures.get(row["uuid"], (0, 0))[0],
            measures_done=measures.get(row["uuid"], (0, 0))[1],
            progress=notes.get(row["uuid"], row["progress"]),
            batch=row["batch"] or "",
            origin=IssueOrigin(row["origin"]),
            deadline_kind=DeadlineKind(row["deadline_kind"]),
            tags=_joined(row["tags"]),
            begun_on=day(row["begun"]),
            finished_on=day(row["finished"]),
            punctuality=Punctuality(row["punctuality"]),
            next_due=day(row["next_due"]),
            criteria=row["told_criteria"],
            milestones=row["milestones"],
            five_seen=row["five_seen"],
            sign_state=_moment(row["sign_state"]),
            bearers=bearers.get(row["uuid"], ""),
            **{key: row[key] for key in _ISSUE_TEXTS},
        )
        for row in records
    ]


_ISSUE_TEXTS = ("uuid", "code", "area", "sequence", "text", "leader", "deadline_raw", "note", "track")


def _moment(value: str | None) -> Timeliness | None:
    return None if value is None else Timeliness(value)


def _measure_rows(ledger: Ledger, facts: Facts) -> list[MeasureRow]:
    records = rows(
        ledger,
        "SELECT m.uuid, m.issue_uuid, i.code AS issue_code, i.text AS issue_text, m.position, m.text, "
        f"m.status, m.result, {MEASURE_RAW} AS deadline_raw, {MEASURE_DUE} AS due, "
        f"{MEASURE_TIMELINESS} AS timeliness, i.area, i.track, i.origin, i.tags, "
        f"{MEASURE_KIND} AS deadline_kind, {MEASURE_BEGUN} AS begun, {MEASURE_FINISHED} AS finished, "
        f"{MEASURE_PUNCTUALITY} AS punctuality, "
        f"{MEASURE_NEXT} AS next_due, {MEASURE_CRITERIA} AS told_criteria, "
        f"{MEASURE_MILESTONES} AS milestones, "
        "coalesce(b.name, '') AS batch FROM measure AS m JOIN issue AS i ON i.uuid = m.issue_uuid "
        f"LEFT JOIN batch AS b ON b.uuid = i.batch_uuid WHERE m.uuid {_WANTED}",
        facts,
    )
    own = unit_names(ledger, "measure_uuid", facts)
    issues = ids_fact({row["issue_uuid"] for row in records})
    inherited = unit_names(ledger, "issue_uuid", {"ids": issues})
    bearers = unit_names(ledger, "measure_uuid", facts, BEARS)
    answering = unit_names(ledger, "issue_uuid", {"ids": issues}, BEARS)
    notes = _newest_notes(ledger, "measure_uuid", facts)
    return [
        MeasureRow(
            units=own.get(row["uuid"]) or inherited.get(row["issue_uuid"], ""),
            bearers=bearers.get(row["uuid"]) or answering.get(row["issue_uuid"], ""),
            deadline_due=day(row["due"]),
            timeliness=Timeliness(row["timeliness"]),
            status=MeasureStatus(row["status"]),
            progress=notes.get(row["uuid"], row["result"]),
            origin=IssueOrigin(row["origin"]),
            deadline_kind=DeadlineKind(row["deadline_kind"]),
            tags=_joined(row["tags"]),
            next_due=day(row["next_due"]),
            criteria=row["told_criteria"],
            milestones=row["milestones"],
            begun_on=day(row["begun"]),
            finished_on=day(row["finished"]),
            punctuality=Punctuality(row["punctuality"]),
            **{key: row[key] for key in _MEASURE_PLAIN},
        )
        for row in records
    ]


_MEASURE_PLAIN = (
    "uuid",
    "issue_uuid",
    "issue_code",
    "issue_text",
    "position",
    "text",
    "deadline_raw",
    "area",
    "track",
    "batch",
)


def _inspection_rows(ledger: Ledger, facts: Facts) -> list[InspectionRow]:
    units = unit_names(ledger, "inspection_uuid", facts)
    records = rows(
        ledger,
        "SELECT x.uuid, x.code, x.started_on, x.kind, x.title, x.people, count(p.uuid) AS problems, "
        "count(p.issue_uuid) AS raised, x.theme, x.files_checked, x.delivered_on, "
        "coalesce(pi.title, '') AS plan_item FROM inspection_record AS x "
        "LEFT JOIN plan_item AS pi ON pi.uuid = x.plan_item_uuid "
        f"LEFT JOIN problem AS p ON p.inspection_uuid = x.uuid WHERE x.uuid {_WANTED} GROUP BY x.uuid",
        facts,
    )
    return [
        InspectionRow(
            uuid=row["uuid"],
            code=row["code"],
            started_on=date.fromisoformat(row["started_on"]),
            kind=InspectionKind(row["kind"]),
            title=row["title"],
            units=units.get(row["uuid"], ""),
            people=_joined(row["people"]),
            problems=row["problems"],
            problems_raised=row["raised"],
            theme=row["theme"],
            plan_item=row["plan_item"],
            files_checked=row["files_checked"],
            delivered_on=day(row["delivered_on"]),
        )
        for row in records
    ]


def _letter_rows(ledger: Ledger, facts: Facts) -> list[LetterRow]:
    return [
        LetterRow(
            uuid=row["uuid"],
            document_number=row["document_number"],
            kind=LetterKind(row["kind"]),
            title=row["title"],
            addressee=row["addressee"],
            dated_on=date.fromisoformat(row["dated_on"]),
            reply_due=day(row["reply_due"]),
            state=LetterState(row["state"]),
            void_reason=row["void_reason"],
            file_name=row["file_name"],
            sign_due=day(row["sign_due"]),
            signed_on=day(row["signed_on"]),
            signed_by=row["signed_by"],
            sign_state=_moment(row["sign_state"]),
            reply_state=_moment(row["reply_state"]),
            replied_on=day(row["replied_on"]),
            reply_said=row["reply_said"],
            reply_officer=row["reply_officer"],
            reply_phone=row["reply_phone"],
            sent_way=SentWay(row["sent_way"]) if row["sent_way"] else None,
            sent_on=day(row["sent_on"]),
        )
        for row in rows(
            ledger,
            "SELECT uuid, document_number, kind, title, addressee, dated_on, reply_due, state, void_reason, "
            f"file_name, sign_due, signed_on, signed_by, {LETTER_SIGNED} AS sign_state, "
            "replied_on, reply_said, reply_officer, reply_phone, sent_way, sent_on, "
            f"{LETTER_REPLIED} AS reply_state "
            f"FROM letter AS l WHERE uuid {_WANTED}",
            facts,
        )
    ]


def _submission_rows(ledger: Ledger, facts: Facts) -> list[SubmissionRow]:
    return [
        SubmissionRow(
            uuid=row["uuid"],
            period=row["period"],
            sequence=row["sequence"],
            sealed_on=date.fromisoformat(row["sealed_on"]),
            target_name=row["target_name"],
            nil=bool(row["nil"]),
            issues=row["issues"],
            measures=row["measures"],
            file_name=row["file_name"],
        )
        for row in rows(ledger, f"SELECT * FROM submission WHERE uuid {_WANTED}", facts)
    ]


def _unit_rows(ledger: Ledger, facts: Facts) -> list[UnitRow]:
    counts = rows(ledger, f"SELECT * FROM ({UNIT_COUNTS}) WHERE owner {_WANTED}", facts)
    parts = {row["owner"]: (row["issues"], row["overdue"], row["supporting"]) for row in counts}
    return [
        UnitRow(
            uuid=row["uuid"],
            name=row["name"],
            aliases=_joined(row["aliases"]),
            liaison=row["liaison"],
            phone=row["phone"],
            issues=parts.get(row["uuid"], _NO_PART)[0],
            overdue=parts.get(row["uuid"], _NO_PART)[1],
            supporting=parts.get(row["uuid"], _NO_PART)[2],
            tags=_joined(row["tags"]),
        )
        for row in rows(ledger, f"SELECT * FROM unit WHERE uuid {_WANTED}", facts)
    ]


_NO_PART = (0, 0, 0)


def _joined(stored: str) -> str:
    return word("reading.unit_separator").join(json.loads(stored))


_READERS: dict[ListKind, Callable[[Ledger, Facts], Sequence[ListRow]]] = {
    ListKind.ISSUES: _issue_rows,
    ListKind.MEASURES: _measure_rows,
    ListKind.INSPECTIONS: _inspection_rows,
    ListKind.LETTERS: _letter_rows,
    ListKind.SUBMISSIONS: _submission_rows,
    ListKind.UNITS: _unit_rows,
    ListKind.LIAISONS: liaison_rows,
    ListKind.LEADERS: leader_rows,
    ListKind.TASKS: task_rows,
    ListKind.PLANS: plan_rows,
}
