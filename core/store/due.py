"""What needs attention on a day: late and soon due items, and who is to be chased for them.

An item is a measure; an issue stands for itself only where no listed measure of it is due as early. A unit
is chased when it leads or is on duty for the item; where nobody is, every unit named is. The day of an item
is its deadline or, where that comes first, the day of a milestone not reached.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter

from core.domain.issue import IssueOrigin
from core.domain.ladder import Ladder
from core.domain.ladder_due import Due, Matter, Sent, due_steps
from core.domain.letter import LetterKind
from core.domain.listing import Timeliness
from core.domain.overview import DueItem, LetterProposal
from core.domain.unit import BEARING
from core.letter_kinds import OVERDUE
from core.schedule.timeliness import days_left
from core.store.issue_sources import MEASURE_UNITS
from core.store.joined_texts import joined_names
from core.store.ladders import ladders_of, put_aside
from core.store.ledger import Ledger
from core.store.pressing import BETWEEN, Pressing, named, pressing
from core.store.reading import day_facts, ids_fact, plain_rows, rows
from core.store.sent_letters import Key, SentBy, as_sent, letters_about, owing, sent_by_matter
from core.store.targets import GOAL, MILESTONE_REACHED

_Placed = tuple[int, Pressing]
"""An item and its place among those that press."""
CHASED = tuple(role.value for role in BEARING)

_TOLD = f"""
SELECT m.uuid AS uuid, m.text AS text, {MEASURE_UNITS} AS units
FROM measure AS m WHERE m.uuid IN (SELECT value FROM json_each(:measures))
UNION ALL
SELECT i.uuid, i.text, coalesce({joined_names("issue_uuid", "i.uuid")}, '')
FROM issue AS i WHERE i.uuid IN (SELECT value FROM json_each(:issues))
"""
_STAGES = f"""
SELECT coalesce(k.measure_uuid, k.issue_uuid) AS owner, k.due, group_concat({GOAL}, :sep) AS goal
FROM milestone AS k WHERE NOT {MILESTONE_REACHED}
AND coalesce(k.measure_uuid, k.issue_uuid) IN (SELECT value FROM json_each(:ids)) GROUP BY 1, 2
"""
_SPEAKS_OF = """
SELECT DISTINCT l.unit_uuid, t.issue_uuid, t.measure_uuid FROM letter AS l
JOIN letter_item AS t ON t.letter_uuid = l.uuid WHERE l.uuid = :letter AND l.unit_uuid IS NOT NULL
"""


def due_items(ledger: Ledger, *, today: date, soon: int, unit_uuid: str | None = None) -> list[DueItem]:
    """Return what is overdue or due within ``soon`` days, the latest first.

    ``unit_uuid`` asks for what that one unit is chased for.
    """
    found = pressing(ledger, today=today, soon=soon)
    if unit_uuid is not None:
        found = [each for each in found if unit_uuid in _chased(each.chased)]
    return told(ledger, found, today)


def items_named(ledger: Ledger, keys: Collection[tuple[str, str | None]], *, today: date) -> list[DueItem]:
    """Return these items (issue, measure), whatever their day; those done or gone are left out."""
    return told(ledger, named(ledger, keys, today=today), today)


def letter_proposals(ledger: Ledger, *, today: date) -> list[LetterProposal]:
    """Return who is due which kind of letter today and why, the most pressing first."""
    return proposals_for(ledger, (), soon=-1, today=today)[0]


def proposals_for(
    ledger: Ledger, known: Sequence[Pressing], *, soon: int, today: date, most: int | None = None
) -> tuple[list[LetterProposal], int]:
    """Return the proposals, the ``most`` pressing of them where that is said, and how many there are in all.

    ``known`` is what is due within ``soon`` days, where it is read already. An item is left out while the
    unit still has time to answer a letter about it, or while it is put aside. One that nothing but a late
    reply presses is looked at as well (decision 0058).
    """
    ladders = ladders_of(ledger)
    ahead = max(ladder.days_ahead for ladder in ladders.values())
    items = known if 0 <= ahead <= soon else pressing(ledger, today=today, soon=ahead)
    last = (today + timedelta(days=min(ahead, date.max.toordinal() - today.toordinal()))).isoformat()
    found = _Groups(ledger, ladders, today)
    found.add_near([item for item in items if item.due <= last])
    names = _names(ledger, {key[0] for key in found.groups})
    order = sorted(found.groups, key=lambda key: found.groups[key].rank(names[key[0]]))
    shown = {key: found.groups[key].members() for key in order[:most]}
    words = _Words(ledger, [item for group in shown.values() for item, _, _ in group], today)
    told = [_proposal(key[0], names[key[0]], group, words) for key, group in shown.items()]
    return told, len(order)


@dataclass(slots=True)
class _Group:
    """The items of one letter, in parts of alike ones: what it counts and when it comes is known at once."""

    place: tuple[int, int, int]
    """Where it was first met: at which item, which unit of it, which step."""
    first_day: str = date.max.isoformat()
    """The earliest day that was missed: of an item, or of a reply to a letter about it."""
    count: int = 0
    parts: list[tuple[Sequence[_Placed], Ladder, Due]] = field(default_factory=list)

    def add(self, part: Sequence[_Placed], ladder: Ladder, due: Due) -> None:
        """Add items that are alike in day, ladder and step."""
        days = {part[0][1].due, dict(due.reason.facts).get("due", "")} - {""}
        self.first_day = min({self.first_day, *days})
        self.count += len(part)
        self.parts.append((part, ladder, due))

    def rank(self, name: str) -> tuple[str, int, str, tuple[int, int, int]]:
        """Return what it is sorted by: the longest late first, then the larger, then the unit's name."""
        return self.first_day, -self.count, name, self.place

    def members(self) -> list[tuple[Pressing, Ladder, Due]]:
        """Return its items, the most pressing first."""
        each = ((at, item, ladder, due) for part, ladder, due in self.parts for at, item in part)
        return [(item, ladder, due) for _, item, ladder, due in sorted(each, key=itemgetter(0))]


