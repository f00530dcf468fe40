"""What the lists of plans and upper tasks read; written like the sources in ``core.store.sources``.

The state of a task is derived in SQL exactly as ``core.domain.plan.task_state`` does; a property test holds
the two together.
"""

from __future__ import annotations

from core.domain.plan import NOT_BEGUN, PlanLevel, TaskState
from core.store.source import Source

_NOT_BEGUN = ", ".join(f"'{status}'" for status in sorted(NOT_BEGUN))

CLAIM_JOIN = "LEFT JOIN task_claim AS c ON c.task_uuid = t.uuid"
LINKS_JOIN = (
    "LEFT JOIN (SELECT l.task_uuid AS owner, count(*) AS issues, sum(i.status = 'closed') AS closed, "
    f"sum(i.status NOT IN ({_NOT_BEGUN})) AS begun FROM task_link AS l JOIN issue AS i "
    "ON i.uuid = l.issue_uuid GROUP BY l.task_uuid) AS k ON k.owner = t.uuid"
)
TASK_STATE = (
    "CASE WHEN c.uuid IS NULL THEN 'unclaimed' WHEN c.answer = 'declined' THEN 'declined' "
    "WHEN k.issues > 0 AND k.closed = k.issues THEN 'closed' WHEN k.begun > 0 THEN 'rectifying' "
    "ELSE 'claimed' END"
)
"""Needs ``CLAIM_JOIN`` and ``LINKS_JOIN`` on ``upper_task AS t``."""

_ISSUE_CODES = (
    "coalesce((SELECT group_concat(code, :sep) FROM (SELECT i.code FROM task_link AS l JOIN issue AS i "
    "ON i.uuid = l.issue_uuid WHERE l.task_uuid = t.uuid ORDER BY i.code)), '')"
)

TASK_JOINS = {
    "plan": "JOIN batch AS b ON b.uuid = t.batch_uuid",
    "claim": CLAIM_JOIN,
    "links": LINKS_JOIN,
}
TASK_COLUMNS: dict[str, tuple[str, ...]] = {
    "task_number": ("t.number",),
    "plan": ("b.name", "plan"),
    "position": ("t.position",),
    "area": ("t.area",),
    "text": ("t.text",),
    "deadline_words": ("t.deadline_words",),
    "responsible": ("t.responsible",),
    "task_criteria": ("t.criteria",),
    "task_state": (TASK_STATE, "claim", "links"),
    "claim_unit": ("coalesce(c.unit, '')", "claim"),
    "claimed_by": ("coalesce(c.by, '')", "claim"),
    "answered_on": ("c.dated", "claim"),
    "issue_codes": (_ISSUE_CODES,),
    "decline_reason": ("coalesce(CASE WHEN c.answer = 'declined' THEN c.reason END, '')", "claim"),
}
TASK_TEXTS = (
    "t.number",
    "t.text",
    "t.area",
    "t.deadline_words",
    "t.responsible",
    "t.criteria",
    "t.note",
    "coalesce(c.unit, '')",
    "b.name",
)
TASK_RANKS = {"task_state": tuple(state.value for state in TaskState)}

COUNTED = (
    "SELECT t.batch_uuid AS owner, count(*) AS tasks, coalesce(sum(c.answer = 'claimed'), 0) AS claimed, "
    "sum(c.uuid IS NULL) AS unclaimed, coalesce(sum(c.answer = 'declined'), 0) AS declined, "
    f"sum({TASK_STATE} = 'closed') AS done FROM upper_task AS t {CLAIM_JOIN} {LINKS_JOIN} "
    "GROUP BY t.batch_uuid"
)
"""(owner, tasks, claimed, unclaimed, declined, done) of every plan that has tasks."""

PLAN_JOINS = {
    "parent": "LEFT JOIN batch AS p ON p.uuid = b.parent_uuid",
    "counts": f"LEFT JOIN ({COUNTED}) AS tc ON tc.owner = b.uuid",
    "issues": (
        "LEFT JOIN (SELECT batch_uuid AS owner, count(*) AS n FROM issue GROUP BY batch_uuid) AS ic "
        "ON ic.owner = b.uuid"
    ),
}
PLAN_COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("b.name",),
    "plan_level": ("b.level",),
    "issuer": ("b.issuer",),
    "document_number": ("b.document_number",),
    "issued_on": ("b.anchor",),
    "parent": ("coalesce(p.name, '')", "parent"),
    "tasks": ("coalesce(tc.tasks, 0)", "counts"),
    "claimed": ("coalesce(tc.claimed, 0)", "counts"),
    "unclaimed": ("coalesce(tc.unclaimed, 0)", "counts"),
    "declined": ("coalesce(tc.declined, 0)", "counts"),
    "done": ("coalesce(tc.done, 0)", "counts"),
    "issues": ("coalesce(ic.n, 0)", "issues"),
}
PLAN_TEXTS = ("b.name", "b.title", "b.issuer", "b.document_number", "b.basis", "b.model")
PLAN_RANKS = {"plan_level": tuple(level.value for level in PlanLevel)}

TASKS = Source(
    origin="upper_task AS t",
    uuid="t.uuid",
    joins=TASK_JOINS,
    columns=TASK_COLUMNS,
    ranks=TASK_RANKS,
    texts=TASK_TEXTS,
    text_joins=("plan", "claim"),
    order=(("plan", False), ("position", False)),
)

PLANS = Source(
    origin="batch AS b",
    uuid="b.uuid",
    joins=PLAN_JOINS,
    columns=PLAN_COLUMNS,
    ranks=PLAN_RANKS,
    texts=PLAN_TEXTS,
    order=(("name", False),),
)
