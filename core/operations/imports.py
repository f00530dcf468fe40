"""Spreadsheets into the ledger: looked at first, compared with what is there, then written in one change.

What a sheet changes in records that came from it before, and what is kept as the clerk has it, stands in
``import_changes``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from core.domain.change import Outcome
from core.domain.custom_field import FieldOwner, Values
from core.domain.deadline import Deadline
from core.domain.drafts import UnitName
from core.domain.issue import Issue, IssueStatus
from core.domain.measure import Measure
from core.domain.people import Signature
from core.domain.people_rules import strikes_off
from core.domain.proposal import SHEET_TEXTS, ImportResult, Proposal, ProposedIssue, ProposedMeasure, Tally
from core.domain.review import ExtensionDraft
from core.domain.unit import UnitShare
from core.domain.unit_progress import with_part
from core.domain.verdict import Verdict
from core.errors import Refused
from core.files import readable
from core.identity import new_uuid
from core.importing.spreadsheet import propose
from core.operations import duty_offers, units
from core.operations.calendars import calendar_for
from core.operations.custom_columns import adopt
from core.operations.custom_values import settled
from core.operations.import_batches import ImportBatches
from core.operations.import_changes import (
    UNIT_PROGRESS,
    Changes,
    Known,
    changes_of,
    known_of,
    remembered,
    tags_in,
    values_of,
)
from core.operations.import_columns import OwnColumns, columns_of, own_columns_of, recognised
from core.operations.import_days import finished_by, state_said, with_state, without_future
from core.operations.import_gates import record_closure
from core.operations.import_guards import Grounded, extension_of, guard, held_words
from core.operations.import_matching import BATCH, CODE, Matches, explicit_batch, like_words, matched
from core.operations.import_needs import require_approver
from core.operations.import_origins import origin_in
from core.operations.import_own_tables import not_carried
from core.operations.issues import extended
from core.operations.signing import require_closing
from core.operations.writing import change, outcome
from core.progress import SILENT, Progress
from core.store import backup, codes, records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace

__all__ = ["apply_proposal", "compared", "propose", "read_proposal"]


def read_proposal(
    ws: Workspace,
    path: Path,
    anchor: date | None = None,
    progress: Progress = SILENT,
    *,
    batch_name: str = "",
) -> Proposal:
    """Read a spreadsheet and say what it would do to this ledger; nothing is written."""
    limit = ws.settings.immediate_limit_days
    own = own_columns_of(ws).names
    calendar = calendar_for(ws)
    proposal = propose(
        path, anchor=anchor, immediate_limit=limit, own=own, calendar=calendar, progress=progress
    )
    return compared(ws, replace(proposal, source_name=readable(proposal.source_name)), batch_name)


def compared(ws: Workspace, proposal: Proposal, batch_name: str = "") -> Proposal:
    """Return ``proposal`` with the verdict of every record against the ledger as it stands.

    ``batch_name`` is the batch it is to come into: text that stands in another batch is another issue.
    """
    own = own_columns_of(ws)
    proposal = recognised(proposal, own)
    matches = matched(ws, proposal, batch_name)
    known, book = known_of(ws, proposal, matches.found), units.UnitBook(ws.ledger)
    today = ws.clock.today()
    read = (without_future(_untold(issue), today) for issue in proposal.issues)
    judged = tuple(
        _judged(ws, issue, known[issue.key], book, own) if issue.key in known else _new(issue, matches)
        for issue in read
    )
    like = (issue.reasons[-1] for issue in judged if issue.like and not issue.same_as)
    lost = not_carried(proposal.own) if any(each.verdict is Verdict.NEW for each in judged) else ()
    return replace(proposal, issues=judged, doubts=(*lost, *matches.notices, *like))


def same_as(ws: Workspace, proposal: Proposal, rows: Collection[str], batch_name: str = "") -> Proposal:
    """Return ``proposal`` with the rows named by 编号 or row number taken for the issues they are alike.

    Raises ``Refused("no_such_like")`` for one that is alike no issue of the ledger.
    """
    names = {
        name: issue for issue in proposal.issues for name in (issue.field("code").strip(), str(issue.row))
    }
    for row in rows:
        if row not in names or not names[row].like:
            raise Refused("no_such_like", row=row)
    keys = {names[row].key for row in rows}
    chosen = (replace(each, same_as=each.like) if each.key in keys else each for each in proposal.issues)
    return compared(ws, replace(proposal, issues=tuple(chosen)), batch_name)


def held_of(ws: Workspace, proposal: Proposal, batch_name: str = "") -> list[str]:
    """Return the sentences on what an import without any ground would leave as it is."""
    known = known_of(ws, proposal, matched(ws, proposal, batch_name).found)
    book, own = units.UnitBook(ws.ledger), own_columns_of(ws)
    rows = ((row, known[row.key]) for row in proposal.issues if row.key in known)
    return [
        told
        for row, here in rows
        for told in held_words(ws, guard(ws, changes_of(row, here, book, own), row, here), row, here)
    ]


def closed_before(proposal: Proposal) -> int:
    """Return how many new issues would come in struck off."""
    new = (issue for issue in proposal.issues if issue.verdict is Verdict.NEW)
    return sum(issue.status is IssueStatus.CLOSED for issue in new)


def _new(issue: ProposedIssue, matches: Matches) -> ProposedIssue:
    """Return a row that comes in as a new issue, with what a person should know of it."""
    measures = tuple(replace(item, verdict=Verdict.NEW) for item in issue.measures)
    told = [word("imports.closed_before")] if issue.status is IssueStatus.CLOSED else []
    like = matches.alike.get(issue.key)
    told += [like_words(issue, like, matches)] if like else []
    fresh = replace(issue, verdict=Verdict.NEW, measures=measures, like=like.uuid if like else "")
    return _telling(fresh, told)


def _telling(issue: ProposedIssue, told: Sequence[str]) -> ProposedIssue:
    return replace(issue, reasons=(*issue.reasons, *told), told=tuple(told))


def _untold(issue: ProposedIssue) -> ProposedIssue:
    """Return a row without what an earlier comparison said of it."""
    kept = tuple(each for each in issue.reasons if each not in issue.told)
    return replace(issue, reasons=kept, told=(), like="")


def _judged(
    ws: Workspace, issue: ProposedIssue, known: Known, book: units.UnitBook, own: OwnColumns
) -> ProposedIssue:
    changes = guard(ws, changes_of(issue, known, book, own), issue, known)
    fresh = {item.position for item in changes.fresh}
    updated = {item.position for _, item, _ in changes.measures}
    measures = tuple(
        replace(item, verdict=_verdict(new=item.position in fresh, updated=item.position in updated))
        for item in issue.measures
    )
    told = held_words(ws, changes, issue, known)
    if CODE in changes.issue:
        told.append(word("imports.number_kept", code=known.issue.code, number=changes.issue[CODE]))
    verdict = _verdict(new=False, updated=bool(changes.issue))
    return _telling(replace(issue, verdict=verdict, measures=measures, like=issue.same_as), told)


def _verdict(*, new: bool, updated: bool) -> Verdict:
    if new:
        return Verdict.NEW
    return Verdict.UPDATED if updated else Verdict.UNCHANGED


def _writes(proposal: Proposal) -> bool:
    """Tell whether anything of a compared proposal would be written."""
    verdicts = {issue.verdict for issue in proposal.issues}
    verdicts |= {measure.verdict for issue in proposal.issues for measure in issue.measures}
    return bool(verdicts - {Verdict.UNCHANGED})


def apply_proposal(
    ws: Workspace,
    proposal: Proposal,
    batch_name: str = "",
    progress: Progress = SILENT,
    second: Signature | None = None,
    *,
    as_fields: Sequence[str] = (),
    extension: ExtensionDraft | None = None,
    status_ground: str = "",
    with_duties: bool = False,
) -> Outcome[ImportResult]:
    """Write what a proposal holds in one change, after a backup; raise nothing half done.

    ``as_fields`` names unknown columns that become fields of the office's own on the way.
    ``extension`` says why and by whom limits that run may be moved; without it they are kept as they are.
    ``status_ground`` says on what ground states are taken whose gates are shut, closures above all; without
    it they stay as they are. A sheet that strikes off what stands open here needs the ``second`` person the
    office asks for; like every closure it is then an act, so that neither undo nor redo goes around them.
    ``with_duties`` begins the duties that new recurring records ask for.
    """
    require_approver(extension)
    proposal = compared(ws, proposal, batch_name)
    if _writes(proposal) or extension is not None or status_ground.strip():
        backup.automatic(ws.ledger, now=ws.clock.now(), reason="import")
    with change(ws, "import", second=second, name=proposal.source_name) as tx:
        for header in as_fields:
            adopt(ws, tx, header, [dict(each.extra).get(header, "") for each in proposal.issues])
        name = batch_name or proposal.title or proposal.source_name
        writer = _Writer(ws, tx, proposal, batch_name, name, extension, status_ground)
        writer.write(progress)
        begun = writer.begin_duties() if with_duties else 0
    return outcome(ws, tx, replace(writer.result(), duties=begun))


class _Writer:
    """Carries a proposal into a running transaction, new records in bulk."""

    def __init__(
        self,
        ws: Workspace,
        tx: Transaction,
        proposal: Proposal,
        said_batch: str,
        batch_name: str,
        extension: ExtensionDraft | None = None,
        status_ground: str = "",
    ) -> None:
        self._extension = extension
        self._status_ground = status_ground.strip()
        self._grounded = Grounded(
            limits=extension is not None and bool(extension.ground.strip()),
            states=bool(self._status_ground),
        )
        self._closed_before = 0
        self._held: list[str] = []
        self._ws, self._tx, self._proposal = ws, tx, proposal
        self._known = known_of(ws, proposal, matched(ws, proposal, said_batch).found)
        is_named = bool(explicit_batch(proposal, said_batch))
        self._batches = ImportBatches(ws, tx, proposal, batch_name, is_named=is_named)
        self._book = units.UnitBook(ws.ledger)
        self._own = own_columns_of(ws)
        batch = self._batches.find(self._known.values())
        anchor = batch.anchor if batch else proposal.anchor
        self._prefix = f"{(anchor or ws.clock.today()).year}-"
        self._number = codes.highest_number(ws.ledger, Issue, self._prefix)
        self._taken = {issue.code for issue in records.find(ws.ledger, Issue)}
        self._spoken_for = {issue.field("code").strip() for issue in proposal.issues}
        self._issues: list[Issue] = []
        self._measures: list[Measure] = []
        self._shares: list[UnitShare] = []
        self._tally = {"issues": [0, 0, 0], "measures": [0, 0, 0]}

    def write(self, progress: Progress) -> None:
        """Write every issue, then the new records in bulk."""
        total = len(self._proposal.issues)
        self._batches.renew()
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

    def begin_duties(self) -> int:
        """Begin the duties that the new records ask for; return how many."""
        return duty_offers.begin_all(self._ws, self._tx, self._issues, self._measures)

    def _enter(self, issue: ProposedIssue) -> None:
        batch = self._batches.of(issue)
        plain: dict[str, Any] = issue.texts()
        if issue.overall is not None:
            plain["progress"] = issue.overall
        wanted = issue.field("code").strip()
        code = self._code(wanted)
        unused = ((word("imports.own_code"), wanted),) if wanted not in ("", code) else ()
        values, extra = self._own.issue_values(issue.extra)
        said = values_of(issue) | {BATCH: batch.uuid} | ({CODE: wanted} if wanted else {})
        before: tuple[tuple[str, str], ...] = ()
        if issue.status is IssueStatus.CLOSED:
            before = ((word("imports.state_before"), word("imports.closed_before")),)
            self._closed_before += 1
        entered = Issue(
            uuid=new_uuid(),
            batch_uuid=batch.uuid,
            code=code,
            deadline=issue.deadline,
            status=issue.status,
            status_raw=issue.status_raw,
            source_row=issue.row,
            source_key=issue.key,
            source_values=tuple(said.items()),
            extra=(*extra, *unused, *before),
            tags=tags_in(issue.field("tags")),
            origin=origin_in((*issue.extra, (word("columns.origin"), issue.field("origin")))),
            custom=self._settled(FieldOwner.ISSUE, values),
            **plain,
        )
        self._issues.append(entered)
        self._shares += units.shares_for(self._book, self._tx, issue.units, issue_uuid=entered.uuid)
        self._count("issues", 0)
        for measure in issue.measures:
            self._enter_measure(entered.uuid, measure, measure.position)

    def _settled(self, owner: FieldOwner, values: dict[str, str], stored: Values = ()) -> Values:
        """Return what a record holds in its own fields once ``values`` are written beside ``stored``."""
        if not values:
            return stored
        return settled(self._ws, self._tx, owner, tuple((dict(stored) | values).items()), stored, self._book)

    def _code(self, wanted: str) -> str:
        """Return the number an issue gets: its own unless that is taken, else the next free one."""
        code = wanted
        while not code or code in self._taken:
            self._number += 1
            following = codes.coded(self._prefix, self._number)
            code = "" if following in self._spoken_for else following
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
            custom=self._settled(FieldOwner.MEASURE, self._own.measure_values(measure.extra)),
            finished_on=measure.finished_on,
            status=state_said(measure),
            result=measure.result,
        )
        self._measures.append(entered)
        self._shares += units.shares_for(self._book, self._tx, measure.units, measure_uuid=entered.uuid)
        self._count("measures", 0)

    def _update(self, issue: ProposedIssue, known: Known) -> None:
        found = changes_of(issue, known, self._book, self._own)
        changes = guard(self._ws, found, issue, known, self._grounded)
        self._held += held_words(self._ws, changes, issue, known)
        position = max((measure.position for measure in known.measures), default=0)
        for offset, measure in enumerate(changes.fresh, 1):
            self._enter_measure(known.issue.uuid, measure, position + offset)
        for stored, item, wanted in changes.measures:
            if "deadline" in wanted and self._extension:
                extension_of(self._ws, self._tx, known, stored, item.deadline, self._extension)
            self._replace_measure(stored, item, wanted)
        for _ in range(len(issue.measures) - len(changes.fresh) - len(changes.measures)):
            self._count("measures", 2)
        self._count("issues", 1 if changes.issue else 2)
        if changes.any:
            self._replace(issue, known, changes)

    def _replace(self, issue: ProposedIssue, known: Known, changes: Changes) -> None:
        wanted = changes.issue
        said = {
            name.removeprefix("extra "): text for name, text in wanted.items() if name.startswith("extra ")
        }
        values, unknown = self._own.issue_values(said.items())
        moved = said.keys() - dict(unknown).keys()
        extra = {name: text for name, text in known.issue.extra if name not in moved} | dict(unknown)
        if CODE in wanted:
            numbers = (extra.get(word("imports.own_code"), ""), wanted[CODE])
            extra[word("imports.own_code")] = "\n".join(filter(None, numbers))
        texts: dict[str, Any] = {name: text for name, text in wanted.items() if name in SHEET_TEXTS}
        if "deadline" in wanted and self._extension:
            extension_of(self._ws, self._tx, known, None, issue.deadline, self._extension)
        for name, text in wanted.items():
            if name.startswith(UNIT_PROGRESS):
                texts["progress"] = with_part(known.issue.progress, issue.answered_by, text)
        if "tags" in wanted:
            texts["tags"] = tags_in(wanted["tags"])
        if "status" in wanted:
            require_closing(self._ws, self._tx, known.issue.status, issue.status)
            if strikes_off(known.issue.status, issue.status):
                self._tx.become_act()
                record_closure(self._ws, self._tx, known.issue, self._status_ground)
            texts |= {"status": issue.status, "status_raw": wanted["status"]}
        self._tx.replace(
            replace(
                known.issue,
                source_values=remembered(issue, known, changes),
                extra=tuple(extra.items()),
                custom=self._settled(FieldOwner.ISSUE, values, known.issue.custom),
                deadline=_deadline(issue, known, wanted),
                **texts,
            )
        )
        if "units" in wanted:
            self._set_shares(issue.units, issue_uuid=known.issue.uuid)

    def _replace_measure(self, measure: Measure, item: ProposedMeasure, wanted: set[str]) -> None:
        deadline = extended(measure.deadline, item.deadline) if "deadline" in wanted else measure.deadline
        values = {
            uuid: text
            for uuid, text in self._own.measure_values(item.extra).items()
            if f"own {uuid}" in wanted
        }
        custom = self._settled(FieldOwner.MEASURE, values, measure.custom)
        finished = finished_by(measure, item) if "finished_on" in wanted else measure
        if "status" in wanted:
            finished = with_state(finished, item, self._status_ground)
        self._tx.replace(replace(finished, deadline=deadline, custom=custom))
        if "units" in wanted:
            self._set_shares(item.units, measure_uuid=measure.uuid)
        self._count("measures", 1)

    def _set_shares(self, names: Sequence[UnitName], **owner: str) -> None:
        units.set_shares(self._ws, self._tx, names, self._book, **owner)

    def _count(self, kind: str, slot: int) -> None:
        self._tally[kind][slot] += 1

    def result(self) -> ImportResult:
        """Return what was done."""
        return ImportResult(
            batch_uuid=self._batches.first,
            issues=_tally(self._tally["issues"]),
            measures=_tally(self._tally["measures"]),
            rejected=self._proposal.rejected,
            warnings=self._proposal.warnings,
            held=tuple(self._held),
            doubts=self._proposal.doubts,
            closed_before=self._closed_before,
            columns=columns_of(self._proposal, self._own),
        )


def _deadline(issue: ProposedIssue, known: Known, wanted: dict[str, str]) -> Deadline:
    """Return the deadline to keep; a state such as 已完成并长期坚持 adds the standing flag to it."""
    before = known.issue.deadline
    if "deadline" in wanted:
        return extended(before, issue.deadline)
    if "status" in wanted and issue.deadline.standing and issue.deadline.raw == before.raw:
        return replace(before, standing=True, kind=issue.deadline.kind)
    return before


def _tally(counts: list[int]) -> Tally:
    new, updated, unchanged = counts
    return Tally(new=new, updated=updated, unchanged=unchanged)
