"""``letters kinds``, ``letters reply``, ``letters replies``, and what is said in ``letters dispatch``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.cli.letter_templates import needs_said
from core.domain.ladder import ReplyStep
from core.domain.letter import LetterKind, ReplyDraft
from core.errors import Refused
from core.letter_kinds import KindPlan, all_plans
from core.operations import joint_replies, letter_next, letters, replies, source_documents
from core.wording import chinese_date, word, word_of
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
    needs = [word("said.letter_needs", needs=needs_said(plan))] if plan.needs else []
    return [
        head,
        *needs,
        *(word("said.letter_field", key=each.key, label=each.label) for each in plan.fields),
    ]


def reply(args: argparse.Namespace, opened: Opened) -> Answer:
    """Enter a reply to a letter; ``--correct`` and ``--remove`` name one that stands by its day."""
    with opened(args) as ws:
        letter = letters.by_number(ws, args.number)
        named = args.correct or args.remove
        found = replies.by_day(ws, letter.uuid, named) if named else None
        if found and args.remove:
            replies.remove(ws, found.uuid)
            said = word("replies.said_removed", number=letter.document_number, day=chinese_date(named))
            return Answer({"document_number": letter.document_number, "removed": named}, [said])
        known = replies.entered(ws, found.uuid) if found else replies.draft_of(ws, letter.uuid)
        draft = _said(args, known)
        files = [Path(name) for name in args.file]
        also = _also(args, ws, letter.uuid, found.uuid if found else "")
        if found:
            stored = replies.correct(ws, found.uuid, draft, files, also=also).value
        else:
            stored = replies.enter(ws, letter.uuid, draft, files, also=also).value
        joint = [each.document_number for each in joint_replies.letters_with(ws, stored)]
    key, day = (
        ("replies.said_corrected" if found else "said.replied"),
        chinese_date(named or draft.replied_on),
    )
    line = word(key, number=letter.document_number, step=word_of(draft.step), day=day)
    if joint:
        line += word("replies.said_joint", numbers=word("punctuation.comma_list").join(joint))
    data = {
        "document_number": letter.document_number,
        "step": draft.step.value,
        "officer": draft.officer,
        "answered_with_it": joint,
    }
    return Answer(data, [line])


def _also(args: argparse.Namespace, ws: Workspace, uuid: str, reply_uuid: str) -> list[str]:
    """Return the earlier letters that the reply answers as well: those named, or what the window ticks."""
    if args.only:
        return []
    if args.also:
        return [letters.by_number(ws, number).uuid for number in args.also]
    return joint_replies.ticked(ws, uuid, reply_uuid)


def _said(args: argparse.Namespace, known: ReplyDraft) -> ReplyDraft:
    """Return the reply with what the command names; the rest as known. Another officer has another phone."""
    officer = args.officer or known.officer
    return ReplyDraft(
        replied_on=args.dated or known.replied_on,
        number=known.number if args.reply_number is None else args.reply_number,
        said=known.said if args.text is None else args.text,
        step=ReplyStep(args.step) if args.step else known.step,
        officer=officer,
        phone=args.phone or (known.phone if officer == known.officer else ""),
    )


def list_replies(args: argparse.Namespace, opened: Opened) -> Answer:
    """Show every reply to a letter, the latest last."""
    with opened(args, read_only=True) as ws:
        letter = letters.by_number(ws, args.number)
        found = replies.of_letter(ws, letter.uuid)
        names: dict[str, list[str]] = {each.uuid: [] for each in found}
        for proof in replies.files_of(ws, letter.uuid):
            names.setdefault(proof.reply_uuid or "", []).append(proof.name)
        after = letter_next.following(ws, letter.uuid)
        joint = {each.uuid: joint_replies.said(ws, each) for each in found}
    comma = word("punctuation.comma_list")
    lines = [
        word(
            "replies.said_line",
            position=at,
            day=chinese_date(each.replied_on),
            number=each.number,
            step=word_of(each.step),
            text=each.said,
            files=word("replies.said_files", names=comma.join(names[each.uuid])) if names[each.uuid] else "",
        ).rstrip()
        + (word("replies.said_together", told=joint[each.uuid]) if joint[each.uuid] else "")
        for at, each in enumerate(found, 1)
    ]
    data = [asdict(each) | {"files": names[each.uuid], "joint": joint[each.uuid]} for each in found]
    none = [word("replies.said_none", number=letter.document_number)]
    told = {"document_number": letter.document_number, "replies": data, "next": asdict(after)}
    return Answer(told, [*(lines or none), *filter(None, [after.said])])


def basis_in(ws: Workspace, named: Sequence[str]) -> tuple[str, ...]:
    """Return the source documents that ``--basis`` names."""
    return tuple(source_documents.by_number(ws, text).uuid for text in named)


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
