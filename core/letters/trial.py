"""A template tried out: facts as an example letter would have them, and what its layout shows to be amiss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from core import letter_kinds
from core.domain.violation import Severity, Violation
from core.letters import paper
from core.letters.content import Dress, InspectionFacts, ItemFacts, LetterFacts, ProblemFacts
from core.letters.paper import PaperFormat
from core.letters.placed import Element, Layout, Page, Run
from core.letters.placeholders import LISTS, sample_file
from core.letters.tables import CELL, PADDING

SIZES = (1, 3, 20)
"""How many items an example may speak of: one, some, and more than fit into the text."""

_DAY, _REPLY = date(2026, 11, 22), date(2026, 12, 7)
_VISIT = (date(2026, 11, 3), date(2026, 11, 5))
_ENTRY_NAME = re.compile(r"\{(entry_[a-z0-9_]+)\}")
_FEWEST_CELLS = 2
_TITLE_LINES = 3
_LONG_PAGES = 8
_SLACK = 1.0
"""Millimetres a hanging mark may stand out of the sheet's edge before it counts as overflow."""

Plan = Mapping[str, Any]


def sample_facts(plan: Plan, count: int = 3) -> LetterFacts:
    """Return facts that fill what a template of its subject can say, about ``count`` items or problems."""
    told = sample_file()
    letter = {name: words[1] for name, words in told["letter"].items()}
    facts = LetterFacts(
        letterhead=letter["letterhead"],
        document_number=letter["document_number"],
        addressee=str(plan.get("addressee") or letter["addressee"]),
        dated_on=_DAY,
        reply_due=_REPLY if plan.get("reply_days", -1) else None,
        signature=letter["signature"],
        matter=letter["matter"],
        basis=letter["basis"],
        contact=letter["contact"],
        phone=letter["phone"],
        liaison=letter["liaison"],
        liaison_phone=letter["liaison_phone"],
        record_code=letter["record_code"],
        dress=_dress(plan, letter),
    )
    return _with_asked(plan, _about(plan, facts, count))


def _dress(plan: Plan, letter: Mapping[str, str]) -> Dress:
    if plan.get("format") in (PaperFormat.BULLETIN, PaperFormat.MINUTES):
        return Dress(issue=letter["issue"])
    return Dress()


def _about(plan: Plan, facts: LetterFacts, count: int) -> LetterFacts:
    subject = plan.get("speaks_of", letter_kinds.ITEMS)
    if subject == letter_kinds.INSPECTION:
        return replace(
            facts, inspection=_inspection(count), said=_said("inspection", "conclusion", "concluded_on")
        )
    if subject == letter_kinds.PERIOD:
        return replace(
            facts, said=_said("period"), lists=_lists("figures", "ranking", "best", "overdue_items")
        )
    if subject == letter_kinds.ENTRY:
        names = _ENTRY_NAME.findall(str(plan))
        text = sample_file()["said"]["text"]
        said = dict.fromkeys(names, text) | {"entry_code": sample_file()["row"]["code"][1]}
        return replace(facts, said=said, lists=_lists("entry"))
    if subject == letter_kinds.ITEMS:
        return replace(facts, items=_items(count))
    if subject == letter_kinds.LETTER:
        return replace(facts, items=_items(count), said=_said("letter", "earlier_number", "earlier_day"))
    code = {"code": sample_file()["row"]["code"][1]}
    said = (
        _said("review") if subject == letter_kinds.REVIEW else _said("extension") | _said("review", "new_due")
    )
    return replace(facts, items=_items(1), said=said | code)


def _said(group: str, *only: str) -> dict[str, str]:
    told = sample_file()[group]
    return {name: told[name][1] for name in only or told}


def _lists(*names: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sample_file()[LISTS][name][1]) for name in names}


def _items(count: int) -> tuple[ItemFacts, ...]:
    rows = sample_file()["items"]
    return tuple(ItemFacts(**rows[number % len(rows)]) for number in range(count))


