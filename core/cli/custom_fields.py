"""The command ``fields``: an office's own fields, listed, added, taken out of use, filled in."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.life import chosen, measure_named
from core.domain.custom_field import CustomField, FieldOwner
from core.domain.inspection import InspectionRecord
from core.domain.issue import Issue
from core.domain.register import RegisterFieldKind
from core.errors import Refused
from core.operations import custom_columns, custom_fields, custom_values, finding
from core.wording import word, word_of
from core.workspace import Workspace


def _told(field: CustomField) -> str:
    state = word("custom.state_retired" if field.retired else "custom.state_used")
    return word(
        "custom.said", owner=word_of(field.owner), label=field.label, kind=word_of(field.kind), state=state
    )


def list_fields(args: argparse.Namespace) -> Answer:
    """Show every field, with the columns of imported sheets that could become one."""
    with opened(args, read_only=True) as ws:
        found = custom_fields.all_fields(ws)
        counts = {each.uuid: custom_fields.count_values(ws, each) for each in found}
        unknown = custom_columns.unknown_columns(ws)
    data = {
        "fields": [asdict(each) | {"values": counts[each.uuid]} for each in found],
        "unknown_columns": dict(unknown),
    }
    lines = [_told(each) for each in found] or [word("custom.said_none")]
    lines += [word("custom.said_unknown", column=header, count=count) for header, count in unknown]
    return Answer(data, lines)


def add(args: argparse.Namespace) -> Answer:
    """Add a field."""
    wanted = CustomField(
        uuid="",
        owner=chosen(FieldOwner, args.owner),
        label=args.label,
        kind=chosen(RegisterFieldKind, args.kind),
        required=args.required,
        choices=tuple(args.choices),
        hint=args.hint,
        aliases=tuple(args.alias),
        in_letters=args.in_letters,
    )
    with opened(args) as ws:
        made = custom_fields.define(ws, wanted).value
    return Answer(asdict(made), [_told(made)])


def _retire(args: argparse.Namespace, *, retired: bool) -> Answer:
    with opened(args) as ws:
        field = custom_fields.field_named(ws, chosen(FieldOwner, args.owner), args.label)
        kept = custom_fields.retire(ws, field.uuid, retired=retired).value
    return Answer(asdict(kept), [_told(kept)])


def retire(args: argparse.Namespace) -> Answer:
    """Take a field out of use; its values stay."""
    return _retire(args, retired=True)


def restore(args: argparse.Namespace) -> Answer:
    """Take a field into use again."""
    return _retire(args, retired=False)


def adopt(args: argparse.Namespace) -> Answer:
    """Make a field of a column that an import kept without one."""
    with opened(args) as ws:
        made = custom_columns.adopt_column(ws, args.column).value
        count = custom_fields.count_values(ws, made)
    return Answer(asdict(made) | {"values": count}, [_told(made)])


def set_values(args: argparse.Namespace) -> Answer:
    """Fill in fields of an issue, of one of its measures, or of an inspection."""
    given = dict(_pair(each) for each in args.field)
    with opened(args) as ws:
        owner, uuid = _record(ws, args)
        stored = custom_values.set_values(ws, owner, uuid, given).value
        code = custom_values.code_of(ws, stored)
        labels = {each.uuid: each.label for each in custom_fields.fields_of(ws, owner, retired=True)}
    values = {labels[key]: text for key, text in stored.custom}
    names = word("punctuation.comma_list").join(given)
    return Answer({"code": code, "values": values}, [word("custom.said_set", code=code, fields=names)])


def _pair(given: str) -> tuple[str, str]:
    name, mark, text = given.partition("=")
    if not mark:
        raise Refused("custom_pair_wrong", text=given)
    return name, text


def _record(ws: Workspace, args: argparse.Namespace) -> tuple[FieldOwner, str]:
    if args.inspection:
        return FieldOwner.INSPECTION, finding.by_code(ws, InspectionRecord, args.code).uuid
    issue = finding.by_code(ws, Issue, args.code)
    measure = measure_named(ws, issue, args.measure)
    return (FieldOwner.MEASURE, measure) if measure else (FieldOwner.ISSUE, issue.uuid)


_ACTIONS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "list": list_fields,
    "add": add,
    "retire": retire,
    "restore": restore,
    "adopt": adopt,
    "set": set_values,
}


def fields_command(args: argparse.Namespace) -> Answer:
    """Pass on to the action of ``fields``."""
    return _ACTIONS[args.action](args)


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"fields": fields_command}
