"""The command ``templates``, and ``export --template``: one ledger, the sheets of every other system."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from core.cli import commands
from core.cli.answer import Answer
from core.cli.commands import opened, seen
from core.cli.life import chosen
from core.domain.export_template import Beyond, DayForm, ExportTemplate, RowsOf, TemplateColumn
from core.errors import Refused
from core.operations import export_templates, template_filling
from core.wording import word, word_of
from core.workspace import Workspace


def list_templates(args: argparse.Namespace) -> Answer:
    """Show every template."""
    with opened(args, read_only=True) as ws:
        found = export_templates.templates(ws)
    lines = [_line(each) for each in found] or [word("templates.none")]
    return Answer({"templates": [asdict(each) for each in found]}, lines)


def _line(template: ExportTemplate) -> str:
    filled = sum(1 for column in template.columns if column.source)
    return word(
        "templates.said",
        name=template.name,
        rows=word_of(template.rows),
        filled=filled,
        columns=len(template.columns),
    )


def _shown(ws: Workspace, template: ExportTemplate, more: dict[str, Any] | None = None) -> Answer:
    lines = [_line(template)] if template.name else []
    for theirs, ours, how in export_templates.mapping_lines(ws, template):
        lines.append(word("templates.said_column", theirs=theirs, ours=ours, how=how).rstrip())
    return Answer({"template": asdict(template)} | (more or {}), lines)


def show(args: argparse.Namespace) -> Answer:
    """Show what maps to what, and with ``--json`` the template as ``keep`` takes it."""
    with opened(args, read_only=True) as ws:
        sources = {"sources": export_templates.sources(ws)}
        return _shown(ws, export_templates.template_named(ws, args.name), sources)


def recognise(args: argparse.Namespace) -> Answer:
    """Show what an empty form maps to; with ``--name`` keep it as a template."""
    with opened(args, read_only=not args.name) as ws:
        path = Path(args.file)
        form, found = export_templates.read_their_form(ws, path, args.sheet, args.head_row)
        if not found.uuid and args.rows:
            rows = chosen(RowsOf, args.rows)
            found = replace(export_templates.proposed(ws, form, rows), head_row=args.head_row)
        if args.name:
            found = export_templates.keep(ws, replace(found, name=args.name)).value
        return _shown(ws, found, {"form": asdict(form)})


def keep(args: argparse.Namespace) -> Answer:
    """Keep a template from a JSON file; one of the same name is changed."""
    wanted = _read(Path(args.file))
    with opened(args) as ws:
        same = [each for each in export_templates.templates(ws) if each.name == wanted.name]
        if same:
            wanted = replace(wanted, uuid=same[0].uuid, revision=same[0].revision)
        return _shown(ws, export_templates.keep(ws, wanted).value)


def _read(path: Path) -> ExportTemplate:
    """Return the template of a JSON file; raise ``Refused`` for anything else."""
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
        told = told.get("template", told)
        columns = tuple(_column(each) for each in told["columns"])
        return ExportTemplate(
            name=str(told["name"]),
            rows=RowsOf(told.get("rows", RowsOf.ISSUE)),
            sheet=str(told.get("sheet", "")),
            head_row=int(told.get("head_row", 0)),
            first_row=int(told.get("first_row", 0)),
            columns=columns,
            fingerprint=str(told.get("fingerprint", "")),
            note=str(told.get("note", "")),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("template_file_wrong", path=str(path)) from error


def _column(told: dict[str, Any]) -> TemplateColumn:
    words = tuple((str(ours), str(theirs)) for ours, theirs in told.get("words", ()))
    plain = {key: str(told.get(key, "")) for key in ("source", "heading", "fixed")}
    return TemplateColumn(**plain, day=DayForm(told.get("day", DayForm.CHINESE)), words=words)


def remove(args: argparse.Namespace) -> Answer:
    """Take out a template."""
    with opened(args) as ws:
        found = export_templates.template_named(ws, args.name)
        export_templates.remove(ws, found.uuid)
    return Answer({"removed": found.name}, [word("templates.said_removed", name=found.name)])


def export(args: argparse.Namespace) -> Answer:
    """Write by the template of ``--template``; without one do what ``export`` does of itself."""
    if args.template:
        with seen(args) as ws:
            return _by_template(ws, args)
    if not args.kind:
        raise Refused("no_template_named")
    return commands.export(args)


def _by_template(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Write a workbook of our own, or a filled copy of ``--into``."""
    template = export_templates.template_named(ws, args.template)
    out = Path(args.out)
    if args.into:
        source, beyond = Path(args.into), Beyond(args.beyond)
        written = template_filling.fill_form(ws, source, out, template, beyond=beyond)
    else:
        written = template_filling.export_by_template(ws, out, template)
    return Answer({"path": out, **asdict(written)}, template_filling.say(written, out))


_ACTIONS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "list": list_templates,
    "show": show,
    "recognise": recognise,
    "keep": keep,
    "remove": remove,
}


def templates_command(args: argparse.Namespace) -> Answer:
    """Pass on to the action of ``templates``."""
    return _ACTIONS[args.action](args)


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "templates": templates_command,
    "export": export,
}
"""What ``core.cli.run`` offers of this module; its ``export`` goes before that of ``commands``."""
