"""``letters propose`` with reasons, ``letters dispatch-all``, ``letters dismiss`` and ``ladder``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli import numbers
from core.cli.answer import Answer
from core.domain.ladder import Ladder, LadderTerms
from core.domain.ladder_rules import terms_of
from core.domain.overview import LetterProposal
from core.errors import Refused
from core.files import refuse_unwritable
from core.operations import ladders, letter_batches, letter_prints, letter_proposals, listing
from core.operations.letter_batches import BatchResult
from core.operations.letter_prints import PrintWish
from core.wording import word, word_of

Opened = Callable[..., Any]
Parsers = Any

OFFICE = "office"
"""What ``--choose`` says to give up the own ladder of a batch."""


def add_parsers(
    actions: Parsers,
    common: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
    day: Callable[[str], Any],
) -> None:
    """Add the second words of ``letters`` that this module answers."""
    many = common(actions.add_parser("dispatch-all", help=word("cli.letters_dispatch_all")))
    _chosen(many)
    many.add_argument("--dated", type=day, required=True, metavar="DATE")
    many.add_argument("--reply-due", type=day, metavar="DATE")
    many.add_argument("--out", required=True, metavar="DIR")
    many.add_argument("--joined", action="store_true", help=word("cli.batch_joined"))
    many.add_argument("--duplex", action="store_true", help=word("cli.batch_duplex"))
    many.add_argument("--list", action="store_true", help=word("cli.batch_list"))
    many.add_argument("--labels", choices=letter_prints.label_papers(), help=word("cli.batch_labels"))
    many.add_argument("--copies", type=numbers.place, default=1, metavar="N")
    aside = common(actions.add_parser("dismiss", help=word("cli.letters_dismiss")))
    _chosen(aside)
    aside.add_argument("--until", type=day, required=True, metavar="DATE")
    aside.add_argument("--reason", required=True, metavar="TEXT")
    shown = common(actions.add_parser("ladder", help=word("cli.letters_ladder")))
    shown.add_argument("--batch", metavar="NAME")
    shown.add_argument("--choose", metavar="NAME")
    shown.add_argument("--urgent", nargs="*", metavar="TAG", help=word("cli.ladder_urgent"))
    shown.add_argument("--exposed", nargs="*", metavar="TAG", help=word("cli.ladder_exposed"))
    shown.add_argument(
        "--chase-first", action=argparse.BooleanOptionalAction, help=word("cli.ladder_chase_first")
    )


def _chosen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--level", type=numbers.count, metavar="N")
    parser.add_argument("--only", nargs="+", default=[], metavar="UNIT")


def propose(args: argparse.Namespace, opened: Opened) -> Answer:
    """Say who is due which letter today, and why; and what is put aside."""
    with opened(args, read_only=True) as ws:
        found, aside = letter_proposals.proposals(ws), letter_proposals.say_aside(ws)
    lines = [_line(each) for each in found] or [word("said.no_proposal")]
    data = [asdict(each) | {"why": letter_proposals.why(each)} for each in found]
    return Answer({"proposals": data, "put_aside": aside}, [*lines, *aside])


def _line(proposal: LetterProposal) -> str:
    said = word(
        "said.proposal",
        unit=proposal.unit_name,
        count=proposal.entries,
        kind=word_of(proposal.kind),
    )
    return word("said.proposal_why", said=said, why=letter_proposals.why(proposal))


def dispatch_all(args: argparse.Namespace, opened: Opened) -> Answer:
    """Dispatch every proposal that is asked for, and write what is printed of them."""
    out = Path(args.out)
    refuse_unwritable(out)
    with opened(args) as ws:
        found = _found(ws, args)
        result = letter_batches.dispatch_all(
            ws, letter_batches.lines_of(found, args.dated, args.reply_due)
        ).value
        wish = PrintWish(
            single=True,
            joined=args.joined,
            duplex=args.duplex,
            listed=args.list,
            labels=args.labels or "",
            copies=args.copies,
        )
        files = letter_prints.write_prints(ws, result.letters, out, wish) if result.letters else []
    return Answer(_data(result, files), _said(result, files))


def _data(result: BatchResult, files: Sequence[Path]) -> dict[str, Any]:
    sent = [
        {"document_number": each.document_number, "addressee": each.addressee, "title": each.title}
        for each in result.letters
    ]
    return {
        "letters": sent,
        "refused": [asdict(each) for each in result.refused],
        "left": list(result.left),
        "stopped": result.stopped,
        "files": [str(each) for each in files],
    }


def _said(result: BatchResult, files: Sequence[Path]) -> list[str]:
    lines = [
        word("said.batch_sent", number=each.document_number, unit=each.addressee) for each in result.letters
    ]
    lines += [word("said.batch_refused", name=each.name, said=each.said) for each in result.refused]
    if result.stopped:
        lines.append(word("said.batch_stopped", count=len(result.left), said=result.stopped))
    return [*lines, *(word("said.batch_file", path=each) for each in files)]


def dismiss(args: argparse.Namespace, opened: Opened) -> Answer:
    """Put the proposals that are asked for aside till a day, for a reason."""
    with opened(args) as ws:
        found = _found(ws, args)
        if found:
            letter_proposals.dismiss_all(ws, found, args.until, args.reason)
    line = word("said.dismissed", count=len(found), until=args.until)
    return Answer({"dismissed": len(found), "until": args.until}, [line])


def _found(ws: Any, args: argparse.Namespace) -> list[LetterProposal]:  # noqa: ANN401 - an opened ledger
    found = letter_proposals.proposals(ws, level=args.level, units=tuple(args.only))
    if not found:
        raise Refused("no_proposal")
    return found


def show(args: argparse.Namespace, opened: Opened) -> Answer:
    """Show the ladder step by step and the schemes there are; take one of them, or change its terms."""
    given = (args.urgent, args.exposed, args.chase_first)
    asked = any(each is not None for each in given)
    with opened(args, read_only=args.choose is None and not asked) as ws:
        batch = _batch(ws, args.batch)
        if args.choose == OFFICE and batch is not None:
            ladders.drop_for_batch(ws, batch)
        elif args.choose is not None:
            ladders.choose(ws, args.choose, batch)
        if asked:
            ladders.set_terms(ws, _terms(terms_of(ladders.ladder_for(ws, batch)), *given), batch)
        now = ladders.ladder_for(ws, batch)
        batches = [each.name for each in listing.batches(ws)]
    lines = [word("said.ladder", name=now.name), *_steps(now), ladders.say_terms(now)]
    lines += [word("said.ladder_preset", preset=each.preset, name=each.name) for each in ladders.presets()]
    presets = [each.preset for each in ladders.presets()]
    return Answer({"ladder": asdict(now), "presets": presets, "batches": batches}, lines)


def _terms(
    now: LadderTerms, urgent: list[str] | None, exposed: list[str] | None, chase_first: bool | None
) -> LadderTerms:
    """Return ``now`` with what was named; a word without tags takes all away."""
    return LadderTerms(
        urgent_tags=now.urgent_tags if urgent is None else tuple(urgent),
        exposed_tags=now.exposed_tags if exposed is None else tuple(exposed),
        chase_first=now.chase_first if chase_first is None else chase_first,
    )


def _batch(ws: Any, name: str | None) -> str | None:  # noqa: ANN401 - an opened ledger
    if name is None:
        return None
    found = [each.uuid for each in listing.batches(ws) if each.name == name.strip()]
    if not found:
        raise Refused("unknown_batch", name=name)
    return str(found[0])


def _steps(ladder: Ladder) -> list[str]:
    return [
        word("said.ladder_step", name=step.name, sentence=ladders.sentence(step)) for step in ladder.steps
    ]
