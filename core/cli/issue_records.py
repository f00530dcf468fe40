"""The commands ``issues`` and ``measures``: enter, show, revise, complete, take out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.field_words import Reader, filled, shown
from core.cli.life import measure_named
from core.domain.dossier import MeasureDossier
from core.domain.drafts import IssueDraft, MeasureDraft
from core.domain.issue import Issue
from core.domain.listing import Filter, ListKind
from core.domain.measure import MeasureStatus
from core.domain.rows import IssueRow
from core.domain.violation import Severity, Violation
from core.errors import Refused
from core.operations import duties, finding, issues, listing, measures
from core.operations.dossiers import issue_dossier
from core.operations.writing import say
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

ISSUE_FORM, MEASURE_FORM = "issue_form", "measure_form"


def issue_of(ws: Workspace, args: argparse.Namespace) -> Issue:
    """Return the issue that ``CODE`` names."""
    return finding.by_code(ws, Issue, args.code)


def _batch(ws: Workspace) -> dict[str, Reader]:
    """Return what reads the plan an issue stands under: its name, or nothing."""

    def read(text: str) -> str | None:
        found = [batch.uuid for batch in listing.batches(ws) if batch.name == text]
        if text and not found:
            raise Refused("unknown_batch", name=text)
        return found[0] if text else None

    return {"batch_uuid": read}


def _noticed(found: list[Violation]) -> list[str]:
    """Return what the rules only warn of, as lines for people."""
    return [word("said.notice", text=say(each)) for each in found if each.severity is Severity.WARNING]


# --- issues -------------------------------------------------------------------------------------------


def list_issues(args: argparse.Namespace) -> Answer:
    """Show every issue, of one plan when named, with its state and limit."""
    with opened(args, read_only=True) as ws:
        query = listing.query_of(ws, ListKind.ISSUES)
        if args.batch:
            query = replace(query, filters=(Filter(column="batch", values=(args.batch,)),))
        rows = listing.list_rows(ws, query, listing.list_ids(ws, query))
    found = [row for row in rows if isinstance(row, IssueRow)]
    lines = [
        word(
            "records.issue",
            code=row.code,
            status=word_of(row.status),
            timeliness=word_of(row.timeliness),
            text=" ".join(row.text.split()),
        )
        for row in found
    ]
    return Answer({"issues": [asdict(row) for row in found]}, lines or [word("records.no_issue")])


def show_issue(args: argparse.Namespace) -> Answer:
    """Show one issue whole: its fields, where it stands, its measures."""
    with opened(args, read_only=True) as ws:
        issue = issue_of(ws, args)
        dossier = issue_dossier(ws, issue.uuid)
        draft = issues.draft_of(ws, issue.uuid)
    days = {
        "due": issue.deadline.due,
        "original_due": issue.deadline.original_due,
        "look_back_due": dossier.life.look_back_due,
    }
    state = {"status": issue.status, "round": issue.round, "timeliness": dossier.timeliness} | days
    plan = dossier.batch.name if dossier.batch else None
    data = asdict(draft) | state | {"batch": plan, "measures": [_measure_data(m) for m in dossier.measures]}
    del data["batch_uuid"]
    head = word("records.state", status=word_of(issue.status), timeliness=word_of(dossier.timeliness))
    told = [word(f"records.{name}", day=chinese_date(day)) for name, day in days.items() if day]
    lines = [head, *told, *shown(draft, ISSUE_FORM)]
    return Answer(data, [*lines, *map(_measure_line, dossier.measures)])


def add_issue(args: argparse.Namespace) -> Answer:
    """Enter an issue; without a number it takes the next free one."""
    with opened(args) as ws:
        plain = IssueDraft(text=args.text, batch_uuid=_batch(ws)["batch_uuid"](args.batch))  # type: ignore[arg-type]
        draft = filled(plain, args.set, ISSUE_FORM, _batch(ws))
        notices = _noticed(issues.check_issue(ws, draft))
        made = issues.register_issue(ws, draft).value
    return _issue_answer("records.issue_added", made, notices)


def set_issue(args: argparse.Namespace) -> Answer:
    """Revise an issue, field by field."""
    with opened(args) as ws:
        issue = issue_of(ws, args)
        draft = filled(issues.draft_of(ws, issue.uuid), args.set, ISSUE_FORM, _batch(ws))
        notices = _noticed(issues.check_issue(ws, draft, issue.uuid))
        made = issues.revise_issue(ws, issue.uuid, issue.revision, draft).value
    return _issue_answer("records.issue_set", made, notices)


def _issue_answer(key: str, issue: Issue, notices: list[str]) -> Answer:
    data = {"code": issue.code, "status": issue.status, "due": issue.deadline.due, "warnings": notices}
    return Answer(data, [word(key, code=issue.code), *notices])


def remove_issue(args: argparse.Namespace) -> Answer:
    """Take out an issue entered by mistake."""
    with opened(args) as ws:
        issue = issue_of(ws, args)
        issues.remove_issue(ws, issue.uuid)
    return Answer({"code": issue.code}, [word("records.issue_removed", code=issue.code)])


# --- measures -----------------------------------------------------------------------------------------


def _measure_data(each: MeasureDossier) -> dict[str, Any]:
    measure = each.measure
    return {
        "number": measure.position,
        "text": measure.text,
        "status": measure.status,
        "units": [unit.name for unit in each.units],
        "due": each.due,
        "timeliness": each.timeliness,
        "target": measure.target,
        "actual": measure.actual,
        "result": measure.result,
        "finished_on": measure.finished_on,
    }


def _measure_line(each: MeasureDossier) -> str:
    return word(
        "records.measure",
        number=each.measure.position,
        status=word_of(each.measure.status),
        day=chinese_date(each.due) if each.due else "",
        text=" ".join(each.measure.text.split()),
    )


def list_measures(args: argparse.Namespace) -> Answer:
    """Show the measures of an issue with their numbers."""
    with opened(args, read_only=True) as ws:
        found = issue_dossier(ws, issue_of(ws, args).uuid).measures
    data = {"code": args.code, "measures": [_measure_data(each) for each in found]}
    return Answer(data, [_measure_line(each) for each in found] or [word("records.no_measure")])


def add_measure(args: argparse.Namespace) -> Answer:
    """Add a measure at the end of an issue's list."""
    with opened(args) as ws:
        issue = issue_of(ws, args)
        draft = filled(MeasureDraft(text=args.text), args.set, MEASURE_FORM)
        made = measures.add_measure(ws, issue.uuid, draft, with_duty=not args.no_duty).value
        duty = next(iter(duties.of_measure(ws, made.uuid)), None)
    line = word("records.measure_added", code=issue.code, number=made.position)
    lines = [line, *([word("watch_tab.duty_made", code=duty.code)] if duty else [])]
    data = {"code": issue.code, "number": made.position, "status": made.status}
    return Answer(data | ({"duty": duty.code} if duty else {}), lines)


