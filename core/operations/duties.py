"""定期任务: entered, revised, ended or removed; each period ticked off or excused; figures on any day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.domain import duty_rules
from core.domain.change import Outcome
from core.domain.deadline import Deadline, DeadlineKind
from core.domain.duty import DutyDraft, Occurrence, OccurrenceDraft, OccurrenceState, RecurringDuty
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.rules import errors_only
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations import units
from core.operations.duty_deadlines import follow
from core.operations.evidence import add_evidence, keep_files
from core.operations.record_codes import Pointed, code_texts, pointed
from core.operations.units import UnitBook
from core.operations.writing import change, excerpt, outcome, require
from core.progress import SILENT, Progress
from core.schedule.duty_due import figures_on, periods_of, read_rule
from core.schedule.expressions_periods import period_written
from core.store import codes, records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace


def duty_of(ws: Workspace, uuid: str) -> RecurringDuty:
    """Return a duty; raises ``Refused("record_missing")``."""
    return records.get(ws.ledger, RecurringDuty, uuid)


def draft_of(ws: Workspace, uuid: str) -> DutyDraft:
    """Return a duty as a draft to edit."""
    duty = records.get(ws.ledger, RecurringDuty, uuid)
    return DutyDraft(
        code=duty.code,
        text=duty.text,
        rule=duty.rule,
        first_day=duty.first_day,
        last_day=duty.last_day,
        units=tuple(unit_names_of(ws, duty.unit_uuids)),
        person=duty.person,
        track=duty.track,
        link=link_of(ws, duty),
        note=duty.note,
    )


def link_of(ws: Workspace, duty: RecurringDuty) -> str:
    """Return the code of the measure, or the issue, a duty belongs to; empty when it stands alone."""
    measure = [duty.measure_uuid] if duty.measure_uuid else []
    issue = [duty.issue_uuid] if duty.issue_uuid and not measure else []
    return "".join(code_texts(ws, issue, measure))


def of_measure(ws: Workspace, measure_uuid: str) -> list[RecurringDuty]:
    """Return the duties that repeat a measure."""
    return records.find(ws.ledger, RecurringDuty, order="code", measure_uuid=measure_uuid)


def unit_names_of(ws: Workspace, ids: Sequence[str]) -> list[str]:
    """Return the present names of units in the order given."""
    from core.domain.unit import Unit

    names = {unit.uuid: unit.name for unit in records.find_in(ws.ledger, Unit, "uuid", ids)}
    return [names[uuid] for uuid in ids if uuid in names]


def check_duty(ws: Workspace, draft: DutyDraft, uuid: str = "") -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the duty it replaces."""
    found = duty_rules.check_duty(draft, rule_read=read_rule(draft.rule) is not None)
    if draft.link.strip() and pointed(ws, draft.link) is None:
        found.append(Violation("link", "link_unknown", facts=(("code", draft.link.strip()),)))
    code = draft.code.strip()
    if code and any(each.uuid != uuid for each in records.find(ws.ledger, RecurringDuty, code=code)):
        found.append(Violation("code", "code_taken"))
    return found


def add_duty(ws: Workspace, draft: DutyDraft) -> Outcome[RecurringDuty]:
    """Enter a duty; a unit nobody knows is entered with it."""
    require(errors_only(check_duty(ws, draft)), "duty_form")
    draft = replace(draft, code=_code(ws, draft))
    with change(ws, "duty.add", code=draft.code, text=excerpt(draft.text)) as tx:
        duty = add_duty_in(ws, tx, draft)
    return outcome(ws, tx, duty)


def _code(ws: Workspace, draft: DutyDraft) -> str:
    return draft.code.strip() or codes.next_code(ws.ledger, RecurringDuty, word("codes.duty"))


def add_duty_in(ws: Workspace, tx: Transaction, draft: DutyDraft) -> RecurringDuty:
    """Enter a duty inside a running transaction; the rules were asked before."""
    duty = tx.add(_record(ws, tx, draft, _code(ws, draft)))
    follow(ws, tx, duty)
    return duty


def revise_duty(ws: Workspace, uuid: str, revision: int, draft: DutyDraft) -> Outcome[RecurringDuty]:
    """Store an edited duty; raise ``Refused`` when somebody changed it since ``revision``.

    Raises ``Refused`` (duty_has_periods) when its cycle would change although periods of it are settled:
    they would no longer be periods of the duty. Such a duty is ended, and a new one begun.
    """
    require(errors_only(check_duty(ws, draft, uuid)), "duty_form")
    stored = records.get(ws.ledger, RecurringDuty, uuid)
    code = draft.code.strip() or stored.code
    read = read_rule(draft.rule)
    if read is not None and read.cycle is not stored.cycle and settled_of(ws, uuid):
        raise Refused("duty_has_periods", code=stored.code)
    with change(ws, "duty.revise", code=code) as tx:
        edited = replace(_record(ws, tx, draft, code), uuid=uuid, revision=revision)
        result = tx.replace(edited)
        follow(ws, tx, result)
    return outcome(ws, tx, result)


