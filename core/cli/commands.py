"""What each command does: one call of an operation, and what to say of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli import (
    acceptance_rows,
    letter_actions,
    letter_acts,
    letter_desk,
    letter_drafts,
    period_stats,
    registers,
    signing_in,
)
from core.cli.answer import Answer
from core.cli.parser import REGISTER
from core.clock import Clock, FixedClock
from core.domain.inspection import InspectionRecord
from core.domain.issue import Issue
from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.domain.office import OfficeLevel
from core.errors import Refused
from core.files import refuse_unwritable
from core.letter_kinds import all_plans
from core.operations import (
    exports,
    finding,
    four_lists,
    ledgers,
    letters,
    listing,
    register_lists,
    searching,
    statistics,
    statistics_book,
    submissions,
    unit_forms,
    units,
    upkeep,
)
from core.statistics.figures import Dimension, Figure, Line, Statistics, figures_of
from core.statistics.words import rate_words
from core.wording import word, word_of
from core.workspace import Workspace


def clock_of(args: argparse.Namespace) -> Clock:
    """Return the machine's clock, or one that stands on ``--today``."""
    return FixedClock.on(args.today) if args.today else Clock()


@contextmanager
def opened(args: argparse.Namespace, *, read_only: bool = False) -> Iterator[Workspace]:
    """Open the ledger named by ``--ledger`` for the length of a command."""
    if not args.ledger:
        raise Refused("no_ledger_named")
    ws = ledgers.open_ledger(Path(args.ledger), clock_of(args), read_only=read_only)
    try:
        signing_in.sign_in(ws, args)
        yield ws
    finally:
        ws.close()


@contextmanager
def seen(args: argparse.Namespace) -> Iterator[Workspace]:
    """Open the ledger for reading, as it stood at the end of ``--as-of`` when that is given."""
    with opened(args, read_only=True) as ws:
        if args.as_of is None:
            yield ws
            return
        then = statistics.as_of(ws, args.as_of)
        try:
            yield then
        finally:
            then.close()


def new(args: argparse.Namespace) -> Answer:
    """Begin a ledger."""
    if not args.ledger:
        raise Refused("no_ledger_named")
    office = ledgers.new_office(
        args.office,
        args.code,
        level=OfficeLevel(args.level),
        superior_name=args.superior,
        superior_code=args.superior_code,
        number_prefix=args.number_prefix or ledgers.suggested_prefix(args.office),
        operator=args.operator,
    )
    ledgers.create_ledger(Path(args.ledger), office, clock_of(args)).close()
    data = {"ledger": args.ledger, "office": office.name, "number_prefix": office.number_prefix}
    lines = [word("said.new", ledger=args.ledger)]
    if not args.number_prefix:
        lines.append(word("said.new_prefix", prefix=office.number_prefix))
    return Answer(data, lines)


def export(args: argparse.Namespace) -> Answer:
    """Write the ledger or one list as a workbook."""
    if args.kind == "statistics":
        return _export_statistics(args)
    with seen(args) as ws:
        if args.kind == "ledger":
            path = exports.export_ledger(ws, Path(args.out), targets=args.with_targets)
        elif args.kind.startswith(REGISTER):
            register = registers.register_named(ws, args.kind.removeprefix(REGISTER))
            path = register_lists.export_register(
                ws, Path(args.out), register.key, with_names=args.with_names
            )
        elif args.kind == "four-lists":
            path = four_lists.export_four_lists(ws, Path(args.out))
        elif args.kind == "unit-forms":
            unit_forms.export_unit_forms(ws, Path(args.out), unit=args.unit)
            path = Path(args.out)
        else:
            path = exports.export_list(ws, Path(args.out), listing.query_of(ws, ListKind(args.kind)))
    return Answer({"path": path}, [word("said.export", path=path)])


def _export_statistics(args: argparse.Namespace) -> Answer:
    """Write the figures of ``--as-of``; their periods are read from the journal, which no past day shows."""
    with opened(args, read_only=True) as ws:
        path = statistics_book.export_statistics(ws, Path(args.out), day=args.as_of)
    return Answer({"path": path}, [word("said.export", path=path)])


def letters_command(args: argparse.Namespace) -> Answer:
    """Pass on to the action of ``letters``."""
    return _LETTER_ACTIONS[args.action](args)


def list_letters(args: argparse.Namespace) -> Answer:
    """Show the register of letters."""
    with opened(args, read_only=True) as ws:
        query = listing.query_of(ws, ListKind.LETTERS)
        rows = listing.list_rows(ws, query, listing.list_ids(ws, query))
    lines = [_letter_line(asdict(row)) for row in rows] or [word("said.no_letter")]
    return Answer({"letters": [asdict(row) for row in rows]}, lines)


