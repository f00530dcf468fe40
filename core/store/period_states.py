"""The states issues and measures went through, read in one pass over the journal and cut at the ends of days.

The cuts are those of ``history_view``: what a period is told by is the very ledger of its evenings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from sqlite3 import Row

from core.domain.issue import IssueStatus
from core.domain.listing import ListKind
from core.domain.measure import MEASURE_DONE
from core.letting_go import let_go
from core.schedule.timeliness import ISSUE_DONE
from core.statistics.period_figures import Standing, Turn
from core.store.history_view import last_image
from core.store.ledger import Ledger
from core.store.reading import day, ids_fact, rows

_READ = (
    "status",
    "deadline_due",
    "deadline_raw",
    "deadline_kind",
    "deadline_standing",
    "round",
    "code",
    "position",
    "issue_uuid",
    "finished_on",
    "from_status",
    "to_status",
    "moved_on",
)
_TOLD = ", ".join(f"json_extract(after, '$.{name}') AS {name}" for name in _READ)
_IMAGES = (
    f'SELECT number, "table" AS kind, uuid, after IS NULL AS gone, {_TOLD} FROM journal_image '
    "WHERE \"table\" IN ('issue', 'measure', 'status_move') AND number <= :last ORDER BY number"
)
_UNDOS = (
    "SELECT first_image, first_image + images - 1 AS last FROM journal "
    "WHERE kind = 'undo' AND images > 0 ORDER BY first_image"
)
_OF_BATCHES = (
    "SELECT uuid FROM journal_image WHERE number IN (SELECT max(number) FROM journal_image "
    "WHERE \"table\" = 'issue' AND number <= :last GROUP BY uuid) "
    "AND json_extract(coalesce(after, before), '$.batch_uuid') IN (SELECT value FROM json_each(:batches))"
)
_TABLES = {ListKind.ISSUES: "issue", ListKind.MEASURES: "measure"}
_DONE_ISSUE = frozenset(status.value for status in ISSUE_DONE)
_DONE_MEASURE = frozenset(status.value for status in MEASURE_DONE)


@dataclass(frozen=True, slots=True)
class Evening:
    """The records at the end of a day, and the turns they took since the evening before it."""

    standings: dict[str, Standing]
    turns: list[Turn]


@dataclass(slots=True)
class Sweep:
    """One pass over the journal. ``names`` fills on the way: what people call the records by."""

    ledger: Ledger
    kind: ListKind
    ends: Sequence[date]
    batches: Sequence[str] | None = None
    """The batches whose issues count, by how they stand at the last end; ``None`` for all."""
    names: dict[str, str] = field(default_factory=dict)
    _state: dict[str, dict[str, Row]] = field(default_factory=dict)

    def evenings(self) -> Iterator[Evening]:
        """Yield the evening of every day of ``ends``, which are in order."""
        cuts = [last_image(self.ledger, end) for end in self.ends]
        last = max(cuts, default=0)
        wanted = self._wanted(last)
        undone = _Undos(self.ledger)
        self._state = {"issue": {}, "measure": {}, "status_move": {}}
        images = deque(rows(self.ledger, _IMAGES, {"last": last}))
        for cut in cuts:
            turns = []
            while images and images[0]["number"] <= cut:
                image = images.popleft()
                turn = self._take(image, undone=undone.holds(image["number"]))
                if turn is not None and self._counts(image, wanted):
                    turns.append(turn)
            yield Evening(dict(self._standings(wanted)), turns)
        for state in self._state.values():
            let_go(state)

    def _wanted(self, last: int) -> frozenset[str] | None:
        if self.batches is None:
            return None
        facts = {"last": last, "batches": ids_fact(self.batches)}
        return frozenset(row["uuid"] for row in rows(self.ledger, _OF_BATCHES, facts))

    def _take(self, image: Row, *, undone: bool) -> Turn | None:
        """Carry the state over one image; return the turn it is when it is of the list asked for."""
        state = self._state[image["kind"]]
        before = state.get(image["uuid"])
        if image["gone"]:
            state.pop(image["uuid"], None)
        else:
            state[image["uuid"]] = image
        if image["kind"] != _TABLES[self.kind]:
            return None
        after = None if image["gone"] else self._is_open(image)
        return Turn(image["uuid"], None if before is None else self._is_open(before), after, undone)

    def _counts(self, image: Row, wanted: frozenset[str] | None) -> bool:
        if wanted is None:
            return True
        if self.kind is ListKind.ISSUES:
            return image["uuid"] in wanted
        known = self._state["measure"].get(image["uuid"])
        return image["gone"] or (known is not None and known["issue_uuid"] in wanted)

    def _is_open(self, row: Row) -> bool:
        if self.kind is ListKind.ISSUES:
            return bool(row["status"] != IssueStatus.CLOSED.value)
        return row["status"] not in _DONE_MEASURE

    def _standings(self, wanted: frozenset[str] | None) -> Iterator[tuple[str, Standing]]:
        if self.kind is ListKind.ISSUES:
            finished = _finished(self._state["status_move"].values())
            for uuid, issue in self._state["issue"].items():
                if wanted is None or uuid in wanted:
                    self.names[uuid] = issue["code"]
                    yield uuid, _issue_standing(issue, finished.get((uuid, issue["round"])))
            return
        issues = self._state["issue"]
        for uuid, measure in self._state["measure"].items():
            of = measure["issue_uuid"]
            if of in issues and (wanted is None or of in wanted):
                issue = issues[of]
                self.names[uuid] = f"{issue['code']}/{measure['position']}"
                yield uuid, _measure_standing(measure, issue)


class _Undos:
    """Which images an undo wrote."""

    def __init__(self, ledger: Ledger) -> None:
        found = rows(ledger, _UNDOS)
        self._first = [row["first_image"] for row in found]
        self._last = [row["last"] for row in found]

    def holds(self, number: int) -> bool:
        """Tell whether the image ``number`` belongs to an undo."""
        place = bisect_right(self._first, number) - 1
        return place >= 0 and number <= self._last[place]


def _finished(moves: Iterable[Row]) -> dict[tuple[str, int], str]:
    """Return the day each round of an issue became done, as ``judging.FINISHED_JOIN`` has it."""
    found: dict[tuple[str, int], str] = {}
    for move in moves:
        if move["to_status"] in _DONE_ISSUE and move["from_status"] not in _DONE_ISSUE:
            key = (move["issue_uuid"], move["round"])
            found[key] = max(found.get(key, ""), move["moved_on"])
    return found


def _issue_standing(issue: Row, finished: str | None) -> Standing:
    done = issue["status"] in _DONE_ISSUE
    return Standing(
        open=issue["status"] != IssueStatus.CLOSED.value,
        due=day(issue["deadline_due"]),
        done=done,
        finished=day(finished) if done else None,
        standing=_is_kept_up(issue),
    )


def _is_kept_up(issue: Row) -> bool:
    """Tell whether an issue counts as 长期坚持 as in the figures: by its state, or by words without a day."""
    lasting = bool(issue["deadline_standing"]) and issue["deadline_due"] is None
    return issue["status"] == IssueStatus.STANDING.value or (lasting and issue["status"] not in _DONE_ISSUE)


def _measure_standing(measure: Row, issue: Row) -> Standing:
    own = measure["status"] in _DONE_MEASURE
    inherits = not measure["deadline_raw"] and measure["deadline_kind"] == "unset"
    lasting = bool(measure["deadline_standing"]) and measure["deadline_due"] is None
    kept = _is_kept_up(issue) if inherits else lasting and issue["status"] not in _DONE_ISSUE
    return Standing(
        open=not own,
        due=day(issue["deadline_due"] if inherits else measure["deadline_due"]),
        done=own or issue["status"] in _DONE_ISSUE,
        finished=day(measure["finished_on"]) if own else None,
        standing=kept and not own,
    )
