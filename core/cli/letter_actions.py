"""The second words of ``letters`` that only need the opened ledger, by name."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from core.cli import ladder, letter_acts, letter_desk, letter_printings, letter_templates
from core.cli.answer import Answer

Opened = Any
"""The way a command opens its ledger: ``core.cli.commands.opened``."""

_ACTIONS: dict[str, Callable[[argparse.Namespace, Opened], Answer]] = {
    "propose": ladder.propose,
    "dispatch-all": ladder.dispatch_all,
    "dismiss": ladder.dismiss,
    "ladder": ladder.show,
    "kinds": letter_acts.show_kinds,
    "reply": letter_acts.reply,
    "replies": letter_acts.list_replies,
    "printed": letter_printings.printed,
    "template": letter_templates.template,
    **letter_desk.ACTIONS,
}


def opening(opened: Opened) -> dict[str, Callable[[argparse.Namespace], Answer]]:
    """Return every action with the way it opens its ledger."""
    return {name: partial(_with, act, opened) for name, act in _ACTIONS.items()}


def _with(
    act: Callable[[argparse.Namespace, Opened], Answer], opened: Opened, args: argparse.Namespace
) -> Answer:
    return act(args, opened)