def _letter_line(row: dict[str, Any]) -> str:
    return word("said.letter", **{**row, "kind": word_of(row["kind"]), "state": word_of(row["state"])})


def dispatch(args: argparse.Namespace) -> Answer:
    """Take a number and write the letter."""
    out = Path(args.out)
    refuse_unwritable(out)
    with opened(args) as ws:
        request, told = letter_drafts.with_text_of(
            ws, _letter_request(ws, args), args.text, carried=args.carry_edits
        )
        noticed = letters.notices(ws, request)
        letter = letters.dispatch(ws, request).value
        path = exports.hand_out(letters.path_of(ws, letter.uuid), out)
    line = word("said.dispatched", number=letter.document_number, title=letter.title, path=path)
    data = {"document_number": letter.document_number, "title": letter.title, "path": path, **told.data}
    notes = [word("said.notice", text=text) for text in noticed]
    return Answer({"letters": [data | {"notices": noticed}]}, [*told.lines, line, *notes])


def draft(args: argparse.Namespace) -> Answer:
    """Write a letter as an editable document; no number is taken."""
    with opened(args, read_only=True) as ws:
        return letter_drafts.write_draft(ws, _letter_request(ws, args), Path(args.docx))


def _letter_request(ws: Workspace, args: argparse.Namespace) -> letters.LetterRequest:
    kind = _kind_of(args.kind)
    request = letters.LetterRequest(
        kind=kind,
        dated_on=args.dated,
        reply_due=args.reply_due,
        unit_uuid=_unit_of(ws, args.unit),
        issue_uuids=tuple(finding.by_code(ws, Issue, code).uuid for code in args.issue or ()),
        inspection_uuid=_inspection_of(ws, args.inspection),
        entry_uuid=registers.entry_named(ws, *args.entry).uuid if args.entry else None,
        batch=args.batch or "",
        addressee=args.addressee,
        said=letter_acts.said_in(args, kind),
        basis_uuids=letter_acts.basis_in(ws, args.basis),
    )
    return letter_desk.desk_said(ws, args, request)


def _kind_of(text: str) -> LetterKind:
    plans = all_plans()
    for plan in plans:
        if text in (plan.identifier, plan.name):
            return LetterKind(plan.identifier)
    known = word("punctuation.comma_list").join(plan.name for plan in plans)
    raise Refused("unknown_letter_kind", kind=text, known=known)


def _unit_of(ws: Workspace, name: str | None) -> str | None:
    if name is None:
        return None
    unit = units.unit_of(ws, name)
    if unit is None:
        raise Refused("unknown_unit", name=name)
    return unit.uuid


def _inspection_of(ws: Workspace, code: str | None) -> str | None:
    return None if code is None else finding.by_code(ws, InspectionRecord, code).uuid


def void(args: argparse.Namespace) -> Answer:
    """Make a letter void; its number stays taken."""
    with opened(args) as ws:
        second = signing_in.second_of(args)
        letter = letters.void(ws, letters.by_number(ws, args.number).uuid, args.reason, second).value
    line = word("said.void", number=letter.document_number)
    return Answer({"document_number": letter.document_number, "state": letter.state.value}, [line])


def submit(args: argparse.Namespace) -> Answer:
    """Seal the package of a period."""
    with opened(args) as ws:
        sealed = submissions.submit(
            ws, args.period, Path(args.out), nil=args.nil, with_names=args.with_names
        ).value
    path = Path(args.out) / sealed.file_name
    line = word(
        "said.submit", period=sealed.period, path=path, issues=sealed.issues, measures=sealed.measures
    )
    return Answer(asdict(sealed) | {"path": path}, [line])


def sent(args: argparse.Namespace) -> Answer:
    """Show the packages sealed so far."""
    with opened(args, read_only=True) as ws:
        query = listing.query_of(ws, ListKind.SUBMISSIONS)
        rows = [asdict(row) for row in listing.list_rows(ws, query, listing.list_ids(ws, query))]
    lines = [word("said.submission", **row) for row in rows] or [word("said.no_submission")]
    return Answer({"submissions": rows}, lines)


