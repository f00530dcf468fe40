"""The command ``restored``: say how far numbers and packages went before a restore."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from core.cli.answer import Answer
from core.cli.commands import opened
from core.errors import Refused
from core.operations import restored
from core.operations.kind_names import kind_meant
from core.operations.letter_numbers import series_of_plan
from core.operations.restored import Unconfirmed
from core.wording import word
from core.workspace import Workspace


def restored_command(args: argparse.Namespace) -> Answer:
    """Confirm what is named, then say what is still asked for."""
    confirming = args.last_number is not None or args.last_sequence is not None
    with opened(args, read_only=not confirming) as ws:
        lost = {}
        if args.last_number is not None:
            series, year = _series(ws, args), args.year or ws.clock.today().year
            lost["numbers"] = restored.confirm_numbers(ws, series, year, args.last_number, args.reason).value
        if args.last_sequence is not None:
            lost["packages"] = restored.confirm_sequence(ws, args.last_sequence).value
        left = restored.unconfirmed(ws)
    lines = [word(f"said.restored_{name}", count=count) for name, count in lost.items()]
    data = None if left is None else asdict(left)
    return Answer({"lost": lost, "unconfirmed": data}, [*lines, *_waiting(left)])


def _series(ws: Workspace, args: argparse.Namespace) -> str:
    if args.series:
        return str(args.series)
    if not args.kind:
        raise Refused("series_needed")
    return series_of_plan(ws, kind_meant(ws, args.kind))


def _waiting(left: Unconfirmed | None) -> list[str]:
    if left is None:
        return [word("said.restored_none")]
    lines = [word("said.restored_from", backup=left.backup)]
    lines += [word("said.restored_series", **asdict(each)) for each in left.series]
    if left.sequence is not None:
        none = not left.sequence.last and not left.sequence.seen
        key = "restored_packages_never" if none else "restored_packages_open"
        lines.append(word(f"said.{key}", **asdict(left.sequence)))
    return lines


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"restored": restored_command}
