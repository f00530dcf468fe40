"""The words of the command line (design §6)."""

from __future__ import annotations

import argparse
from datetime import date

from core.cli import ladder, letter_desk_parser, numbers
from core.cli.fonts_parser import add_fonts
from core.cli.inspections_parser import add_inspections
from core.cli.letter_parser import add_document, add_parsers, add_subject
from core.cli.papers_parser import add_papers
from core.cli.period_parser import add_periods
from core.cli.plan_words import add_plan_words
from core.cli.records_parser import add_leader_changes, add_people_changes, add_records
from core.cli.register_extras import add_extras
from core.cli.restored_parser import add_restored
from core.cli.templates_parser import add_template_choice, add_templates
from core.cli.usage import UsageParser
from core.cli.watch_parser import watch_parsers
from core.domain.office import OfficeLevel
from core.wording import word

TABLES = (
    *("ledger", "issues", "measures", "inspections", "letters", "submissions", "units", "statistics"),
    *("liaisons", "leaders", "four-lists", "unit-forms"),
)
"""What ``export`` can write, beside any register as ``register:KEY``."""

REGISTER = "register:"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of ``main.py``."""
    parser: argparse.ArgumentParser = UsageParser(prog="main.py", description=word("cli.about"))
    parser.add_argument("--ledger", metavar="DIR", help=word("cli.ledger"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (
        _begin,
        _bring_in,
        _send_out,
        _letters,
        _submit,
        _live,
        _reach,
        _look,
        _people,
        _keep,
        _watch,
        _prove,
        _fields,
    ):
        add(commands)
    add_plan_words(commands, _common, _day)
    add_fonts(_command(commands, "fonts"))
    add_records(commands, _common, _day)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str
) -> argparse.ArgumentParser:
    return _common(commands.add_parser(name, help=word(f"cli.{name}"), description=word(f"cli.{name}")))


def _common(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--ledger", metavar="DIR", default=argparse.SUPPRESS, help=word("cli.ledger"))
    parser.add_argument("--json", action="store_true", help=word("cli.json"))
    parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help=word("cli.today"))
    parser.add_argument("--operator", default="", metavar="NAME", help=word("cli.operator"))
    parser.add_argument("--pin-file", default="", metavar="FILE", help=word("cli.pin_file"))
    return parser


def _kind(text: str) -> str:
    """Return ``text`` when ``export`` can write it."""
    if text in TABLES or (text.startswith(REGISTER) and text != REGISTER):
        return text
    known = ", ".join((*TABLES, f"{REGISTER}KEY"))
    raise argparse.ArgumentTypeError(word("cli.kind_wrong", text=text, known=known))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.year not in numbers.YEARS:
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


def _bring_in(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bring = _command(commands, "import")
    bring.add_argument("file", metavar="FILE")
    bring.add_argument("--batch", default="", metavar="NAME")
    bring.add_argument("--anchor", type=_day, metavar="DATE")
    bring.add_argument("--as-field", nargs="+", metavar="COLUMN", help=word("cli.as_field"))
    bring.add_argument("--extension-ground", default="", metavar="TEXT", help=word("cli.extension_ground"))
    bring.add_argument("--status-ground", default="", metavar="TEXT", help=word("cli.status_ground"))
    bring.add_argument("--same", nargs="+", metavar="ROW", help=word("cli.same"))
    bring.add_argument("--approved-by", default="", metavar="NAME", help=word("cli.approved_by"))
    bring.add_argument("--no-duties", action="store_true", help=word("cli.no_duties"))
    bring.add_argument("--dry-run", action="store_true")
    _second(bring)


def _send_out(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = _command(commands, "export")
    export.add_argument("kind", type=_kind, metavar="KIND", nargs="?")
    export.add_argument("--out", required=True, metavar="PATH")
    export.add_argument("--as-of", type=_day, metavar="DATE", help=word("cli.as_of"))
    export.add_argument("--unit", default="", metavar="NAME", help=word("cli.export_unit"))
    export.add_argument("--with-targets", action="store_true", help=word("cli.with_targets"))
    _with_names(export)
    add_template_choice(export)
    add_templates(commands, _common)
    add_papers(commands, _common, _day)


def _with_names(parser: argparse.ArgumentParser) -> None:
    """Add the choice to let names of persons out, which is off by default."""
    parser.add_argument("--with-names", action="store_true", help=word("cli.with_names"))


def _letters(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    letters = _command(commands, "letters").add_subparsers(dest="action", required=True)
    for name in ("propose", "list"):
        _common(letters.add_parser(name, help=word(f"cli.letters_{name}")))
    for name in ("draft", "dispatch"):
        paper = _common(letters.add_parser(name, help=word(f"cli.letters_{name}")))
        paper.add_argument("--kind", required=True)
        target = paper.add_mutually_exclusive_group()
        target.add_argument("--unit", metavar="NAME")
        target.add_argument("--issue", nargs="+", metavar="CODE")
        target.add_argument("--inspection", metavar="CODE")
        add_subject(paper, target)
        letter_desk_parser.add_dress(paper, target)
        paper.add_argument("--dated", type=_day, required=True, metavar="DATE")
        paper.add_argument("--reply-due", type=_day, metavar="DATE")
        add_document(paper, name)
    add_parsers(letters, _common, _day)
    ladder.add_parsers(letters, _common, _day)
    letter_desk_parser.add_parsers(letters, _common, _day)
    void = _common(letters.add_parser("void", help=word("cli.letters_void")))
    void.add_argument("number", metavar="NUMBER")
    void.add_argument("--reason", required=True)
    _second(void)


def _submit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    submit = _command(commands, "submit")
    submit.add_argument("--period", required=True)
    submit.add_argument("--nil", action="store_true")
    submit.add_argument("--out", required=True, metavar="DIR")
    _with_names(submit)
    _command(commands, "submissions")


def _live(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    move = _on_issue(commands, "move")
    move.add_argument("--to", required=True, metavar="STATUS")
    _said(move, ground="--ground", required=False)
    move.add_argument("--cycle", default="", metavar="CYCLE")
    _second(move)
    review = _on_issue(commands, "review")
    review.add_argument("--step", required=True, metavar="STEP")
    review.add_argument("--result", required=True, metavar="pass|return")
    _said(review, ground="--reason")
    review.add_argument("--number", default="", metavar="NUMBER")
    _second(review)
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
    extend.add_argument("--measure", type=numbers.place, metavar="N")
    levels = _command(commands, "review-levels")
    levels.add_argument("batch", metavar="BATCH")
    levels.add_argument("--step", nargs="+", required=True, metavar="STEP")


def _reach(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    criteria = _actions(commands, "criteria")
    add = _act(criteria, "criteria", "add")
    add.add_argument("text", metavar="TEXT")
    add.add_argument("--compare", default="", metavar="COMPARISON")
    _counted(add)
    _act(criteria, "criteria", "split").add_argument("--measure", type=numbers.place, metavar="N")
    answer = _act(criteria, "criteria", "answer", number=True)
    answer.add_argument("--answer", default="", metavar="met|not_met")
    answer.add_argument("--actual", default="", metavar="NUMBER")
    answer.add_argument("--file", nargs="+", metavar="FILE")
    _said(answer, ground="--note", required=False)
    _act(criteria, "criteria", "remove", number=True)
    milestones = _actions(commands, "milestones")
    add = _act(milestones, "milestones", "add")
    add.add_argument("--due", type=_day, required=True, metavar="DATE")
    add.add_argument("--percent", type=numbers.share, metavar="N")
    add.add_argument("--amount", default="", metavar="NUMBER")
    _counted(add)
    split = _act(milestones, "milestones", "split")
    split.add_argument("--measure", type=numbers.place, metavar="N")
    split.add_argument("--target", nargs="+", default=[], metavar="TEXT", help=word("cli.milestone_targets"))
    report = _act(milestones, "milestones", "report", number=True)
    report.add_argument("--percent", type=numbers.share, metavar="N")
    report.add_argument("--amount", default="", metavar="NUMBER")
    report.add_argument("--reached", action="store_true")
    _said(report, ground="--note", required=False)
    _act(milestones, "milestones", "remove", number=True)
    _links(_actions(commands, "links"))


def _links(links: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name in ("add", "remove"):
        act = _act(links, "links", name)
        what = act.add_mutually_exclusive_group(required=True)
        what.add_argument("--measure", nargs=2, metavar=("CODE", "N"))
        what.add_argument("--issue", default="", metavar="CODE")
        what.add_argument("--evidence", default="", metavar="FILE")
        where = act.add_mutually_exclusive_group()
        where.add_argument("--criterion", type=numbers.place, metavar="N")
        where.add_argument("--own-measure", type=numbers.place, metavar="N")
        where.add_argument("--slot", default="", metavar="SLOT")
        act.add_argument("--note", default="", metavar="TEXT")


def _actions(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """Return where the actions of a command hang; the first of them lists."""
    found = _command(commands, name).add_subparsers(dest="action", required=True)
    _act(found, name, "list")
    return found


def _act(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    command: str,
    name: str,
    *,
    number: bool = False,
) -> argparse.ArgumentParser:
    parser = _common(actions.add_parser(name, help=word(f"cli.{command}_{name}")))
    parser.add_argument("code", metavar="CODE")
    if number:
        parser.add_argument("number", type=numbers.place, metavar="N")
    return parser


def _counted(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--target", default="", metavar="TARGET")
    parser.add_argument("--word", default="", metavar="MEASURE-WORD")
    parser.add_argument("--measure", type=numbers.place, metavar="N")


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


def _second(parser: argparse.ArgumentParser) -> None:
    """Add the second person of a two-person act; a PIN is never an argument, others could read it there."""
    parser.add_argument("--second", default="", metavar="NAME", help=word("cli.second"))
    parser.add_argument("--second-pin-file", default="", metavar="FILE", help=word("cli.pin_file"))


def _people(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    people = _command(commands, "people").add_subparsers(dest="action", required=True)
    for name in ("list", "add", "leave", "back", "pin", "forget-pin"):
        made = _common(people.add_parser(name, help=word(f"cli.people_{name}")))
        if name != "list":
            made.add_argument("name", metavar="NAME")
        if name == "add":
            made.add_argument("--role", nargs="+", default=["clerk"], metavar="ROLE")
            made.add_argument("--since", type=_day, metavar="DATE")
        if name == "leave":
            made.add_argument("--on", type=_day, metavar="DATE")
        if name == "pin":
            made.add_argument("--new-pin-file", default="", metavar="FILE", help=word("cli.pin_file"))
            made.add_argument("--present-pin-file", default="", metavar="FILE", help=word("cli.pin_file"))
    liaisons = _command(commands, "liaisons").add_subparsers(dest="action", required=True)
    listed = _common(liaisons.add_parser("list", help=word("cli.liaisons_list")))
    listed.add_argument("--unit", default="", metavar="NAME")
    entered = _common(liaisons.add_parser("add", help=word("cli.liaisons_add")))
    for name in ("unit", "name"):
        entered.add_argument(f"--{name}", required=True, metavar="NAME")
    for name in ("post", "phone", "note"):
        entered.add_argument(f"--{name}", default="", metavar="TEXT")
    for name in ("since", "until"):
        entered.add_argument(f"--{name}", type=_day, metavar="DATE")
    entered.add_argument("--duty", nargs="+", default=[], metavar="TEXT")
    pasted = _common(liaisons.add_parser("paste", help=word("cli.liaisons_paste")))
    pasted.add_argument("file", metavar="FILE")
    add_people_changes(people, liaisons, _common, _day)
    leaders = _command(commands, "leaders")
    add_leader_changes(leaders, _day)
    leaders.add_argument("name", nargs="?", metavar="NAME")
    leaders.add_argument("--gather", action="store_true")
    leaders.add_argument("--merge", default="", metavar="NAME")
    leaders.add_argument("--hard", default="", metavar="CODE")
    leaders.add_argument("--visit", default="", metavar="TEXT")
    leaders.add_argument("--dated", type=_day, metavar="DATE")
    leaders.add_argument("--next", default="", metavar="TEXT")
    leaders.add_argument("--issue", default="", metavar="CODE")


def _look(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    registers = _command(commands, "registers")
    registers.add_argument("name", nargs="?", metavar="REGISTER")
    registers.add_argument("--year", type=numbers.year, metavar="YEAR")
    act = registers.add_mutually_exclusive_group()
    act.add_argument("--add", nargs="+", metavar="FIELD=VALUE", help=word("cli.registers_add"))
    act.add_argument("--show", metavar="CODE", help=word("cli.registers_show"))
    act.add_argument("--revise", metavar="CODE", help=word("cli.registers_revise"))
    act.add_argument("--due", action="store_true", help=word("cli.registers_due"))
    registers.add_argument("--set", nargs="+", metavar="FIELD=VALUE", help=word("cli.registers_set"))
    add_extras(registers, act)
    _with_names(registers)
    add_inspections(_command(commands, "inspections"), _common, _day)
    stats = _command(commands, "stats")
    stats.add_argument("--batch", default="", metavar="NAME")
    stats.add_argument("--as-of", type=_day, metavar="DATE", help=word("cli.as_of"))
    add_periods(stats, _day)
    search = _command(commands, "search")
    search.add_argument("words", nargs="+", metavar="WORDS")
    _with_names(search)


def _keep(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = _command(commands, "check")
    check.add_argument("--full", action="store_true")
    backup = _command(commands, "backup")
    backup.add_argument("--to", required=True, metavar="DIR")
    restore = _command(commands, "restore")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--into", required=True, metavar="DIR")
    add_restored(_command(commands, "restored"))
    edit = _command(commands, "edit-issues")
    edit.add_argument("code", nargs="+", metavar="CODE")
    edit.add_argument("--batch", default="", metavar="NAME")
    edit.add_argument("--unit", nargs="+", default=[], metavar="NAME", help=word("cli.edit_unit"))
    edit.add_argument("--deadline", default="", metavar="TEXT")
    edit.add_argument("--dry-run", action="store_true")
    withdraw = _command(commands, "withdraw-import")
    withdraw.add_argument("--ground", required=True, metavar="TEXT")
    _second(withdraw)


def _prove(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = _command(commands, "demo")
    demo.add_argument("--out", required=True, metavar="DIR")
    _command(commands, "self-test")


def _watch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    watch_parsers(commands, _common, _day)


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
    made["set"].add_argument("--measure", type=numbers.place, metavar="N")
    made["set"].add_argument("--inspection", action="store_true")
    made["set"].add_argument("--field", nargs="+", required=True, metavar="NAME=VALUE")
    tags = _command(commands, "tags")
    tags.add_argument("code", nargs="+", metavar="CODE")
    tags.add_argument("--add", nargs="+", default=[], metavar="TAG")
    tags.add_argument("--remove", nargs="+", default=[], metavar="TAG")