class _Groups:
    """Who is due which letter about what, gathered from parts of items that are alike.

    Of tens of thousands of items most are alike in units, day, batch, origin and tags: their steps are the
    same. Those a letter speaks of already, or that were put aside, are looked at one by one.
    """

    def __init__(self, ledger: Ledger, ladders: Mapping[str | None, Ladder], today: date) -> None:
        self._ledger, self._ladders, self._today = ledger, ladders, today
        self._sent = sent_by_matter(ledger)
        self._aside = put_aside(ledger, today)
        self._shared: dict[tuple[str, str | None, str, str], list[Due]] = {}
        self.groups: dict[tuple[str, str, str, str], _Group] = {}

    def add_near(self, near: Sequence[Pressing]) -> None:
        """Add the items ``near`` and behind them those that nothing but a late reply presses."""
        told = {issue for _, issue in self._sent.issues} | {key[1] for key in self._aside}
        alike: dict[tuple[str, str, str | None, str, str], list[_Placed]] = defaultdict(list)
        known: set[Key] = set()
        for at, item in enumerate(near):
            if item.issue_uuid in told:
                for place, unit in enumerate(_chased(item.chased)):
                    known.add((unit, *_key(item)))
                    self._add(unit, place, [(at, item)])
            else:
                alike[item.chased, item.due, item.batch_uuid, item.origin, item.tags].append((at, item))
        for facts, part in alike.items():
            for place, unit in enumerate(_chased(facts[0])):
                self._add(unit, place, part)
        for at, (unit, item) in enumerate(_owing(self._ledger, self._sent, known, self._today), len(near)):
            self._add(unit, 0, [(at, item)])

    def _add(self, unit: str, place: int, part: Sequence[_Placed]) -> None:
        first, item = part[0]
        ladder = self._ladders.get(item.batch_uuid) or self._ladders[None]
        for number, due in enumerate(self._steps(unit, item, ladder)):
            if due.step.single:
                for each in part:
                    key = (unit, ladder.uuid, due.step.key, each[1].issue_uuid)
                    self._group(key, (each[0], place, number)).add([each], ladder, due)
            else:
                key = (unit, ladder.uuid, due.step.key, "")
                self._group(key, (first, place, number)).add(part, ladder, due)

    def _group(self, key: tuple[str, str, str, str], place: tuple[int, int, int]) -> _Group:
        group = self.groups.setdefault(key, _Group(place))
        group.place = min(group.place, place)
        return group

    def _steps(self, unit: str, item: Pressing, ladder: Ladder) -> list[Due]:
        """Return the steps that are due; without letters they follow from a few facts many items share."""
        key = (unit, *_key(item))
        if self._sent.speaks_of(key) or key in self._aside:
            letters = tuple(as_sent(row, ladder) for row in letters_about(self._sent, key, self._today))
            matter = _matter(item, ladder, self._today, letters, self._aside.get(key, frozenset()))
            return due_steps(ladder, matter, self._today)
        facts = (item.due, item.batch_uuid, item.origin, item.tags)
        if facts not in self._shared:
            self._shared[facts] = due_steps(ladder, _matter(item, ladder, self._today), self._today)
        return self._shared[facts]


def _chased(joined: str) -> list[str]:
    """Return the units of ``Pressing.chased``, each once."""
    return list(dict.fromkeys(joined.split(BETWEEN))) if joined else []


