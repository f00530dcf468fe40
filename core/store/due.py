"""What needs attention on a day: late and soon due items, and who is to be chased for them.

An item is a measure; an issue stands for itself only where no listed measure of it is due as early. A unit
is chased when it leads or is on duty for the item; where nobody is, every unit named is. The day of an item
is its deadline or, where that comes first, the day of a milestone not reached.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from sqlite3 import Row

from core.domain.issue import IssueOrigin
from core.domain.ladder import Ladder
from core.domain.ladder_due import Due, Matter, due_steps
from core.domain.letter import LetterKind
from core.domain.listing import Timeliness
from core.domain.overview import DueItem, LetterProposal
from core.domain.unit import UnitRole
from core.letter_kinds import OVERDUE
from core.schedule.timeliness import days_left
from core.store.issue_sources import MEASURE_UNITS
from core.store.joined_texts import joined_names
from core.store.judging import ISSUE_NEXT, ISSUE_TIMELINESS, MEASURE_NEXT, MEASURE_TIMELINESS
from core.store.ladders import ladders_of, put_aside
from core.store.ledger import Ledger
from core.store.natural import natural_key
from core.store.reading import day_facts, ids_fact, rows
from core.store.sent_letters import Key, SentBy, as_sent, letters_about, owing, sent_by_matter
from core.store.targets import GOAL, MILESTONE_REACHED

CHASED = (UnitRole.LEAD.value, UnitRole.DUTY.value)

_LISTED = "timeliness IN ('overdue', 'due_soon')"
_OPEN = "timeliness <> 'done' AND {} IN (SELECT value FROM json_each(:ids))"
_MEASURES = f"""
SELECT m.issue_uuid, m.uuid AS measure_uuid, i.code, i.code_key, m.position, m.text, {MEASURE_NEXT} AS due,
       {MEASURE_TIMELINESS} AS timeliness, {MEASURE_UNITS} AS units
FROM measure AS m JOIN issue AS i ON i.uuid = m.issue_uuid WHERE """
_ISSUES = f"""
SELECT i.uuid AS issue_uuid, NULL AS measure_uuid, i.code, i.code_key, 0 AS position, i.text,
       {ISSUE_NEXT} AS due, {ISSUE_TIMELINESS} AS timeliness,
       coalesce({joined_names("issue_uuid", "i.uuid")}, '') AS units
