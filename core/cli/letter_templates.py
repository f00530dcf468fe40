"""``letters template``: show, check, keep, hand out and give up the office's own wording of letters."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.domain.violation import Severity, Violation
from core.errors import Refused
from core.letter_kinds import NEEDS, KindPlan, all_plans, plan_of
from core.letters import checking
from core.operations import letter_templates
from core.operations.writing import say
from core.wording import word, word_of
from core.workspace import Workspace

Opened = Callable[..., Any]


def add_parser(actions: Any, common: Callable[[argparse.ArgumentParser], argparse.ArgumentParser]) -> None:  # noqa: ANN401
    """Add the second word ``template`` of ``letters``."""
    made = common(actions.add_parser("template", help=word("cli.letters_template")))
    made.add_argument("kind", nargs="?", default="", metavar="KIND")
    act = made.add_mutually_exclusive_group()
    act.add_argument("--set", metavar="FILE", help=word("cli.template_set"))
    act.add_argument("--check", metavar="FILE", help=word("cli.template_check"))
    act.add_argument("--out", metavar="FILE", help=word("cli.template_out"))
    act.add_argument("--needs", nargs="*", metavar="CONDITION", help=word("cli.template_needs"))
    act.add_argument("--reset", action="store_true", help=word("cli.template_reset"))


def template(args: argparse.Namespace, opened: Opened) -> Answer:
    """Do what is asked with the template of a kind; without a kind list them all."""
    writes = bool(args.set or args.reset or args.needs is not None)
    with opened(args, read_only=not writes) as ws:
        kind = identifier_of(args.kind)
        if not kind:
            return _refuse_or_list(ws, args)
        if args.set:
            return _set(ws, kind, Path(args.set))
        if args.needs is not None:
            return _set_needs(ws, kind, args.needs)
        if args.reset:
            letter_templates.reset(ws, kind)
            return Answer({"kind": kind}, [word("said.template_reset", kind=args.kind)])
        if args.check:
            return _check(ws, kind, Path(args.check))
        return _show(ws, kind, args.out)


def identifier_of(named: str) -> str:
    """Return the identifier of a kind named by name or identifier; a name nobody has stays as it is."""
    found = [plan.identifier for plan in all_plans() if named in (plan.identifier, plan.name)]
    return found[0] if found else named


def _refuse_or_list(ws: Workspace, args: argparse.Namespace) -> Answer:
    if args.set or args.check or args.out or args.reset or args.needs is not None:
        raise Refused("unknown_letter_kind", kind="", known=_known(ws))
    lines = letter_templates.templates(ws)
    told = []
    for line in lines:
        remark = word("said.template_outdated") if line.outdated else ""
        remark += word("said.template_damaged") if line.damaged else ""
        told.append(
            word(
                "said.template_line",
                name=line.name,
                identifier=line.identifier,
                state=word_of(line.state),
                remark=remark,
            )
        )
    return Answer({"templates": [asdict(line) for line in lines]}, told)


def _known(ws: Workspace) -> str:
    return word("punctuation.comma_list").join(line.identifier for line in letter_templates.templates(ws))


def _set(ws: Workspace, kind: str, source: Path) -> Answer:
    kept = letter_templates.save(ws, kind, letter_templates.read_file(source)).value
    name = checking.read(kept.text)[0]["name"]
    return Answer({"kind": kind, "name": name}, [word("said.template_set", kind=name, identifier=kind)])


def _set_needs(ws: Workspace, kind: str, named: Sequence[str]) -> Answer:
    """Set the conditions of release, named by themselves or by their words; none named takes all away."""
    words = {word(f"letter_needs.{need}"): need for need in NEEDS}
    letter_templates.set_needs(ws, kind, [words.get(each, each) for each in named])
    plan = plan_of(kind)
    line = word("said.template_needs", kind=plan.name, needs=needs_said(plan))
    return Answer({"kind": kind, "name": plan.name, "needs": plan.needs}, [line])


def needs_said(plan: KindPlan) -> str:
    """Return the conditions of release of a kind in words."""
    told = [word("said.letter_need", words=word(f"letter_needs.{need}"), need=need) for need in plan.needs]
    return word("punctuation.semicolon").join(told) or word("said.letter_no_need")


def _check(ws: Workspace, kind: str, source: Path) -> Answer:
    """Say everything that is wrong with a file; the exit code is 1 when it could not be kept."""
    text = letter_templates.read_file(source)
    found = letter_templates.try_out(ws, kind, text).found
    lines = [_told(text, each) for each in found] or [word("said.template_sound")]
    data = [{"place": each.field, "severity": each.severity.value, "words": say(each)} for each in found]
    return Answer({"kind": kind, "found": data}, lines, int(checking.has_errors(list(found))))


def _told(text: str, found: Violation) -> str:
    key = "template_error" if found.severity is Severity.ERROR else "template_warning"
    return word(f"said.{key}", line=checking.line_of(text, found.field), words=say(found))


def _show(ws: Workspace, kind: str, out: str | None) -> Answer:
    if out:
        path = letter_templates.export(ws, kind, Path(out))
        return Answer({"kind": kind, "path": path}, [word("said.export", path=path)])
    text = letter_templates.text_of(ws, kind)
    return Answer({"kind": kind, "text": text}, text.splitlines())
