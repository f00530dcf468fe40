"""The commands that keep watch: recurring duties, dispatches, signatures, the holiday table."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.life import chosen
from core.cli.revisions import remove_dispatch, remove_duty, set_dispatch, set_duty
from core.domain.deadline import Cycle
from core.domain.dispatch import DispatchDraft, DispatchLevel, DispatchRuleDraft, DispatchWay
from core.domain.duty import DutyDraft, OccurrenceDraft, OccurrenceState, RecurringDuty
from core.domain.holidays import HolidayProposal
from core.domain.issue import Issue
from core.domain.signing import SignDraft, SignItem
from core.errors import Environment, Refused
from core.operations import calendars, dispatches, duties, duty_lists, finding, letters, receipts
from core.operations.writing import excerpt, say
from core.schedule.holiday_notice import days_text
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

_MOST = 100_000
"""Bytes of a notice; what is larger is no notice."""


def list_duties(args: argparse.Namespace) -> Answer:
    """Show every duty with what is next and done against due, the totals as of a day."""
    with opened(args, read_only=True) as ws:
        found = duty_lists.duty_lines(ws)
        due, done, overdue = duties.totals(ws, args.as_of)
    lines = [
        word(
            "watch.duty",
            code=line.code,
            text=line.text,
            rule=line.rule,
            day=chinese_date(line.next_due),
            done=line.done_of_due,
        )
        for line in found
    ]
    lines.append(word("watch.duty_totals", due=due, done=done, overdue=overdue))
    return Answer({"duties": found, "due": due, "done": done, "overdue": overdue}, lines)


def add_duty(args: argparse.Namespace) -> Answer:
    """Enter a duty."""
    with opened(args) as ws:
        draft = DutyDraft(
            text=args.text,
            rule=args.rule,
            first_day=args.first_day or ws.clock.today(),
            last_day=args.until,
            units=tuple(args.unit),
            person=args.person,
            track=args.track,
            link=args.link,
        )
        duty = duties.add_duty(ws, draft).value
    return Answer({"code": duty.code, "cycle": duty.cycle}, [word("watch.duty_added", code=duty.code)])


def settle(args: argparse.Namespace) -> Answer:
    """Tick a period of a duty off, or excuse it."""
    state = OccurrenceState.DONE if args.action == "tick" else OccurrenceState.EXCUSED
    with opened(args) as ws:
        duty = finding.by_code(ws, RecurringDuty, args.code)
        draft = OccurrenceDraft(
            period=args.period,
            state=state,
            settled_on=args.on,
            settled_by=args.by,
            note=args.note,
            proof=args.proof,
        )
        made = duties.settle(ws, duty.uuid, draft, [Path(name) for name in args.file]).value
    facts = {"code": duty.code, "period": made.period, "state": made.state.value}
    return Answer(facts, [word("watch.settled", code=duty.code, period=made.period, state=word_of(state))])


def list_dispatches(args: argparse.Namespace) -> Answer:
    """Show every dispatch, and which level is missing in the present cycle."""
    with opened(args, read_only=True) as ws:
        found = duty_lists.dispatch_lines(ws)
        gaps = dispatches.missing(ws)
        said = [dispatches.gap_words(ws, gap) for gap in gaps]
    lines = [
        word(
            "watch.dispatch",
            code=line.code,
            day=chinese_date(line.held_on),
            level=line.level,
            way=word_of(line.way),
            units=line.units or line.person,
            text=" ".join(f"{line.points} {line.asked}".split()),
        )
        for line in found
    ]
    missing = [{"track": gap.track, "level": gap.level, "period": gap.period.code} for gap in gaps]
    return Answer({"dispatches": found, "missing": missing}, [*lines, *said])


def add_dispatch(args: argparse.Namespace) -> Answer:
    """Enter a dispatch."""
    with opened(args) as ws:
        draft = DispatchDraft(
            held_on=args.on or ws.clock.today(),
            level=_level(ws, args.level),
            way=chosen(DispatchWay, args.way),
            units=tuple(args.unit),
            person=args.person,
            track=args.track,
            points=args.points,
            asked=args.asked,
            next_on=args.next_on,
            links=tuple(args.link),
        )
        made = dispatches.add_dispatch(ws, draft).value
    return Answer({"code": made.code, "track": made.track}, [word("watch.dispatch_added", code=made.code)])


def _level(ws: Workspace, text: str) -> DispatchLevel:
    """Return the level named, also by the name this office gives it."""
    for level in DispatchLevel:
        if text.strip() == dispatches.level_name(ws, level):
            return level
    return chosen(DispatchLevel, text)


def set_rule(args: argparse.Namespace) -> Answer:
    """Say in which cycle each level dispatches a track."""
    with opened(args) as ws:
        upper, lower = (chosen(Cycle, text) if text else None for text in (args.upper, args.lower))
        dispatches.put_rule(ws, DispatchRuleDraft(track=args.track, upper=upper, lower=lower))
    return Answer(
        {"track": args.track, "upper": upper, "lower": lower}, [word("watch.rule_set", track=args.track)]
    )


def list_signatures(args: argparse.Namespace) -> Answer:
    """Show what was handed down and not signed for."""
    with opened(args, read_only=True) as ws:
        found = receipts.waiting(ws)
    return Answer({"waiting": found}, [_sign_line(item) for item in found] or [word("watch.all_signed")])


def _sign_line(item: SignItem) -> str:
    state = word_of(item.timeliness) if item.timeliness else ""
    due = chinese_date(item.sign_due)
    return word("watch.waiting", name=item.name, unit=item.unit, day=due, state=state)


def hand_down(args: argparse.Namespace) -> Answer:
    """Enter that an issue was handed down to its units."""
    with opened(args) as ws:
        issue = finding.by_code(ws, Issue, args.code)
        shares = receipts.hand_down(ws, issue.uuid, args.on or ws.clock.today()).value
    due = shares[0].sign_due if shares else None
    line = word("watch.handed", code=issue.code, count=len(shares), day=chinese_date(due))
    return Answer({"code": issue.code, "units": len(shares), "sign_due": due}, [line])


def sign(args: argparse.Namespace) -> Answer:
    """Enter who signed for a letter, or for an issue."""
    with opened(args) as ws:
        draft = SignDraft(signed_on=args.on or ws.clock.today(), signed_by=args.by)
        if args.letter:
            letter = letters.by_number(ws, args.letter)
            name = receipts.sign_letter(ws, letter.uuid, draft).value.document_number
        else:
            issue = finding.by_code(ws, Issue, args.issue)
            receipts.sign_issue(ws, _share_of(ws, issue, args.unit), draft)
            name = issue.code
    return Answer({"name": name, "signed_on": draft.signed_on}, [word("watch.signed", name=name)])


def _share_of(ws: Workspace, issue: Issue, unit: str) -> str:
    """Return the part of the unit named, or the only one that has not signed."""
    found = receipts.of_issue(ws, issue.uuid)
    if unit:
        found = [item for item in found if item.unit == unit.strip()]
    else:
        found = [item for item in found if item.signed_on is None]
    if len(found) != 1:
        raise Refused("sign_which_unit", code=issue.code)
    return found[0].uuid


def show_calendar(args: argparse.Namespace) -> Answer:
    """Show the holiday tables of the ledger, and the years that are missing."""
    with opened(args, read_only=True) as ws:
        tables = [each for each in calendars.years(ws) if args.year in (None, each.year)]
        missing = calendars.missing_years(ws)
    lines = [
        word(
            "watch.year",
            year=each.year,
            holidays=days_text(each.holidays, each.year),
            workdays=days_text(each.workdays, each.year),
        )
        for each in tables
    ]
    lines += [word("calendars.missing", year=year) for year in missing]
    return Answer({"years": tables, "missing": missing}, lines or [word("watch.no_year")])


def add_year(args: argparse.Namespace) -> Answer:
    """Read a notice, show it day by day, and keep it unless ``--dry-run`` or something does not agree."""
    text = args.paste if args.paste is not None else _text_of(Path(args.file))
    proposal = calendars.propose(text, args.year)
    draft = calendars.draft_of(proposal, text)
    data = {"year": proposal.year, "days": proposal.days, "unread": proposal.unread}
    lines = [*_proposed(proposal), *(word("watch.unread", text=each.text) for each in proposal.unread)]
    if args.dry_run:
        return Answer(data | {"wrong": [say(each) for each in calendars.check_year(draft)]}, lines)
    _require_read(proposal)
    with opened(args) as ws:
        calendars.put_year(ws, draft)
    return Answer(data, [*lines, word("watch.year_kept", year=draft.year)])


def _require_read(proposal: HolidayProposal) -> None:
    """Raise ``Refused`` naming what of a notice could not be read: a table is kept whole or not at all."""
    if proposal.year is None:
        raise Refused("calendar_no_notice_year")
    if proposal.unread:
        said = (
            word("calendar_tab.unread", reason=word(f"violations.{each.reason}"), text=excerpt(each.text, 40))
            for each in proposal.unread
        )
        told = word("punctuation.semicolon").join(said)
        raise Refused("calendar_not_agreeing", count=len(proposal.unread), told=told)
    if not proposal.days:
        raise Refused("calendar_no_days")


def _proposed(proposal: HolidayProposal) -> list[str]:
    return [
        word("watch.day", day=chinese_date(each.day), kind=word_of(each.kind), name=each.name)
        for each in proposal.days
    ]


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST:
            raise Refused("calendar_no_text", name=path.name)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("calendar_no_text", name=path.name) from error
    except OSError as error:
        raise Environment("file_missing", path=str(path)) from error


def remove_year(args: argparse.Namespace) -> Answer:
    """Take the table of a year out."""
    with opened(args) as ws:
        calendars.remove_year(ws, args.year)
    return Answer({"year": args.year}, [word("watch.year_removed", year=args.year)])


Command = Callable[[argparse.Namespace], Answer]

_ACTIONS: dict[str, dict[str, Command]] = {
    "duties": {
        "list": list_duties,
        "add": add_duty,
        "set": set_duty,
        "remove": remove_duty,
        "tick": settle,
        "excuse": settle,
    },
    "dispatches": {
        "list": list_dispatches,
        "add": add_dispatch,
        "set": set_dispatch,
        "remove": remove_dispatch,
        "rule": set_rule,
    },
    "signatures": {"list": list_signatures, "hand-down": hand_down, "sign": sign},
    "calendar": {"show": show_calendar, "add": add_year, "remove": remove_year},
}


def act(args: argparse.Namespace) -> Answer:
    """Carry out the second word of a command."""
    return _ACTIONS[args.command][args.action](args)


COMMANDS: dict[str, Command] = dict.fromkeys(_ACTIONS, act)