def remove_duty(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a duty out with what was ticked off; undo brings everything back."""
    duty = records.get(ws.ledger, RecurringDuty, uuid)
    with change(ws, "duty.remove", code=duty.code, text=excerpt(duty.text)) as tx:
        for each in settled_of(ws, uuid):
            _drop(ws, tx, each)
        tx.remove(duty)
    return outcome(ws, tx, None)


def release(ws: Workspace, tx: Transaction, **owner: str) -> None:
    """Let the duties of a record that goes stand alone; ``owner`` is ``issue_uuid`` or ``measure_uuid``."""
    for duty in records.find(ws.ledger, RecurringDuty, **owner):
        tx.replace(replace(duty, **dict.fromkeys(owner)))  # type: ignore[arg-type]


def settled_of(ws: Workspace, uuid: str) -> list[Occurrence]:
    """Return the settled periods of a duty in order."""
    return records.find(ws.ledger, Occurrence, order="period", duty_uuid=uuid)


def check_settle(ws: Workspace, uuid: str, draft: OccurrenceDraft) -> list[Violation]:
    """Return everything the rules say of ticking off or excusing a period."""
    duty = records.get(ws.ledger, RecurringDuty, uuid)
    known = [each.period.code for each in periods_of(duty, _far(ws))]
    return duty_rules.check_occurrence(_by_code(draft), known=known, today=ws.clock.today())


def _by_code(draft: OccurrenceDraft) -> OccurrenceDraft:
    """Return ``draft`` with its period by code, however it was written (2026Q3, 2026年第三季度)."""
    period = period_written(draft.period)
    return draft if period is None else replace(draft, period=period.code)


def _far(ws: Workspace) -> date:
    """Return a day a year ahead: nobody ticks off what is further."""
    today = ws.clock.today()
    return date(today.year + 1, 12, 31)


def settle(
    ws: Workspace,
    uuid: str,
    draft: OccurrenceDraft,
    files: Sequence[Path] = (),
    progress: Progress = SILENT,
) -> Outcome[Occurrence]:
    """Tick a period off or excuse it; settling it again corrects what was said.

    ``files`` are kept as evidence of the issue the duty belongs to; of the settled period where the duty
    stands alone.
    """
    draft = _by_code(draft)
    require(errors_only(check_settle(ws, uuid, draft)), "occurrence_form")
    duty = records.get(ws.ledger, RecurringDuty, uuid)
    kept = keep_files(ws, files, progress)
    done = draft.state is OccurrenceState.DONE
    verb = "duty.tick" if done else "duty.excuse"
    before = records.find(ws.ledger, Occurrence, duty_uuid=uuid, period=draft.period)
    with change(ws, verb, code=duty.code, period=draft.period) as tx:
        proofs = add_evidence(tx, kept, "issue", duty.issue_uuid) if duty.issue_uuid else []
        named = [draft.proof.strip(), *(proof.name for proof in proofs)]
        made = Occurrence(
            uuid=before[0].uuid if before else new_uuid(),
            revision=before[0].revision if before else 1,
            duty_uuid=uuid,
            period=draft.period,
            state=draft.state,
            settled_on=draft.settled_on or ws.clock.today(),
            settled_by=draft.settled_by.strip() or ws.operator,
            note=draft.note.strip(),
            proof=word("punctuation.comma_list").join(filter(None, named)),
        )
        stored = tx.replace(made) if before else tx.add(made)
        if not duty.issue_uuid:
            add_evidence(tx, kept, "occurrence", stored.uuid)
        follow(ws, tx, duty)
    return outcome(ws, tx, stored)


def unsettle(ws: Workspace, occurrence_uuid: str) -> Outcome[None]:
    """Open a period again."""
    settled = records.get(ws.ledger, Occurrence, occurrence_uuid)
    duty = records.get(ws.ledger, RecurringDuty, settled.duty_uuid)
    with change(ws, "duty.open_again", code=duty.code, period=settled.period) as tx:
        _drop(ws, tx, settled)
        follow(ws, tx, duty)
    return outcome(ws, tx, None)


def _drop(ws: Workspace, tx: Transaction, settled: Occurrence) -> None:
    """Take a settled period out with its own files; undo brings both back."""
    for proof in files_of(ws, settled.uuid):
        tx.remove(proof)
    tx.remove(settled)


def files_of(ws: Workspace, occurrence_uuid: str) -> list[Evidence]:
    """Return the files a settled period keeps itself; those of a duty with an issue hang on the issue."""
    return records.find(ws.ledger, Evidence, order="name", occurrence_uuid=occurrence_uuid)


def suggested(ws: Workspace, measure_uuid: str) -> DutyDraft | None:
    """Return the duty that a measure with a recurring deadline asks for; ``None`` when it has none.

    The deadline's own words give the cycle; where they only name it (每季度) its text may say the day. No
    duty is offered twice.
    """
    measure = records.get(ws.ledger, Measure, measure_uuid)
    issue = records.get(ws.ledger, Issue, measure.issue_uuid)
    rule = rule_words(measure.deadline, measure.text)
    if not rule or records.find(ws.ledger, RecurringDuty, measure_uuid=measure_uuid):
        return None
    own = units.names_of(ws, measure_uuid=measure_uuid) or units.names_of(ws, issue_uuid=issue.uuid)
    return DutyDraft(
        text=measure.text,
        rule=rule,
        first_day=measure.deadline.start or ws.clock.today(),
        units=tuple(dict.fromkeys(unit.name for unit in own)),
        person=measure.person or issue.person,
        track=issue.track,
        link="".join(code_texts(ws, [], [measure_uuid])),
    )


def suggested_for_issue(ws: Workspace, issue_uuid: str) -> DutyDraft | None:
    """Return the duty that an issue with a recurring deadline asks for; ``None`` when it has none."""
    issue = records.get(ws.ledger, Issue, issue_uuid)
    made = records.find(ws.ledger, RecurringDuty, issue_uuid=issue_uuid)
    if issue.deadline.kind is not DeadlineKind.RECURRING or any(not each.measure_uuid for each in made):
        return None
    return DutyDraft(
        text=issue.text,
        rule=issue.deadline.raw,
        first_day=issue.deadline.start or ws.clock.today(),
        units=tuple(dict.fromkeys(unit.name for unit in units.names_of(ws, issue_uuid=issue_uuid))),
        person=issue.person,
        track=issue.track,
        link=issue.code,
    )


def rule_words(deadline: Deadline, text: str) -> str:
    """Return the words that name the cycle of a measure: its deadline, or its text (每季度听取一次汇报)."""
    if deadline.kind is DeadlineKind.RECURRING:
        return deadline.raw
    if deadline.raw or len(text) > _SHORT:
        return ""
    return text if read_rule(text) is not None else ""


_SHORT = 60
"""A longer text names more than one thing; a cycle somewhere in it says little about the whole."""


def from_measure(ws: Workspace, measure_uuid: str) -> Outcome[RecurringDuty]:
    """Make the duty a measure asks for, in one step."""
    draft = suggested(ws, measure_uuid)
    if draft is None:
        raise Refused("duty_not_recurring")
    return add_duty(ws, draft)


def from_issue(ws: Workspace, issue_uuid: str) -> Outcome[RecurringDuty]:
    """Make the duty an issue asks for, in one step."""
    draft = suggested_for_issue(ws, issue_uuid)
    if draft is None:
        raise Refused("duty_not_recurring")
    return add_duty(ws, draft)


def totals(ws: Workspace, day: date | None = None) -> tuple[int, int, int]:
    """Return (due, done, overdue) over all duties at the end of ``day`` (today when absent)."""
    seen = day or ws.clock.today()
    found = [
        figures_on(duty, settled_of(ws, duty.uuid), seen) for duty in records.find(ws.ledger, RecurringDuty)
    ]
    return (
        sum(each.due for each in found),
        sum(each.done for each in found),
        sum(each.overdue for each in found),
    )


def _record(ws: Workspace, tx: Transaction, draft: DutyDraft, code: str) -> RecurringDuty:
    book = UnitBook(ws.ledger)
    read = read_rule(draft.rule)
    at = pointed(ws, draft.link) or Pointed("")
    if read is None or draft.first_day is None:
        raise KeyError(draft.rule)
    return RecurringDuty(
        uuid=new_uuid(),
        code=code,
        text=draft.text.strip(),
        rule=draft.rule.strip(),
        first_day=draft.first_day,
        last_day=draft.last_day,
        unit_uuids=tuple(dict.fromkeys(book.resolve(tx, name) for name in draft.units if name.strip())),
        person=draft.person.strip(),
        track=draft.track.strip(),
        issue_uuid=at.issue_uuid or None,
        measure_uuid=at.measure_uuid,
        note=draft.note.strip(),
        cycle=read.cycle,
        month=read.month or 0,
        day=read.day or 0,
    )
