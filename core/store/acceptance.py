"""Figures of acceptance: criteria met, 五见 filled, milestones reached; each counted from its own rows."""

from __future__ import annotations

from datetime import date

from core.domain.links import SeenSlot
from core.domain.review import FollowUpResult
from core.statistics.acceptance import Acceptance, Ground, Share, ShareKind
from core.statistics.rates import Rate
from core.store.ledger import Ledger
from core.store.reading import rows
from core.store.targets import CRITERION_STATE, FIVE_SEEN, GOAL, MILESTONE_REACHED

_SCOPE = "(:batch = '' OR i.batch_uuid IN (SELECT uuid FROM batch WHERE name = :batch))"
_CRITERIA = f"""
SELECT count(*) AS whole, coalesce(sum({CRITERION_STATE} = 'met'), 0) AS met,
       coalesce(sum({CRITERION_STATE} = 'unanswered'), 0) AS unanswered,
       count(DISTINCT e.criterion_uuid) AS proved
FROM criterion AS c JOIN issue AS i ON i.uuid = c.issue_uuid
LEFT JOIN (SELECT DISTINCT criterion_uuid FROM evidence WHERE criterion_uuid IS NOT NULL) AS e
ON e.criterion_uuid = c.uuid WHERE {_SCOPE}
"""
_MILESTONES = f"""
SELECT count(*) AS whole, coalesce(sum({MILESTONE_REACHED}), 0) AS reached,
       coalesce(sum(k.due < :today AND NOT {MILESTONE_REACHED}), 0) AS behind
FROM milestone AS k JOIN issue AS i ON i.uuid = k.issue_uuid WHERE {_SCOPE}
"""
_SLOTS = ", ".join(f"coalesce(sum(trim(i.{slot.value}) <> ''), 0) AS {slot.value}" for slot in SeenSlot)
_SEEN = (
    f"SELECT count(*) AS whole, coalesce(sum({FIVE_SEEN} = 5), 0) AS complete, {_SLOTS} "
    f"FROM issue AS i WHERE {_SCOPE}"
)
_PROVED_SLOTS = (
    "SELECT e.slot, count(DISTINCT e.issue_uuid) AS n FROM evidence AS e "
    f"JOIN issue AS i ON i.uuid = e.issue_uuid WHERE e.slot IS NOT NULL AND {_SCOPE} GROUP BY e.slot"
)
_LOOKS = f"""
SELECT f.result, count(*) AS n FROM (SELECT issue_uuid, result, max(dated || printf('%08d', position))
FROM follow_up WHERE dated <= :today GROUP BY issue_uuid) AS f
JOIN issue AS i ON i.uuid = f.issue_uuid WHERE {_SCOPE} GROUP BY f.result
"""


def acceptance_figures(ledger: Ledger, today: date, batch: str = "") -> Acceptance:
    """Return the figures on ``today``, of one batch when named; a linked record is counted once."""
    facts = {"today": today.isoformat(), "batch": batch}
    criteria = rows(ledger, _CRITERIA, facts)[0]
    steps = rows(ledger, _MILESTONES, facts)[0]
    seen = rows(ledger, _SEEN, facts)[0]
    proved = {row["slot"]: row["n"] for row in rows(ledger, _PROVED_SLOTS, facts)}
    looks = {row["result"]: row["n"] for row in rows(ledger, _LOOKS, facts)}
    return Acceptance(
        look_backs={
            result: Rate(looks.get(result.value, 0), sum(looks.values())) for result in FollowUpResult
        },
        criteria=Rate(criteria["met"], criteria["whole"]),
        unanswered=criteria["unanswered"],
        proved=Rate(criteria["proved"], criteria["whole"]),
        milestones=Rate(steps["reached"], steps["whole"]),
        behind=steps["behind"],
        five_seen=Rate(seen["complete"], seen["whole"]),
        slots={slot: Rate(seen[slot.value], seen["whole"]) for slot in SeenSlot},
        slots_proved={slot: proved.get(slot.value, 0) for slot in SeenSlot},
    )


_ISSUE = "i.uuid AS issue_uuid, i.code, i.text"
_OF_CRITERIA = (
    f"SELECT {_ISSUE}, c.text AS name, {CRITERION_STATE} AS state, {{}} AS counted "
    "FROM criterion AS c JOIN issue AS i ON i.uuid = c.issue_uuid"
)
_OF_MILESTONES = (
    f"SELECT {_ISSUE}, {GOAL} AS name, k.due AS state, {{}} AS counted "
    "FROM milestone AS k JOIN issue AS i ON i.uuid = k.issue_uuid"
)
_PROOF = "EXISTS (SELECT 1 FROM evidence AS e WHERE {})"
_GROUNDS = {
    ShareKind.CRITERIA: _OF_CRITERIA.format(f"{CRITERION_STATE} = 'met'"),
    ShareKind.UNANSWERED: _OF_CRITERIA.format(f"{CRITERION_STATE} = 'unanswered'"),
    ShareKind.PROVED: _OF_CRITERIA.format(_PROOF.format("e.criterion_uuid = c.uuid")),
    ShareKind.MILESTONES: _OF_MILESTONES.format(MILESTONE_REACHED),
    ShareKind.BEHIND: _OF_MILESTONES.format(f"k.due < :today AND NOT {MILESTONE_REACHED}"),
    ShareKind.FIVE_SEEN: (
        f"SELECT {_ISSUE}, '' AS name, {FIVE_SEEN} AS state, {FIVE_SEEN} = 5 AS counted FROM issue AS i"
    ),
    ShareKind.SLOT: (
        f"SELECT {_ISSUE}, '' AS name, i.{{0}} AS state, trim(i.{{0}}) <> '' AS counted FROM issue AS i"
    ),
    ShareKind.SLOT_PROVED: (
        f"SELECT {_ISSUE}, '' AS name, i.{{0}} AS state, "
        f"{_PROOF.format('e.issue_uuid = i.uuid AND e.slot = :part')} AS counted FROM issue AS i"
    ),
    ShareKind.LOOK_BACK: (
        f"SELECT {_ISSUE}, f.dated AS name, f.result AS state, f.result = :part AS counted FROM ("
        "SELECT issue_uuid, result, dated, max(dated || printf('%08d', position)) FROM follow_up "
        "WHERE dated <= :today GROUP BY issue_uuid) AS f JOIN issue AS i ON i.uuid = f.issue_uuid"
    ),
}
_OF_SLOTS = frozenset({ShareKind.SLOT, ShareKind.SLOT_PROVED})


def grounds(ledger: Ledger, today: date, share: Share, batch: str = "") -> list[Ground]:
    """Return every row a share is of, those that count first: their number is its whole."""
    sql = _GROUNDS[share.kind]
    if share.kind in _OF_SLOTS:
        sql = sql.format(SeenSlot(share.part).value)
    facts = {"today": today.isoformat(), "batch": batch, "part": share.part}
    found = rows(ledger, f"SELECT * FROM ({sql} WHERE {_SCOPE}) ORDER BY NOT counted, code", facts)
    return [
        Ground(
            issue_uuid=row["issue_uuid"],
            code=row["code"],
            text=row["text"],
            name=row["name"],
            state=str(row["state"]),
            counted=bool(row["counted"]),
        )
        for row in found
    ]
