"""``letters kinds`` and ``letters reply``, and what the clerk says in ``letters dispatch``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.domain.ladder import ReplyStep
from core.domain.letter import LetterKind, ReplyDraft
from core.errors import Refused
from core.letter_kinds import KindPlan, all_plans
from core.operations import letters, replies
from core.wording import word, word_of
from core.workspace import Workspace

Opened = Callable[..., Any]


def show_kinds(args: argparse.Namespace, opened: Opened) -> Answer:
    """Show every kind of letter with what it asks the clerk for, and how many stand on each step."""
    with opened(args, read_only=True) as ws:
        sent = replies.by_level(ws)
        plans = all_plans()
        lines = [line for plan in plans for line in _kind_lines(ws, plan, sent)]
    data = [asdict(plan) for plan in plans]
    return Answer(
        {"kinds": data, "sent_by_level": {str(level): count for level, count in sent.items()}}, lines
    )


def _kind_lines(ws: Workspace, plan: KindPlan, sent: dict[int, int]) -> list[str]:
    days = letters.reply_days(ws, LetterKind(plan.identifier))
    level = word("said.letter_level", level=plan.level, sent=sent[plan.level]) if plan.level else ""
    head = word(
        "said.letter_kind",
        group=plan.group,
        name=plan.name,
        identifier=plan.identifier,
        series=plan.issue_series if plan.only_issues else ws.office.number_prefix + plan.series,
        reply=word("said.reply_days", days=days) if days else word("said.no_reply_asked"),
        receipt=plan.receipt or word("said.no_receipt"),
        level=level,
    )
    return [head, *(word("said.letter_field", key=each.key, label=each.label) for each in plan.fields)]


def reply(args: argparse.Namespace, opened: Opened) -> Answer:
    """Enter the reply to a letter."""
    with opened(args) as ws:
        letter = letters.by_number(ws, args.number)
        known = replies.draft_of(ws, letter.uuid)
        officer = args.officer or known.officer
        draft = ReplyDraft(
            replied_on=args.dated,
            number=args.reply_number,
            said=args.text,
            step=ReplyStep(args.step),
            officer=officer,
            phone=args.phone or (known.phone if officer == known.officer else ""),
        )
        replies.enter(ws, letter.uuid, draft, [Path(name) for name in args.file])
    line = word("said.replied", number=letter.document_number, step=word_of(draft.step))
    data = {"document_number": letter.document_number, "step": draft.step.value, "officer": draft.officer}
    return Answer(data, [line])


def said_in(args: argparse.Namespace, kind: LetterKind) -> tuple[tuple[str, str], ...]:
    """Return what ``--say`` names; a backslash and n begins a new line. Raises ``Refused`` for other keys."""
    known = [field.key for field in kind.plan.fields]
    said = []
    for text in args.say:
        key, _, words = text.partition("=")
        if key not in known:
            raise Refused("unknown_letter_field", key=key, known=word("punctuation.comma_list").join(known))
        said.append((key, words.replace("\\n", "\n")))
    return tuple(said)
