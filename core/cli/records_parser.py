"""The words of the commands over single records: entered, revised, taken out, looked back on."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from core.cli import numbers
from core.wording import word

Dressed = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]
Day = Callable[[str], date]
Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


class _Group:
    """One command and its second words."""

    def __init__(self, commands: Commands[argparse.ArgumentParser], dress: Dressed, name: str) -> None:
        said = word(f"records.cli.{name}")
        parser = dress(commands.add_parser(name, help=said, description=said))
        self._name, self._dress = name, dress
        self._actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(self, name: str, *places: str) -> argparse.ArgumentParser:
        """Add a second word with what must be named after it; ``number`` is a number."""
        said = word(f"records.cli.{self._name}_{name}")
        parser = self._dress(self._actions.add_parser(name, help=said, description=said))
        for place in places:
            numbered = {"type": int, "metavar": "N"} if place == "number" else {"metavar": place.upper()}
            parser.add_argument(place, **numbered)
        return parser


def add_records(commands: Commands[argparse.ArgumentParser], dress: Dressed, day: Day) -> None:
    """Add the commands; ``dress`` gives every command its usual options, ``day`` reads a day."""
    _issues(_Group(commands, dress, "issues"))
    _measures(_Group(commands, dress, "measures"), day)
    _notes(_Group(commands, dress, "notes"), day)
    _evidence(_Group(commands, dress, "evidence"))
    _units(_Group(commands, dress, "units"))
    _documents(_Group(commands, dress, "documents"))
    settings = _Group(commands, dress, "settings")
    settings.action("list")
    settings.action("set").add_argument(
        "field", nargs="+", metavar="FIELD=VALUE", help=word("records.cli.set")
    )
    _look_back(commands, dress)


def add_set(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add ``--set FIELD=VALUE …``."""
    told = word("records.cli.set")
    parser.add_argument("--set", nargs="+", required=required, default=[], metavar="FIELD=VALUE", help=told)


def _issues(group: _Group) -> None:
    group.action("list").add_argument("--batch", default="", metavar="NAME", help=word("cli.batch"))
    group.action("show", "code")
    add = group.action("add", "text")
    add.add_argument("--batch", default="", metavar="NAME", help=word("records.cli.into_batch"))
    add_set(add, required=False)
    add_set(group.action("set", "code"))
    group.action("remove", "code")


def _measures(group: _Group, day: Day) -> None:
    group.action("list", "code")
    add = group.action("add", "code", "text")
    add_set(add, required=False)
    add.add_argument("--no-duty", action="store_true", help=word("cli.no_duty"))
    add_set(group.action("set", "code", "number"))
    done = group.action("done", "code", "number")
    done.add_argument("--on", type=day, metavar="DATE", help=word("records.cli.finished_on"))
    done.add_argument("--result", default="", metavar="TEXT", help=word("records.cli.result"))
    done.add_argument("--actual", default="", metavar="TEXT", help=word("records.cli.actual"))
    done.add_argument("--verified", action="store_true", help=word("records.cli.verified"))
    group.action("remove", "code", "number")


def _notes(group: _Group, day: Day) -> None:
    group.action("list", "code")
    add = group.action("add", "code", "text")
    add.add_argument("--measure", type=numbers.place, metavar="N", help=word("records.cli.of_measure"))
    add.add_argument("--on", type=day, metavar="DATE", help=word("records.cli.noted_on"))
    add.add_argument("--percent", type=numbers.count, metavar="N", help=word("records.cli.percent"))
    add.add_argument("--status", default="", metavar="STATUS", help=word("records.cli.status"))
    for name in ("by", "source", "period"):
        add.add_argument(f"--{name}", default="", metavar="TEXT", help=word(f"records.cli.note_{name}"))
    add.add_argument("--file", nargs="+", default=[], metavar="FILE", help=word("records.cli.file"))
    group.action("remove", "code", "number")


def _evidence(group: _Group) -> None:
    add = group.action("add", "code")
    add.add_argument("--file", nargs="+", required=True, metavar="FILE", help=word("records.cli.file"))
    proved = add.add_mutually_exclusive_group()
    proved.add_argument("--measure", type=numbers.place, metavar="N", help=word("records.cli.of_measure"))
    proved.add_argument("--criterion", type=numbers.place, metavar="N", help=word("records.cli.of_criterion"))
    proved.add_argument("--slot", default="", metavar="SLOT", help=word("records.cli.of_slot"))
    for parser in (group.action("list", "code"), proved, group.action("remove", "code", "number")):
        parser.add_argument("--inspection", action="store_true", help=word("records.cli.of_inspection"))


