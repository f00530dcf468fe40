"""The command ``withdraw-import``: take back the import that struck off or extended, with its ground."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.signing_in import second_of
from core.operations.import_withdrawals import withdraw_import
from core.wording import word


def withdraw_command(args: argparse.Namespace) -> Answer:
    """Withdraw the import that was the last step."""
    with opened(args) as ws:
        what = withdraw_import(ws, args.ground, second_of(args)).value
    return Answer({"withdrawn": what}, [word("said.import_withdrawn", what=what)])


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"withdraw-import": withdraw_command}
