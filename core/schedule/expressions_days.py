"""Days named in words (domain.md §2.4): 8月底前, 三季度末, 年内, 2023.8-2023.12, 本周五, 45169.

``day_mentions`` finds them from left to right. Every mention has the span of days it names; its last day is
what a deadline is judged by. A year that is not written is the year of the mention before it, else the
anchor's; without either there is no day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.domain.deadline import Cycle
from core.schedule.expressions_text import ExpressionText
from core.schedule.periods import add_months, min_day, month_end, period_at


@dataclass(frozen=True, slots=True)
class Mention:
    """A named span of days at ``begin:end`` of the plain text. ``last`` is ``None`` when no year is known.

    ``sure`` is false when the words have more than one reading; ``starts`` marks a beginning (8月起);
    ``exact`` marks one written day.
    """

    begin: int
    end: int
    first: date | None
    last: date | None
    sure: bool = True
    starts: bool = False
    exact: bool = False
    closed: bool = False
    """The words name the end of the span (底, 末, 内), so that a following 前 changes nothing."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What unwritten years and weeks are read against."""

    anchor: date | None
    year: int | None = None
    month: int = 1

    def year_of(self, match: re.Match[str]) -> int | None:
        """Return the year a match names or implies, ``None`` when nothing tells."""
        found = match.groupdict()
        if found.get("y"):
            return int(found["y"])
        if found.get("yy"):
            return 2000 + int(found["yy"])
        base = self.year or (self.anchor.year if self.anchor else None)
        if found.get("yw") and base is not None:
            base = self.anchor.year if self.anchor and found["yw"] not in _FOLLOWING else base
            return base + (0 if found["yw"] in _THIS_YEAR else 1)
        return base


_FOLLOWING = ("次年", "翌年")
_THIS_YEAR = ("今年", "本年", "当年")
_Y = r"(?:(?P<y>(?:19|20)\d\d)年?度?|(?P<yy>\d\d)年度?|(?P<yw>今年|本年|当年|明年|次年|翌年|下年)度?的?)"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_DASH = r"(?:-+|—+|–|~+|至|到)"
_PART = r"(?P<part>上旬|中旬|下旬|月?底|月?末|月?初|中(?!旬)|内|终)?"
_TIME = r"(?: ?\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?"
_NOT_A_COUNT = r"(?![\d%.]|[项个件家万亿元条次人份册])"
_BEFORE = re.compile(r"(?:底|末)?(?:之前|以前|前(?!后))")
_STARTS = re.compile(r"(?:起|开始|以后|之后|后)(?!至|到)")
_LOOSE = re.compile(r"(?:前后|左右)")
_UNREAD = re.compile(
    r"\d|年?[初中]|[上下](?:[上中下]|旬)|[春夏秋冬暑寒汛]|除夕|元旦|元宵|清明|端午|中秋|重阳|国庆|劳动节|两会|开学|放假"
)
"""What makes a month or a year before it only half of what was meant: 2023年国庆节前, 8月32日, 8月上中旬."""
_WEEKDAY_NOTE = re.compile(r"[(]?(?:周|星期|礼拜)([1-7日天])[)]?")
_BEGINNINGS = frozenset("0123456789今本当明次翌下上这全年月季第周星礼q")
_RANGE_GAP = re.compile(rf"(?:起|开始)?{_DASH}\Z")

_Span = tuple[date | None, date | None, bool, bool, bool]
"""(first, last, sure, exact, closed)."""
_NOWHERE: _Span = (None, None, False, False, False)


def _span(first: date, last: date, *, sure: bool = True, exact: bool = False, closed: bool = False) -> _Span:
    return first, last, sure, exact, closed


def _day(match: re.Match[str], at: Reference) -> _Span:
    """Read a written day; the 31st of a shorter month is its last day, to be confirmed."""
    year = at.year_of(match)
    if year is None:
        return _NOWHERE
    month, day = int(match["m"]), int(match["d"])
    found = min_day(year, month, day)
    return _span(found, found, sure=found.day == day and not match.groupdict().get("yy"), exact=True)


def _dotted_day(match: re.Match[str], at: Reference) -> _Span:
    first, last, _, exact, closed = _day(match, at)
    return first, last, False, exact, closed


def _days(match: re.Match[str], at: Reference) -> _Span:
    year = at.year_of(match)
    if year is None:
        return _NOWHERE
    month = int(match["m"])
    first, last = min_day(year, month, int(match["d1"])), min_day(year, month, int(match["d"]))
    return _span(first, last, sure=first <= last, exact=True, closed=True)


def _part_of(year: int, month: int, part: str) -> _Span:
    """Return a month or a part of it; 初 and 中 are vaguer than 上旬 and 中旬."""
    end = month_end(year, month)
    parts = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, end.day), "初": (1, 10), "中": (11, 20)}
    word = part.removeprefix("月") if part in {"月初", "月底", "月末"} else part
    if word in parts:
        begin, last = parts[word]
        return _span(date(year, month, begin), date(year, month, last), sure=word in {"上旬", "中旬", "下旬"})
    return _span(date(year, month, 1), end, closed=bool(word))


