"""A command from its words to its exit code: 0 done, 1 refused, 2 usage, 3 environment, 70 our bug."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Mapping

from core.cli import (
    batch_edits,
    custom_fields,
    fonts,
    import_withdrawals,
    imports,
    inspections,
    issue_papers,
    issue_records,
    life,
    look_back,
    office_records,
    papers,
    people,
    plans,
    restored,
    tags,
    targets,
    templates,
    watch,
)
from core.cli import commands as office_commands
from core.cli.answer import Answer, give
from core.cli.streams import speak_utf8
from core.errors import UserFacing
from core.logs import log_path, start_log
from core.wording import sentence, word

EXIT_BUG = 70

COMMANDS = {
    **office_commands.COMMANDS,
    **life.COMMANDS,
    **people.COMMANDS,
    **plans.COMMANDS,
    **targets.COMMANDS,
    **inspections.COMMANDS,
    **watch.COMMANDS,
    **custom_fields.COMMANDS,
    **tags.COMMANDS,
    **restored.COMMANDS,
    **batch_edits.COMMANDS,
    **import_withdrawals.COMMANDS,
    **imports.COMMANDS,
    **papers.COMMANDS,
    **templates.COMMANDS,
    **fonts.COMMANDS,
    **issue_records.COMMANDS,
    **issue_papers.COMMANDS,
    **office_records.COMMANDS,
    **look_back.COMMANDS,
}
"""Every command by its name."""

Commands = Mapping[str, Callable[[argparse.Namespace], Answer]]


def run(args: argparse.Namespace, commands: Commands = COMMANDS) -> int:
    """Carry out ``args.command`` and return the exit code."""
    speak_utf8()
    start_log()
    as_json = bool(getattr(args, "json", False))
    try:
        return give(commands[args.command](args), as_json=as_json)
    except UserFacing as error:
        return give(_refusal(error), as_json=as_json)
    except Exception:
        logging.getLogger(__name__).exception("command %s failed", args.command)
        message = word("errors.bug", log=log_path())
        bug = Answer({"error": {"code": "bug", "message": message}}, [message], EXIT_BUG)
        return give(bug, as_json=as_json)


def _refusal(error: UserFacing) -> Answer:
    message = sentence(error)
    return Answer({"error": {"code": error.code, "message": message}}, [message], error.exit_code)
