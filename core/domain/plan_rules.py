"""What plans and tasks must satisfy: no plan above itself, no answer without a person, no empty task."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from core.domain.plan import TaskAnswer
from core.domain.plan_drafts import ClaimDraft, DocumentDraft, PlanDraft, SplitDraft, TaskDraft
from core.domain.violation import Severity, Violation

LINE = re.compile(r"^\s*(?P<name>[^:\uff1a]+?)\s*[:\uff1a]\s*(?P<value>.*?)\s*$")
"""``name：value`` with a Chinese or a Latin colon."""


def pairs_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return (name, value) of every line that has both."""
    found = (LINE.match(line) for line in text.splitlines())
    return tuple((each["name"], each["value"]) for each in found if each and each["value"])


def counts_of(text: str) -> tuple[tuple[str, int], ...]:
    """Return (name, count) of every line whose value is a whole number."""
    return tuple((name, int(value)) for name, value in pairs_of(text) if _is_count(value))


def _is_count(value: str) -> bool:
    return value.isascii() and value.isdecimal()


def above(parents: Mapping[str, str | None], uuid: str) -> list[str]:
    """Return the plans above ``uuid``, the nearest first; ends where a plan would come twice."""
    found: list[str] = []
    parent = parents.get(uuid)
    while parent is not None and parent != uuid and parent not in found:
        found.append(parent)
        parent = parents.get(parent)
    return found


def makes_cycle(parents: Mapping[str, str | None], uuid: str, parent: str | None) -> bool:
    """Tell whether ``uuid`` under ``parent`` would stand above itself."""
    return parent is not None and (parent == uuid or uuid in above(parents, parent))


def below(parents: Mapping[str, str | None], uuid: str) -> list[str]:
    """Return ``uuid`` and every plan beneath it."""
    return [each for each in parents if each == uuid or uuid in above(parents, each)]


def check_plan(draft: PlanDraft) -> list[Violation]:
    """Check a plan as typed."""
    found = [] if draft.name.strip() else [Violation("name", "required")]
    if draft.stage_from and draft.stage_to and draft.stage_to < draft.stage_from:
        found.append(Violation("stage_to", "end_before_start"))
    if bool(draft.stage_from) is not bool(draft.stage_to):
        found.append(Violation("stage_to" if draft.stage_from else "stage_from", "stage_half"))
    if not 0 <= draft.target_percent <= 100:
        found.append(Violation("target_percent", "percent_range"))
    if draft.target_by and not draft.target_percent:
        found.append(Violation("target_percent", "target_missing"))
    if _lines(draft.stated) != len(counts_of(draft.stated)):
        found.append(Violation("stated", "stated_lines"))
    if _lines(draft.dispatch) != len(pairs_of(draft.dispatch)):
        found.append(Violation("dispatch", "dispatch_lines"))
    if draft.anchor is None:
        found.append(Violation("anchor", "anchor_missing", Severity.WARNING))
    return found


def _lines(text: str) -> int:
    return sum(bool(line.strip()) for line in text.splitlines())


def check_document(draft: DocumentDraft) -> list[Violation]:
    """Check a source document as typed."""
    return [] if draft.existing or draft.title.strip() else [Violation("title", "required")]


def check_task(draft: TaskDraft) -> list[Violation]:
    """Check an upper task as typed."""
    return [] if draft.text.strip() else [Violation("text", "required")]


def check_answer(answer: TaskAnswer, draft: ClaimDraft, today: date) -> list[Violation]:
    """Check the answer to a task: it names a person and a day, and a refusal its reason (domain §3.1)."""
    found = [] if draft.by.strip() else [Violation("by", "gate_person")]
    if draft.dated is not None and draft.dated > today:
        found.append(Violation("dated", "gate_date_ahead"))
    if answer is TaskAnswer.DECLINED and not draft.reason.strip():
        found.append(Violation("reason", "gate_ground"))
    return found


def check_split(draft: SplitDraft) -> list[Violation]:
    """Check what a task is split into."""
    named = draft.issue_uuid or draft.text.strip()
    return [] if named else [Violation("text", "required")]