def _proposal(
    unit: str, name: str, group: Sequence[tuple[Pressing, Ladder, Due]], words: _Words
) -> LetterProposal:
    _, ladder, due = group[0]
    return LetterProposal(
        unit_uuid=unit,
        unit_name=name,
        items=tuple(words.item(each) for each, _, _ in group),
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


def matters_of(ledger: Ledger, letter_uuid: str, *, today: date) -> list[tuple[Ladder, Matter]]:
    """Return the matters a letter speaks of that are not done, each with its ladder."""
    found = rows(ledger, _SPEAKS_OF, {"letter": letter_uuid})
    keys = [(row["issue_uuid"], row["measure_uuid"]) for row in found]
    items, aside = named(ledger, keys, today=today), put_aside(ledger, today)
    sent, ladders = sent_by_matter(ledger), ladders_of(ledger)
    matters = []
    for item in items:
        key = (found[0]["unit_uuid"], *_key(item))
        ladder = ladders.get(item.batch_uuid) or ladders[None]
        letters = tuple(as_sent(row, ladder) for row in letters_about(sent, key, today))
        matters.append((ladder, _matter(item, ladder, today, letters, aside.get(key, frozenset()))))
    return matters


def _owing(ledger: Ledger, sent: SentBy, known: AbstractSet[Key], today: date) -> list[tuple[str, Pressing]]:
    """Return the units whose reply is late, each with the item, beside what is ``known`` of such issues."""
    keys = owing(sent, known, today)
    items = named(ledger, {(issue, measure) for _, issue, measure in keys}, today=today)
    return [(unit, item) for item in items for unit in _chased(item.chased) if (unit, *_key(item)) in keys]


def _matter(
    item: Pressing,
    ladder: Ladder,
    today: date,
    letters: tuple[Sent, ...] = (),
    dismissed: frozenset[str] = frozenset(),
) -> Matter:
    tags = set(json.loads(item.tags))
    return Matter(
        days_left=days_left(_day(item), today),
        urgent=not tags.isdisjoint(ladder.urgent_tags),
        exposed=item.origin == IssueOrigin.MEDIA or not tags.isdisjoint(ladder.exposed_tags),
        letters=letters,
        dismissed=dismissed,
        late_only=_late_only(ladder),
    )


@lru_cache(maxsize=64)
def _late_only(ladder: Ladder) -> frozenset[str]:
    """Return the keys of the steps whose letters speak only of what is late."""
    return frozenset(step.key for step in ladder.steps if LetterKind(step.kind).plan.scope == OVERDUE)


def _day(item: Pressing) -> date | None:
    return date.fromisoformat(item.due) if item.due else None


def told(ledger: Ledger, found: Sequence[Pressing], today: date) -> list[DueItem]:
    """Return what presses with its words: text, units, the milestone on the way."""
    words = _Words(ledger, found, today)
    return [words.item(each) for each in found]


class _Words:
    """The words of some items, read together."""

    def __init__(self, ledger: Ledger, found: Sequence[Pressing], today: date) -> None:
        issues = {each.issue_uuid for each in found}
        measures = {each.measure_uuid for each in found if each.measure_uuid}
        ids = {"issues": ids_fact(issues), "measures": ids_fact(measures), "ids": ids_fact(issues | measures)}
        facts = day_facts(today, 0) | ids
        self._today = today
        self._told = {row["uuid"]: row for row in rows(ledger, _TOLD, facts)}
        self._stages = {(row["owner"], row["due"]): row["goal"] for row in rows(ledger, _STAGES, facts)}

    def item(self, each: Pressing) -> DueItem:
        """Return one of them."""
        row = self._told[each.measure_uuid or each.issue_uuid]
        due = _day(each)
        own, whole = ((owner or "", each.due) for owner in (each.measure_uuid, each.issue_uuid))
        return DueItem(
            issue_uuid=each.issue_uuid,
            measure_uuid=each.measure_uuid,
            code=each.code,
            text=row["text"],
            units=row["units"],
            due=due,
            days_left=days_left(due, self._today),
            timeliness=Timeliness(each.timeliness),
            milestone=self._stages.get(own) or self._stages.get(whole, ""),
        )


def _key(item: DueItem | Pressing) -> tuple[str, str | None]:
    return item.issue_uuid, item.measure_uuid


def units_chased(ledger: Ledger, items: Collection[DueItem]) -> dict[tuple[str, str | None], list[str]]:
    """Return the units to chase for each item (issue, measure), in written order."""
    own = _shares(ledger, "measure_uuid", (item.measure_uuid for item in items if item.measure_uuid))
    inherited = _shares(ledger, "issue_uuid", {item.issue_uuid for item in items})
    return {
        _key(item): own.get(item.measure_uuid or "") or inherited.get(item.issue_uuid, []) for item in items
    }


def _shares(ledger: Ledger, owner: str, ids: Iterable[str]) -> dict[str, list[str]]:
    """Return the units by owner: those that lead or are on duty, else all that are named."""
    chased: dict[str, dict[str, None]] = defaultdict(dict)
    others: dict[str, dict[str, None]] = defaultdict(dict)
    told = plain_rows(
        ledger,
        f"SELECT {owner}, unit_uuid, role FROM unit_share "
        f"WHERE {owner} IN (SELECT value FROM json_each(:ids)) ORDER BY {owner}, position",
        {"ids": ids_fact(ids)},
    )
    for uuid, unit, role in told:
        (chased if role in CHASED else others)[uuid][unit] = None
    return {uuid: list(units) for uuid, units in {**others, **chased}.items()}
