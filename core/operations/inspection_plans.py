"""年度督查计划: items entered, pasted from Excel, revised; and what of them was done (rows 35, 59)."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from core.domain import inspection_plan, rules
from core.domain.change import Outcome
from core.domain.inspection import InspectionKind, InspectionRecord, InspectionWay
from core.domain.inspection_plan import PlanDraft, PlanItem
from core.domain.violation import Violation
from core.errors import Refused
from core.exporting.plain_book import PlainSheet, write_plain
from core.identity import new_uuid
from core.operations.inspection_sights import sights
from core.operations.units import UnitBook
from core.operations.writing import change, excerpt, outcome, require
from core.progress import SILENT, Progress
from core.resources import resource_path
from core.statistics.plan_progress import PlanLine, PlanYear, VisitState, plan_year
from core.statistics.words import rate_words
from core.store import records
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

_PLAIN = tuple(item.name for item in fields(PlanDraft))
_WIDTHS = (6.0, 34.0, 14.0, 34.0, 18.0, 18.0, 12.0, 26.0, 9.0, 9.0, 9.0, 9.0, 16.0)


def items(ws: Workspace, year: int | None = None) -> list[PlanItem]:
    """Return the items of a year (of all when none is given) in their order."""
    if year is None:
        return records.find(ws.ledger, PlanItem, order="year desc, position")
    return records.find(ws.ledger, PlanItem, order="position", year=year)


def years(ws: Workspace) -> list[int]:
    """Return the years that have a plan or an inspection, and this one, the newest first."""
    found = {item.year for item in items(ws)} | {ws.clock.today().year}
    found |= {record.started_on.year for record in records.find(ws.ledger, InspectionRecord)}
    return sorted(found, reverse=True)


def plan(ws: Workspace, year: int) -> PlanYear:
    """Return how the plan of ``year`` stands today."""
    own = items(ws, year)
    book = UnitBook(ws.ledger)
    targets = {item.uuid: [(book.known(name) or "", name) for name in item.units] for item in own}
    return plan_year(year, own, sights(ws), targets, ws.clock.today())


def check_item(draft: PlanDraft) -> list[Violation]:
    """Return everything the rules say of an item."""
    return inspection_plan.check_plan_item(draft)


def draft_of(ws: Workspace, uuid: str) -> PlanDraft:
    """Return an item as a draft to edit."""
    item = records.get(ws.ledger, PlanItem, uuid)
    return PlanDraft(**{name: getattr(item, name) for name in _PLAIN})


def add_items(ws: Workspace, drafts: Sequence[PlanDraft]) -> Outcome[list[PlanItem]]:
    """Enter items behind those of their year, all or none."""
    require([each for draft in drafts for each in rules.errors_only(check_item(draft))], "plan_form")
    if not drafts:
        raise Refused("plan_nothing")
    with change(ws, "plan.add", year=drafts[0].year, title=excerpt(drafts[0].title), count=len(drafts)) as tx:
        made = []
        for draft in drafts:
            before = [item.position for item in items(ws, draft.year)]
            plain: dict[str, Any] = {name: getattr(draft, name) for name in _PLAIN}
            made.append(tx.add(PlanItem(uuid=new_uuid(), position=1 + max(before, default=0), **plain)))
    return outcome(ws, tx, made)


def revise_item(ws: Workspace, uuid: str, revision: int, draft: PlanDraft) -> Outcome[PlanItem]:
    """Store an edited item; raise ``Refused`` when somebody changed it since ``revision``."""
    require(rules.errors_only(check_item(draft)), "plan_form")
    stored = records.get(ws.ledger, PlanItem, uuid)
    plain = {name: getattr(draft, name) for name in _PLAIN}
    with change(ws, "plan.revise", year=stored.year, title=excerpt(stored.title)) as tx:
        result = tx.replace(replace(stored, revision=revision, **plain))
    return outcome(ws, tx, result)


def remove_item(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take an item out; raise ``Refused`` when an inspection fulfils it."""
    item = records.get(ws.ledger, PlanItem, uuid)
    if records.find(ws.ledger, InspectionRecord, plan_item_uuid=uuid):
        raise Refused("plan_item_in_use", title=excerpt(item.title))
    with change(ws, "plan.remove", year=item.year, title=excerpt(item.title)) as tx:
        tx.remove(item)
    return outcome(ws, tx, None)


def item_named(ws: Workspace, text: str, year: int | None = None) -> PlanItem:
    """Return the item of that title (or the only one that contains it); raises ``Refused``."""
    wanted = "".join(text.split())
    known = [(item, "".join(item.title.split())) for item in items(ws, year)]
    found = [item for item, title in known if title == wanted] or [i for i, title in known if wanted in title]
    if len(found) != 1:
        raise Refused("unknown_plan_item", title=text)
    return found[0]


# --- what is typed or pasted --------------------------------------------------------------------------------


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resource_path("vocabularies", "plan.toml").read_text(encoding="utf-8"))


