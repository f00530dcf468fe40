"""Where a search looks: for every kind of text the record it opens and the columns that are read."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.listing import ListKind
from core.store.joined_texts import UNITS_FIRST, json_list
from core.store.source import own_texts


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: the record it opens as, its names (which rank first) and its other texts.

    Words are looked for in the names and texts of one row together; ``{found}`` in ``beyond`` is the test
    of a text in another table. A place of very many rows names its ``table`` and how it is called, so that
    two can look through half of it each.
    """

    kind: ListKind
    origin: str
    uuid: str
    issue: str
    title: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    beyond: str = ""
    table: tuple[str, str] | None = None

    def halves(self) -> tuple[str, str]:
        """Return two conditions of which every row meets one; of a place of few rows all meet the first."""
        if self.table is None:
            return "TRUE", "FALSE"
        table, alias = self.table
        middle = f"(SELECT max(rowid) / 2 FROM {table})"
        return f"{alias}.rowid <= {middle}", f"{alias}.rowid > {middle}"

    def condition(self, test: str) -> str:
        """Return the condition that one word occurs here; ``test`` has ``{0}`` for the text."""
        found = [test.format(text) for text in (*self.names, *self.texts)]
        if self.beyond:
            found.append(
                self.beyond.replace("{found}", f"{test.format('u.name')} OR {test.format('u.aliases')}")
            )
        return f"({' OR '.join(found)})"

    def sql(self, tests: list[str], only: str = "TRUE") -> str:
        """Return the statement that finds every word; text columns are named t0, t1, …, names first."""
        texts = ", ".join(f"{text} AS t{n}" for n, text in enumerate((*self.names, *self.texts)))
        where = " AND ".join((only, *map(self.condition, tests)))
        named = " AND ".join(f"({' OR '.join(map(test.format, self.names))})" for test in tests)
        return (
            f"SELECT {self.uuid} AS uuid, {self.issue} AS issue, {self.title} AS title, {texts}, "
            f"{named if self.names else 'FALSE'} AS named FROM {self.origin} WHERE {where} "
            "ORDER BY named DESC, title, 1 LIMIT :limit"
        )


