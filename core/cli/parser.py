"""The words of the command line (design §6)."""

from __future__ import annotations

import argparse
from datetime import date

from core.domain.office import OfficeLevel
from core.wording import word

TABLES = ("ledger", "issues", "measures", "inspections", "letters", "submissions", "units", "statistics")
"""What ``export`` can write, beside any register as ``register:KEY``."""

REGISTER = "register:"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of ``main.py``."""
    parser = argparse.ArgumentParser(prog="main.py", description=word("cli.about"))
    parser.add_argument("--ledger", metavar="DIR", help=word("cli.ledger"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_begin, _bring_in, _send_out, _letters, _submit, _live, _look, _keep, _prove, _fields):
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


def _kind(text: str) -> str:
    """Return ``text`` when ``export`` can write it."""
    if text in TABLES or (text.startswith(REGISTER) and text != REGISTER):
        return text
    raise argparse.ArgumentTypeError(", ".join((*TABLES, f"{REGISTER}KEY")))


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
    bring.add_argument("--as-field", nargs="+", metavar="COLUMN", help=word("cli.as_field"))
    bring.add_argument("--extension-ground", default="", metavar="TEXT", help=word("cli.extension_ground"))
    bring.add_argument("--approved-by", default="", metavar="NAME", help=word("cli.approved_by"))
    bring.add_argument("--dry-run", action="store_true")


def _send_out(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = _command(commands, "export")
    export.add_argument("kind", type=_kind, metavar="KIND")
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


def _live(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    move = _on_issue(commands, "move")
    move.add_argument("--to", required=True, metavar="STATUS")
    _said(move, ground="--ground", required=False)
    move.add_argument("--cycle", default="", metavar="CYCLE")
    review = _on_issue(commands, "review")
    review.add_argument("--step", required=True, metavar="STEP")
    review.add_argument("--result", required=True, metavar="pass|return")
    _said(review, ground="--reason")
    review.add_argument("--number", default="", metavar="NUMBER")
    review.add_argument("--new-due", type=_day, metavar="DATE")
    look = _on_issue(commands, "follow-up")
    look.add_argument("--result", required=True, metavar="RESULT")
    _said(look, ground="--ground")
    look.add_argument("--way", nargs="+", metavar="WAY")
    look.add_argument("--reopen", action="store_true")
    look.add_argument("--new-due", type=_day, metavar="DATE")
    reopen = _on_issue(commands, "reopen")
    _said(reopen, ground="--ground")
    reopen.add_argument("--new-due", type=_day, metavar="DATE")
    extend = _on_issue(commands, "extend")
    extend.add_argument("--to", type=_day, required=True, metavar="DATE")
    _said(extend, ground="--ground")
    extend.add_argument("--measure", type=int, metavar="N")
    levels = _command(commands, "review-levels")
    levels.add_argument("batch", metavar="BATCH")
    levels.add_argument("--step", nargs="+", required=True, metavar="STEP")


def _on_issue(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str
) -> argparse.ArgumentParser:
    parser = _command(commands, name)
    parser.add_argument("code", metavar="CODE")
    return parser


def _said(parser: argparse.ArgumentParser, *, ground: str, required: bool = True) -> None:
    """Add who, when and why; an act must name person and day, a plain move has them from the ledger."""
    parser.add_argument("--by", required=required, default="", metavar="NAME")
    parser.add_argument("--dated", type=_day, required=required, metavar="DATE")
    parser.add_argument(ground, default="", metavar="TEXT")


def _look(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    registers = _command(commands, "registers")
    registers.add_argument("name", nargs="?", metavar="REGISTER")
    registers.add_argument("--year", type=int, metavar="YEAR")
    registers.add_argument("--add", nargs="+", metavar="FIELD=VALUE")
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


def _fields(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    actions = _command(commands, "fields").add_subparsers(dest="action", required=True)
    made = {
        name: _common(actions.add_parser(name, help=word(f"cli.fields_{name}")))
        for name in ("list", "add", "retire", "restore", "adopt", "set")
    }
    made["add"].add_argument("label", metavar="NAME")
    made["adopt"].add_argument("column", metavar="COLUMN")
    for name in ("add", "retire", "restore"):
        made[name].add_argument("--owner", default="issue", metavar="OWNER")
    for name in ("retire", "restore"):
        made[name].add_argument("label", metavar="NAME")
    made["add"].add_argument("--kind", default="text", metavar="KIND")
    made["add"].add_argument("--choices", nargs="+", default=[], metavar="TEXT")
    made["add"].add_argument("--alias", nargs="+", default=[], metavar="TEXT")
    made["add"].add_argument("--hint", default="", metavar="TEXT")
    made["add"].add_argument("--required", action="store_true")
    made["add"].add_argument("--in-letters", action="store_true")
    made["set"].add_argument("code", metavar="CODE")
    made["set"].add_argument("--measure", type=int, metavar="N")
    made["set"].add_argument("--inspection", action="store_true")
    made["set"].add_argument("--field", nargs="+", required=True, metavar="NAME=VALUE")
    tags = _command(commands, "tags")
    tags.add_argument("code", nargs="+", metavar="CODE")
    tags.add_argument("--add", nargs="+", default=[], metavar="TAG")
    tags.add_argument("--remove", nargs="+", default=[], metavar="TAG")
