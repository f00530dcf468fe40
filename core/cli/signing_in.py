"""Who gives a command: the person by name, the PIN from a file, the environment or the keyboard.

Never from an argument: the list of running programs and the shell's history would show it.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from core.domain.people import Signature
from core.errors import Environment
from core.operations import people, signing
from core.wording import word
from core.workspace import Workspace

PIN, SECOND_PIN, NEW_PIN = "LEDGER_PIN", "LEDGER_SECOND_PIN", "LEDGER_NEW_PIN"
"""Environment variables a PIN may stand in."""


def sign_in(ws: Workspace, args: argparse.Namespace) -> None:
    """Let the person of ``--operator`` work; without it the office's usual operator does."""
    name = getattr(args, "operator", "")
    if not name:
        return
    asked = signing.has_pin(ws, people.by_name(ws, name).uuid)
    pin = pin_from(args.pin_file, PIN, word("people.ask_pin", name=name)) if asked else ""
    signing.sign_in(ws, Signature(name, pin))


def second_of(args: argparse.Namespace) -> Signature | None:
    """Return the second person named by ``--second``, if one is."""
    if not args.second:
        return None
    pin = pin_from(args.second_pin_file, SECOND_PIN, word("people.ask_pin", name=args.second))
    return Signature(args.second, pin)


def pin_from(path: str, variable: str, prompt: str) -> str:
    """Return a PIN from the first line of a file, from the environment, or typed unseen at a terminal."""
    if path:
        try:
            lines = Path(path).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeError) as error:
            raise Environment("text_file_unreadable", path=path) from error
        return lines[0].strip() if lines else ""
    if variable in os.environ:
        return os.environ[variable]
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        return getpass(prompt)
    return ""
