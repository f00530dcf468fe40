"""The command ``tags``: put tags on issues and take others off."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from core.cli.answer import Answer
from core.cli.commands import opened
from core.domain.issue import Issue
from core.operations import finding, tags
from core.wording import word


def tags_command(args: argparse.Namespace) -> Answer:
    """Change the tags of the issues named."""
    with opened(args) as ws:
        uuids = [finding.by_code(ws, Issue, code).uuid for code in args.code]
        done = tags.change_tags(ws, uuids, add=args.add, remove=args.remove).value
    lines = [word("said.tags", count=done.changed)]
    if done.closed:
        lines.append(word("said.tags_closed", codes=word("punctuation.comma_list").join(done.closed)))
    return Answer({"changed": done.changed, "closed": list(done.closed)}, lines)


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"tags": tags_command}