def _month(match: re.Match[str], at: Reference) -> _Span:
    year = at.year_of(match)
    if year is None:
        return _NOWHERE
    first, last, sure, exact, closed = _part_of(year, int(match["m"]), match["part"] or "")
    spoken = match.groupdict()
    three_months = match["part"] == "内" and not spoken.get("y")
    return first, last, sure and not spoken.get("yy") and not three_months, exact, closed


def _months(match: re.Match[str], at: Reference) -> _Span:
    year = at.year_of(match)
    if year is None:
        return _NOWHERE
    begin, end = int(match["m1"]), int(match["m"])
    last = month_end(year if end >= begin else year + 1, end)
    return _span(date(year, begin, 1), last, sure=end >= begin, closed=True)


def _quarter(match: re.Match[str], at: Reference) -> _Span:
    year = at.year_of(match)
    if year is None:
        return _NOWHERE
    found = match.groupdict()
    end, begin = int(match["q"]) * 3, int(found.get("q1") or match["q"]) * 3 - 2
    several = begin != end - 2
    return _span(
        date(year, begin, 1), month_end(year, end), sure=begin < end, closed=several or bool(found["part"])
    )


def _half(match: re.Match[str], at: Reference) -> _Span:
    """Read a half-year as closed: nobody means the day before 1 January by 上半年前."""
    year = at.year_of(match)
    if year is None:
        return _NOWHERE
    end = 6 if match["h"] == "上" else 12
    return _span(date(year, end - 5, 1), month_end(year, end), closed=True)


def _year(match: re.Match[str], at: Reference) -> _Span:
    year = at.year_of(match)
    if year is None:
        return _NOWHERE
    part = match.groupdict().get("part") or ""
    sure = part not in {"终", "度"} and not match.groupdict().get("yy")
    return _span(date(year, 1, 1), date(year, 12, 31), sure=sure, closed=bool(part))


def _near_month(match: re.Match[str], at: Reference) -> _Span:
    """本月底, 下月10日: counted from the month of the anchor."""
    if at.anchor is None:
        return _NOWHERE
    found = match.groupdict()
    ahead = {"下": 1, "次": 1, "上": -1}.get((found.get("mw") or " ")[0], 0)
    month = add_months(at.anchor.replace(day=1), ahead)
    if found.get("d"):
        day = min_day(month.year, month.month, int(found["d"]))
        return _span(day, day, sure=bool(found.get("mw")), exact=True)
    return _part_of(month.year, month.month, found.get("part") or "底")


def _near_day(match: re.Match[str], at: Reference) -> _Span:
    """今日, 明天: counted from the day of the paper; 当日 may be the day of something else."""
    if at.anchor is None:
        return _NOWHERE
    near = match["near"]
    day = at.anchor + timedelta(days=1 if near.startswith("明") else 0)
    return _span(day, day, sure=not near.startswith("当"), exact=True)


def _near_quarter(match: re.Match[str], at: Reference) -> _Span:
    if at.anchor is None:
        return _NOWHERE
    period = period_at(at.anchor, Cycle.QUARTERLY)
    period = period.following() if match.group().startswith("下") else period
    return _span(period.first, period.last, closed=True)


def _week(match: re.Match[str], at: Reference) -> _Span:
    """本周五, 下周五; weeks begin on Monday and are counted from the day of the paper."""
    if at.anchor is None:
        return _NOWHERE
    ahead = len(match["ww"]) - 1 if match["ww"].startswith("下") else 0
    monday = at.anchor - timedelta(days=at.anchor.weekday()) + timedelta(weeks=ahead)
    word = match["wd"]
    if not word:
        return _span(monday, monday + timedelta(days=6), closed=True)
    day = monday + timedelta(days=6 if word in "7日天末" else int(word) - 1)
    return _span(day, day, sure=bool(match["ww"]), exact=True)


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Reference], _Span]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (
            rf"(?P<y>(?:19|20)\d\d)(?P<s>[-./年]){_M}(?:(?P=s)|月){_D}(?!\d)[日号]?{_TIME}",
            _day,
        ),
        (rf"(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01]){_NOT_A_COUNT}", _day),
        (rf"{_Y}?{_M}月(?P<d1>0?[1-9]|[12]\d|3[01])[日号]?{_DASH}{_D}[日号]", _days),
        (rf"{_Y}?(?P<m1>0?[1-9]|1[0-2])月?份?{_DASH}{_M}月份?[底末]?(?!\d)", _months),
        (rf"(?P<y>(?:19|20)\d\d)[./](?P<m1>0?[1-9]|1[0-2]){_DASH}{_M}(?![\d.])", _months),
        (rf"{_Y}?{_M}月{_D}(?:[日号]|{_NOT_A_COUNT})", _day),
        (rf"{_Y}?{_M}月份?{_PART}", _month),
        (rf"(?P<y>(?:19|20)\d\d)[-./]{_M}(?![\d]){_PART}", _month),
        (rf"(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2]){_NOT_A_COUNT}{_PART}", _month),
        (rf"{_Y}?第?(?P<q1>[1-4])季?度?(?:{_DASH}|、|和|,)第?(?P<q>[1-4])季度?(?P<part>[末底内])?", _quarter),
        (rf"{_Y}?-?第?(?P<q>[1-4])季度?(?P<part>[末底内])?", _quarter),
        (rf"{_Y}?[-.]?q(?P<q>[1-4])(?P<part>[末底内])?", _quarter),
        (r"(?:本|当|这个?|下个?)季度?[末底内]?|季度?[末底]", _near_quarter),
        (rf"{_Y}?(?P<h>[上下])半年度?[末底内]?", _half),
        (rf"{_Y}年?(?P<part>[底末终尾内])", _year),
        (rf"{_Y}全年|(?<![\d半几])年(?P<part>[底末终尾内]|度内|度)", _year),
        (r"全年", _year),
        (r"(?P<y>(?:19|20)\d\d)年度?|(?P<yw>今年|本年|当年|明年|次年|翌年)度?", _year),
        (rf"(?P<mw>本月|当月|这个月|下个?月|次月|上个?月)(?:{_D}[日号]|份?{_PART})", _near_month),
        (r"(?<!\d)(?<!\d个)月(?P<part>底|末|内|终)", _near_month),
        (r"(?P<ww>本周|这周|下+周)(?:周|星期)?(?P<wd>[1-7日天末])?内?", _week),
        (r"(?P<ww>)(?:周|星期|礼拜)(?P<wd>[1-7日天])", _week),
        (r"(?P<near>今[日天]|本日|当[日天]|明[日天])", _near_day),
        (rf"{_M}[./]{_D}(?=[日号]|前|之前|以前|\Z|[,;、-])", _dotted_day),
        (rf"{_D}[日号](?=前|之前|以前|\Z)", _near_month),
    )
)


