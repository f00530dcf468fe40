"""``fonts``: what letters are set in on this machine, and what no font can print."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.life import chosen
from core.operations import letter_fonts
from core.wording import word, word_of


def fonts_command(args: argparse.Namespace) -> Answer:
    """Set what is asked for, then report every role and the characters that cannot be printed."""
    with opened(args) as ws:
        if args.role is not None:
            letter_fonts.choose(ws, chosen(letter_fonts.FontRole, args.role), args.family or "")
        if args.standard is not None:
            letter_fonts.require_standard(ws, wanted=args.standard == "on")
        report, lacking = letter_fonts.font_report(ws), letter_fonts.uncovered(ws)
        strict = ws.settings.standard_fonts_only
    lines = [
        word(
            "fonts_tab.line",
            role=word_of(use.role),
            file=use.file,
            what=word(f"fonts_tab.{standing(use)}"),
            coverage=letter_fonts.coverage_words(use),
        )
        for use in report
    ]
    for each in lacking:
        lines.append(word("fonts_tab.lacking_line", char=each.char, code=each.code, count=len(each.hits)))
        lines += [f"  {hit.title}" for hit in each.hits]
    return Answer({"fonts": report, "uncovered": lacking, "standard_only": strict}, lines)


def standing(use: letter_fonts.FontUse) -> str:
    """Return the word key of what a role's font is: standard, ours beside none, or ours instead of one."""
    if not use.substitute:
        return "standard"
    return "substitute" if use.standard_exists else "own"


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"fonts": fonts_command}
