"""The letters about each matter (unit, issue, measure) as the ladder asks for them, and late replies.

A letter about a whole issue speaks of its measures too; a late reply about one measure is a reason for the
issue that stands for itself. So one matter gets one proposal, however the letters named it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row

from core.domain.ladder import CHASER, DELISTING, Ladder, ReplyStep
from core.domain.ladder_due import Sent
from core.store.ledger import Ledger
from core.store.reading import rows

Key = tuple[str, str, str | None]
"""Unit, issue, measure; no measure: the issue itself."""


@dataclass(frozen=True, slots=True)
class SentBy:
    """The letters by what they speak of, and the measures of each unit and issue among them."""

    letters: Mapping[Key, Sequence[Row]]
    parts: Mapping[tuple[str, str], Sequence[Key]]
    issues: AbstractSet[tuple[str, str]]
    """Every unit and issue that a letter speaks of, as a whole or in part."""

    def speaks_of(self, key: Key) -> bool:
        """Tell whether any letter might speak of this matter; where none does there is nothing to look up."""
        return key[:2] in self.issues

    def of(self, key: Key) -> Sequence[Row]:
        """Return the letters that name exactly this matter, oldest first."""
        return self.letters.get(key, ())


_SENT = """
SELECT l.uuid, l.unit_uuid, t.issue_uuid, t.measure_uuid, l.kind, l.ladder_step, l.dated_on,
       l.document_number, l.number, l.reply_due, l.replied_on, l.reply_step
FROM letter AS l JOIN letter_item AS t ON t.letter_uuid = l.uuid
WHERE l.state <> 'void' AND l.unit_uuid IS NOT NULL ORDER BY l.dated_on, l.number
"""


def sent_by_matter(ledger: Ledger) -> SentBy:
    """Return the letters that are not void, oldest first, by what they speak of."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows(ledger, _SENT):
        found[row["unit_uuid"], row["issue_uuid"], row["measure_uuid"]].append(row)
    parts: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in found:
        if key[2]:
            parts[key[:2]].append(key)
    return SentBy(found, parts, {key[:2] for key in found})


def letters_about(sent: SentBy, key: Key, today: date) -> list[Row]:
    """Return the letters about a matter: its own, those about its whole issue, and for an issue late ones.

    Those before the last 摘牌通知 are left out: it ended that climb.
    """
    unit, issue, measure = key
    found = [*sent.of(key)]
    if measure:
        found += sent.of((unit, issue, None))
    else:
        parts = sent.parts.get((unit, issue), ())
        found += (row for part in parts for row in sent.of(part) if _late(row, today))
    once = {row["uuid"]: row for row in found}
    order = sorted(once.values(), key=lambda row: (row["dated_on"], row["kind"] == DELISTING, row["number"]))
    ends = [at for at, row in enumerate(order) if row["kind"] == DELISTING]
    return order[ends[-1] :] if ends else order


def owing(sent: SentBy, known: AbstractSet[Key], today: date) -> set[Key]:
    """Return the matters with a late reply that no ``known`` one speaks for."""
    late = {key for key, letters in sent.letters.items() if any(_late(row, today) for row in letters)} - known
    issues = {key[:2] for key in known}
    whole = {key[:2] for key in known | late if not key[2]}
    return {key for key in late if (key[:2] not in whole if key[2] else key[:2] not in issues)}


def _late(row: Row, today: date) -> bool:
    return bool(row["reply_due"]) and not row["replied_on"] and row["reply_due"] < today.isoformat()


def as_sent(row: Row, ladder: Ladder) -> Sent:
    """Return a letter as the rules of the ladder see it."""
    step = ladder.step_for(row["kind"], row["ladder_step"])
    return Sent(
        step=step.key if step else "",
        dated_on=date.fromisoformat(row["dated_on"]),
        number=row["document_number"],
        reply_due=_day(row["reply_due"]),
        replied_on=_day(row["replied_on"]),
        decided=ReplyStep(row["reply_step"]) if row["reply_step"] else None,
        chase=row["kind"] == CHASER,
        ends=row["kind"] == DELISTING,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
