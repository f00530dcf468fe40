"""Search across everything by plain comparison, so that words of any length are found.

Trigram full-text search silently loses two-character words (performance.md §0), and at 31,000 measures a
scan costs less than a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Row

from core.domain.hit import Hit
from core.domain.listing import ListKind
from core.domain.register import LinkTarget
from core.store.conditions import Matching
from core.store.ledger import Ledger
from core.store.name_search import names_spelt
from core.store.reading import rows
from core.store.source import own_texts
from core.store.sources import UNITS_FIRST, json_list
from core.wording import word

BEFORE, LENGTH = 12, 60
"""Characters of an excerpt: before the word found, and in all."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where to look: the record it opens as, its names (which rank first) and its other texts.

    Words are looked for in the names and texts of one row together; ``{found}`` in ``beyond`` is the test
    of a text in another table.
    """

    kind: ListKind
    origin: str
    uuid: str
    issue: str
    title: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    beyond: str = ""

    def condition(self, test: str) -> str:
        """Return the condition that one word occurs here; ``test`` has ``{0}`` for the text."""
        found = [test.format(text) for text in (*self.names, *self.texts)]
        if self.beyond:
            found.append(
                self.beyond.replace("{found}", f"{test.format('u.name')} OR {test.format('u.aliases')}")
            )
        return f"({' OR '.join(found)})"

    def sql(self, tests: list[str]) -> str:
        """Return the statement that finds every word; text columns are named t0, t1, …, names first."""
        texts = ", ".join(f"{text} AS t{n}" for n, text in enumerate((*self.names, *self.texts)))
        where = " AND ".join(map(self.condition, tests))
        named = " AND ".join(f"({' OR '.join(map(test.format, self.names))})" for test in tests)
        return (
            f"SELECT {self.uuid} AS uuid, {self.issue} AS issue, {self.title} AS title, {texts}, "
            f"{named if self.names else 'FALSE'} AS named FROM {self.origin} WHERE {where} "
            "ORDER BY named DESC, title, 1 LIMIT :limit"
        )


KIND_OF = {
    LinkTarget.ISSUE: ListKind.ISSUES,
    LinkTarget.MEASURE: ListKind.MEASURES,
    LinkTarget.INSPECTION: ListKind.INSPECTIONS,
    LinkTarget.UNIT: ListKind.UNITS,
    LinkTarget.LETTER: ListKind.LETTERS,
}
"""Where the records that an entry of a register points to are looked for."""

_FILLED = "(SELECT coalesce(group_concat(json_extract(value, '$[1]'), :sep), '') FROM json_each(r.filled))"
_ISSUE_TITLE = "i.code || ' ' || i.text"
_MEASURE_TITLE = "i.code || ' ' || m.text"
_OF_MEASURE = "LEFT JOIN measure AS m ON m.uuid = "
_PLACES = (
    _Place(
        ListKind.ISSUES,
        "issue AS i",
        "i.uuid",
        "i.uuid",
        _ISSUE_TITLE,
        ("i.code",),
        (
            "i.text",
            "i.area",
            "i.cause",
            "i.goal",
            "i.leader",
            "i.person",
            "i.criteria",
            "i.progress",
            "i.note",
            "i.deadline_raw",
            own_texts("i.custom"),
        ),
        f"i.uuid IN (SELECT s.issue_uuid FROM {UNITS_FIRST} WHERE +s.issue_uuid IS NOT NULL AND ({{found}}))",
    ),
    _Place(
        ListKind.MEASURES,
        "measure AS m JOIN issue AS i ON i.uuid = m.issue_uuid",
        "m.uuid",
        "m.issue_uuid",
        _MEASURE_TITLE,
        ("i.code",),
        (
            "m.text",
            "m.leader",
            "m.person",
            "m.criteria",
            "m.result",
            "m.note",
            "m.deadline_raw",
            own_texts("m.custom"),
        ),
        f"m.uuid IN (SELECT s.measure_uuid FROM {UNITS_FIRST} "
        "WHERE +s.measure_uuid IS NOT NULL AND ({found}))",
    ),
    _Place(
        ListKind.INSPECTIONS,
        "inspection_record AS x",
        "x.uuid",
        "NULL",
        "x.code || ' ' || x.title",
        ("x.code", "x.title"),
        (
            *(json_list("x.people"), json_list("x.points"), "x.basis", "x.conclusion", "x.note"),
            *("x.theme", "x.scope", "x.leader"),
            own_texts("x.custom"),
        ),
        f"x.uuid IN (SELECT s.inspection_uuid FROM {UNITS_FIRST} "
        "WHERE +s.inspection_uuid IS NOT NULL AND ({found}))",
    ),
    _Place(
        ListKind.LETTERS,
        "letter AS l",
        "l.uuid",
        "NULL",
        "l.document_number || ' ' || l.title",
        ("l.document_number", "l.title", "l.addressee"),
        (),
    ),
    _Place(
        ListKind.UNITS,
        "unit AS u",
        "u.uuid",
        "NULL",
        "u.name",
        ("u.name", json_list("u.aliases")),
        ("u.liaison", "u.phone", "u.code", "u.note", json_list("u.tags")),
    ),
    _Place(
        ListKind.LIAISONS,
        "liaison AS o JOIN unit AS u ON u.uuid = o.unit_uuid",
        "o.uuid",
        "NULL",
        "u.name || ' ' || o.name",
        ("o.name",),
        ("u.name", "o.post", "o.phone", json_list("o.duties"), "o.note"),
    ),
    _Place(
        ListKind.LEADERS,
        "leader AS l",
        "l.uuid",
        "NULL",
        "l.name || ' ' || l.post",
        ("l.name", json_list("l.aliases")),
        ("l.post", "l.office", "l.note"),
    ),
    _Place(
        ListKind.LEADERS,
        "leader_visit AS v JOIN leader AS l ON l.uuid = v.leader_uuid",
        "l.uuid",
        "NULL",
        "l.name || ' ' || v.dated",
        (),
        ("v.done", "v.following"),
    ),
    _Place(
        ListKind.PLANS,
        "batch AS b",
        "b.uuid",
        "NULL",
        "b.name || ' ' || b.document_number",
        ("b.document_number", "b.name", "b.title"),
        ("b.issuer", "b.basis", "b.model"),
    ),
    _Place(
        ListKind.TASKS,
        "upper_task AS t JOIN batch AS b ON b.uuid = t.batch_uuid",
        "t.uuid",
        "NULL",
        "t.number || ' ' || t.text",
        ("t.number",),
        ("t.text", "t.area", "t.deadline_words", "t.responsible", "t.criteria", "t.note", "b.name"),
    ),
    _Place(
        ListKind.PLANS,
        "source_document AS d JOIN batch AS b ON EXISTS "
        "(SELECT 1 FROM json_each(b.documents) AS e WHERE e.value = d.uuid)",
        "b.uuid",
        "NULL",
        "b.name || ' ' || b.document_number",
        (),
        ("d.document_number", "d.title", "d.issuer", "d.note"),
    ),
    _Place(
        ListKind.INSPECTIONS,
        "problem AS p JOIN inspection_record AS x ON x.uuid = p.inspection_uuid",
        "x.uuid",
        "p.issue_uuid",
        "x.code || ' ' || x.title",
        (),
        ("p.text", "p.place", "p.requirement"),
    ),
    _Place(
        ListKind.INSPECTIONS,
        "recheck AS r JOIN inspection_record AS x ON x.uuid = r.inspection_uuid",
        "x.uuid",
        "NULL",
        "x.code || ' ' || x.title",
        (),
        ("r.requested_by", "r.reason", "r.decision"),
    ),
    _Place(
        ListKind.INSPECTIONS,
        "plan_item AS pi",
        "pi.uuid",
        "NULL",
        "pi.year || ' ' || pi.title",
        ("pi.title",),
        (json_list("pi.units"), "pi.leader", "pi.basis", "pi.note"),
    ),
    _Place(
        ListKind.MEASURES,
        f"progress_note AS n JOIN issue AS i ON i.uuid = n.issue_uuid {_OF_MEASURE}n.measure_uuid",
        "m.uuid",
        "i.uuid",
        f"coalesce({_MEASURE_TITLE}, {_ISSUE_TITLE})",
        (),
        ("n.text", "n.source", "n.reported_by"),
    ),
    _Place(
        ListKind.MEASURES,
        "evidence AS e LEFT JOIN progress_note AS n ON n.uuid = e.progress_uuid "
        f"{_OF_MEASURE}coalesce(e.measure_uuid, n.measure_uuid) "
        "JOIN issue AS i ON i.uuid = coalesce(e.issue_uuid, n.issue_uuid, m.issue_uuid)",
        "m.uuid",
        "i.uuid",
        f"coalesce({_MEASURE_TITLE}, {_ISSUE_TITLE})",
        (),
        ("e.name", "e.note"),
    ),
    *(
        _Place(
            ListKind.MEASURES,
            f"{table} AS c JOIN issue AS i ON i.uuid = c.issue_uuid {_OF_MEASURE}c.measure_uuid",
            "m.uuid",
            "i.uuid",
            f"coalesce({_MEASURE_TITLE}, {_ISSUE_TITLE})",
            (),
            texts,
        )
        for table, texts in (
            ("criterion", ("c.text", "c.answer_note", "c.answered_by")),
            ("milestone", ("c.target",)),
        )
    ),
    _Place(
        ListKind.REGISTERS,
        "register_entry AS r",
        "r.uuid",
        "NULL",
        "r.code",
        ("r.code",),
        (_FILLED,),
    ),
    _Place(
        ListKind.INSPECTIONS,
        "evidence AS e JOIN inspection_record AS x ON x.uuid = e.inspection_uuid",
        "x.uuid",
        "NULL",
        "x.code || ' ' || x.title",
        (),
        ("e.name", "e.note"),
    ),
    _Place(
        ListKind.DUTIES,
        "recurring_duty AS d",
        "d.uuid",
        "d.issue_uuid",
        "d.code || ' ' || d.text",
        ("d.code",),
        ("d.text", "d.rule", "d.person", "d.track", "d.note"),
        "EXISTS (SELECT 1 FROM unit AS u, json_each(d.unit_uuids) AS j WHERE j.value = u.uuid AND ({found}))",
    ),
    _Place(
        ListKind.DUTIES,
        "occurrence AS o JOIN recurring_duty AS d ON d.uuid = o.duty_uuid",
        "d.uuid",
        "d.issue_uuid",
        "d.code || ' ' || d.text",
        (),
        ("o.note", "o.proof", "o.settled_by"),
    ),
    _Place(
        ListKind.DISPATCHES,
        "dispatch AS h",
        "h.uuid",
        "NULL",
        "h.code || ' ' || h.points || h.asked",
        ("h.code",),
        ("h.points", "h.asked", "h.person", "h.track"),
        "EXISTS (SELECT 1 FROM unit AS u, json_each(h.unit_uuids) AS j WHERE j.value = u.uuid AND ({found}))",
    ),
)


def search(ledger: Ledger, words: str, limit: int = 50, only: ListKind | None = None) -> list[Hit]:
    """Return up to ``limit`` records in which every blank-separated word occurs, each once.

    A word of Latin letters also stands for the units and people whose names it spells in pinyin. Records
    found by their number or name come first, the one that is named exactly so before all.
    ``only`` looks for one kind of record.
    """
    wanted = words.split()
    if not wanted or limit < 1:
        return []
    meant = [(text, *names_spelt(ledger, text)) for text in wanted]
    found: dict[tuple[ListKind, str], tuple[int, Hit]] = {}
    for place in _PLACES:
        if only not in (None, place.kind):
            continue
        for rank, hit in _hits(ledger, place, meant, limit):
            key = (hit.kind, hit.uuid)
            if key not in found or rank < found[key][0]:
                found[key] = (rank, hit)
    return [hit for _, hit in sorted(found.values(), key=lambda pair: pair[0])][:limit]


def _hits(
    ledger: Ledger, place: _Place, meant: list[tuple[str, ...]], limit: int
) -> Iterator[tuple[int, Hit]]:
    """Yield what ``place`` holds; each word of ``meant`` is given with all it may stand for."""
    matching = Matching()
    sql = place.sql([_any_of(matching, texts) for texts in meant])
    wanted = [text for texts in meant for text in texts]
    facts = {"limit": limit, "sep": word("reading.unit_separator")}
    for row in rows(ledger, sql, matching.facts | facts):
        texts = [str(row[f"t{number}"] or "") for number in range(len(place.names) + len(place.texts))]
        kind = ListKind.ISSUES if row["uuid"] is None else place.kind
        hit = Hit(
            kind=kind,
            uuid=row["uuid"] or row["issue"],
            issue_uuid=row["issue"],
            title=_line(row["title"]),
            excerpt=_excerpt(texts, wanted),
        )
        yield _rank(row, texts[: len(place.names)], [first for first, *_ in meant]), hit


def _any_of(matching: Matching, texts: tuple[str, ...]) -> str:
    return f"({' OR '.join(map(matching.match, texts))})"


def _rank(row: Row, names: list[str], wanted: list[str]) -> int:
    if " ".join(wanted).casefold() in (" ".join(name.split()).casefold() for name in names):
        return 0
    return 1 if row["named"] else 2


def _excerpt(texts: list[str], wanted: list[str]) -> str:
    """Return the surroundings of the first word in the first text that holds one."""
    for text in map(_line, texts):
        for each in wanted:
            at = text.casefold().find(each.casefold())
            if at >= 0:
                return _cut(text, max(0, at - BEFORE))
    return _cut(_line(next(filter(None, texts), "")), 0)


def _cut(text: str, start: int) -> str:
    ellipsis = word("reading.ellipsis")
    piece = text[start : start + LENGTH]
    return (ellipsis if start else "") + piece + (ellipsis if start + LENGTH < len(text) else "")


def _line(text: str) -> str:
    return " ".join(text.split())
