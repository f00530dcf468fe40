"""The command ``inspections``: records, plan, coverage, sums, conclusion and 复核, archive, blank forms."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.life import chosen
from core.cli.revisions import add_problem, raise_issue, remove_inspection, set_inspection, show_inspection
from core.domain.drafts import InspectionDraft
from core.domain.inspection import Count, InspectionKind, InspectionRecord, InspectionWay, Qualifier
from core.domain.inspection_plan import PlanDraft
from core.domain.recheck import DecisionDraft, RecheckDraft, RecheckResult
from core.domain.violation import Severity, Violation
from core.errors import Refused
from core.files import file_error
from core.operations import (
    finding,
    inspection_archives,
    inspection_figures,
    inspection_plans,
    inspection_sheets,
    inspections,
    rechecks,
)
from core.operations.inspection_sights import sights
from core.operations.writing import require, say
from core.statistics.inspection_figures import FigureLine
from core.statistics.inspection_results import results_of
from core.statistics.plan_progress import VisitState
from core.statistics.rates import Rate
from core.statistics.words import count_words, rate_words, share_words
from core.wording import catalogue, chinese_date, word, word_of
from core.workspace import Workspace


def inspections_command(args: argparse.Namespace) -> Answer:
    """Pass on to the action."""
    return _ACTIONS[args.action](args)


def _noticed(found: list[Violation]) -> list[str]:
    """Return what should be looked at, as lines for people."""
    warnings = [each for each in found if each.severity is Severity.WARNING]
    return [word("said.notice", text=say(each)) for each in warnings]


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    return None if rate is None else {"part": rate.part, "whole": rate.whole, "percent": rate.percent}


def _of_code(ws: Workspace, args: argparse.Namespace) -> InspectionRecord:
    return finding.by_code(ws, InspectionRecord, args.code)


def add(args: argparse.Namespace) -> Answer:
    """Enter an inspection; what the rules warn of is told, not refused."""
    with opened(args) as ws:
        item = inspection_plans.item_named(ws, args.plan, args.started.year) if args.plan else None
        checked = _count_in(f"{args.title}={args.files}") if args.files else None
        draft = InspectionDraft(
            title=args.title,
            kind=chosen(InspectionKind, args.kind),
            ways=tuple(chosen(InspectionWay, way) for way in args.way or ()),
            theme=args.theme,
            basis=args.basis,
            scope="\n".join(args.item or ()),
            started_on=args.started,
            ended_on=args.ended,
            units=tuple(args.unit),
            joint_units=tuple(args.joint or ()),
            points=tuple(args.point or ()),
            people=tuple(args.person or ()),
            counts=tuple(_count_in(each) for each in args.count or ()),
            files_total=args.files_total,
            files_checked=checked.value if checked else 0,
            files_qualifier=checked.qualifier if checked and checked.qualifier != "exact" else None,
            files_good=args.files_good,
            plan_item_uuid=item.uuid if item else None,
            **{name: getattr(args, name) for name in STATED},
        )
        found = inspections.check_inspection(ws, draft)
        made = inspections.record_inspection(ws, draft).value
    warnings = [{"rule": each.rule, "message": say(each)} for each in found]
    lines = [word("said.inspection_added", code=made.code), *_noticed(found)]
    return Answer({"code": made.code, "warnings": warnings}, lines)


STATED = (
    "problems_found", "problems_solved", "problems_long_term", "problems_open",
    "measures_taken", "measures_done",
)  # fmt: skip
_NUMBER = re.compile(r"(\D*?)(\d+(?:\.\d+)?)(.*)")


def _count_in(text: str) -> Count:
    """Return the count in ``NAME=400余份``; 13.7万 is a number too."""
    name, _, told = text.partition("=")
    match = _NUMBER.fullmatch("".join(told.split()))
    if not (name.strip() and match):
        raise Refused("unknown_count", text=text)
    before, number, behind = match.groups()
    ten_thousand = word("counted.ten_thousand", value="")
    many = behind.startswith(ten_thousand)
    behind = behind.removeprefix(ten_thousand) if many else behind
    qualifier = Qualifier.EXACT
    for each in Qualifier:
        sign = catalogue()[f"enums.Qualifier.{each.value}"]
        if sign and (before == sign or behind.startswith(sign)):
            qualifier, behind = each, behind.removeprefix(sign)
    if before and qualifier is Qualifier.EXACT:
        raise Refused("unknown_count", text=text)
    value = round(float(number) * (10_000 if many else 1))
    return Count(name=name.strip(), value=value, unit_word=behind, qualifier=qualifier)


def list_records(args: argparse.Namespace) -> Answer:
    """Show the inspections with what became of their problems."""
    with opened(args, read_only=True) as ws:
        found = [each for each in sights(ws) if args.year in (None, each.record.started_on.year)]
    rows, lines = [], []
    for sight in found:
        results, record = results_of(sight), sight.record
        counts = {name: getattr(results.balance, name) for name in ("found", "solved", "long_term", "open")}
        row = {
            "code": record.code,
            "title": record.title,
            "kind": record.kind,
            "started_on": record.started_on,
        }
        units = [name for _, name in sight.units]
        rates = {"rectified": _rate(results.rectified), "completion": _rate(results.completion)}
        rows.append({**row, "units": units, **counts, "by_rows": results.by_rows, **rates})
        kind, day, rate = word_of(record.kind), record.started_on, share_words(results.rectified)
        told = {"code": record.code, "title": record.title, "kind": kind, "day": day, "rate": rate}
        lines.append(word("said.inspection_line", **told, **counts))
    return Answer({"inspections": rows}, lines)


def plan(args: argparse.Namespace) -> Answer:
    """Show the plan of a year and what was done, enter items, or write it as Excel."""
    adds = bool(args.title or args.paste)
    with opened(args, read_only=not adds) as ws:
        year = args.year or ws.clock.today().year
        if adds:
            made = inspection_plans.add_items(ws, _drafts(args, year)).value
            return Answer(
                {"year": year, "added": len(made)}, [word("said.plan_added", year=year, count=len(made))]
            )
        if args.out:
            path = inspection_plans.export_plan(ws, Path(args.out), year)
            return Answer({"path": path}, [word("said.export", path=path)])
        found = inspection_plans.plan(ws, year)
    states = {state.value: found.count(state) for state in VisitState}
    lines = ["  ".join(inspection_plans.row_of(n, line)) for n, line in enumerate(found.lines, 1)]
    data = {
        "year": year,
        "planned": found.count(),
        **states,
        "extra": found.extra,
        "rate": _rate(found.rate),
        "items": [
            asdict(line.item) | {"visits": line.visits, "codes": line.codes, "extra": line.extra}
            for line in found.lines
        ],
    }
    return Answer(data, [*lines, rate_words(found.rate)])


def _drafts(args: argparse.Namespace, year: int) -> list[PlanDraft]:
    if args.paste:
        path = Path(args.paste)
        try:
            return inspection_plans.read_pasted(path.read_text(encoding="utf-8-sig"), year)
        except OSError as error:
            raise file_error(error, path) from error
    require(inspection_plans.check_when(args.when), "plan_form")
    draft = PlanDraft(
        year=year,
        title=args.title,
        kind=chosen(InspectionKind, args.kind),
        ways=tuple(chosen(InspectionWay, way) for way in args.way or ()),
        units=tuple(args.unit or ()),
        months=inspection_plans.months_in(args.when),
        leader=args.leader,
        basis=args.basis,
    )
    return [draft]


def coverage(args: argparse.Namespace) -> Answer:
    """Show which units were inspected when."""
    with opened(args, read_only=True) as ws:
        if args.out:
            path = inspection_figures.export_coverage(
                ws, Path(args.out), args.year, args.tag, on_site=not args.any_way
            )
            return Answer({"path": path}, [word("said.export", path=path)])
        found = inspection_figures.coverage(ws, args.year, args.tag, on_site=not args.any_way)
        heads = inspection_figures.column_heads(found)
    rates = {str(column): _rate(found.rate(place)) for place, column in enumerate(found.columns)}
    units = [
        {"unit": line.unit_name, "cells": dict(zip(map(str, found.columns), line.cells, strict=True))}
        for line in found.lines
    ]
    lines = [
        word("said.coverage", unit=line.unit_name, cells="  ".join(
            f"{head} {len(cell)}" for head, cell in zip(heads, line.cells, strict=True)
        ))
        for line in found.lines
    ]  # fmt: skip
    lines.append(word("said.coverage", unit=word("coverage.rate"), cells=rate_words(found.whole)))
    return Answer(
        {"columns": found.columns, "units": units, "rates": rates, "rate": _rate(found.whole)}, lines
    )


def figures(args: argparse.Namespace) -> Answer:
    """Show the sums over inspections, each with the codes of those it counts."""
    with opened(args, read_only=True) as ws:
        if args.out:
            path = inspection_figures.export_figures(ws, Path(args.out), args.year)
            return Answer({"path": path}, [word("said.export", path=path)])
        found = inspection_figures.figures(ws, args.year)
    data = {
        "whole": _line(found.whole),
        "tables": {split.value: [_line(line) for line in lines] for split, lines in found.tables.items()},
        "counts": [
            asdict(line) | {"words": count_words(line.total, line.unit_word)} for line in found.counts
        ],
    }
    heads = inspection_figures.figure_heads()
    pairs = zip(heads, inspection_figures.line_words(found.whole), strict=True)
    lines = [f"{head}  {cell}" for head, cell in pairs]
    lines += [f"{line.name}  {count_words(line.total, line.unit_word)}" for line in found.counts]
    return Answer(data, lines)


def _line(line: FigureLine) -> dict[str, Any]:
    return {
        "value": line.value,
        "totals": {figure.value: asdict(total) for figure, total in line.totals.items()},
        "codes": {figure.value: codes for figure, codes in line.codes.items()},
        "rectified": _rate(line.rectified),
        "completion": _rate(line.completion),
    }


def conclude(args: argparse.Namespace) -> Answer:
    """Enter the conclusion of an inspection, when it was made and when it was delivered."""
    with opened(args) as ws:
        record = _of_code(ws, args)
        draft = inspections.inspection_draft_of(ws, record.uuid)
        draft = replace(
            draft,
            conclusion=args.text or draft.conclusion,
            concluded_on=args.made or draft.concluded_on,
            delivered_on=args.delivered or draft.delivered_on,
        )
        inspections.revise_inspection(ws, record.uuid, record.revision, draft)
        until = rechecks.standing(ws, record.uuid).until
    line = word("said.concluded", code=record.code)
    if until:
        line = word("said.concluded_until", code=record.code, until=chinese_date(until))
    return Answer({"code": record.code, "recheck_until": until}, [line])


def recheck(args: argparse.Namespace) -> Answer:
    """Enter that a unit asks for 复核."""
    with opened(args) as ws:
        record = _of_code(ws, args)
        draft = RecheckDraft(requested_by=args.by, requested_on=args.dated, reason=args.reason)
        found = rechecks.check_request(ws, record.uuid, draft)
        made = rechecks.request(ws, record.uuid, draft).value
        due: date = rechecks.due_of(ws, made)
    lines = [word("said.recheck_due", due=chinese_date(due)), *_noticed(found)]
    return Answer(
        {"code": record.code, "due": due, "late": any(v.rule == "recheck_late" for v in found)}, lines
    )


def decide(args: argparse.Namespace) -> Answer:
    """Enter the decision on a request for 复核."""
    with opened(args) as ws:
        record = _of_code(ws, args)
        draft = DecisionDraft(
            result=chosen(RecheckResult, args.result),
            decided_on=args.dated,
            decided_by=args.by,
            decision=args.text,
        )
        waiting = rechecks.standing(ws, record.uuid).open
        found = rechecks.check_decision(ws, waiting, draft) if waiting else []
        made = rechecks.decide(ws, record.uuid, draft).value
    lines = [word("said.recheck_decided", result=word_of(draft.result)), *_noticed(found)]
    return Answer({"code": record.code, "result": made.result, "decided_on": made.decided_on}, lines)


def archive(args: argparse.Namespace) -> Answer:
    """Write the archive of an inspection, or only its catalogue."""
    with opened(args, read_only=True) as ws:
        record = _of_code(ws, args)
        papers = inspection_archives.catalogue(ws, record.uuid)
        write = inspection_archives.export_catalogue if args.catalogue else inspection_archives.archive
        path = write(ws, record.uuid, Path(args.out))
    listed = [{"sort": paper.sort, "name": paper.name, "dated": paper.dated} for paper in papers]
    return Answer({"path": path, "papers": listed}, [word("said.archived", path=path)])


def forms(args: argparse.Namespace) -> Answer:
    """Write the blank self-report forms of a 书面督察."""
    with opened(args, read_only=True) as ws:
        record = _of_code(ws, args)
        made = inspection_sheets.self_report_forms(ws, record.uuid, Path(args.out), args.reply_by)
    return Answer({"paths": made}, [word("said.forms", count=len(made), path=args.out)])


_ACTIONS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "add": add,
    "list": list_records,
    "show": show_inspection,
    "set": set_inspection,
    "remove": remove_inspection,
    "problem": add_problem,
    "raise": raise_issue,
    "plan": plan,
    "coverage": coverage,
    "figures": figures,
    "conclude": conclude,
    "recheck": recheck,
    "decide": decide,
    "archive": archive,
    "forms": forms,
}

COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"inspections": inspections_command}
