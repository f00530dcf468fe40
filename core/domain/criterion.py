"""Criteria (检验标准): what must hold before an issue may be struck off, one by one (domain.md §1 row 80).

A quantified criterion compares a number with its target and so answers itself; the others are answered by a
person on a day. The free text of earlier versions stays on its record as the raw words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.evidence import Evidence
from core.domain.quantity import is_quantity, number_of
from core.domain.rules import text_violations
from core.domain.violation import Violation


class Comparison(StrEnum):
    """How the actual number must stand to the target."""

    AT_LEAST = "at_least"
    """不少于."""
    AT_MOST = "at_most"
    """不超过."""
    EQUAL = "equal"
    """等于."""


class Answer(StrEnum):
    """What a person said of a criterion without a number."""

    MET = "met"
    NOT_MET = "not_met"


class CriterionState(StrEnum):
    """How a criterion stands; always derived, never stored."""

    MET = "met"
    NOT_MET = "not_met"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion of an issue, or of one of its measures.

    ``target`` and ``actual`` are numbers as text; ``answered_on`` is the day the answer or the number holds
    for. A criterion with a ``comparison`` has no ``answer`` of its own. ``answered_round`` is the round of
    its issue the answer was given in; 0, of earlier versions, stands for the first.
    """

    uuid: str
    revision: int = 1
    issue_uuid: str
    measure_uuid: str | None = None
    position: int
    text: str
    comparison: Comparison | None = None
    target: str = ""
    measure_word: str = ""
    actual: str = ""
    answer: Answer | None = None
    answered_on: date | None = None
    answered_by: str = ""
    answer_note: str = ""
    answered_round: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionDraft:
    """A criterion as typed; without ``comparison`` a person answers it."""

    text: str = ""
    comparison: Comparison | None = None
    target: str = ""
    measure_word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft:
    """An answer as typed: ``actual`` for a quantified criterion, ``answer`` for any other."""

    answer: Answer | None = None
    actual: str = ""
    dated: date | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionEntry:
    """A criterion with its measure (0: of the issue itself) and the files that prove it."""

    criterion: Criterion
    measure: int
    evidence: tuple[Evidence, ...]
    round: int = 1
    """The present round of its issue."""

    @property
    def state(self) -> CriterionState:
        """How it stands in the present round."""
        return state_in(self.criterion, self.round)

    @property
    def earlier_round(self) -> int:
        """The earlier round its answer was given in and counted for; 0 when there is none such."""
        given = round_of(self.criterion)
        return given if self.criterion.answered_on and given != self.round else 0


def round_of(criterion: Criterion) -> int:
    """Return the round its answer was given in."""
    return criterion.answered_round or 1


def state_in(criterion: Criterion, present: int) -> CriterionState:
    """Return how a criterion stands in round ``present``: an answer counts for its own round alone.

    After 退回 and 重开 what was found before is history; the new round asks again (domain.md §3.1).
    """
    return state_of(criterion) if round_of(criterion) == present else CriterionState.UNANSWERED


def state_of(criterion: Criterion) -> CriterionState:
    """Return how a criterion was answered, in whatever round: by its numbers, else by what a person said."""
    if criterion.comparison is None:
        return CriterionState(criterion.answer.value) if criterion.answer else CriterionState.UNANSWERED
    actual, target = number_of(criterion.actual), number_of(criterion.target)
    if actual is None or target is None:
        return CriterionState.UNANSWERED
    holds = {
        Comparison.AT_LEAST: actual >= target,
        Comparison.AT_MOST: actual <= target,
        Comparison.EQUAL: actual == target,
    }
    return CriterionState.MET if holds[criterion.comparison] else CriterionState.NOT_MET


def check_criterion(draft: CriterionDraft) -> list[Violation]:
    """Check a criterion as typed."""
    found = [] if draft.text.strip() else [Violation("text", "required")]
    found += text_violations(text=draft.text)
    if draft.comparison is not None and number_of(draft.target) is None:
        found.append(Violation("target", "criterion_target"))
    if draft.comparison is None and draft.target.strip():
        found.append(Violation("comparison", "criterion_comparison"))
    return found


def check_answer(criterion: Criterion, draft: AnswerDraft, today: date) -> list[Violation]:
    """Check an answer as typed; who says so and as of which day must be named."""
    found = [] if draft.by.strip() else [Violation("by", "gate_person")]
    if draft.dated is None:
        found.append(Violation("dated", "gate_date"))
    elif draft.dated > today:
        found.append(Violation("dated", "gate_date_ahead"))
    if criterion.comparison is None:
        missing = [] if draft.answer else [Violation("answer", "required")]
    elif not draft.actual.strip():
        missing = [Violation("actual", "required")]
    else:
        missing = [] if is_quantity(draft.actual) else [Violation("actual", "not_a_number")]
    return found + missing + text_violations(note=draft.note)
