"""The words of the command ``restored``."""

from __future__ import annotations

import argparse

from core.cli import numbers
from core.wording import word


def add_restored(parser: argparse.ArgumentParser) -> None:
    """Give ``restored`` its options."""
    parser.add_argument("--kind", default="", metavar="KIND", help=word("template_forms.cli_restored_kind"))
    parser.add_argument("--series", default="", metavar="TEXT")
    parser.add_argument("--year", type=numbers.year, metavar="YYYY")
    parser.add_argument("--last-number", type=numbers.count, metavar="N", help=word("cli.restored_number"))
    parser.add_argument(
        "--last-sequence", type=numbers.count, metavar="N", help=word("cli.restored_sequence")
    )
    parser.add_argument("--reason", default="", metavar="TEXT")
