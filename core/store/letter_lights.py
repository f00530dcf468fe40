"""How a letter stands towards its replies, as SQL over ``letter AS l``; answered ones are done.

A reply that was not accepted (再催, 升级) answers nothing, until a later letter to the unit takes up the
matter.
"""

from __future__ import annotations

_TAKEN_UP = (
    "EXISTS (SELECT 1 FROM letter_item AS la JOIN letter_item AS lb ON lb.issue_uuid = la.issue_uuid "
    "AND lb.measure_uuid IS la.measure_uuid JOIN letter AS ln ON ln.uuid = lb.letter_uuid "
    "WHERE la.letter_uuid = l.uuid AND ln.uuid <> l.uuid AND ln.unit_uuid IS l.unit_uuid "
    "AND ln.state = 'dispatched' AND ln.dated_on >= l.replied_on)"
)
LETTER_ANSWERED = (
    f"(l.replied_on IS NOT NULL AND (coalesce(l.reply_step, 'accepted') = 'accepted' OR {_TAKEN_UP}))"
)
_DAY = "coalesce(l.reply_due, l.replied_on)"
LETTER_REPLIED = (
    f"CASE WHEN l.state <> 'dispatched' THEN NULL WHEN {LETTER_ANSWERED} THEN 'done' "
    f"WHEN {_DAY} IS NULL THEN NULL WHEN {_DAY} < :today THEN 'overdue' "
    f"WHEN {_DAY} <= date(:today, '+3 days') THEN 'due_soon' ELSE 'in_time' END"
)
