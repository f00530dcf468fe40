"""The words of ``letters kinds``, ``reply`` and ``template``; what ``dispatch`` and ``draft`` speak of."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from core.cli import letter_templates, numbers
from core.domain.ladder import ReplyStep
from core.wording import word

Parsers = Any


def add_parsers(
    actions: Parsers,
    common: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
    day: Callable[[str], Any],
) -> None:
    """Add the second words of ``letters`` that this module answers."""
    common(actions.add_parser("kinds", help=word("cli.letters_kinds")))
    letter_templates.add_parser(actions, common)
    reply = common(actions.add_parser("reply", help=word("cli.letters_reply")))
    reply.add_argument("number", metavar="NUMBER")
    reply.add_argument("--dated", type=day, metavar="DATE")
    mended = reply.add_mutually_exclusive_group()
    mended.add_argument("--correct", type=day, metavar="DATE", help=word("replies.cli_correct"))
    mended.add_argument("--remove", type=day, metavar="DATE", help=word("replies.cli_remove"))
    reply.add_argument("--reply-number", metavar="NUMBER")
    reply.add_argument("--text", metavar="TEXT")
    reply.add_argument("--step", choices=[step.value for step in ReplyStep])
    reply.add_argument("--officer", metavar="NAME", help=word("cli.reply_officer"))
    reply.add_argument("--phone", metavar="TEXT")
    reply.add_argument("--file", nargs="+", default=[], metavar="FILE")
    joint = reply.add_mutually_exclusive_group()
    joint.add_argument("--also", action="append", default=[], metavar="NUMBER", help=word("replies.cli_also"))
    joint.add_argument("--only", action="store_true", help=word("replies.cli_only"))
    printed = common(actions.add_parser("printed", help=word("cli.letters_printed")))
    printed.add_argument("number", metavar="NUMBER")
    printed.add_argument("--copies", type=numbers.count, metavar="COUNT")
    printed.add_argument("--dated", type=day, metavar="DATE")
    printed.add_argument("--printer", default="", metavar="NAME")
    printed.add_argument("--pages", default="", metavar="PAGES")
    common(actions.add_parser("replies", help=word("replies.cli_list"))).add_argument(
        "number", metavar="NUMBER"
    )


def add_subject(dispatch: argparse.ArgumentParser, target: Any) -> None:  # noqa: ANN401 - a private class
    """Add what a letter may speak of besides a unit, issues and an inspection, and the clerk's own words."""
    target.add_argument("--entry", nargs=2, metavar=("REGISTER", "CODE"))
    target.add_argument("--batch", metavar="NAME")
    dispatch.add_argument("--addressee", default="", metavar="NAME")
    dispatch.add_argument("--as-issue", action="store_true", help=word("cli.as_issue"))
    dispatch.add_argument("--total", type=numbers.count, metavar="N", help=word("cli.issue_total"))
    dispatch.add_argument("--no-total", action="store_true", help=word("cli.no_total"))
    dispatch.add_argument("--basis", action="append", default=[], metavar="NUMBER", help=word("basis.cli"))
    dispatch.add_argument("--say", action="append", default=[], metavar="KEY=TEXT")


def add_document(parser: argparse.ArgumentParser, name: str) -> None:
    """Add where the PDF or the editable document goes, and where edited words come from."""
    if name == "draft":
        parser.add_argument("--docx", required=True, metavar="FILE", help=word("cli.draft_docx"))
        return
    parser.add_argument("--text", default="", metavar="FILE.docx", help=word("cli.dispatch_text"))
    parser.add_argument("--out", required=True, metavar="DIR")
