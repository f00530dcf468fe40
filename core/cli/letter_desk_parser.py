"""The words of ``letters find``, ``gaps``, ``send`` and ``slip``, and the flags of a letter's dress."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from core.cli import numbers
from core.domain.letter import SentWay
from core.letters.paper import PaperFormat, Pitch
from core.wording import word

TEXTS = ("urgency", "secrecy", "copy_number", "printed_by", "present", "excused", "sitting_in")
LISTS = (
    ("issuers", "issuer"),
    ("signers", "signer"),
    ("copied_to", "copy_to"),
    ("attachments", "attachment"),
)


def add_dress(dispatch: argparse.ArgumentParser, target: Any) -> None:  # noqa: ANN401 - a private class
    """Add what ``letters dispatch`` may say of a letter's dress, what it corrects and how it leaves."""
    target.add_argument("--letter", metavar="NUMBER", help=word("cli.follows"))
    dispatch.add_argument("--format", choices=[each.value for each in PaperFormat])
    dispatch.add_argument("--pitch", choices=[each.value for each in Pitch])
    for name in TEXTS:
        dispatch.add_argument(_flag(name), default="", metavar="TEXT", help=word(f"dress.{name}"))
    for name, flag in LISTS:
        dispatch.add_argument(_flag(flag), nargs="+", default=[], metavar="TEXT", help=word(f"dress.{name}"))
    dispatch.add_argument("--no-seal", action="store_true", help=word("cli.no_seal"))
    dispatch.add_argument("--no-slip", action="store_true", help=word("cli.no_slip"))
    dispatch.add_argument("--by-number", action="store_true", help=word("cli.by_number"))
    dispatch.add_argument("--corrects", metavar="NUMBER", help=word("cli.corrects"))
    dispatch.add_argument("--carry-edits", action="store_true", help=word("cli.carry_edits"))
    dispatch.add_argument("--reason", default="", metavar="TEXT")
    dispatch.add_argument("--way", choices=[each.value for each in SentWay], help=word("cli.sent_way"))


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def add_parsers(
    actions: Any,  # noqa: ANN401 - a private class
    common: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
    day: Callable[[str], Any],
) -> None:
    """Add the second words of ``letters`` that this module answers."""
    find = common(actions.add_parser("find", help=word("cli.letters_find")))
    find.add_argument("code", metavar="CODE")
    gaps = common(actions.add_parser("gaps", help=word("cli.letters_gaps")))
    gaps.add_argument("--series", default="", metavar="NAME")
    gaps.add_argument("--year", type=numbers.year, default=0, metavar="YEAR")
    start = common(actions.add_parser("start", help=word("cli.letters_start")))
    start.add_argument("series", metavar="SERIES")
    start.add_argument("--number", type=numbers.count, required=True, metavar="N")
    start.add_argument("--year", type=numbers.year, default=0, metavar="YEAR")
    send = common(actions.add_parser("send", help=word("cli.letters_send")))
    send.add_argument("number", metavar="NUMBER")
    send.add_argument("--way", choices=[each.value for each in SentWay], required=True)
    send.add_argument("--dated", type=day, required=True, metavar="DATE")
    slip = common(actions.add_parser("slip", help=word("cli.letters_slip")))
    slip.add_argument("code", metavar="CODE")
    slip.add_argument("--dated", type=day, required=True, metavar="DATE")
    slip.add_argument("--officer", required=True, metavar="NAME")
    slip.add_argument("--file", nargs="+", required=True, metavar="FILE")
