"""The words of the command that looks after the fonts of letters."""

from __future__ import annotations

import argparse

from core.wording import word


def add_fonts(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--role", metavar="ROLE", help=word("cli.fonts_role"))
    parser.add_argument("--family", metavar="FAMILY", help=word("cli.fonts_family"))
    parser.add_argument("--standard", choices=("on", "off"), help=word("cli.fonts_standard"))
