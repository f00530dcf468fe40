"""What the lists of issues and of their measures read."""

from __future__ import annotations

from core.domain.deadline import DeadlineKind
from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.listing import Punctuality
from core.domain.measure import MeasureStatus
from core.store.joined_texts import BEARS, UNITS_FIRST, joined_names, json_list, newest_note, units_of, values
from core.store.judging import (
    BY_URGENCY,
    FINISHED_JOIN,
    HAS_OWN_UNITS,
    INHERITS,
    ISSUE_BEGUN,
    ISSUE_CRITERIA,
    ISSUE_FINISHED,
    ISSUE_MILESTONES,
    ISSUE_NEXT,
    ISSUE_PUNCTUALITY,
    ISSUE_SIGNED,
    ISSUE_TIMELINESS,
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
)
from core.store.source import Elsewhere, Source, own_texts
from core.store.targets import FIVE_SEEN

_MEASURE_COUNTS = (
    "LEFT JOIN (SELECT m.issue_uuid AS owner, count(*) AS measures, "
    f"sum({MEASURE_IS_DONE}) AS done FROM measure AS m GROUP BY m.issue_uuid) AS mc ON mc.owner = i.uuid"
)

_BATCH_JOIN = "LEFT JOIN batch AS b ON b.uuid = i.batch_uuid"

ISSUES = Source(
    origin="issue AS i",
    uuid="i.uuid",
    joins={
        "counts": _MEASURE_COUNTS,
        "note": f"LEFT JOIN {newest_note('issue_uuid', 'measure_uuid IS NULL')} AS pn ON pn.owner = i.uuid",
        "batch": _BATCH_JOIN,
        "finished": FINISHED_JOIN,
    },
    columns={
        "code": ("i.code",),
        "area": ("i.area",),
        "sequence": ("i.sequence",),
        "text": ("i.text",),
        "units": (f"coalesce({joined_names('issue_uuid', 'i.uuid')}, '')",),
        "leader": ("i.leader",),
        "deadline_raw": ("i.deadline_raw",),
        "deadline_due": ("i.deadline_due",),
        "timeliness": (ISSUE_TIMELINESS,),
        "status": ("i.status",),
        "measures": ("coalesce(mc.measures, 0)", "counts"),
        "measures_done": ("coalesce(mc.done, 0)", "counts"),
        "progress": ("coalesce(pn.text, i.progress)", "note"),
        "batch": ("coalesce(b.name, '')", "batch"),
        "note": ("i.note",),
        "track": ("i.track",),
        "origin": ("i.origin",),
        "deadline_kind": ("i.deadline_kind",),
        "tags": (json_list("i.tags"),),
        "begun_on": (ISSUE_BEGUN, "batch"),
        "finished_on": (ISSUE_FINISHED, "finished"),
        "punctuality": (ISSUE_PUNCTUALITY, "finished"),
        "next_due": (ISSUE_NEXT,),
        "criteria": (ISSUE_CRITERIA,),
        "milestones": (ISSUE_MILESTONES,),
        "five_seen": (FIVE_SEEN,),
        "sign_state": (ISSUE_SIGNED,),
        "bearers": (f"coalesce({joined_names('issue_uuid', 'i.uuid', BEARS)}, '')",),
    },
    members={"tags": "i.tags"},
    keys={"code": "i.code_key"},
    ranks={
        "status": values(IssueStatus),
        "timeliness": BY_URGENCY,
        "origin": values(IssueOrigin),
        "deadline_kind": values(DeadlineKind),
        "punctuality": values(Punctuality),
        "sign_state": BY_URGENCY,
    },
    texts=(
        "i.text",
        "i.code",
        "i.area",
        "i.sequence",
        "i.leader",
        "i.person",
        "i.deadline_raw",
        "i.progress",
        "i.note",
        "i.cause",
        "i.goal",
        "i.criteria",
        "i.tags",
        "coalesce(b.name, '')",
        own_texts("i.custom"),
    ),
    text_joins=("batch",),
    elsewhere=(
        Elsewhere("i.uuid", "m.issue_uuid", "measure AS m", ("m.text",)),
        Elsewhere("i.uuid", "issue_uuid", "progress_note", ("text",), "measure_uuid IS NULL"),
        Elsewhere("i.uuid", "issue_uuid", "criterion", ("text", "answer_note")),
        Elsewhere("i.uuid", "issue_uuid", "milestone", ("target",)),
        units_of("issue_uuid", "i.uuid"),
    ),
    owners=("issue_uuid",),
    order=(("code", False),),
)