_FILLED = (
    "(SELECT coalesce(group_concat(json_extract(value, '$[1]'), :sep), '') FROM json_each(r.filled) "
    "WHERE r.register || ' ' || json_extract(value, '$[0]') NOT IN (SELECT value FROM json_each(:unseen)))"
)
"""What an entry of a register holds, without the ``:unseen`` fields (``register key``)."""
_ISSUE_TITLE = "i.code || ' ' || i.text"
_MEASURE_TITLE = "i.code || ' ' || m.text"
_OF_MEASURE = "LEFT JOIN measure AS m ON m.uuid = "
PLACES = (
    Place(
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
        table=("issue", "i"),
    ),
    Place(
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
        table=("measure", "m"),
    ),
    Place(
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
    Place(
        ListKind.LETTERS,
        "letter AS l",
        "l.uuid",
        "NULL",
        "l.document_number || ' ' || l.title",
        ("l.document_number", "l.title", "l.addressee"),
        (),
    ),
    Place(
        ListKind.UNITS,
        "unit AS u",
        "u.uuid",
        "NULL",
        "u.name",
        ("u.name", json_list("u.aliases")),
        ("u.liaison", "u.phone", "u.code", "u.note", json_list("u.tags")),
    ),
    Place(
        ListKind.LIAISONS,
        "liaison AS o JOIN unit AS u ON u.uuid = o.unit_uuid",
        "o.uuid",
        "NULL",
        "u.name || ' ' || o.name",
        ("o.name",),
        ("u.name", "o.post", "o.phone", json_list("o.duties"), "o.note"),
    ),
    Place(
        ListKind.LEADERS,
        "leader AS l",
        "l.uuid",
        "NULL",
        "l.name || ' ' || l.post",
        ("l.name", json_list("l.aliases")),
        ("l.post", "l.office", "l.note"),
    ),
    Place(
        ListKind.LEADERS,
        "leader_visit AS v JOIN leader AS l ON l.uuid = v.leader_uuid",
        "l.uuid",
        "NULL",
        "l.name || ' ' || v.dated",
        (),
        ("v.done", "v.following"),
    ),
    Place(
        ListKind.PLANS,
        "batch AS b",
        "b.uuid",
        "NULL",
        "b.name || ' ' || b.document_number",
        ("b.document_number", "b.name", "b.title"),
        ("b.issuer", "b.basis", "b.model"),
    ),
    Place(
        ListKind.TASKS,
        "upper_task AS t JOIN batch AS b ON b.uuid = t.batch_uuid",
        "t.uuid",
        "NULL",
        "t.number || ' ' || t.text",
        ("t.number",),
        ("t.text", "t.area", "t.deadline_words", "t.responsible", "t.criteria", "t.note", "b.name"),
    ),
    Place(
        ListKind.PLANS,
        "source_document AS d JOIN batch AS b ON EXISTS "
        "(SELECT 1 FROM json_each(b.documents) AS e WHERE e.value = d.uuid)",
        "b.uuid",
        "NULL",
        "b.name || ' ' || b.document_number",
        (),
        ("d.document_number", "d.title", "d.issuer", "d.note"),
    ),
    Place(
        ListKind.INSPECTIONS,
        "problem AS p JOIN inspection_record AS x ON x.uuid = p.inspection_uuid",
        "x.uuid",
        "p.issue_uuid",
        "x.code || ' ' || x.title",
        (),
        ("p.text", "p.place", "p.requirement"),
    ),
    Place(
        ListKind.INSPECTIONS,
        "recheck AS r JOIN inspection_record AS x ON x.uuid = r.inspection_uuid",
        "x.uuid",
        "NULL",
        "x.code || ' ' || x.title",
        (),
        ("r.requested_by", "r.reason", "r.decision"),
    ),
    Place(
        ListKind.INSPECTIONS,
        "plan_item AS pi",
        "pi.uuid",
        "NULL",
        "pi.year || ' ' || pi.title",
        ("pi.title",),
        (json_list("pi.units"), "pi.leader", "pi.basis", "pi.note"),
    ),
    Place(
        ListKind.MEASURES,
        f"progress_note AS n JOIN issue AS i ON i.uuid = n.issue_uuid {_OF_MEASURE}n.measure_uuid",
        "m.uuid",
        "i.uuid",
        f"coalesce({_MEASURE_TITLE}, {_ISSUE_TITLE})",
        (),
        ("n.text", "n.source", "n.reported_by"),
    ),
    Place(
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
    Place(
        ListKind.MEASURES,
        f"dismissal AS d JOIN issue AS i ON i.uuid = d.issue_uuid {_OF_MEASURE}d.measure_uuid",
        "m.uuid",
        "i.uuid",
        f"coalesce({_MEASURE_TITLE}, {_ISSUE_TITLE})",
        (),
        ("d.reason",),
    ),
    *(
        Place(
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
    Place(
        ListKind.REGISTERS,
        "register_entry AS r",
        "r.uuid",
        "NULL",
        "r.code",
        ("r.code",),
        (_FILLED,),
    ),
    Place(
        ListKind.INSPECTIONS,
        "evidence AS e JOIN inspection_record AS x ON x.uuid = e.inspection_uuid",
        "x.uuid",
        "NULL",
        "x.code || ' ' || x.title",
        (),
        ("e.name", "e.note"),
    ),
    Place(
        ListKind.LETTERS,
        "reply AS r JOIN letter AS l ON l.uuid = r.letter_uuid",
        "l.uuid",
        "NULL",
        "l.document_number || ' ' || l.title",
        (),
        ("r.number", "r.said", "r.officer"),
    ),
    Place(
        ListKind.LETTERS,
        "evidence AS e JOIN letter AS l ON l.uuid = e.letter_uuid",
        "l.uuid",
        "NULL",
        "l.document_number || ' ' || l.title",
        (),
        ("e.name", "e.note"),
    ),
    Place(
        ListKind.DUTIES,
        "evidence AS e JOIN occurrence AS o ON o.uuid = e.occurrence_uuid "
        "JOIN recurring_duty AS d ON d.uuid = o.duty_uuid",
        "d.uuid",
        "d.issue_uuid",
        "d.code || ' ' || d.text",
        (),
        ("e.name", "e.note"),
    ),
    Place(
        ListKind.DUTIES,
        "recurring_duty AS d",
        "d.uuid",
        "d.issue_uuid",
        "d.code || ' ' || d.text",
        ("d.code",),
        ("d.text", "d.rule", "d.person", "d.track", "d.note"),
        "EXISTS (SELECT 1 FROM unit AS u, json_each(d.unit_uuids) AS j WHERE j.value = u.uuid AND ({found}))",
    ),
    Place(
        ListKind.DUTIES,
        "occurrence AS o JOIN recurring_duty AS d ON d.uuid = o.duty_uuid",
        "d.uuid",
        "d.issue_uuid",
        "d.code || ' ' || d.text",
        (),
        ("o.note", "o.proof", "o.settled_by"),
    ),
    Place(
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
