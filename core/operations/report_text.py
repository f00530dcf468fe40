"""工作情况 and 整改公开: texts whose figures come from the rows (rows 30, 99).

The words are data in ``resources/reports``: parts with lines, a line left out where its figure is 0, or
written once for every record of a list. What comes out is plain text for a person to go on with.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, cast

from core.domain.issue import Issue, IssueStatus
from core.domain.listing import Filter, ListKind, Timeliness
from core.domain.review import FollowUp, FollowUpResult, Review, ReviewResult
from core.domain.rows import IssueRow, ListRow
from core.files import require_suffix, whole_file
from core.letters.compose import chinese_numeral, official
from core.operations.acceptance import acceptance
from core.operations.exports import rows_of
from core.operations.listing import query_of
from core.operations.statistics import statistics
from core.resources import resource_path
from core.statistics.figures import Dimension, Figure, Statistics
from core.statistics.words import line_name, rate_words
from core.store import records
from core.store.reading import one_moment
from core.wording import chinese_date, word
from core.workspace import Workspace

Row = dict[str, str]
_BLOCK = 500


class ReportKind(StrEnum):
    """Which text; the value is the name of its template."""

    WORK = "work"
    """工作情况: 成效, 问题, 下一步安排."""
    PUBLICATION = "publication"
    """整改公开稿."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The finished text and the figures that stand in it."""

    text: str
    figures: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """Everything a template may name: single figures and lists of rows."""

    figures: dict[str, object]
    lists: dict[str, list[Row]]

    def stands(self, name: str) -> bool:
        """Tell whether the figure or list of that name is not nothing."""
        return bool(self.lists[name]) if name in self.lists else bool(self.figures[name])


def report(ws: Workspace, kind: ReportKind, batch: str = "") -> Report:
    """Return the text filled in from the ledger as seen on the day of ``ws``, of one batch when named."""
    template = tomllib.loads(resource_path("reports", f"{kind.value}.toml").read_text(encoding="utf-8"))
    with one_moment(ws.ledger):
        material = _material(ws, batch)
    lines = [template[part].format(**material.figures) for part in ("title", "subtitle")]
    for part in template["parts"]:
        lines += ["", part["heading"], *_filled(part["lines"], material)]
    return Report(text="\n".join(lines) + "\n", figures=material.figures)


def write_text(text: str, path: Path) -> Path:
    """Write ``text`` to ``path``, whole or not at all, with line ends and mark that Windows programs know."""
    require_suffix(path, ".txt")
    with whole_file(path) as temporary:
        temporary.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    return path


def _filled(lines: list[dict[str, str]], material: _Material) -> Iterator[str]:
    standing = [line for line in lines if _stands(line, material)]
    numbered = [line for line in standing if _NTH in line["text"]]
    for line in standing:
        nth = _nth(numbered.index(line) + 1) if line in numbered and len(numbered) > 1 else ""
        for row in material.lists[line["each"]] if "each" in line else ({},):
            told = {**material.figures, **row, "nth": nth}
            yield word("report_text.indent") + line["text"].format(**told)


_NTH = "{nth}"
"""Numbers what is printed: a line left out leaves no gap."""


def _stands(line: dict[str, str], material: _Material) -> bool:
    if "when" in line and not material.stands(line["when"]):
        return False
    return "unless" not in line or not material.stands(line["unless"])


def _nth(number: int) -> str:
    return word("report_text.nth", numeral=chinese_numeral(number))


def _material(ws: Workspace, batch: str) -> _Material:
    issues, measures = (statistics(ws, kind, batch) for kind in (ListKind.ISSUES, ListKind.MEASURES))
    scope = (Filter(column="batch", values=(batch,)),) if batch else ()
    query = replace(query_of(ws, ListKind.ISSUES), filters=scope)
    told = _Told()
    for rows in _blocks(rows_of(ws, query)):
        told.add(rows, {each.uuid: each for each in _whole(ws, rows)})
    lists = told.lists | {"areas": _areas(issues, list(told.areas))}
    figures = _figures(ws, issues, measures) | _acts(ws, told.uuids)
    reached = acceptance(ws, batch)
    figures |= {
        "scope": batch or word("report_text.all_batches"),
        "criteria_all": reached.criteria.whole,
        "criteria": rate_words(reached.criteria),
        "proved": rate_words(reached.proved),
        "rules_count": len(lists["rules"]),
    }
    return _Material(figures=figures, lists=lists)


