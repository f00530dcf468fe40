"""Parts of the command ``registers``: the year as Excel, rows pasted from a file, points by rules."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.domain.register import RegisterDefinition
from core.domain.scoring import ScoreProposal
from core.files import file_error
from core.operations import (
    register_definitions,
    register_files,
    register_rows,
    register_years,
    scores,
)
from core.operations.units import unit_names_by_uuid
from core.wording import word
from core.workspace import Workspace


def add_extras(registers: argparse.ArgumentParser, act: Any) -> None:  # noqa: ANN401 - argparse's own group
    """Add the options to the parser of ``registers``."""
    act.add_argument("--rows", type=Path, metavar="FILE", help=word("cli.registers_rows"))
    act.add_argument("--to-issue", metavar="CODE", help=word("records.cli.registers_to_issue"))
    act.add_argument("--remove", metavar="CODE", help=word("records.cli.registers_remove"))
    act.add_argument("--scores", action="store_true", help=word("cli.registers_scores"))
    act.add_argument("--accept", action="store_true", help=word("cli.registers_accept"))
    act.add_argument("--define", type=Path, metavar="FILE", help=word("cli.registers_define"))
    act.add_argument("--definition", type=Path, metavar="FILE", help=word("cli.registers_definition"))
    registers.add_argument("--out", type=Path, metavar="FILE", help=word("cli.registers_out"))


def year_sum(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Write the table of the year (this one, unless said) as Excel."""
    year = args.year or ws.clock.today().year
    path = register_years.export_year(ws, args.out, year)
    return Answer({"file": path, "year": year}, [word("register_years.written", path=path)])


def define(ws: Workspace, file: Path) -> Answer:
    """Take over a register from a file; one that is here already is brought up to date."""
    made = register_definitions.adopt(ws, register_files.read_definition(ws, file)).value
    line = word("registers.said_defined", name=made.name, key=made.key, count=len(made.fields))
    return Answer({"key": made.key, "name": made.name, "fields": [each.key for each in made.fields]}, [line])


def write_definition(ws: Workspace, definition: RegisterDefinition, file: Path) -> Answer:
    """Write the definition of a register to a file, without its entries."""
    path = register_files.write_definition(ws, definition.key, file)
    return Answer({"key": definition.key, "file": path}, [word("registers_page.written", path=path)])


def paste(ws: Workspace, definition: RegisterDefinition, file: Path) -> Answer:
    """Enter the good rows of a tab-separated file, and say of the others why not."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise file_error(error, file) from error
    read = register_rows.read_rows(ws, definition, text)
    drafts = [row.draft for row in read.good]
    entered = register_rows.enter_rows(ws, definition.key, drafts).value if drafts else []
    codes = [entry.code for entry in entered]
    told = word("punctuation.comma_list").join(codes)
    bad = {row.number: row.wrong for row in read.rows if row.wrong}
    lines = [word("register_rows.said", count=len(codes), codes=told)]
    lines += [
        word("register_rows.said_wrong", number=number, wrong=word("punctuation.semicolon").join(wrong))
        for number, wrong in bad.items()
    ]
    return Answer({"register": definition.key, "entered": codes, "wrong": bad}, lines)


def answer(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Tell the proposals and points of a year; ``--accept`` counts every proposal first."""
    year = args.year or ws.clock.today().year
    names = unit_names_by_uuid(ws)
    found = scores.proposed(ws, year)
    if args.accept:
        scores.accept(ws, year, found)
    if args.out:
        scores.export_scores(ws, args.out, year)
    table = scores.table(ws, year)
    told = [] if args.accept else found
    lines = [word("scores.said_proposal", **_facts(each, names)) for each in told]
    lines += [
        word("scores.said", **asdict(each) | {"rank": each.rank if ws.settings.score_ranking else ""})
        for each in table
    ]
    data = {
        "year": year,
        "accepted": len(found) if args.accept else 0,
        "proposed": [_facts(each, names) for each in told],
        "units": [
            asdict(each) | {name: str(getattr(each, name)) for name in ("plus", "minus", "total")}
            for each in table
        ],
    }
    return Answer(data, lines or [word("scores.none")])


def _facts(each: ScoreProposal, names: dict[str, str]) -> dict[str, Any]:
    event = each.happening
    return {
        "points": f"{each.rule.points:f}",
        "unit": names[event.unit_uuid],
        "item": scores.item_of(event),
        "source": scores.source_of(event),
        "text": event.text,
    }
