"""The words of the commands that keep watch: recurring duties, dispatches, signatures, the holiday table."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from core.cli import numbers
from core.cli.records_parser import add_changes
from core.wording import word


def watch_parsers(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
    day: Callable[[str], Any],
) -> None:
    """Add the commands; ``common`` gives every command its usual options, ``day`` reads a day."""
    made = _Maker(commands, common)
    _duties(made, day)
    _dispatches(made, day)
    _signatures(made, day)
    _calendar(made)


class _Maker:
    """Makes the second words of one command after another."""

    def __init__(
        self,
        commands: argparse._SubParsersAction[argparse.ArgumentParser],
        common: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
    ) -> None:
        self._commands = commands
        self._common = common
        self._name = ""
        self._actions: argparse._SubParsersAction[argparse.ArgumentParser] | None = None

    def command(self, name: str) -> None:
        """Begin a command with second words."""
        said = word(f"cli.{name}")
        parser = self._common(self._commands.add_parser(name, help=said, description=said))
        self._name = name
        self._actions = parser.add_subparsers(dest="action", required=True)

    def action(self, name: str) -> argparse.ArgumentParser:
        """Add a second word to the command begun last."""
        assert self._actions is not None
        return self._common(self._actions.add_parser(name, help=word(f"cli.{self._name}_{name}")))


def _duties(made: _Maker, day: Callable[[str], Any]) -> None:
    made.command("duties")
    add_changes(made.action)
    shown = made.action("list")
    shown.add_argument("--as-of", type=day, metavar="DATE")
    add = made.action("add")
    add.add_argument("--text", required=True, metavar="TEXT")
    add.add_argument("--rule", required=True, metavar="WORDS")
    add.add_argument("--from", dest="first_day", type=day, metavar="DATE")
    add.add_argument("--until", type=day, metavar="DATE")
    add.add_argument("--unit", nargs="+", default=[], metavar="NAME")
    add.add_argument("--person", default="", metavar="NAME")
    add.add_argument("--track", default="", metavar="TRACK")
    add.add_argument("--link", default="", metavar="CODE[/N]")
    for name, reason in (("tick", False), ("excuse", True)):
        settle = made.action(name)
        settle.add_argument("code", metavar="CODE")
        settle.add_argument("--period", required=True, metavar="PERIOD")
        settle.add_argument("--on", type=day, metavar="DATE")
        settle.add_argument("--by", default="", metavar="NAME")
        settle.add_argument("--note", required=reason, default="", metavar="TEXT")
        settle.add_argument("--proof", default="", metavar="TEXT")
        settle.add_argument(
            "--file", nargs="+", default=[], metavar="FILE", help=word("replies.cli_tick_file")
        )


def _dispatches(made: _Maker, day: Callable[[str], Any]) -> None:
    made.command("dispatches")
    add_changes(made.action)
    made.action("list")
    add = made.action("add")
    add.add_argument("--on", type=day, metavar="DATE")
    add.add_argument("--level", default="lower", metavar="upper|lower")
    add.add_argument("--way", default="one_to_one", metavar="WAY")
    add.add_argument("--unit", nargs="+", default=[], metavar="NAME")
    add.add_argument("--person", default="", metavar="NAME")
    add.add_argument("--track", default="", metavar="TRACK")
    add.add_argument("--points", default="", metavar="TEXT")
    add.add_argument("--asked", default="", metavar="TEXT")
    add.add_argument("--next", dest="next_on", type=day, metavar="DATE")
    add.add_argument("--link", nargs="+", default=[], metavar="CODE[/N]")
    rule = made.action("rule")
    rule.add_argument("track", metavar="TRACK")
    rule.add_argument("--upper", default="", metavar="CYCLE")
    rule.add_argument("--lower", default="", metavar="CYCLE")


def _signatures(made: _Maker, day: Callable[[str], Any]) -> None:
    made.command("signatures")
    made.action("list")
    hand = made.action("hand-down")
    hand.add_argument("code", metavar="CODE")
    hand.add_argument("--on", type=day, metavar="DATE")
    sign = made.action("sign")
    target = sign.add_mutually_exclusive_group(required=True)
    target.add_argument("--letter", metavar="NUMBER")
    target.add_argument("--issue", metavar="CODE")
    sign.add_argument("--unit", default="", metavar="NAME")
    sign.add_argument("--on", type=day, metavar="DATE")
    sign.add_argument("--by", default="", metavar="NAME")


def _calendar(made: _Maker) -> None:
    made.command("calendar")
    made.action("show").add_argument("--year", type=numbers.year, metavar="YEAR")
    add = made.action("add")
    source = add.add_mutually_exclusive_group(required=True)
    source.add_argument("--file", metavar="FILE")
    source.add_argument("--paste", metavar="TEXT")
    add.add_argument("--year", type=numbers.year, metavar="YEAR")
    add.add_argument("--dry-run", action="store_true")
    made.action("remove").add_argument("year", type=numbers.year, metavar="YEAR")
