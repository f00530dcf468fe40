"""How a letter stands towards its reply, as SQL over ``letter AS l``; answered ones are done."""

from __future__ import annotations

LETTER_REPLIED = (
    "CASE WHEN l.state <> 'dispatched' THEN NULL WHEN l.replied_on IS NOT NULL THEN 'done' "
    "WHEN l.reply_due IS NULL THEN NULL WHEN l.reply_due < :today THEN 'overdue' "
    "WHEN l.reply_due <= date(:today, '+3 days') THEN 'due_soon' ELSE 'in_time' END"
)