MEASURE_UNITS = (
    f"coalesce({joined_names('measure_uuid', 'm.uuid')}, {joined_names('issue_uuid', 'm.issue_uuid')}, '')"
)
_MEASURE_BEARERS = (
    f"coalesce({joined_names('measure_uuid', 'm.uuid', BEARS)}, "
    f"{joined_names('issue_uuid', 'm.issue_uuid', BEARS)}, '')"
)
"""Where nobody answers for a measure alone, those who answer for its issue do."""

MEASURES = Source(
    origin="measure AS m",
    uuid="m.uuid",
    joins={
        "issue": "JOIN issue AS i ON i.uuid = m.issue_uuid",
        "note": f"LEFT JOIN {newest_note('measure_uuid')} AS pn ON pn.owner = m.uuid",
        "batch": _BATCH_JOIN,
    },
    columns={
        "issue_code": ("i.code", "issue"),
        "position": ("m.position",),
        "text": ("m.text",),
        "issue_text": ("i.text", "issue"),
        "units": (MEASURE_UNITS,),
        "deadline_raw": (MEASURE_RAW, "issue"),
        "deadline_due": (MEASURE_DUE, "issue"),
        "timeliness": (MEASURE_TIMELINESS, "issue"),
        "status": ("m.status",),
        "progress": ("coalesce(pn.text, m.result)", "note"),
        "area": ("i.area", "issue"),
        "track": ("i.track", "issue"),
        "batch": ("coalesce(b.name, '')", "issue", "batch"),
        "origin": ("i.origin", "issue"),
        "deadline_kind": (MEASURE_KIND, "issue"),
        "tags": (json_list("i.tags"), "issue"),
        "next_due": (MEASURE_NEXT, "issue"),
        "begun_on": (MEASURE_BEGUN, "issue", "batch"),
        "finished_on": (MEASURE_FINISHED,),
        "punctuality": (MEASURE_PUNCTUALITY, "issue"),
        "criteria": (MEASURE_CRITERIA,),
        "milestones": (MEASURE_MILESTONES,),
        "bearers": (_MEASURE_BEARERS,),
    },
    members={"tags": "i.tags"},
    keys={"issue_code": "i.code_key"},
    ranks={
        "status": values(MeasureStatus),
        "timeliness": BY_URGENCY,
        "origin": values(IssueOrigin),
        "deadline_kind": values(DeadlineKind),
        "punctuality": values(Punctuality),
    },
    texts=(
        "m.text",
        "m.leader",
        "m.person",
        "m.deadline_raw",
        "m.criteria",
        "m.result",
        "m.note",
        own_texts("m.custom"),
    ),
    elsewhere=(
        Elsewhere("m.issue_uuid", "i.uuid", "issue AS i", ("i.code", "i.text", "i.area")),
        Elsewhere(
            "m.uuid",
            "m.uuid",
            "issue AS i CROSS JOIN measure AS m ON m.issue_uuid = i.uuid",
            ("i.deadline_raw",),
            INHERITS,
        ),
        Elsewhere("m.uuid", "measure_uuid", "progress_note", ("text",), "measure_uuid IS NOT NULL"),
        Elsewhere("m.uuid", "measure_uuid", "criterion", ("text", "answer_note"), "measure_uuid IS NOT NULL"),
        Elsewhere("m.uuid", "measure_uuid", "milestone", ("target",), "measure_uuid IS NOT NULL"),
        units_of("measure_uuid", "m.uuid"),
        Elsewhere(
            "m.uuid",
            "m.uuid",
            f"{UNITS_FIRST} JOIN measure AS m ON m.issue_uuid = s.issue_uuid",
            ("u.name", "u.aliases"),
            f"NOT {HAS_OWN_UNITS}",
        ),
    ),
    owners=("measure_uuid", "issue_uuid"),
    order=(("issue_code", False), ("position", False)),
)
