"""The words of the command ``inspections``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from core.cli import numbers
from core.cli.records_parser import add_inspection_changes
from core.wording import word

Dressed = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]
Day = Callable[[str], date]

_STATED = ("found", "solved", "long-term", "open")


def add_inspections(command: argparse.ArgumentParser, dress: Dressed, day: Day) -> None:
    """Add the actions to ``command``; ``dress`` adds what every command takes, ``day`` reads a day."""
    actions = command.add_subparsers(dest="action", required=True)

    def action(name: str) -> argparse.ArgumentParser:
        return dress(actions.add_parser(name, help=word(f"cli.inspections_{name}")))

    _entered(action("add"), day)
    action("list").add_argument("--year", type=numbers.year, metavar="YEAR")
    add_inspection_changes(action)
    _planned(action("plan"))
    covered = action("coverage")
    covered.add_argument("--year", type=numbers.year, metavar="YEAR")
    covered.add_argument("--tag", default="", metavar="TAG")
    covered.add_argument("--any-way", action="store_true")
    covered.add_argument("--out", default="", metavar="PATH")
    summed = action("figures")
    summed.add_argument("--year", type=numbers.year, metavar="YEAR")
    summed.add_argument("--out", default="", metavar="PATH")
    _concluded(action, day)
    kept = action("archive")
    kept.add_argument("code", metavar="CODE")
    kept.add_argument("--out", required=True, metavar="PATH")
    kept.add_argument("--catalogue", action="store_true")
    blank = action("forms")
    blank.add_argument("code", metavar="CODE")
    blank.add_argument("--out", required=True, metavar="DIR")
    blank.add_argument("--reply-by", type=day, metavar="DATE")


def _entered(parser: argparse.ArgumentParser, day: Day) -> None:
    parser.add_argument("--title", required=True, metavar="TEXT")
    parser.add_argument("--started", type=day, required=True, metavar="DATE")
    parser.add_argument("--ended", type=day, metavar="DATE")
    parser.add_argument("--unit", nargs="+", required=True, metavar="NAME")
    for name in ("--joint", "--way", "--item", "--point", "--person", "--count"):
        parser.add_argument(name, nargs="+", metavar="TEXT")
    parser.add_argument("--kind", default="routine", metavar="KIND")
    for name in ("--theme", "--basis", "--plan", "--files"):
        parser.add_argument(name, default="", metavar="TEXT")
    for name in ("--files-total", "--files-good", "--measures-taken", "--measures-done"):
        parser.add_argument(name, type=numbers.count, default=0, metavar="N")
    for name in _STATED:
        stored = f"problems_{name.replace('-', '_')}"
        parser.add_argument(f"--{name}", type=numbers.count, default=0, dest=stored, metavar="N")


def _planned(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", type=numbers.year, metavar="YEAR")
    entered = parser.add_mutually_exclusive_group()
    entered.add_argument("--title", default="", metavar="TEXT")
    entered.add_argument("--paste", default="", metavar="FILE")
    entered.add_argument("--out", default="", metavar="PATH")
    parser.add_argument("--kind", default="special", metavar="KIND")
    for name in ("--unit", "--way"):
        parser.add_argument(name, nargs="+", metavar="TEXT")
    for name in ("--when", "--leader", "--basis"):
        parser.add_argument(name, default="", metavar="TEXT")


def _concluded(action: Callable[[str], argparse.ArgumentParser], day: Day) -> None:
    made = action("conclude")
    made.add_argument("code", metavar="CODE")
    made.add_argument("--text", default="", metavar="TEXT")
    made.add_argument("--made", type=day, metavar="DATE")
    made.add_argument("--delivered", type=day, metavar="DATE")
    asked = action("recheck")
    decided = action("decide")
    for parser in (asked, decided):
        parser.add_argument("code", metavar="CODE")
        parser.add_argument("--by", required=True, metavar="NAME")
        parser.add_argument("--dated", type=day, required=True, metavar="DATE")
    asked.add_argument("--reason", required=True, metavar="TEXT")
    decided.add_argument("--result", required=True, metavar="RESULT")
    decided.add_argument("--text", required=True, metavar="TEXT")