def months_in(text: str) -> tuple[int, ...]:
    """Return the months that ``text`` names: 二季度, 上半年、四季度, 3-5月, 4、10月; empty for none."""
    plain = "".join(text.split()).translate(str.maketrans(_words()["digits"]))
    found = {month for name, months in _words()["spans"].items() if name in plain for month in months}
    if found:
        return tuple(sorted(found))
    for first, last in re.findall(_words()["range"], plain):
        found |= set(range(int(first), int(last or first) + 1))
    return tuple(sorted(found))


def check_when(text: str) -> list[Violation]:
    """Return what is wrong with a time as written: one that names no month, or a quarter no year has."""
    plain = "".join(text.split()).translate(str.maketrans(_words()["digits"]))
    strange = [each for each in re.findall(_words()["quarter"], plain) if each not in _words()["spans"]]
    if not plain or (months_in(plain) and not strange):
        return []
    return [Violation("when", "plan_when_unread", facts=(("text", text.strip()),))]


def months_words(months: Sequence[int]) -> str:
    """Return months as an office writes them: 第二季度, 3月、5月, 全年."""
    for name, span in _words()["shown"].items():
        if tuple(span) == tuple(months):
            return str(name)
    return word("punctuation.comma_list").join(word("plan.month", month=month) for month in months)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a cell, parted by any usual mark, each once."""
    return tuple(dict.fromkeys(part.strip() for part in re.split(_words()["marks"], text) if part.strip()))


def read_pasted(text: str, year: int) -> list[PlanDraft]:
    """Return the items in a block copied from Excel.

    With a head line the columns may stand in any order; without one they are read as item, units, time, ways,
    leader, kind, basis, note. Raises ``Refused("plan_paste")`` when there is nothing to read.
    """
    lines = [
        line for line in csv.reader(StringIO(text), delimiter="\t") if any(cell.strip() for cell in line)
    ]
    order = [_column_named(cell) for cell in lines[0]] if lines else []
    if order.count("title") == 1:
        lines = lines[1:]
    else:
        order = list(_words()["order"])
    for line in lines:
        require(check_when(dict(zip(order, line, strict=False)).get("months", "")), "plan_form")
    drafts = [_draft_in(dict(zip(order, line, strict=False)), year) for line in lines]
    if not drafts or not all(draft.title for draft in drafts):
        raise Refused("plan_paste")
    return drafts


def _column_named(cell: str) -> str:
    plain = "".join(cell.split())
    return next((key for key, names in _words()["heads"].items() if plain in names), "")


def _draft_in(cells: dict[str, str], year: int) -> PlanDraft:
    kind = cells.get("kind", "").strip()
    ways = cells.get("ways", "")
    return PlanDraft(
        year=year,
        title=" ".join(cells.get("title", "").split()),
        kind=next((each for each in InspectionKind if word_of(each) == kind), InspectionKind.SPECIAL),
        ways=tuple(way for way in InspectionWay if word_of(way) in ways),
        units=names_in(cells.get("units", "")),
        months=tuple(month for month in months_in(cells.get("months", "")) if 1 <= month <= 12),
        leader=cells.get("leader", "").strip(),
        basis=cells.get("basis", "").strip(),
        note=cells.get("note", "").strip(),
    )


# --- what leaves --------------------------------------------------------------------------------------------


def export_plan(ws: Workspace, path: Path, year: int, progress: Progress = SILENT) -> Path:
    """Write the plan of ``year`` with what was done of it to ``path`` and return it."""
    found = plan(ws, year)
    done, late = found.count(VisitState.DONE), found.count(VisitState.LATE)
    summary = word(
        "plan.summary",
        planned=found.count(),
        done=done + late,
        late=late,
        missed=found.count(VisitState.MISSED),
        extra=len(found.extra),
        rate=rate_words(found.rate),
    )
    sheet = PlainSheet(
        name=word("plan.sheet"),
        title=word("plan.title", office=ws.office.name, year=year),
        heads=heads(),
        widths=_WIDTHS,
        rows=[row_of(number, line) for number, line in enumerate(found.lines, 1)],
        above=(word("plan.as_of", day=chinese_date(ws.clock.today())),),
        below=(summary,),
    )
    write_plain(path, [sheet], progress)
    return path


_HEADS = (
    "number", "title", "kind", "units", "months", "ways", "leader", "basis",
    "planned", "done", "late", "extra", "rate",
)  # fmt: skip


def heads() -> list[str]:
    """Return the words above the cells of ``row_of``."""
    return [word(f"plan.heads.{key}") for key in _HEADS]


def row_of(number: int, line: PlanLine) -> list[str]:
    """Return an item with its figures in words."""
    comma = word("punctuation.comma_list")
    item = line.item
    made = line.count(VisitState.DONE, VisitState.LATE)
    return [
        str(number),
        item.title,
        word_of(item.kind),
        comma.join(item.units),
        months_words(item.months),
        comma.join(word_of(way) for way in item.ways),
        item.leader,
        item.basis,
        str(len(line.visits)),
        str(made),
        str(line.count(VisitState.LATE, VisitState.MISSED)),
        str(len(line.extra)),
        rate_words(line.rate),
    ]
