"""发文字号 and 期号: which number a letter would bear, told before it is taken (domain row 64).

Notices, special reports and bulletins may come out as numbered issues (督察通报2026年第3期). An issue's
number is one of the same gap-free register as a 发文字号: a series of its own, from 1 every year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.domain.letter import Letter, LetterKind
from core.errors import Refused
from core.letter_kinds import KindPlan, all_plans
from core.letters.paper import PaperFormat
from core.operations.letter_request import LetterRequest
from core.operations.letter_subjects import Gathered
from core.store import numbers, records
from core.wording import word
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """What a letter would be numbered. ``total`` is its 总第N期, 0 for none."""

    series: str
    year: int
    total: int = 0

    def text(self, number: int) -> str:
        """Return the number as the letter bears it."""
        text = document_number(self.series, self.year, number)
        return text + word("formats.issue_total", total=self.total) if self.total else text


def dressed(gathered: Gathered, told: Numbering, number: int, plan: KindPlan) -> Gathered:
    """Return what a letter says in the dress of its numbering: an issue has the head of 通报、专报、简报.

    One of these kinds with a 发文字号 instead is a letter, unless the clerk chose another format.
    """
    if told.series not in issue_series():
        return _lettered(gathered) if plan.format == PaperFormat.BULLETIN else gathered
    total = word("letters.issue_total", total=told.total) if told.total else ""
    issue = word("letters.issue", year=told.year, number=number)
    dress = replace(gathered.facts.dress, format=PaperFormat.BULLETIN, issue=issue, issue_total=total)
    return replace(gathered, facts=replace(gathered.facts, dress=dress))


def _lettered(gathered: Gathered) -> Gathered:
    dress = gathered.facts.dress
    plain = replace(dress, format=dress.format or PaperFormat.LETTER)
    return replace(gathered, facts=replace(gathered.facts, dress=plain))


def series_of(ws: Workspace, kind: LetterKind) -> str:
    """Return the number series of a kind: the office's own word and the kind's, e.g. 容法督.

    A kind that comes out in numbered issues alone has the name of those.
    """
    return series_of_plan(ws, kind.plan)


def series_of_plan(ws: Workspace, plan: KindPlan) -> str:
    """Return the number series of a kind as ``plan`` says it, which may be an earlier version of its head."""
    if plan.only_issues:
        return plan.issue_series
    prefix = ws.office.number_prefix.strip()
    if not prefix:
        raise Refused("letter_no_prefix")
    return prefix + plan.series


def issue_series() -> set[str]:
    """Return the names of all series of numbered issues."""
    return {plan.issue_series for plan in all_plans() if plan.issue_series}


def document_number(series: str, year: int, number: int) -> str:
    """Return a 发文字号: full year in six-cornered brackets, no leading zero (GB/T 9704-2012, 7.2.5).

    Of a series of numbered issues, the name with year and 期号.
    """
    key = "issue_number" if series in issue_series() else "document_number"
    return word(f"formats.{key}", series=series, year=year, number=number)


def numbering_of(ws: Workspace, request: LetterRequest) -> Numbering:
    """Return how the letter of ``request`` is numbered; takes nothing.

    Raises ``Refused`` for a kind without issues, and for a 总第N期 that an issue of the series bears already.
    """
    plan, year = request.kind.plan, request.dated_on.year
    if not _as_issue(request):
        return Numbering(series=series_of(ws, request.kind), year=year)
    if not plan.issue_series:
        raise Refused("letter_no_issues", kind=plan.name)
    last = last_total(ws, plan.issue_series)
    if request.total and request.total <= last:
        raise Refused("issue_total_taken", total=request.total, last=last)
    return Numbering(series=plan.issue_series, year=year, total=request.total)


def _as_issue(request: LetterRequest) -> bool:
    plan = request.kind.plan
    if plan.only_issues or request.as_issue is not None:
        return plan.only_issues or bool(request.as_issue)
    return bool(plan.issue_series) and plan.format == PaperFormat.BULLETIN


def proposed_number(ws: Workspace, request: LetterRequest) -> int:
    """Return the number that would be next; looking takes nothing."""
    told = numbering_of(ws, request)
    return numbers.upcoming(ws.ledger, told.series, told.year)


def last_total(ws: Workspace, series: str) -> int:
    """Return the highest 总第N期 of a series, void letters included; 0 where none bears one."""
    return max((each.issue_total for each in records.find(ws.ledger, Letter, series=series)), default=0)


def proposed_total(ws: Workspace, kind: LetterKind) -> int:
    """Return the 总第N期 the next issue of a kind goes on with; 0 where the last of its series bears none."""
    series = kind.plan.issue_series
    sent = records.find(ws.ledger, Letter, order="year desc, number desc", series=series) if series else []
    return last_total(ws, series) + 1 if sent and sent[0].issue_total else 0


def came_out_as_issue(ws: Workspace, kind: LetterKind) -> bool:
    """Tell whether the last letter of a kind was a numbered issue, which the next is then proposed to be."""
    if kind.plan.only_issues:
        return True
    sent = records.find(ws.ledger, Letter, order="dated_on desc, number desc", kind=kind)
    if not sent:
        return _as_issue(LetterRequest(kind=kind, dated_on=date.min))
    return sent[0].series == kind.plan.issue_series != ""
