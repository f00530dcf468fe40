"""The words of ``templates`` and of ``export --template``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from core.cli import numbers
from core.domain.export_template import Beyond, RowsOf
from core.wording import word


def add_templates(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    usual: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
) -> None:
    """Add the command; ``usual`` gives each what every command has."""
    whole = usual(commands.add_parser("templates", help=word("cli.templates")))
    actions = whole.add_subparsers(dest="action", required=True)
    usual(actions.add_parser("list", help=word("cli.templates_list")))
    for name in ("show", "remove"):
        one = usual(actions.add_parser(name, help=word(f"cli.templates_{name}")))
        one.add_argument("name", metavar="NAME")
    keep = usual(actions.add_parser("keep", help=word("cli.templates_keep")))
    keep.add_argument("file", metavar="FILE.json")
    recognise = usual(actions.add_parser("recognise", help=word("cli.templates_recognise")))
    recognise.add_argument("file", metavar="FILE.xlsx")
    recognise.add_argument("--name", default="", metavar="NAME", help=word("cli.templates_name"))
    recognise.add_argument("--rows", choices=[each.value for each in RowsOf], default="")
    recognise.add_argument("--sheet", default="", metavar="NAME")
    told = word("cli.templates_head_row")
    recognise.add_argument("--head-row", type=numbers.count, default=0, metavar="N", help=told)


def add_template_choice(export: argparse.ArgumentParser) -> None:
    """Add to ``export`` the template, their file, and what to do where their rows do not suffice."""
    export.add_argument("--template", default="", metavar="NAME", help=word("cli.export_template"))
    export.add_argument("--into", default="", metavar="FILE.xlsx", help=word("cli.export_into"))
    export.add_argument(
        "--beyond",
        choices=[each.value for each in Beyond],
        default=Beyond.REFUSE.value,
        help=word("cli.export_beyond"),
    )
