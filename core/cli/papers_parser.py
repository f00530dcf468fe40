"""The words of the commands that make papers of many records: evidence book, report text."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from core.wording import word

REPORTS = ("work", "publication")


def add_papers(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    usual: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
    day: Callable[[str], date],
) -> None:
    """Add the commands; ``usual`` gives each what every command has, ``day`` reads a day."""
    book = usual(commands.add_parser("evidence-book", help=word("cli.evidence-book")))
    book.add_argument("code", nargs="*", metavar="CODE")
    book.add_argument("--batch", default="", metavar="NAME", help=word("cli.batch"))
    book.add_argument("--out", required=True, metavar="PATH", help=word("cli.book_out"))
    report = usual(commands.add_parser("report", help=word("cli.report")))
    report.add_argument("kind", choices=REPORTS, help=word("cli.report_kind"))
    report.add_argument("--batch", default="", metavar="NAME", help=word("cli.batch"))
    report.add_argument("--as-of", type=day, metavar="DATE", help=word("cli.as_of"))
    report.add_argument("--out", default="", metavar="PATH", help=word("cli.report_out"))