def _figures(ws: Workspace, issues: Statistics, measures: Statistics) -> dict[str, object]:
    whole, steps = issues.whole, measures.whole
    named = (Figure.DONE, Figure.CLOSED, Figure.STANDING, Figure.OVERDUE, Figure.UNDATED, Figure.DUE_SOON)
    figures: dict[str, object] = {figure.value: whole.number(figure) for figure in named}
    return figures | {
        "office": ws.office.name,
        "day": chinese_date(ws.clock.today()),
        "issues": whole.number(Figure.ALL),
        "measures": steps.number(Figure.ALL),
        "measures_done": steps.number(Figure.DONE),
        "completion": rate_words(whole.completion),
        "closure": rate_words(whole.closure),
        "measures_completion": rate_words(steps.completion),
        "judged": whole.number(Figure.JUDGED),
        "on_time": rate_words(whole.on_time),
        "days_late": whole.days_late.rounded or 0,
        "open": whole.number(Figure.ALL) - whole.number(Figure.DONE) - whole.number(Figure.STANDING),
    }


def _acts(ws: Workspace, uuids: set[str]) -> dict[str, object]:
    """Return how many issues were sent back or reopened, and what look-backs found, each issue once."""
    reviews = records.find(ws.ledger, Review, result=ReviewResult.RETURN)
    looks = records.find(ws.ledger, FollowUp)
    returned = {each.issue_uuid for each in reviews} & uuids
    reopened = {each.issue_uuid for each in looks if each.reopened} & uuids
    found = {
        result.value: len({each.issue_uuid for each in looks if each.result is result} & uuids)
        for result in FollowUpResult
    }
    return {
        **found,
        "returned": len(returned),
        "reopened": len(reopened),
        "returned_or_reopened": len(returned | reopened),
        "rebounds": found["partial"] + found["rebound"],
    }


def _blocks(rows: Iterator[ListRow]) -> Iterator[list[IssueRow]]:
    """Yield issues some hundreds at a time.

    All issues of a province at once, given back at once, hold up every other thread for a tenth of a second.
    """
    while block := [cast("IssueRow", row) for row in islice(rows, _BLOCK)]:
        yield block


def _whole(ws: Workspace, rows: Sequence[IssueRow]) -> list[Issue]:
    return records.find_in(ws.ledger, Issue, "uuid", [row.uuid for row in rows])


class _Told:
    """The issues that a text names, gathered in the order of the list."""

    def __init__(self) -> None:
        self.uuids: set[str] = set()
        self.areas: dict[str, None] = {}
        self.lists: dict[str, list[Row]] = {
            name: [] for name in ("rules", "overdue_issues", "soon_issues", "closed_issues")
        }

    def add(self, rows: Sequence[IssueRow], whole: Mapping[str, Issue]) -> None:
        """Add the issues that stand next in the list."""
        for row in rows:
            self.uuids.add(row.uuid)
            self.areas.setdefault(row.area)
            rules = whole[row.uuid].institutional_result
            if rules.strip():
                self.lists["rules"].append(_row(row, whole[row.uuid]) | {"text": rules})
            if row.timeliness in _PRESSING:
                self.lists[_PRESSING[row.timeliness]].append(_row(row, whole[row.uuid]))
            if row.status is IssueStatus.CLOSED:
                closed = self.lists["closed_issues"]
                number, result = str(len(closed) + 1), _result(whole[row.uuid], row)
                closed.append(_row(row, whole[row.uuid]) | {"number": number, "result": result})


_PRESSING = {Timeliness.OVERDUE: "overdue_issues", Timeliness.DUE_SOON: "soon_issues"}


def _areas(issues: Statistics, order: Sequence[str]) -> list[Row]:
    """Return the lines of the areas in the ``order`` in which the ledger, like its document, names them."""
    places = {area: place for place, area in enumerate(order)}
    lines = sorted(issues.table(Dimension.AREA).lines, key=lambda line: places.get(line.value, len(places)))
    return [
        {
            "area": _unnumbered(official(line_name(Dimension.AREA, line))),
            "all": str(line.number(Figure.ALL)),
            "done": str(line.number(Figure.DONE)),
            "completion": rate_words(line.completion),
        }
        for line in lines
        if line.value
    ]


def _unnumbered(area: str) -> str:
    """Return ``area`` without the number it bears in its plan (三、): this text has its own."""
    number, mark, rest = area.partition(word("letters.list_comma"))
    return rest if mark and rest and set(number) <= set(word("letters.numerals")) else area


def _row(row: IssueRow, issue: Issue) -> Row:
    """Return what a line says of an issue, in the marks of official papers (GB/T 15834)."""
    stop = word("report_text.stop")
    units = official(row.units) or word("report_text.no_unit")
    deadline = official(issue.deadline.words_told).rstrip(stop) or chinese_date(row.deadline_due)
    deadline = deadline or word("report_text.no_deadline")
    return {"code": row.code, "text": official(row.text).rstrip(stop), "units": units, "deadline": deadline}


def _result(issue: Issue, row: IssueRow) -> str:
    found: list[Any] = [issue.seen_result, issue.seen_effect, row.progress]
    told = next((text.strip() for text in found if text.strip()), word("report_text.rectified"))
    return told if told.endswith(word("report_text.stop")) else told + word("report_text.stop")