def stats(args: argparse.Namespace) -> Answer:
    """Show the figures of a day, of one batch when named, each with the filters that open its rows."""
    if period_stats.wanted(args):
        with opened(args, read_only=True) as ws:
            return period_stats.answer(ws, args)
    with seen(args) as ws:
        issues = statistics.statistics(ws, ListKind.ISSUES, args.batch)
        measures = statistics.statistics(ws, ListKind.MEASURES, args.batch)
        reached, behind = acceptance_rows.read(ws, args.batch)
    figures: dict[str, Any] = {
        "issues": issues.whole.number(Figure.ALL),
        "measures": measures.whole.number(Figure.ALL),
        **{name: issues.whole.number(Figure(name)) for name in _FLAT},
    }
    lines = [word(f"said.stats_{name}", count=count) for name, count in figures.items()]
    lines += [word(f"said.stats_{name}", rate=rate_words(getattr(reached, name))) for name in _SHARES]
    lines += [
        word("statistics.look_back", result=word_of(result), rate=rate_words(rate))
        for result, rate in reached.look_backs.items()
        if rate.whole
    ]
    figures |= {
        "by_status": _by_value(issues, Dimension.STATUS),
        "by_area": _by_value(issues, Dimension.AREA),
        "acceptance": asdict(reached),
        "acceptance_rows": behind,
        "today": issues.as_of,
        "batch": args.batch,
        "statistics": {found.kind.value: _figures(found) for found in (issues, measures)},
    }
    return Answer(figures, lines)


def registers_command(args: argparse.Namespace) -> Answer:
    """Show the registers, what is due, the entries of one or one entry; enter one or revise it."""
    writing = args.add or args.rows or args.accept or args.define or registers.changes(args)
    with opened(args, read_only=not writing) as ws:
        return registers.answer(ws, args)


_SHARES = ("criteria", "milestones", "five_seen")
_FLAT = ("closed", "overdue", "due_soon", "standing", "undated")


def _by_value(found: Statistics, dimension: Dimension) -> dict[str, int]:
    return {line.value: line.number(Figure.ALL) for line in found.table(dimension).lines}


def _figures(found: Statistics) -> dict[str, Any]:
    tables = {table.dimension.value: [_line(line) for line in table.lines] for table in found.tables}
    return {"whole": _line(found.whole), "tables": tables, "units_overlap": found.overlap(Dimension.UNIT)}


def _line(line: Line) -> dict[str, Any]:
    """Return a line with its counts, its rates as part and whole, and the filters behind each count."""
    figures = figures_of(line.kind)
    return {
        "value": line.value,
        "counts": {figure.value: line.number(figure) for figure in figures},
        "rates": {
            name: {"part": rate.part, "whole": rate.whole, "percent": rate.percent}
            for name, rate in line.rates().items()
        },
        "rows": {figure.value: [asdict(each) for each in line.filters(figure)] for figure in figures},
        "days_open": asdict(line.days_open),
        "days_late": asdict(line.days_late),
        "days_taken": asdict(line.days_taken),
    }


def search(args: argparse.Namespace) -> Answer:
    """Find records by words."""
    with opened(args, read_only=True) as ws:
        hits = searching.search(ws, " ".join(args.words), with_names=args.with_names)
    lines = [f"{hit.title}  {hit.excerpt}" for hit in hits]
    return Answer({"hits": [asdict(hit) for hit in hits]}, lines or [word("said.no_hit")])


def check(args: argparse.Namespace) -> Answer:
    """Test the ledger; exit 1 when something is wrong."""
    with opened(args, read_only=True) as ws:
        findings = upkeep.check(ws, full=args.full)
    lines = [upkeep.say(finding) for finding in findings] or [word("said.check_clean")]
    data = [{"code": finding.code, "message": upkeep.say(finding)} for finding in findings]
    return Answer({"clean": not findings, "findings": data}, lines, 1 if findings else 0)


def backup(args: argparse.Namespace) -> Answer:
    """Copy the ledger to a folder and verify the copy."""
    with opened(args, read_only=True) as ws:
        path = upkeep.backup(ws, Path(args.to))
    return Answer({"path": path}, [word("said.backup", path=path)])


def restore(args: argparse.Namespace) -> Answer:
    """Make a ledger folder of a backup."""
    findings = upkeep.restore(Path(args.file), Path(args.into), clock_of(args))
    lines = [word("said.restore", ledger=args.into), *(upkeep.say(finding) for finding in findings)]
    return Answer({"ledger": args.into, "findings": [upkeep.say(finding) for finding in findings]}, lines)


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "new": new,
    "export": export,
    "letters": letters_command,
    "submit": submit,
    "submissions": sent,
    "stats": stats,
    "registers": registers_command,
    "search": search,
    "check": check,
    "backup": backup,
    "restore": restore,
}

_LETTER_ACTIONS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "list": list_letters,
    "dispatch": dispatch,
    "draft": draft,
    "void": void,
    **letter_actions.opening(opened),
}
