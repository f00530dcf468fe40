"""The words of the command line (design §6)."""

from __future__ import annotations

import argparse
from datetime import date

from core.domain.office import OfficeLevel
from core.wording import word

TABLES = ("ledger", "issues", "measures", "inspections", "letters", "submissions", "units", "statistics")
"""What ``export`` can write."""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of ``main.py``."""
    parser = argparse.ArgumentParser(prog="main.py", description=word("cli.about"))
    parser.add_argument("--ledger", metavar="DIR", help=word("cli.ledger"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_begin, _bring_in, _send_out, _letters, _submit, _look, _keep, _prove):
        add(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str
) -> argparse.ArgumentParser:
    return _common(commands.add_parser(name, help=word(f"cli.{name}"), description=word(f"cli.{name}")))


def _common(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--ledger", metavar="DIR", default=argparse.SUPPRESS, help=word("cli.ledger"))
    parser.add_argument("--json", action="store_true", help=word("cli.json"))
    parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help=word("cli.today"))
    return parser


_YEARS = range(1949, 2200)
"""Beyond them a day is a slip of the finger, and the calendar of dates may end."""


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.year not in _YEARS:
        raise argparse.ArgumentTypeError(word("cli.day_wrong", day=text))
    return day


def _begin(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = _command(commands, "new")
    new.add_argument("--office", required=True, metavar="NAME")
    new.add_argument("--code", required=True)
    new.add_argument("--level", choices=[level.value for level in OfficeLevel], default="county")
    new.add_argument("--superior", default="", metavar="NAME")
    new.add_argument("--superior-code", default="", metavar="CODE")
    new.add_argument("--number-prefix", default="", metavar="TEXT")
    new.add_argument("--operator", default="", metavar="NAME")


def _bring_in(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bring = _command(commands, "import")
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--batch", default="", metavar="NAME")
    bring.add_argument("--anchor", type=_day, metavar="DATE")
    bring.add_argument("--dry-run", action="store_true")


def _send_out(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = _command(commands, "export")
    export.add_argument("kind", choices=TABLES, metavar="KIND")
    export.add_argument("--out", required=True, metavar="PATH")
    export.add_argument("--as-of", type=_day, metavar="DATE", help=word("cli.as_of"))


def _letters(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    letters = _command(commands, "letters").add_subparsers(dest="action", required=True)
    for name in ("propose", "list"):
        _common(letters.add_parser(name, help=word(f"cli.letters_{name}")))
    dispatch = _common(letters.add_parser("dispatch", help=word("cli.letters_dispatch")))
    dispatch.add_argument("--kind", required=True)
    target = dispatch.add_mutually_exclusive_group(required=True)
    target.add_argument("--unit", metavar="NAME")
    target.add_argument("--issue", nargs="+", metavar="CODE")
    target.add_argument("--inspection", metavar="CODE")
    dispatch.add_argument("--dated", type=_day, required=True, metavar="DATE")
    dispatch.add_argument("--reply-due", type=_day, metavar="DATE")
    dispatch.add_argument("--out", required=True, metavar="DIR")
    void = _common(letters.add_parser("void", help=word("cli.letters_void")))
    void.add_argument("number", metavar="NUMBER")
    void.add_argument("--reason", required=True)


def _submit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    submit = _command(commands, "submit")
    submit.add_argument("--period", required=True)
    submit.add_argument("--nil", action="store_true")
    submit.add_argument("--out", required=True, metavar="DIR")
    _command(commands, "submissions")


def _look(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    stats = _command(commands, "stats")
    stats.add_argument("--batch", default="", metavar="NAME")
    stats.add_argument("--as-of", type=_day, metavar="DATE", help=word("cli.as_of"))
    search = _command(commands, "search")
    search.add_argument("words", nargs="+", metavar="WORDS")


def _keep(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = _command(commands, "check")
    check.add_argument("--full", action="store_true")
    backup = _command(commands, "backup")
    backup.add_argument("--to", required=True, metavar="DIR")
    restore = _command(commands, "restore")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--into", required=True, metavar="DIR")


def _prove(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = _command(commands, "demo")
    demo.add_argument("--out", required=True, metavar="DIR")
    _command(commands, "self-test")