FROM issue AS i WHERE """
_STAGES = f"""
SELECT coalesce(k.measure_uuid, k.issue_uuid) AS owner, k.due, group_concat({GOAL}, :sep) AS goal
FROM milestone AS k WHERE NOT {MILESTONE_REACHED}
AND coalesce(k.measure_uuid, k.issue_uuid) IN (SELECT value FROM json_each(:ids)) GROUP BY 1, 2
"""
_TOLD = "SELECT uuid, batch_uuid, origin, tags FROM issue WHERE uuid IN (SELECT value FROM json_each(:ids))"
"""What the ladder asks about an issue."""
_SPEAKS_OF = """
SELECT DISTINCT l.unit_uuid, t.issue_uuid, t.measure_uuid FROM letter AS l
JOIN letter_item AS t ON t.letter_uuid = l.uuid WHERE l.uuid = :letter AND l.unit_uuid IS NOT NULL
"""


def due_items(ledger: Ledger, *, today: date, soon: int, unit_uuid: str | None = None) -> list[DueItem]:
    """Return what is overdue or due within ``soon`` days, the latest first.

    ``unit_uuid`` asks for what that one unit is chased for.
    """
    facts = day_facts(today, soon)
    found = rows(ledger, _MEASURES + _LISTED, facts)
    earliest: dict[str, str] = {}
    for row in found:
        earliest[row["issue_uuid"]] = min(row["due"], earliest.get(row["issue_uuid"], row["due"]))
    for row in rows(ledger, _ISSUES + _LISTED, facts):
        if row["due"] < earliest.get(row["issue_uuid"], "9999-99-99"):
            found.append(row)
    found.sort(key=lambda row: (row["due"], row["code_key"] or "", row["code"], row["position"]))
    stages = _stages(ledger, found, facts)
    items = [_item(row, today, stages) for row in found]
    if unit_uuid is None:
        return items
    chased = units_chased(ledger, items)
    return [item for item in items if unit_uuid in chased[_key(item)]]


def items_named(ledger: Ledger, keys: Collection[tuple[str, str | None]], *, today: date) -> list[DueItem]:
    """Return these items (issue, measure), whatever their day; those done or gone are left out."""
    facts = day_facts(today, 0)
    measures = ids_fact({measure for _, measure in keys if measure})
    issues = ids_fact({issue for issue, measure in keys if not measure})
    found = rows(ledger, _MEASURES + _OPEN.format("m.uuid"), facts | {"ids": measures})
    found += rows(ledger, _ISSUES + _OPEN.format("i.uuid"), facts | {"ids": issues})
    stages = _stages(ledger, found, facts)
    items = (_item(row, today, stages) for row in found)
    return sorted(items, key=lambda item: (item.due or date.max, natural_key(item.code)))


def letter_proposals(ledger: Ledger, *, today: date) -> list[LetterProposal]:
    """Return who is due which kind of letter today and why, the most pressing first."""
    return proposals_for(ledger, (), soon=-1, today=today)


def proposals_for(
    ledger: Ledger, known: Sequence[DueItem], *, soon: int, today: date
) -> list[LetterProposal]:
    """Return the proposals; ``known`` are the items due within ``soon`` days, where they are read already.

    An item is left out while the unit still has time to answer a letter about it, or while it is put aside.
    One that nothing but a late reply presses is looked at as well (decision 0058).
    """
    ladders = ladders_of(ledger)
    ahead = max(ladder.days_ahead for ladder in ladders.values())
    items = known if 0 <= ahead <= soon else due_items(ledger, today=today, soon=ahead)
    near = [item for item in items if item.days_left is not None and item.days_left <= ahead]
    chased = units_chased(ledger, near)
    pairs = [(unit, item) for item in near for unit in chased[_key(item)]]
    sent = sent_by_matter(ledger)
    pairs += _owing(ledger, sent, {(unit, *_key(item)) for unit, item in pairs}, today)
    found: dict[tuple[str, str, str, str], list[tuple[DueItem, Ladder, Due]]] = defaultdict(list)
    for unit, item, ladder, matter in _matters(ledger, pairs, sent, ladders, today):
        for each in due_steps(ladder, matter, today):
            alone = item.issue_uuid if each.step.single else ""
            found[unit, ladder.uuid, each.step.key, alone].append((item, ladder, each))
    names = _names(ledger, {key[0] for key in found})
    return sorted((_proposal(key[0], names[key[0]], group) for key, group in found.items()), key=_urgency)


def _proposal(unit: str, name: str, group: Sequence[tuple[DueItem, Ladder, Due]]) -> LetterProposal:
    _, ladder, due = group[0]
    return LetterProposal(
        unit_uuid=unit,
        unit_name=name,
        items=tuple(item for item, _, _ in group),
        level=due.level,
        kind=LetterKind(due.step.kind),
        step=due.step.key,
        step_name=due.step.name or LetterKind(due.step.kind).words,
        colour=due.step.colour,
        reasons=tuple(each.reason for _, _, each in group),
        ladder=ladder.name,
    )


def _names(ledger: Ledger, units: Collection[str]) -> dict[str, str]:
    sql = "SELECT uuid, name FROM unit WHERE uuid IN (SELECT value FROM json_each(:ids))"
    return {row["uuid"]: row["name"] for row in rows(ledger, sql, {"ids": ids_fact(units)})}


def matters_of(ledger: Ledger, letter_uuid: str, *, today: date) -> list[tuple[str, DueItem, Ladder, Matter]]:
    """Return the matters a letter speaks of that are not done, each with its unit and its ladder."""
    found = rows(ledger, _SPEAKS_OF, {"letter": letter_uuid})
    items = items_named(ledger, {(row["issue_uuid"], row["measure_uuid"]) for row in found}, today=today)
    pairs = [(row["unit_uuid"], item) for row in found[:1] for item in items]
    return list(_matters(ledger, pairs, sent_by_matter(ledger), ladders_of(ledger), today))


def _owing(ledger: Ledger, sent: SentBy, known: AbstractSet[Key], today: date) -> list[tuple[str, DueItem]]:
    """Return the units whose reply is late, each with the item, beside those ``known`` already."""
    keys = owing(sent, known, today)
    items = items_named(ledger, {(issue, measure) for _, issue, measure in keys}, today=today)
    chased = units_chased(ledger, items)
    return [(unit, item) for item in items for unit in chased[_key(item)] if (unit, *_key(item)) in keys]


def _matters(
    ledger: Ledger,
    pairs: Sequence[tuple[str, DueItem]],
    sent: SentBy,
    ladders: Mapping[str | None, Ladder],
    today: date,
) -> Iterator[tuple[str, DueItem, Ladder, Matter]]:
    """Yield every unit and item with its ladder, and what the ladder asks about it."""
    aside = put_aside(ledger, today)
    ids = ids_fact({item.issue_uuid for _, item in pairs})
    told = {row["uuid"]: row for row in rows(ledger, _TOLD, {"ids": ids})}
    late_only = {ladder.uuid: _late_only(ladder) for ladder in ladders.values()}
    for unit, item in pairs:
        about = told[item.issue_uuid]
        ladder = ladders.get(about["batch_uuid"]) or ladders[None]
        tags = set(json.loads(about["tags"]))
        key = (unit, *_key(item))
        yield (
            unit,
            item,
            ladder,
            Matter(
                days_left=item.days_left,
                urgent=not tags.isdisjoint(ladder.urgent_tags),
                exposed=about["origin"] == IssueOrigin.MEDIA or not tags.isdisjoint(ladder.exposed_tags),
                letters=tuple(as_sent(row, ladder) for row in letters_about(sent, key, today)),
                dismissed=aside.get(key, frozenset()),
                late_only=late_only[ladder.uuid],
            ),
        )


def _late_only(ladder: Ladder) -> frozenset[str]:
    """Return the keys of the steps whose letters speak only of what is late."""
    return frozenset(step.key for step in ladder.steps if LetterKind(step.kind).plan.scope == OVERDUE)


def _urgency(proposal: LetterProposal) -> tuple[date, int, str]:
    replies = (dict(each.facts).get("due") for each in proposal.reasons)
    days = [
        *(item.due or date.max for item in proposal.items),
        *map(date.fromisoformat, filter(None, replies)),
    ]
    return min(days), -len(proposal.items), proposal.unit_name


def _stages(ledger: Ledger, found: Sequence[Row], facts: dict[str, object]) -> dict[tuple[str, str], str]:
    """Return what the milestones not reached ask for, by (measure or issue, day)."""
    owners = {str(owner) for row in found for owner in (row["measure_uuid"], row["issue_uuid"]) if owner}
    asked = rows(ledger, _STAGES, facts | {"ids": ids_fact(owners)})
    return {(row["owner"], row["due"]): row["goal"] for row in asked}


def _item(row: Row, today: date, stages: dict[tuple[str, str], str]) -> DueItem:
    due = date.fromisoformat(row["due"]) if row["due"] else None
    own, whole = ((str(row[owner]), row["due"]) for owner in ("measure_uuid", "issue_uuid"))
    return DueItem(
        issue_uuid=row["issue_uuid"],
        measure_uuid=row["measure_uuid"],
        code=row["code"],
        text=row["text"],
        units=row["units"],
        due=due,
        days_left=days_left(due, today) if due else None,
        timeliness=Timeliness(row["timeliness"]),
        milestone=stages.get(own) or stages.get(whole, ""),
    )


def _key(item: DueItem) -> tuple[str, str | None]:
    return item.issue_uuid, item.measure_uuid


def units_chased(ledger: Ledger, items: Collection[DueItem]) -> dict[tuple[str, str | None], list[str]]:
    """Return the units to chase for each item (issue, measure), in written order."""
    own = _shares(ledger, "measure_uuid", (item.measure_uuid for item in items if item.measure_uuid))
    inherited = _shares(ledger, "issue_uuid", {item.issue_uuid for item in items})
    return {
        _key(item): own.get(item.measure_uuid or "") or inherited.get(item.issue_uuid, []) for item in items
    }


def _shares(ledger: Ledger, owner: str, ids: Iterable[str]) -> dict[str, list[str]]:
    all_units: dict[str, dict[str, None]] = {}
    chased: dict[str, dict[str, None]] = {}
    for row in rows(
        ledger,
        f"SELECT {owner} AS owner, unit_uuid, role FROM unit_share "
        f"WHERE {owner} IN (SELECT value FROM json_each(:ids)) ORDER BY {owner}, position",
        {"ids": ids_fact(ids)},
    ):
        all_units.setdefault(row["owner"], {})[row["unit_uuid"]] = None
        if row["role"] in CHASED:
            chased.setdefault(row["owner"], {})[row["unit_uuid"]] = None
    return {uuid: list(chased.get(uuid, units)) for uuid, units in all_units.items()}
