"""What a record must satisfy before it may be entered. Every rule answers with all it found at once."""

from __future__ import annotations

import re
from datetime import date

from core.domain.drafts import InspectionDraft, IssueDraft, MeasureDraft, ProgressDraft
from core.domain.unit import UnitRole
from core.domain.violation import Severity, Violation

LONGEST_TEXT = 30_000
"""Characters: below the 32,767 an Excel cell can hold."""

PRIVATE_USE = range(0xE000, 0xF900)
"""U+E000-F8FF: characters made on one PC only (造字); they print wrongly elsewhere."""

_PRIVATE = re.compile(f"[{chr(PRIVATE_USE.start)}-{chr(PRIVATE_USE[-1])}]")


def check_issue(draft: IssueDraft) -> list[Violation]:
    """Check an issue as typed."""
    found = _required("text", draft.text)
    found += text_violations(
        text=draft.text,
        cause=draft.cause,
        goal=draft.goal,
        criteria=draft.criteria,
        progress=draft.progress,
        note=draft.note,
    )
    if not draft.units:
        found.append(Violation("units", "unit_missing", Severity.WARNING))
    if not draft.deadline_raw.strip():
        found.append(Violation("deadline_raw", "deadline_missing", Severity.WARNING))
    return found + _units(draft)


def check_measure(draft: MeasureDraft) -> list[Violation]:
    """Check a measure as typed."""
    found = _required("text", draft.text)
    found += text_violations(text=draft.text, criteria=draft.criteria, result=draft.result, note=draft.note)
    return found + _units(draft)


def check_done(today: date, **days: date | None) -> list[Violation]:
    """Check the days of things that are done, by field: none of them lies after today."""
    return [
        Violation(field, "gate_date_ahead") for field, day in days.items() if day is not None and day > today
    ]


def check_note(draft: ProgressDraft, today: date) -> list[Violation]:
    """Check a progress note as typed."""
    found = _required("text", draft.text) + text_violations(text=draft.text)
    if draft.noted_on is None:
        found.append(Violation("noted_on", "required"))
    found += check_done(today, noted_on=draft.noted_on)
    if draft.percent is not None and not 0 <= draft.percent <= 100:
        found.append(Violation("percent", "percent_range"))
    return found


def check_inspection(draft: InspectionDraft) -> list[Violation]:
    """Check an inspection as typed; the basis is asked for by 国令733号 art. 7 and 11."""
    found = _required("title", draft.title)
    found += text_violations(title=draft.title, conclusion=draft.conclusion, note=draft.note)
    if draft.started_on is None:
        found.append(Violation("started_on", "required"))
    if draft.ended_on and draft.started_on and draft.ended_on < draft.started_on:
        found.append(Violation("ended_on", "end_before_start"))
    if not draft.units:
        found.append(Violation("units", "required"))
    if not draft.basis.strip():
        found.append(Violation("basis", "basis_missing", Severity.WARNING))
    if draft.files_good > draft.files_checked:
        found.append(Violation("files_good", "more_good_than_checked"))
    if any(not count.name.strip() for count in draft.counts):
        found.append(Violation("counts", "count_nameless"))
    if any(not problem.text.strip() for problem in draft.problems):
        found.append(Violation("problems", "problem_empty"))
    return found


def errors_only(found: list[Violation]) -> list[Violation]:
    """Return those violations that stop a save."""
    return [violation for violation in found if violation.severity is Severity.ERROR]


def _required(field: str, text: str) -> list[Violation]:
    return [] if text.strip() else [Violation(field, "required")]


def text_violations(**texts: str) -> list[Violation]:
    """Return what is wrong with texts of any record, by field: too long, or letters of this PC only."""
    found: list[Violation] = []
    together = "".join(texts.values())
    if len(together) <= LONGEST_TEXT and not _PRIVATE.search(together):
        return found
    for field, text in texts.items():
        if len(text) > LONGEST_TEXT:
            found.append(Violation(field, "too_long", facts=(("limit", str(LONGEST_TEXT)),)))
        if _PRIVATE.search(text):
            made = "".join(sorted(set(_PRIVATE.findall(text))))
            found.append(Violation(field, "private_character", Severity.WARNING, (("letters", made),)))
    return found


def _units(draft: IssueDraft | MeasureDraft) -> list[Violation]:
    if not draft.units:
        return []
    names = [(unit.name.strip(), unit.role) for unit in draft.units]
    found = []
    if any(not name for name, _ in names):
        found.append(Violation("units", "unit_empty"))
    if len(set(names)) < len(names):
        found.append(Violation("units", "unit_twice", Severity.WARNING))
    if sum(role is UnitRole.LEAD for _, role in names) > 1:
        found.append(Violation("units", "two_leads", Severity.WARNING))
    return found