def _units(group: _Group) -> None:
    group.action("list")
    add = group.action("add", "name")
    add.add_argument("--alias", nargs="+", default=[], metavar="NAME", help=word("records.cli.alias"))
    add_set(add, required=False)
    add_set(group.action("set", "name"))
    group.action("rename", "name", "to")
    alias = group.action("alias", "name")
    for name in ("add", "remove"):
        told = word(f"records.cli.alias_{name}")
        alias.add_argument(f"--{name}", nargs="+", default=[], metavar="NAME", help=told)
    group.action("merge", "name", "gone")


def _documents(group: _Group) -> None:
    group.action("list").add_argument("--plan", default="", metavar="NAME", help=word("records.cli.of_plan"))
    add_set(group.action("add", "plan", "title"), required=False)
    add_set(group.action("set", "document"))
    group.action("remove", "plan", "document")


def _look_back(commands: Commands[argparse.ArgumentParser], dress: Dressed) -> None:
    made = {
        name: dress(
            commands.add_parser(
                name, help=word(f"records.cli.{name}"), description=word(f"records.cli.{name}")
            )
        )
        for name in ("health", "history", "undo", "redo")
    }
    made["health"].add_argument("--errors", action="store_true", help=word("records.cli.health_errors"))
    made["history"].add_argument("code", nargs="?", default="", metavar="CODE")
    made["history"].add_argument(
        "--limit", type=numbers.count, default=50, metavar="N", help=word("records.cli.limit")
    )
    made["history"].add_argument("--details", action="store_true", help=word("records.cli.details"))


# --- further words of commands that had only ``list`` and ``add`` -------------------------------------


def add_changes(action: Callable[[str], argparse.ArgumentParser]) -> None:
    """Add ``set`` and ``remove`` for a numbered record; ``action`` makes the words of its command."""
    for name in ("set", "remove"):
        parser = action(name)
        parser.add_argument("code", metavar="CODE")
        if name == "set":
            add_set(parser)


def add_task_changes(actions: Commands[argparse.ArgumentParser], dress: Dressed) -> None:
    """Add what ``tasks`` can do with a task that is there."""
    for name in ("set", "remove", "unlink"):
        parser = dress(actions.add_parser(name, help=word(f"records.cli.tasks_{name}")))
        parser.add_argument("numbers", nargs=1, metavar="NUMBER")
        parser.add_argument("--plan", metavar="NAME", help=word("records.cli.of_plan"))
        if name == "set":
            add_set(parser)
        if name == "unlink":
            parser.add_argument("--issue", required=True, metavar="CODE")


def add_people_changes(
    people: Commands[argparse.ArgumentParser],
    liaisons: Commands[argparse.ArgumentParser],
    dress: Dressed,
    day: Day,
) -> None:
    """Add ``people set`` and the ``set`` and ``remove`` of ``liaisons``."""
    person = dress(people.add_parser("set", help=word("records.cli.people_set")))
    person.add_argument("name", metavar="NAME")
    add_set(person)
    for name in ("set", "remove"):
        parser = dress(liaisons.add_parser(name, help=word(f"records.cli.liaisons_{name}")))
        for named in ("unit", "name"):
            parser.add_argument(f"--{named}", required=True, metavar="NAME")
        parser.add_argument("--since", type=day, metavar="DATE", help=word("records.cli.since"))
        if name == "set":
            add_set(parser)


def add_leader_changes(leaders: argparse.ArgumentParser, day: Day) -> None:
    """Add what ``leaders`` can do with a leader by name."""
    add_set(leaders, required=False)
    for name in ("new", "remove"):
        leaders.add_argument(f"--{name}", action="store_true", help=word(f"records.cli.leaders_{name}"))
    leaders.add_argument("--not-hard", default="", metavar="CODE", help=word("records.cli.leaders_not_hard"))
    told = word("records.cli.leaders_remove_visit")
    leaders.add_argument("--remove-visit", type=day, metavar="DATE", help=told)


def add_inspection_changes(action: Callable[[str], argparse.ArgumentParser]) -> None:
    """Add the problems of an inspection, and what can be done with one that is there."""
    add_changes(action)
    action("show").add_argument("code", metavar="CODE")
    problem = action("problem")
    problem.add_argument("code", metavar="CODE")
    problem.add_argument("text", metavar="TEXT")
    for name in ("place", "requirement"):
        problem.add_argument(
            f"--{name}", default="", metavar="TEXT", help=word(f"records.cli.problem_{name}")
        )
    raised = action("raise")
    raised.add_argument("code", metavar="CODE")
    raised.add_argument("number", type=numbers.place, metavar="N")
