"""The words of the command ``restored``."""

from __future__ import annotations

import argparse

from core.wording import word


def add_restored(parser: argparse.ArgumentParser) -> None:
    """Give ``restored`` its options."""
    parser.add_argument("--kind", default="", metavar="KIND", help=word("template_forms.cli_restored_kind"))
    parser.add_argument("--series", default="", metavar="TEXT")
    parser.add_argument("--year", type=int, metavar="YYYY")
    parser.add_argument("--last-number", type=int, metavar="N", help=word("cli.restored_number"))
    parser.add_argument("--last-sequence", type=int, metavar="N", help=word("cli.restored_sequence"))
    parser.add_argument("--reason", default="", metavar="TEXT")
