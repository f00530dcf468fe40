"""Reading a deadline as people write it (domain.md §2.4): the raw words stay, the reading stands beside them.

Two-part expressions (立行立改，长期坚持) are judged on the first part; the second only sets the
standing flag. Whatever can be read in more than one way is marked to be confirmed, never guessed silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.domain.deadline import Confidence, Cycle, Deadline, DeadlineKind, Stage
from core.schedule.calendar import WorkingCalendar
from core.schedule.expressions_days import Mention, day_mentions
from core.schedule.expressions_relative import Counted, Repeated, find_counted, find_repeated
from core.schedule.expressions_text import LONGEST, ExpressionText, expression_text
from core.settings import Settings

IMMEDIATE_LIMIT_DAYS = Settings().immediate_limit_days
"""What 立行立改 leaves where no office says otherwise."""

_IMMEDIATE = re.compile(
    r"立行立改|即知即改|立即(?:整改|改正|办理)?|边督边改|边查边改|立查立改|立整立改|即行即改|立改|马上|即时整改|当即"
)
_STANDING = re.compile(r"长期|常态|持续|常抓不懈|久久为功|坚持|不断|经常性|长效|永久")
_UNTIL = re.compile(r"(?:持续|坚持|长期)[^,;。]{0,8}(?:至|到)\Z")
_SOFT = re.compile(r"力争|争取|原则上|预计|拟于|计划于|大约|约|或")
_OPEN = re.compile(
    r"(?:[-—–/\\.。无]*|空白?)\Z|(?:按|根据|待|视|依).*(?:部署|要求|安排|明确|通知|情|情况|进度|文件)|另行|未定|不限|待定"
)
_PERCENT = re.compile(r"(?:100分之(\d{1,3}))|(\d{1,3})(?:\.\d+)?%")
_WHOLLY = re.compile(r"全部|全面完成|完成整改|清零")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_NOTE = re.compile(r"\((?!(?:周|星期|礼拜)[1-7日天]\))[^()]*[^()\d][^()]*\)")
_WRITTEN_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = re.compile(r"20\d\d")
"""A number in a cell of its own: the year, unless the clerk meant something else."""
_CUT_MONTH = re.compile(r"20\d\d\.1")
"""2023.10 typed as a number loses its last digit."""
_END_OF_WORK = re.compile(r"(?:[上下]午)?下班(?:之?前)")
"""Without a day of its own: the day of the paper, which a person confirms."""
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 73051)
"""Excel day numbers of the years 2000 to 2099."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What a reading starts from."""

    text: ExpressionText
    anchor: date | None
    start: date | None
    immediate_limit: int
    calendar: WorkingCalendar


def read_deadline(
    raw: str,
    *,
    anchor: date | None,
    start: date | None = None,
    immediate_limit: int = IMMEDIATE_LIMIT_DAYS,
    calendar: WorkingCalendar | None = None,
) -> Deadline:
    """Read the words ``raw``. Never raises; ``raw`` is kept as it is.

    ``anchor`` is the day that unwritten years, months and weeks are read against (the plan's day), ``start``
    the event that counted spans begin with, ``immediate_limit`` the days the office gives to 立行立改,
    ``calendar`` its working days (plain weekends when absent).
    """
    text = expression_text(raw)
    asked = _Question(text, anchor, start, immediate_limit, calendar or WorkingCalendar())
    try:
        read = _read(asked)
    except (ValueError, OverflowError):
        read = _open(DeadlineKind.UNSET)
    if len(raw) > LONGEST:
        read = replace(read, confidence=Confidence.TO_CONFIRM)
    return replace(read, raw=raw)


def read_in_year(
    raw: str,
    *,
    year: int,
    start: date | None = None,
    immediate_limit: int = IMMEDIATE_LIMIT_DAYS,
    calendar: WorkingCalendar | None = None,
) -> Deadline:
    """Read ``raw`` against a paper of which only the year is known: what depends on its day stays open."""
    read, later = (
        read_deadline(
            raw,
            anchor=date(year, month, 1),
            start=start,
            immediate_limit=immediate_limit,
            calendar=calendar,
        )
        for month in (1, 7)
    )
    if later.due != read.due:
        return replace(read, due=None, start=None, confidence=Confidence.TO_CONFIRM)
    return read


