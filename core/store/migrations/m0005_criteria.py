"""Criteria, milestones with their reports, links between records, and what a piece of evidence proves.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_RECORD = """
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64)"""

_OWNED = f"""{_RECORD},
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    measure_uuid TEXT REFERENCES measure(uuid) ON DELETE RESTRICT,
    position INTEGER NOT NULL"""

_CRITERION = f"""CREATE TABLE criterion ({_OWNED},
    text TEXT NOT NULL,
    comparison TEXT CHECK (comparison IN ('at_least', 'at_most', 'equal')),
    target TEXT NOT NULL,
    measure_word TEXT NOT NULL,
    actual TEXT NOT NULL,
    answer TEXT CHECK (answer IN ('met', 'not_met')),
    answered_on TEXT CHECK (answered_on IS date(answered_on, '+0 days')),
    answered_by TEXT NOT NULL,
    answer_note TEXT NOT NULL
) STRICT"""

_MILESTONE = f"""CREATE TABLE milestone ({_OWNED},
    due TEXT NOT NULL CHECK (due IS date(due, '+0 days')),
    target TEXT NOT NULL,
    percent INTEGER CHECK (percent BETWEEN 0 AND 100),
    amount TEXT NOT NULL,
    measure_word TEXT NOT NULL
) STRICT"""

_REPORT = f"""CREATE TABLE milestone_report ({_RECORD},
    milestone_uuid TEXT NOT NULL REFERENCES milestone(uuid) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    reported_on TEXT NOT NULL CHECK (reported_on IS date(reported_on, '+0 days')),
    reported_by TEXT NOT NULL,
    percent INTEGER CHECK (percent BETWEEN 0 AND 100),
    amount TEXT NOT NULL,
    reached INTEGER NOT NULL CHECK (reached IN (0, 1)),
    note TEXT NOT NULL
) STRICT"""

_MEASURE_LINK = f"""CREATE TABLE measure_link ({_RECORD},
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    measure_uuid TEXT NOT NULL REFERENCES measure(uuid) ON DELETE RESTRICT,
    UNIQUE (issue_uuid, measure_uuid)
) STRICT"""

_ISSUE_LINK = f"""CREATE TABLE issue_link ({_RECORD},
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    other_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    note TEXT NOT NULL,
    UNIQUE (issue_uuid, other_uuid),
    CHECK (issue_uuid < other_uuid)
) STRICT"""

_INDEXES = (
    "criterion_issue_uuid ON criterion(issue_uuid)",
    "criterion_measure_uuid ON criterion(measure_uuid) WHERE measure_uuid IS NOT NULL",
    "milestone_issue_uuid ON milestone(issue_uuid)",
    "milestone_measure_uuid ON milestone(measure_uuid) WHERE measure_uuid IS NOT NULL",
    "milestone_report_milestone_uuid ON milestone_report(milestone_uuid)",
    "measure_link_measure_uuid ON measure_link(measure_uuid)",
    "issue_link_other_uuid ON issue_link(other_uuid)",
    "evidence_criterion_uuid ON evidence(criterion_uuid) WHERE criterion_uuid IS NOT NULL",
)

_PROVES = "ALTER TABLE evidence ADD COLUMN criterion_uuid TEXT REFERENCES criterion(uuid) ON DELETE RESTRICT"
_SLOT = (
    "ALTER TABLE evidence ADD COLUMN slot TEXT CHECK "
    "(slot IN ('seen_person', 'seen_matter', 'seen_case', 'seen_result', 'seen_effect'))"
)


def migrate(database: Database) -> None:
    """Create the five tables and add two empty columns to evidence; nothing that stands is touched."""
    for table in (_CRITERION, _MILESTONE, _REPORT, _MEASURE_LINK, _ISSUE_LINK):
        database.execute(table)
    for column in (_PROVES, _SLOT):
        database.execute(column)
    for index in _INDEXES:
        database.execute(f"CREATE INDEX {index}")