def set_measure(args: argparse.Namespace) -> Answer:
    """Revise a measure, field by field."""
    return _revised(args, lambda draft: filled(draft, args.set, MEASURE_FORM))


def finish_measure(args: argparse.Namespace) -> Answer:
    """Enter that a measure is done, or verified, and on which day."""
    status = MeasureStatus.VERIFIED if args.verified else MeasureStatus.DONE
    told = {"result": args.result, "actual": args.actual, "finished_on": args.on}
    given: dict[str, Any] = {name: value for name, value in told.items() if value}
    return _revised(args, lambda draft: replace(draft, status=status, **given))


def _revised(args: argparse.Namespace, edit: Callable[[MeasureDraft], MeasureDraft]) -> Answer:
    with opened(args) as ws:
        issue = issue_of(ws, args)
        uuid = str(measure_named(ws, issue, args.number))
        found = next(each for each in issue_dossier(ws, issue.uuid).measures if each.measure.uuid == uuid)
        draft = edit(measures.measure_draft_of(ws, uuid))
        made = measures.revise_measure(ws, uuid, found.measure.revision, draft).value
    data = {"code": issue.code, "number": made.position, "status": made.status}
    line = word("records.measure_set", **(data | {"status": word_of(made.status)}))
    return Answer(data | {"finished_on": made.finished_on}, [line])


def remove_measure(args: argparse.Namespace) -> Answer:
    """Take out a measure with its notes and files."""
    with opened(args) as ws:
        issue = issue_of(ws, args)
        measures.remove_measure(ws, str(measure_named(ws, issue, args.number)))
    line = word("records.measure_removed", code=issue.code, number=args.number)
    return Answer({"code": issue.code, "number": args.number}, [line])


Command = Callable[[argparse.Namespace], Answer]

ACTIONS: dict[str, dict[str, Command]] = {
    "issues": {
        "list": list_issues,
        "show": show_issue,
        "add": add_issue,
        "set": set_issue,
        "remove": remove_issue,
    },
    "measures": {
        "list": list_measures,
        "add": add_measure,
        "set": set_measure,
        "done": finish_measure,
        "remove": remove_measure,
    },
}


def act(args: argparse.Namespace) -> Answer:
    """Carry out the second word of a command."""
    return ACTIONS[args.command][args.action](args)


COMMANDS: dict[str, Command] = dict.fromkeys(ACTIONS, act)