def counts_working_days(raw: str) -> bool:
    """Tell whether the words count working days (5个工作日内), which only a holiday table can count."""
    counted = find_counted(expression_text(raw).plain)
    return counted is not None and counted.working


def _read(asked: _Question) -> Deadline:
    plain = asked.text.plain
    serial = _SERIAL.fullmatch(plain)
    if serial and int(serial.group(1)) in _SERIALS:
        return _by(_EXCEL_EPOCH + timedelta(days=int(serial.group(1))), Confidence.CERTAIN)
    if _YEAR.fullmatch(plain):
        return _by(date(int(plain), 12, 31), Confidence.TO_CONFIRM)
    mentions = day_mentions(asked.text, asked.anchor)
    standing = _stands(plain, mentions)
    read = _first_part(asked, mentions)
    if read is None:
        return replace(_without_day(plain, standing=standing), start=_start_of(mentions))
    if not standing:
        return read
    return replace(read, standing=True, cycle=read.cycle or Cycle.QUARTERLY)


def _stands(plain: str, mentions: list[Mention]) -> bool:
    """Tell whether the words promise lasting work; 持续推进至年底 ends at a day and does not."""
    return any(
        not any(_UNTIL.search(plain[match.start() : mention.begin]) for mention in mentions)
        for match in _STANDING.finditer(plain)
    )


def _without_day(plain: str, *, standing: bool) -> Deadline:
    if standing:
        return Deadline(kind=DeadlineKind.STANDING, standing=True, cycle=Cycle.QUARTERLY)
    known = not plain or _OPEN.match(plain)
    return Deadline(confidence=Confidence.CERTAIN if known else Confidence.TO_CONFIRM)


def _first_part(asked: _Question, mentions: list[Mention]) -> Deadline | None:
    """Return the reading of the part that a day can be judged by, ``None`` when there is none."""
    plain = asked.text.plain
    repeated = find_repeated(plain)
    if repeated is not None:
        return _recurring(asked, repeated, [each for each in mentions if not each.starts])
    counted = find_counted(plain)
    immediate = _IMMEDIATE.search(plain) is not None
    if counted is not None:
        return _counted(asked, counted, mentions, immediate=immediate)
    ends = [mention for mention in mentions if not mention.starts]
    if ends:
        read = _dated(asked, ends, _start_of(mentions))
        return _to_confirm(read) if immediate else read
    if immediate:
        return _immediate(asked)
    if _END_OF_WORK.match(plain) and asked.anchor is not None:
        return _by(asked.anchor, Confidence.TO_CONFIRM)
    return None


def _recurring(asked: _Question, repeated: Repeated, mentions: list[Mention]) -> Deadline | None:
    """每季度第1个月20日前: due at its next turn; a day beside the cycle (年底前，此后每季度) comes first."""
    beside = [each for each in mentions if each.end <= repeated.begin or each.begin >= repeated.end]
    recurrence = repeated.recurrence
    cycle = recurrence.cycle if recurrence else None
    if beside:
        read = replace(_dated(asked, beside, None), cycle=cycle)
        apart = any(mark in asked.text.plain for mark in ",;。、")
        return read if apart else _to_confirm(read)
    if _IMMEDIATE.search(asked.text.plain):
        return replace(_immediate(asked), cycle=cycle)
    if _STANDING.search(asked.text.plain):
        return Deadline(kind=DeadlineKind.STANDING, standing=True, cycle=cycle or Cycle.QUARTERLY)
    reference = asked.start or asked.anchor
    due = recurrence.first_due(reference) if recurrence and reference else None
    read = Deadline(kind=DeadlineKind.RECURRING, due=due, cycle=cycle)
    return read if due and recurrence and recurrence.sure else _to_confirm(read)


def _start_of(mentions: list[Mention]) -> date | None:
    return next((mention.first for mention in mentions if mention.starts), None)


