"""Spreadsheets into the ledger: looked at first, compared with what is there, then written in one change.

A record remembers what the sheet said at the last import (``source_values``). A later import therefore
knows three things about every text: what the sheet said then, what it says now, and what the clerk made of
it. Only what the sheet changed and the clerk did not is written; what both changed is kept and named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from core.domain.batch import Batch
from core.domain.change import Outcome
from core.domain.drafts import UnitName
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.proposal import ImportResult, Proposal, ProposedIssue, ProposedMeasure, Tally
from core.domain.unit import UnitShare
from core.domain.verdict import Verdict
from core.identity import new_uuid
from core.importing.spreadsheet import propose
from core.operations import units
from core.operations.issues import extended
from core.operations.writing import change, outcome
from core.progress import SILENT, Progress
from core.store import backup, codes, records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace

__all__ = ["apply_proposal", "compared", "field_word", "propose", "read_proposal", "values_of"]

_TEXTS = (
    "sequence",
    "area",
    "track",
    "text",
    "cause",
    "goal",
    "leader",
    "person",
    "phone",
    "criteria",
    "seen_result",
    "seen_effect",
    "extension",
    "institutional_result",
    "progress",
    "note",
)
"""Fields of an issue that a sheet may fill."""


def read_proposal(
    ws: Workspace, path: Path, anchor: date | None = None, progress: Progress = SILENT
) -> Proposal:
    """Read a spreadsheet and say what it would do to this ledger; nothing is written."""
    return compared(ws, propose(path, anchor=anchor, progress=progress))


def compared(ws: Workspace, proposal: Proposal) -> Proposal:
    """Return ``proposal`` with the verdict of every record against the ledger as it stands."""
    known = _known(ws, proposal)
    return replace(proposal, issues=tuple(_judged(issue, known.get(issue.key)) for issue in proposal.issues))


@dataclass(frozen=True, slots=True)
class _Known:
    """An issue that came from the same row before."""

    issue: Issue
    measures: tuple[Measure, ...]
    units: str


def _known(ws: Workspace, proposal: Proposal) -> dict[str, _Known]:
    issues = records.find_in(ws.ledger, Issue, "source_key", [issue.key for issue in proposal.issues])
    ids = [issue.uuid for issue in issues]
    measures: dict[str, list[Measure]] = {uuid: [] for uuid in ids}
    for measure in records.find_in(ws.ledger, Measure, "issue_uuid", ids):
        measures[measure.issue_uuid].append(measure)
    shares: dict[str, list[UnitShare]] = {uuid: [] for uuid in ids}
    for share in records.find_in(ws.ledger, UnitShare, "issue_uuid", ids):
        shares[share.issue_uuid or ""].append(share)
    return {
        issue.source_key: _Known(
            issue,
            tuple(measures[issue.uuid]),
            _unit_text(units.names_in(ws, sorted(shares[issue.uuid], key=lambda share: share.position))),
        )
        for issue in issues
    }


def _unit_text(names: Iterable[UnitName]) -> str:
    return "\n".join(f"{unit.role}:{unit.name}" for unit in names)


def values_of(issue: ProposedIssue) -> dict[str, str]:
    """Return everything a sheet says of an issue, by name."""
    values = {name: issue.field(name) for name in _TEXTS}
    values["deadline"] = issue.deadline.raw
    values["units"] = _unit_text(issue.units)
    values["status"] = issue.status_raw
    values |= {f"measure {item.position}": item.text for item in issue.measures}
    values |= {f"extra {header}": text for header, text in issue.extra}
    return {name: text for name, text in values.items() if text}


def _current(known: _Known, name: str) -> str:
    special = {"deadline": known.issue.deadline.raw, "units": known.units, "status": known.issue.status_raw}
    if name in special:
        return special[name]
    if name.startswith("extra "):
        return dict(known.issue.extra).get(name.removeprefix("extra "), "")
    return str(getattr(known.issue, name))


def _changes(issue: ProposedIssue, known: _Known) -> tuple[dict[str, str], list[str]]:
    """Return what the sheet changed since the last import, and the names the clerk changed as well."""
    base = dict(known.issue.source_values)
    wanted: dict[str, str] = {}
    conflicts: list[str] = []
    for name, text in values_of(issue).items():
        if name.startswith("measure ") or base.get(name, "") == text:
            continue
        current = _current(known, name)
        if current == text:
            continue
        if current == base.get(name, ""):
            wanted[name] = text
        else:
            conflicts.append(name)
    return wanted, conflicts


def _is_known(measure: ProposedMeasure, known: _Known) -> bool:
    plain = "".join(measure.text.split())
    texts = [text for name, text in known.issue.source_values if name.startswith("measure ")]
    texts += [item.text for item in known.measures]
    return any("".join(text.split()) == plain for text in texts)


def _judged(issue: ProposedIssue, known: _Known | None) -> ProposedIssue:
    if known is None:
        return issue
    wanted, conflicts = _changes(issue, known)
    measures = tuple(
        replace(item, verdict=Verdict.UNCHANGED if _is_known(item, known) else Verdict.NEW)
        for item in issue.measures
    )
    reasons = issue.reasons
    if conflicts:
        names = word("punctuation.comma_list").join(field_word(name) for name in conflicts)
        reasons += (word("imports.kept_own", code=known.issue.code, fields=names),)
    verdict = Verdict.UPDATED if wanted else Verdict.UNCHANGED
    return replace(issue, verdict=verdict, measures=measures, reasons=reasons)


def field_word(name: str) -> str:
    """Return what people call the field ``name`` of a proposal."""
    return name.removeprefix("extra ") if name.startswith("extra ") else word(f"fields.{name}")


def apply_proposal(
    ws: Workspace, proposal: Proposal, batch_name: str = "", progress: Progress = SILENT
) -> Outcome[ImportResult]:
    """Write what a proposal holds in one change, after a backup; raise nothing half done."""
    proposal = compared(ws, proposal)
    if any(issue.verdict is not Verdict.UNCHANGED for issue in proposal.issues):
        backup.automatic(ws.ledger, now=ws.clock.now(), reason="import")
    with change(ws, "import", name=proposal.source_name) as tx:
        writer = _Writer(ws, tx, proposal, batch_name or proposal.title or proposal.source_name)
        writer.write(progress)
    return outcome(ws, tx, writer.result())


class _Writer:
    """Carries a proposal into a running transaction, new records in bulk."""

    def __init__(self, ws: Workspace, tx: Transaction, proposal: Proposal, batch_name: str) -> None:
        self._ws = ws
        self._tx = tx
        self._proposal = proposal
        self._known = _known(ws, proposal)
        self._book = units.UnitBook(ws.ledger)
        self._batch = self._batch_named(batch_name)
        self._prefix = f"{(self._batch.anchor or ws.clock.today()).year}-"
        self._number = codes.highest_number(ws.ledger, Issue, self._prefix)
        self._taken = {issue.code for issue in records.find(ws.ledger, Issue)}
        self._issues: list[Issue] = []
        self._measures: list[Measure] = []
        self._shares: list[UnitShare] = []
        self._tally = {"issues": [0, 0, 0], "measures": [0, 0, 0]}

    def _batch_named(self, name: str) -> Batch:
        """Return the batch these rows belong to, entering it when it is new and anything will be written."""
        found = records.find(self._ws.ledger, Batch, name=name)
        if not found and self._known:
            first = next(iter(self._known.values())).issue.batch_uuid
            found = records.find(self._ws.ledger, Batch, uuid=first) if first else []
        if found:
            return found[0]
        proposal = self._proposal
        return self._tx.add(
            Batch(
                uuid=new_uuid(),
                name=name,
                title=proposal.title,
                reporter=proposal.reporter,
                basis=proposal.basis,
                anchor=proposal.anchor,
                as_of=proposal.as_of,
                source_name=proposal.source_name,
                source_sha256=proposal.source_sha256,
                stated_counts=proposal.stated_counts,
                surroundings=proposal.surroundings,
            )
        )

    def write(self, progress: Progress) -> None:
        """Write every issue, then the new records in bulk."""
        total = len(self._proposal.issues)
        for done, issue in enumerate(self._proposal.issues):
            if done % 200 == 0:
                progress.step(done, total, self._proposal.sheet)
            known = self._known.get(issue.key)
            if known is None:
                self._enter(issue)
            else:
                self._update(issue, known)
        self._tx.add_all(self._issues)
        self._tx.add_all(self._measures)
        self._tx.add_all(self._shares)

    def _enter(self, issue: ProposedIssue) -> None:
        plain: dict[str, Any] = {name: issue.field(name) for name in _TEXTS}
        entered = Issue(
            uuid=new_uuid(),
            batch_uuid=self._batch.uuid,
            code=self._code(issue.field("code")),
            deadline=issue.deadline,
            status=issue.status,
            status_raw=issue.status_raw,
            source_row=issue.row,
            source_key=issue.key,
            source_values=tuple(values_of(issue).items()),
            extra=issue.extra,
            **plain,
        )
        self._issues.append(entered)
        self._shares += units.shares_for(self._book, self._tx, issue.units, issue_uuid=entered.uuid)
        self._count("issues", 0)
        for measure in issue.measures:
            self._enter_measure(entered.uuid, measure, measure.position)

    def _code(self, wanted: str) -> str:
        code = wanted.strip()
        while not code or code in self._taken:
            self._number += 1
            code = codes.coded(self._prefix, self._number)
        self._taken.add(code)
        return code

    def _enter_measure(self, issue_uuid: str, measure: ProposedMeasure, position: int) -> None:
        entered = Measure(
            uuid=new_uuid(),
            issue_uuid=issue_uuid,
            position=position,
            text=measure.text,
            deadline=measure.deadline,
            source_row=measure.row,
        )
        self._measures.append(entered)
        self._shares += units.shares_for(self._book, self._tx, measure.units, measure_uuid=entered.uuid)
        self._count("measures", 0)

    def _update(self, issue: ProposedIssue, known: _Known) -> None:
        wanted, conflicts = _changes(issue, known)
        fresh = [measure for measure in issue.measures if not _is_known(measure, known)]
        position = max((measure.position for measure in known.measures), default=0)
        for offset, measure in enumerate(fresh, 1):
            self._enter_measure(known.issue.uuid, measure, position + offset)
        for _ in range(len(issue.measures) - len(fresh)):
            self._count("measures", 2)
        self._count("issues", 1 if wanted else 2)
        if wanted or fresh:
            self._replace(issue, known, wanted, conflicts)

    def _replace(
        self, issue: ProposedIssue, known: _Known, wanted: dict[str, str], conflicts: list[str]
    ) -> None:
        base = dict(known.issue.source_values)
        base |= {name: text for name, text in values_of(issue).items() if name not in conflicts}
        extra = dict(known.issue.extra)
        extra |= {
            name.removeprefix("extra "): text for name, text in wanted.items() if name.startswith("extra ")
        }
        texts: dict[str, Any] = {name: text for name, text in wanted.items() if name in _TEXTS}
        deadline = known.issue.deadline
        self._tx.replace(
            replace(
                known.issue,
                source_values=tuple(base.items()),
                extra=tuple(extra.items()),
                status_raw=wanted.get("status", known.issue.status_raw),
                deadline=extended(deadline, issue.deadline) if "deadline" in wanted else deadline,
                **texts,
            )
        )
        if "units" in wanted:
            units.set_shares(self._ws, self._tx, issue.units, issue_uuid=known.issue.uuid)

    def _count(self, kind: str, slot: int) -> None:
        self._tally[kind][slot] += 1

    def result(self) -> ImportResult:
        """Return what was done."""
        return ImportResult(
            batch_uuid=self._batch.uuid,
            issues=_tally(self._tally["issues"]),
            measures=_tally(self._tally["measures"]),
            rejected=self._proposal.rejected,
            warnings=self._proposal.warnings,
            columns=self._proposal.columns,
        )


def _tally(counts: list[int]) -> Tally:
    new, updated, unchanged = counts
    return Tally(new=new, updated=updated, unchanged=unchanged)
