"""The words of the commands ``plans`` and ``tasks``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from core.cli import numbers
from core.cli.records_parser import add_task_changes
from core.domain.plan import PlanLevel
from core.wording import word

Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it
Make = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]


def add_plan_words(
    commands: Commands[argparse.ArgumentParser], common: Make, day: Callable[[str], date]
) -> None:
    """Add both commands; ``common`` gives a parser the options of all, ``day`` reads a date."""
    _plans(_group(commands, "plans"), common, day)
    _tasks(_group(commands, "tasks"), common, day)


def _group(commands: Commands[argparse.ArgumentParser], name: str) -> Commands[argparse.ArgumentParser]:
    parser = commands.add_parser(name, help=word(f"cli.{name}"), description=word(f"cli.{name}"))
    return parser.add_subparsers(dest="action", metavar="ACTION", required=True)


def _plans(actions: Commands[argparse.ArgumentParser], common: Make, day: Callable[[str], date]) -> None:
    common(actions.add_parser("list", help=word("cli.plans_list")))
    show = common(actions.add_parser("show", help=word("cli.plans_show")))
    show.add_argument("name", metavar="NAME")
    for name in ("add", "set"):
        parser = common(actions.add_parser(name, help=word(f"cli.plans_{name}")))
        parser.add_argument("name", metavar="NAME")
        for option in ("title", "issuer", "number", "basis", "model", "parent"):
            parser.add_argument(f"--{option}", metavar="TEXT")
        parser.add_argument("--level", choices=[level.value for level in PlanLevel])
        for option in ("issued", "stage-from", "stage-to", "target-by"):
            parser.add_argument(f"--{option}", type=day, metavar="DATE")
        parser.add_argument("--target", type=numbers.share, metavar="PERCENT")
        parser.add_argument("--dispatch", nargs="+", metavar="TRACK:WAY")
        parser.add_argument("--stated", nargs="+", metavar="AREA:COUNT")
    gone = common(actions.add_parser("remove", help=word("records.cli.plans_remove")))
    gone.add_argument("name", metavar="NAME")
    move = common(actions.add_parser("move", help=word("cli.plans_move")))
    move.add_argument("codes", nargs="+", metavar="CODE")
    move.add_argument("--to", required=True, metavar="NAME")


def _tasks(actions: Commands[argparse.ArgumentParser], common: Make, day: Callable[[str], date]) -> None:
    listed = common(actions.add_parser("list", help=word("cli.tasks_list")))
    listed.add_argument("--plan", metavar="NAME")
    listed.add_argument("--unclaimed", action="store_true")
    add = common(actions.add_parser("add", help=word("cli.tasks_add")))
    add.add_argument("text", metavar="TEXT")
    add.add_argument("--plan", required=True, metavar="NAME")
    for option in ("number", "area", "deadline", "responsible", "criteria"):
        add.add_argument(f"--{option}", default="", metavar="TEXT")
    add_task_changes(actions, common)
    bring = common(actions.add_parser("import", help=word("cli.tasks_import")))
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--plan", required=True, metavar="NAME")
    for name in ("claim", "decline"):
        answer = common(actions.add_parser(name, help=word(f"cli.tasks_{name}")))
        answer.add_argument("numbers", nargs="+", metavar="NUMBER")
        _answered(answer, day)
        answer.add_argument("--reason", default="", required=name == "decline", metavar="TEXT")
    withdraw = common(actions.add_parser("withdraw", help=word("cli.tasks_withdraw")))
    withdraw.add_argument("numbers", nargs=1, metavar="NUMBER")
    withdraw.add_argument("--plan", metavar="NAME")
    _split(common(actions.add_parser("split", help=word("cli.tasks_split"))), day)


def _split(split: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    split.add_argument("numbers", nargs=1, metavar="NUMBER")
    _answered(split, day)
    split.add_argument("--issue", default="", metavar="CODE")
    for option in ("text", "deadline", "criteria"):
        split.add_argument(f"--{option}", metavar="TEXT")
    split.add_argument("--measure", nargs="+", default=[], metavar="TEXT")


def _answered(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    parser.add_argument("--plan", metavar="NAME")
    parser.add_argument("--by", default="", metavar="NAME")
    parser.add_argument("--dated", type=day, metavar="DATE")
    parser.add_argument("--unit", default="", metavar="NAME")