def _immediate(asked: _Question) -> Deadline:
    """立行立改: due after the office's limit; counted from the paper's day when no start is given."""
    start = asked.start or asked.anchor
    if start is None:
        return _open(DeadlineKind.IMMEDIATE)
    due = start + timedelta(days=asked.immediate_limit)
    confidence = Confidence.CERTAIN if asked.start else Confidence.TO_CONFIRM
    return Deadline(kind=DeadlineKind.IMMEDIATE, start=start, due=due, confidence=confidence)


def _counted(asked: _Question, counted: Counted, mentions: list[Mention], *, immediate: bool) -> Deadline:
    """收到之日起30日内: from a day named before it, else from the event given as start."""
    kind = DeadlineKind.IMMEDIATE if immediate else DeadlineKind.RELATIVE
    named = next((mention.last for mention in mentions if mention.starts and mention.exact), None)
    start = named or asked.start
    if start is None:
        return _open(kind)
    due = counted.due(start, asked.calendar)
    sure = not counted.working or all(asked.calendar.knows(year) for year in {start.year, due.year})
    read = Deadline(kind=kind, start=start, due=due)
    return read if sure and not _SOFT.search(asked.text.plain) else _to_confirm(read)


def _dated(asked: _Question, mentions: list[Mention], start: date | None) -> Deadline:
    last = mentions[-1]
    if len(mentions) > 1:
        read = _staged(asked.text, mentions)
    else:
        began = last.first if last.first != last.last and _is_range(asked.text, last) else start
        read = Deadline(kind=DeadlineKind.BY_DATE, start=began, due=last.last)
    doubtful = (
        not all(mention.sure for mention in mentions)
        or _SOFT.search(asked.text.plain)
        or _NOTE.search(asked.text.plain)
        or read.due is None
        or _CUT_MONTH.fullmatch(asked.text.plain)
        or (
            asked.anchor is not None
            and read.due < asked.anchor
            and not _WRITTEN_YEAR.search(asked.text.plain)
        )
    )
    return _to_confirm(read) if doubtful else read


def _is_range(text: ExpressionText, mention: Mention) -> bool:
    return re.search(r"[-—–~至到]", text.plain[mention.begin : mention.end]) is not None and mention.closed


def _staged(text: ExpressionText, mentions: list[Mention]) -> Deadline:
    """5月底70%以上,6月底全部清偿: every day with its own target; due is the last of them."""
    dues = [mention.last for mention in mentions if mention.last is not None]
    if len(dues) < len(mentions):
        return _open(DeadlineKind.STAGED)
    targets = _targets(text, mentions)
    percents = [_percent(target) for target in targets]
    if any(percent is not None for percent in percents):
        percents = [
            100 if p is None and _WHOLLY.search(t) else p for p, t in zip(percents, targets, strict=True)
        ]
    stages = tuple(
        Stage(due=due, target=target, percent=percent)
        for due, target, percent in zip(dues, targets, percents, strict=True)
    )
    read = Deadline(kind=DeadlineKind.STAGED, due=max(dues), stages=stages)
    return read if dues == sorted(dues) else _to_confirm(read)


def _targets(text: ExpressionText, mentions: list[Mention]) -> list[str]:
    """Return the words beside each day: those after it, or those before it when the last has none after."""
    edges = [0, *(edge for mention in mentions for edge in (mention.begin, mention.end)), len(text.plain)]
    beside = [text.as_written(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return (
        beside[1:] if beside[-1].strip("()（）") else [words.strip("()（），,;；、") for words in beside[:-1]]
    )


def _percent(target: str) -> int | None:
    match = _PERCENT.search(expression_text(target).plain)
    value = int(match.group(1) or match.group(2)) if match else None
    return value if value is not None and value <= 100 else None


def _by(due: date, confidence: Confidence) -> Deadline:
    return Deadline(kind=DeadlineKind.BY_DATE, due=due, confidence=confidence)


def _open(kind: DeadlineKind, *, start: date | None = None) -> Deadline:
    return Deadline(kind=kind, start=start, confidence=Confidence.TO_CONFIRM)


def _to_confirm(read: Deadline) -> Deadline:
    return replace(read, confidence=Confidence.TO_CONFIRM)