def day_mentions(text: ExpressionText, anchor: date | None) -> list[Mention]:
    """Return the days ``text`` names, in written order, ranges joined into one mention."""
    found: list[Mention] = []
    at, reference = 0, Reference(anchor)
    while at < len(text.plain):
        mention = _mention_at(text.plain, at, reference)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        if mention.last is not None:
            reference = replace(reference, year=mention.last.year, month=mention.last.month)
        at = mention.end
    return _joined(text.plain, found)


def _mention_at(plain: str, at: int, reference: Reference) -> Mention | None:
    before = plain[at - 1] if at else ""
    if plain[at] not in _BEGINNINGS or (plain[at].isdigit() and (before.isdigit() or before == ".")):
        return None
    for pattern, read in _RULES:
        match = pattern.match(plain, at)
        if match is not None and match.end() > at:
            first, last, sure, exact, closed = read(match, reference)
            mention = Mention(at, match.end(), first, last, sure, exact=exact, closed=closed)
            return _with_suffix(plain, mention)
    return None


def _with_suffix(plain: str, mention: Mention) -> Mention:
    """Read what follows: 前 (strict when the span is open), 起, 左右."""
    loose = _LOOSE.match(plain, mention.end)
    if loose:
        return replace(mention, end=loose.end(), sure=False)
    starts = _STARTS.match(plain, mention.end)
    if starts:
        return replace(mention, end=starts.end(), starts=True)
    before = _BEFORE.match(plain, mention.end)
    if before is None:
        doubtful = not (mention.exact or mention.closed) and _UNREAD.match(plain, mention.end)
        return replace(mention, sure=False) if doubtful else _with_weekday(plain, mention)
    if mention.exact or mention.closed or before.group()[0] in "底末" or mention.first is None:
        return replace(mention, end=before.end())
    strict = mention.first - timedelta(days=1)
    return replace(mention, end=before.end(), first=strict, last=strict, sure=False)


def _with_weekday(plain: str, mention: Mention) -> Mention:
    """Take a weekday noted behind a day (8月31日(星期四)) as part of it; one that disagrees is doubtful."""
    note = _WEEKDAY_NOTE.match(plain, mention.end) if mention.exact and mention.last else None
    if note is None or mention.last is None:
        return mention
    weekday = 7 if note[1] in "日天" else int(note[1])
    agreed = replace(mention, end=note.end(), sure=mention.sure and mention.last.isoweekday() == weekday)
    before = _BEFORE.match(plain, agreed.end)
    return replace(agreed, end=before.end()) if before else agreed


def _joined(plain: str, mentions: list[Mention]) -> list[Mention]:
    """Join 2023年8月 至 年底 into one mention from the first day to the last."""
    joined: list[Mention] = []
    for mention in mentions:
        gap = plain[joined[-1].end : mention.begin] if joined else ""
        if joined and _RANGE_GAP.fullmatch(gap):
            joined[-1] = _range(joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _range(start: Mention, end: Mention) -> Mention:
    last, sure = end.last, start.sure and end.sure
    if start.first and last and last < start.first:
        sure = False
        last = add_months(last, 12) if last.year < 9999 else last
    return Mention(start.begin, end.end, start.first, last, sure, exact=end.exact, closed=True)