def _inspection(count: int) -> InspectionFacts:
    told = sample_file()
    rows, words = told["problems"], told["inspection"]
    return InspectionFacts(
        title=words["inspection"][1],
        started_on=_VISIT[0],
        ended_on=_VISIT[1],
        kind=words["inspection_kind"][1],
        places=(words["places"][1],),
        problems=tuple(ProblemFacts(**rows[number % len(rows)]) for number in range(count)),
    )


def _with_asked(plan: Plan, facts: LetterFacts) -> LetterFacts:
    """Return the facts with an example for everything the kind asks the clerk for."""
    said, lists, example = dict(facts.said), dict(facts.lists), sample_file()["said"]
    for field in plan.get("fields", ()):
        if field.get("lines"):
            lists[field["key"]] = tuple(example["lines"])
        else:
            said[field["key"]] = example["text"]
    return replace(facts, said=said, lists=lists)


def layout_faults(plan: Plan, layout: Layout) -> list[Violation]:
    """Return what a person should look at before letters go out by this template."""
    return [*_missing(plan, layout), *_shape(layout), *_overflow(plan, layout), *_narrow(plan)]


def _missing(plan: Plan, layout: Layout) -> Iterator[Violation]:
    for item in layout.missing:
        facts = (("char", item.char), ("context", item.context), ("code", f"{ord(item.char):04X}"))
        yield Violation(place_of(plan, item.char), "template_trial_missing", Severity.WARNING, facts)


def _shape(layout: Layout) -> Iterator[Violation]:
    if not _lines(layout.pages[0], Element.BODY):
        yield Violation("head:title", "template_trial_no_body", Severity.WARNING)
    for page in layout.pages:
        if _lines(page, Element.SIGNATURE) and not _lines(page, Element.BODY):
            yield Violation(
                "block:0", "template_trial_lonely", Severity.WARNING, (("page", str(page.number)),)
            )
    lines = _lines(layout.pages[0], Element.TITLE)
    if lines > _TITLE_LINES:
        yield Violation("head:title", "template_trial_title", Severity.WARNING, (("lines", str(lines)),))
    pages = sum(bool(_lines(page, Element.BODY)) for page in layout.pages)
    if pages > _LONG_PAGES:
        yield Violation("block:0", "template_trial_long", Severity.WARNING, (("pages", str(pages)),))


def _lines(page: Page, element: Element) -> int:
    return len({run.y for run in page.runs if run.element is element})


def _overflow(plan: Plan, layout: Layout) -> Iterator[Violation]:
    out = (run for page in layout.pages for run in page.runs if run.cells and _is_out(run))
    first = next(out, None)
    if first is not None:
        facts = (("text", first.text[:12]),)
        yield Violation(place_of(plan, first.text[:4]), "template_trial_overflow", Severity.WARNING, facts)


def _is_out(run: Run) -> bool:
    wide, high = (
        (paper.PAGE_HEIGHT, paper.PAGE_WIDTH) if run.turned else (paper.PAGE_WIDTH, paper.PAGE_HEIGHT)
    )
    return run.left < -_SLACK or run.right > wide + _SLACK or not 0 < run.y < high


def _narrow(plan: Plan) -> Iterator[Violation]:
    for number, annex in enumerate(plan.get("annex", ())):
        room = paper.TYPE_HEIGHT if annex.get("turned") else paper.TYPE_WIDTH
        whole = sum(column.get("width", 1) for column in annex["columns"])
        for place, column in enumerate(annex["columns"], 1):
            if (column.get("width", 1) / whole * room - 2 * PADDING) / CELL < _FEWEST_CELLS:
                facts = (("number", str(place)), ("heading", column["heading"]))
                yield Violation(f"annex:{number}", "template_column_narrow", Severity.WARNING, facts)


def place_of(plan: Plan, words: str) -> str:
    """Return the block (or the head) whose own text holds ``words``; empty when it came with the facts."""
    for part in ("block", "annex"):
        entries: Sequence[Plan] = plan.get(part, ())
        for number, entry in enumerate(entries):
            if words and words in str(entry):
                return f"{part}:{number}"
    return "head:title" if words and words in str(plan.get("title")) else ""
