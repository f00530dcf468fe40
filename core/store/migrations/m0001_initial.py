"""The first schema: every record, the journal, the register of letter numbers, drafts and ledger facts.

Frozen once released (a test holds its hash): a change of the schema is a new step, never an edit of this one.
Booleans are 0/1, days ISO text, lists and settings JSON text. ``x IS date(x, '+0 days')`` holds for NULL and
for a real calendar day in ISO form only. JSON text is checked by its brackets: SQLite 3.40 calls json_valid
unsafe while trusted_schema is off. Foreign keys restrict, so every row that goes, goes through the journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_DEADLINE_KINDS = "('unset', 'immediate', 'by_date', 'staged', 'standing', 'recurring', 'relative')"
_CYCLES = "('weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly')"

_RECORD = """
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64)"""

_DEADLINE = f"""
    deadline_raw TEXT NOT NULL,
    deadline_kind TEXT NOT NULL CHECK (deadline_kind IN {_DEADLINE_KINDS}),
    deadline_start TEXT CHECK (deadline_start IS date(deadline_start, '+0 days')),
    deadline_due TEXT CHECK (deadline_due IS date(deadline_due, '+0 days')),
    deadline_original_due TEXT CHECK (deadline_original_due IS date(deadline_original_due, '+0 days')),
    deadline_standing INTEGER NOT NULL CHECK (deadline_standing IN (0, 1)),
    deadline_cycle TEXT CHECK (deadline_cycle IN {_CYCLES}),
    deadline_stages TEXT NOT NULL CHECK (deadline_stages GLOB '[[]*]'),
    deadline_confidence TEXT NOT NULL CHECK (deadline_confidence IN ('certain', 'to_confirm'))"""

_OFFICE = f"""CREATE TABLE office ({_RECORD},
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('county', 'city', 'province')),
    superior_name TEXT NOT NULL,
    superior_code TEXT NOT NULL,
    letterhead TEXT NOT NULL,
    number_prefix TEXT NOT NULL,
    signature TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    operator TEXT NOT NULL,
    settings TEXT NOT NULL CHECK (settings GLOB '{{*}}')
) STRICT"""

_UNIT = f"""CREATE TABLE unit ({_RECORD},
    name TEXT NOT NULL CHECK (name <> ''),
    aliases TEXT NOT NULL CHECK (aliases GLOB '[[]*]'),
    code TEXT NOT NULL,
    liaison TEXT NOT NULL,
    phone TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT"""

_BATCH = f"""CREATE TABLE batch ({_RECORD},
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    reporter TEXT NOT NULL,
    basis TEXT NOT NULL,
    anchor TEXT CHECK (anchor IS date(anchor, '+0 days')),
    as_of TEXT CHECK (as_of IS date(as_of, '+0 days')),
    source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL,
    stated_counts TEXT NOT NULL CHECK (stated_counts GLOB '[[]*]'),
    surroundings TEXT NOT NULL CHECK (surroundings GLOB '[[]*]')
) STRICT"""

_ISSUE = f"""CREATE TABLE issue ({_RECORD},
    batch_uuid TEXT REFERENCES batch(uuid) ON DELETE RESTRICT,
    code TEXT NOT NULL,
    sequence TEXT NOT NULL,
    area TEXT NOT NULL,
    track TEXT NOT NULL,
    origin TEXT NOT NULL
        CHECK (origin IN ('feedback', 'inspection', 'self_check', 'extended', 'complaint', 'other')),
    text TEXT NOT NULL,
    cause TEXT NOT NULL,
    goal TEXT NOT NULL,
    leader TEXT NOT NULL,
    person TEXT NOT NULL,
    phone TEXT NOT NULL,{_DEADLINE},
    criteria TEXT NOT NULL,
    seen_person TEXT NOT NULL,
    seen_matter TEXT NOT NULL,
    seen_case TEXT NOT NULL,
    seen_result TEXT NOT NULL,
    seen_effect TEXT NOT NULL,
    extension TEXT NOT NULL,
    tags TEXT NOT NULL CHECK (tags GLOB '[[]*]'),
    institutional_result TEXT NOT NULL,
    progress TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('registered', 'claimed', 'rectifying', 'self_checked',
        'closure_requested', 'first_reviewed', 'closed', 'standing')),
    status_raw TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round >= 1),
    note TEXT NOT NULL,
    source_row INTEGER,
    source_key TEXT NOT NULL,
    source_values TEXT NOT NULL CHECK (source_values GLOB '[[]*]'),
    extra TEXT NOT NULL CHECK (extra GLOB '[[]*]')
) STRICT"""

_ISSUE_STATES = (
    "('registered', 'claimed', 'rectifying', 'self_checked', "
    "'closure_requested', 'first_reviewed', 'closed', 'standing')"
)

_STATUS_MOVE = f"""CREATE TABLE status_move ({_RECORD},
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    round INTEGER NOT NULL CHECK (round >= 1),
    from_status TEXT NOT NULL CHECK (from_status IN {_ISSUE_STATES}),
    to_status TEXT NOT NULL CHECK (to_status IN {_ISSUE_STATES}),
    moved_on TEXT NOT NULL CHECK (moved_on IS date(moved_on, '+0 days')),
    moved_by TEXT NOT NULL,
    ground TEXT NOT NULL
) STRICT"""

_MEASURE = f"""CREATE TABLE measure ({_RECORD},
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    leader TEXT NOT NULL,
    person TEXT NOT NULL,{_DEADLINE},
    criteria TEXT NOT NULL,
    target TEXT NOT NULL,
    actual TEXT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('not_started', 'on_track', 'behind', 'ahead', 'done', 'verified')),
    result TEXT NOT NULL,
    note TEXT NOT NULL,
    source_row INTEGER
) STRICT"""

_PROGRESS_NOTE = f"""CREATE TABLE progress_note ({_RECORD},
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    measure_uuid TEXT REFERENCES measure(uuid) ON DELETE RESTRICT,
    noted_on TEXT NOT NULL CHECK (noted_on IS date(noted_on, '+0 days')),
    period TEXT NOT NULL,
    text TEXT NOT NULL,
    percent INTEGER CHECK (percent BETWEEN 0 AND 100),
    reported_by TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT"""

_INSPECTION_RECORD = f"""CREATE TABLE inspection_record ({_RECORD},
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('comprehensive', 'special', 'routine', 'clue_check', 'follow_up')),
    ways TEXT NOT NULL CHECK (ways GLOB '[[]*]'),
    basis TEXT NOT NULL,
    started_on TEXT NOT NULL CHECK (started_on IS date(started_on, '+0 days')),
    ended_on TEXT NOT NULL CHECK (ended_on IS date(ended_on, '+0 days')),
    points TEXT NOT NULL CHECK (points GLOB '[[]*]'),
    people TEXT NOT NULL CHECK (people GLOB '[[]*]'),
    counts TEXT NOT NULL CHECK (counts GLOB '[[]*]'),
    files_checked INTEGER NOT NULL CHECK (files_checked >= 0),
    files_good INTEGER NOT NULL CHECK (files_good >= 0),
    conclusion TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT"""

_PROBLEM = f"""CREATE TABLE problem ({_RECORD},
    inspection_uuid TEXT NOT NULL REFERENCES inspection_record(uuid) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    place TEXT NOT NULL,
    requirement TEXT NOT NULL,
    issue_uuid TEXT REFERENCES issue(uuid) ON DELETE RESTRICT
) STRICT"""

_UNIT_SHARE = f"""CREATE TABLE unit_share ({_RECORD},
    issue_uuid TEXT REFERENCES issue(uuid) ON DELETE RESTRICT,
    measure_uuid TEXT REFERENCES measure(uuid) ON DELETE RESTRICT,
    inspection_uuid TEXT REFERENCES inspection_record(uuid) ON DELETE RESTRICT,
    unit_uuid TEXT NOT NULL REFERENCES unit(uuid) ON DELETE RESTRICT,
    role TEXT NOT NULL CHECK (role IN ('lead', 'duty', 'supporting', 'supervising', 'inspected')),
    position INTEGER NOT NULL,
    CHECK ((issue_uuid IS NOT NULL) + (measure_uuid IS NOT NULL) + (inspection_uuid IS NOT NULL) = 1)
) STRICT"""

_EVIDENCE = f"""CREATE TABLE evidence ({_RECORD},
    issue_uuid TEXT REFERENCES issue(uuid) ON DELETE RESTRICT,
    measure_uuid TEXT REFERENCES measure(uuid) ON DELETE RESTRICT,
    progress_uuid TEXT REFERENCES progress_note(uuid) ON DELETE RESTRICT,
    inspection_uuid TEXT REFERENCES inspection_record(uuid) ON DELETE RESTRICT,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    name TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    note TEXT NOT NULL,
    CHECK ((issue_uuid IS NOT NULL) + (measure_uuid IS NOT NULL) + (progress_uuid IS NOT NULL)
        + (inspection_uuid IS NOT NULL) = 1)
) STRICT"""

_LETTER = f"""CREATE TABLE letter ({_RECORD},
    kind TEXT NOT NULL CHECK (kind IN ('supervision', 'rectification_notice')),
    series TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    number INTEGER NOT NULL CHECK (number >= 1),
    document_number TEXT NOT NULL,
    title TEXT NOT NULL,
    unit_uuid TEXT REFERENCES unit(uuid) ON DELETE RESTRICT,
    addressee TEXT NOT NULL,
    inspection_uuid TEXT REFERENCES inspection_record(uuid) ON DELETE RESTRICT,
    dated_on TEXT NOT NULL CHECK (dated_on IS date(dated_on, '+0 days')),
    reply_due TEXT CHECK (reply_due IS date(reply_due, '+0 days')),
    state TEXT NOT NULL CHECK (state IN ('reserved', 'dispatched', 'void')),
    void_reason TEXT NOT NULL CHECK (state <> 'void' OR void_reason <> ''),
    content TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    fonts TEXT NOT NULL CHECK (fonts GLOB '[[]*]'),
    pages INTEGER NOT NULL CHECK (pages >= 0),
    UNIQUE (series, year, number)
) STRICT"""

_LETTER_ITEM = f"""CREATE TABLE letter_item ({_RECORD},
    letter_uuid TEXT NOT NULL REFERENCES letter(uuid) ON DELETE RESTRICT,
    issue_uuid TEXT NOT NULL REFERENCES issue(uuid) ON DELETE RESTRICT,
    measure_uuid TEXT REFERENCES measure(uuid) ON DELETE RESTRICT,
    position INTEGER NOT NULL
) STRICT"""

_LETTER_NUMBER = f"""CREATE TABLE letter_number ({_RECORD},
    series TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    n INTEGER NOT NULL CHECK (n >= 1),
    state TEXT NOT NULL CHECK (state IN ('reserved', 'dispatched', 'void')),
    letter_uuid TEXT REFERENCES letter(uuid) ON DELETE RESTRICT,
    reason TEXT NOT NULL CHECK (state <> 'void' OR reason <> ''),
    UNIQUE (series, year, n)
) STRICT"""

_SUBMISSION = f"""CREATE TABLE submission ({_RECORD},
    period TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    target_code TEXT NOT NULL,
    target_name TEXT NOT NULL,
    sealed_on TEXT NOT NULL CHECK (sealed_on IS date(sealed_on, '+0 days')),
    nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    records INTEGER NOT NULL CHECK (records >= 0),
    issues INTEGER NOT NULL CHECK (issues >= 0),
    measures INTEGER NOT NULL CHECK (measures >= 0),
    journal_head TEXT NOT NULL,
    supersedes TEXT REFERENCES submission(uuid) ON DELETE RESTRICT,
    UNIQUE (target_code, sequence)
) STRICT"""

_JOURNAL = """CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*'),
    actor TEXT NOT NULL,
    operation TEXT NOT NULL,
    summary TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'act', 'undo', 'redo')),
    target INTEGER REFERENCES journal(sequence) ON DELETE RESTRICT,
    first_image INTEGER NOT NULL,
    images INTEGER NOT NULL CHECK (images >= 0),
    previous TEXT NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    CHECK ((kind IN ('undo', 'redo')) = (target IS NOT NULL))
) STRICT"""

_JOURNAL_IMAGE = """CREATE TABLE journal_image (
    number INTEGER PRIMARY KEY NOT NULL,
    "table" TEXT NOT NULL,
    uuid TEXT NOT NULL,
    before TEXT,
    after TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT"""

_FORM_DRAFT = """CREATE TABLE form_draft (
    key TEXT PRIMARY KEY NOT NULL,
    data TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT"""

_LEDGER_FACT = """CREATE TABLE ledger_fact (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64)
) STRICT"""

_TABLES = (
    _OFFICE,
    _UNIT,
    _BATCH,
    _ISSUE,
    _STATUS_MOVE,
    _MEASURE,
    _PROGRESS_NOTE,
    _INSPECTION_RECORD,
    _PROBLEM,
    _UNIT_SHARE,
    _EVIDENCE,
    _LETTER,
    _LETTER_ITEM,
    _LETTER_NUMBER,
    _SUBMISSION,
    _JOURNAL,
    _JOURNAL_IMAGE,
    _FORM_DRAFT,
    _LEDGER_FACT,
)

_INDEXES = (
    ("issue", ("batch_uuid", "code", "source_key")),
    ("status_move", ("issue_uuid",)),
    ("measure", ("issue_uuid",)),
    ("progress_note", ("issue_uuid", "measure_uuid")),
    ("problem", ("inspection_uuid", "issue_uuid")),
    ("unit_share", ("issue_uuid", "measure_uuid", "inspection_uuid", "unit_uuid")),
    ("evidence", ("issue_uuid", "measure_uuid", "progress_uuid", "inspection_uuid", "sha256")),
    ("letter", ("unit_uuid", "inspection_uuid")),
    ("letter_item", ("letter_uuid", "issue_uuid", "measure_uuid")),
    ("letter_number", ("letter_uuid",)),
    ("submission", ("supersedes",)),
    ("journal", ("target",)),
    ("journal_image", ("uuid",)),
)

_APPEND_ONLY = ("journal", "journal_image")


def migrate(db: Database) -> None:
    """Build the whole schema in the empty database ``db``; the caller holds the transaction."""
    for table in _TABLES:
        db.execute(table)
    for table, columns in _INDEXES:
        given = {column.name for column in db.table(table).columns if column.notnull}
        for column in columns:
            # SQLite never uses a partial index whose condition the column's own NOT NULL makes constant.
            only = "" if column in given else f" WHERE {column} IS NOT NULL"
            db.execute(f"CREATE INDEX {table}_{column} ON {table}({column}){only}")
    for table in _APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            _forbid(db, f"{table}_no_{act.lower()}", f"{act} ON {table}", "the journal is append-only")
    _forbid(db, "letter_number_no_delete", "DELETE ON letter_number", "a number is never given back")
    second = "INSERT ON office WHEN EXISTS (SELECT 1 FROM office)"
    _forbid(db, "office_single", second, "a ledger belongs to one office")


def _forbid(db: Database, name: str, when: str, why: str) -> None:
    db.execute(f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{why}'); END")
