"""Reading the yearly notice on public holidays (国务院办公厅关于…部分节假日安排的通知) into days.

The notice has one numbered sentence a holiday: 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日
（周日）上班。 What it says twice is compared: the weekday in brackets with the day, 共N天 with the days
counted, 上班 with a weekend. What does not agree is shown to a person and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from core.domain.holidays import DayKind, HolidayProposal, TableDay, UnreadLine

_YEAR = re.compile(r"(20\d\d)年(?:部分)?(?:元旦|节假日|部分节假日|[^。\n]{0,12}放假)")
_ANY_YEAR = re.compile(r"(20\d\d)年")
_ITEM = re.compile(r"(?:^|[\s。;；])\s*[一二三四五六七八九十]+[、.．]\s*([^:：\n]{2,16})[:：]")
_NUMBERED = re.compile(r"(?:^|\n)\s*[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.．]?\s*([^:：\n]{2,16})[:：]")
_MARK = re.compile(
    r"(?<![一二三四五六七八九十周期月初])[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.．](?=[^\n、，。]{2})"
)
"""Any numbered item, wherever it stands and however it goes on: what is not read must not be lost."""
_DATED = re.compile(r"放假|上班|\d日")
_SAYS_DAYS = re.compile(r"\d日[^。;；]*(?:放假|上班)")
"""What a sentence says that makes days of the table; a day of signature and 放假期间 do not."""
_DAY = (
    r"(?:(?P<y{0}>20\d\d)年)?(?:(?P<m{0}>\d{{1,2}})月)?(?P<d{0}>\d{{1,2}})日"
    r"(?:[(（][^()（）]*?(?:周|星期)(?P<w{0}>[一二三四五六日天])[^()（）]*[)）])?"
)
_SPAN = re.compile(_DAY.format("a") + r"(?:(?:至|到|-|—|~|－)" + _DAY.format("b") + ")?")
_ISO = re.compile(r"20\d\d-\d{1,2}-\d{1,2}")
_TOTAL = re.compile(r"共(\d{1,2})天")
_FREE = re.compile(r"放假")
_ADVICE = re.compile(r"鼓励|建议")
"""带薪年休假 on 除夕 is advice: the day stays a working day."""
_WORK = re.compile(r"上班")
_WEEKDAYS = "一二三四五六日"
_SATURDAY = 5
_LONGEST = 15
_TEXT = 20_000


def read_notice(text: str, year: int | None = None) -> HolidayProposal:
    """Return what the notice proposes, day by day; ``year`` overrules the year its heading names."""
    plain = text[:_TEXT].replace("\u3000", " ").replace("\r", "\n")
    named = _YEAR.search(plain) or _ANY_YEAR.search(plain)
    found_year = year or (int(named.group(1)) if named else None)
    if found_year is None:
        return HolidayProposal(year=None)
    days: dict[date, TableDay] = {}
    unread: list[UnreadLine] = []
    heads = _heads(plain)
    for name, body in _items(plain, heads):
        read, wrong = _read_item(name, body, found_year)
        days.update((each.day, each) for each in read)
        unread += wrong
    unread += [UnreadLine(text, "notice_item") for text in _passed_over(plain, heads)]
    unread += [UnreadLine(text, "notice_unnumbered") for text in _outside(plain, heads)]
    ordered = tuple(sorted(days.values(), key=lambda each: each.day))
    return HolidayProposal(year=found_year, days=ordered, unread=tuple(unread))


def notice_of(days: tuple[TableDay, ...], year: int) -> str:
    """Return a notice that reads as ``days`` again: what an office prints or passes on."""
    lines = [f"{year}年部分节假日安排"]
    names = list(dict.fromkeys(each.name for each in days))
    for number, name in enumerate(names):
        free = [each.day for each in days if each.name == name and each.kind is DayKind.HOLIDAY]
        work = [each.day for each in days if each.name == name and each.kind is DayKind.WORKDAY]
        said = "、".join(_said(run, year) for run in _runs(free))
        parts = [f"{said}放假，共{len(free)}天。"] if free else []
        parts += ["、".join(_said([day], year) for day in work) + "上班。"] if work else []
        lines.append(f"{_numeral(number + 1)}、{name}：{''.join(parts)}")
    return "\n".join(lines)


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    digit = "零一二三四五六七八九"
    return (digit[tens] if tens > 1 else "") + ("十" if tens else "") + (digit[ones] if ones else "")


def _said(run: list[date], year: int) -> str:
    return "至".join(_day_said(day, year) for day in dict.fromkeys((run[0], run[-1])))


def _day_said(day: date, year: int) -> str:
    prefix = "" if day.year == year else f"{day.year}年"
    return f"{prefix}{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


def _runs(days: list[date]) -> Iterator[list[date]]:
    run: list[date] = []
    for day in sorted(days):
        if run and (day != run[-1] + timedelta(days=1) or len(run) == _LONGEST):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _heads(plain: str) -> list[re.Match[str]]:
    """Return where the items begin: line by line, or one behind another, whichever finds more of them."""
    return max(list(_NUMBERED.finditer(plain)), list(_ITEM.finditer(plain)), key=len)


def _passed_over(plain: str, heads: list[re.Match[str]]) -> Iterator[str]:
    """Yield every numbered item with days in it that no head stands for, up to the next item."""
    marks = list(_MARK.finditer(plain))
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(plain)
        text = plain[mark.start() : end].split("\n", maxsplit=1)[0].strip()
        if _DATED.search(text) and not any(head.start() <= mark.start() < head.end() for head in heads):
            yield text


def _outside(plain: str, heads: list[re.Match[str]]) -> Iterator[str]:
    """Yield every line that says days and stands in no item: 元旦：1月1日放假 without its 一、."""
    inside = [(head.start(), _end_of(plain, heads, place)) for place, head in enumerate(heads)]
    marked = [mark.start() for mark in _MARK.finditer(plain)]
    for line in re.finditer(r"[^\n]+", plain):
        said = _SAYS_DAYS.search(line.group())
        at = line.start() + said.start() if said else -1
        numbered = any(line.start() <= mark <= at for mark in marked)
        if said and not numbered and not any(begin <= at < end for begin, end in inside):
            yield line.group().strip()


def _end_of(plain: str, heads: list[re.Match[str]], place: int) -> int:
    """Return where an item ends: where the next begins, or at a blank line."""
    end = heads[place + 1].start() if place + 1 < len(heads) else len(plain)
    blank = plain.find("\n\n", heads[place].end(), end)
    return end if blank < 0 else blank


def _items(plain: str, heads: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield (name of the holiday, its sentences); an item ends where the next begins, or at a blank line."""
    for place, head in enumerate(heads):
        yield head.group(1).strip(), plain[head.end() : _end_of(plain, heads, place)]


def _read_item(name: str, body: str, year: int) -> tuple[list[TableDay], list[UnreadLine]]:
    read: list[TableDay] = []
    wrong: list[UnreadLine] = []
    for sentence in filter(None, map(str.strip, re.split(r"[。;；]", body))):
        if _ADVICE.search(sentence):
            continue
        for clause, kind in _clauses(sentence):
            days, reason = _days_of(clause, year, kind)
            read += [TableDay(day, kind, name) for day in days]
            if reason:
                wrong.append(UnreadLine(sentence, reason))
    total = _TOTAL.search(body)
    free = [each for each in read if each.kind is DayKind.HOLIDAY]
    if total and int(total.group(1)) != len({each.day for each in free}):
        wrong.append(UnreadLine(body.strip(), "notice_total"))
    if not free:
        wrong.append(UnreadLine(f"{name}：{body.strip()}", "notice_no_days"))
    return read, wrong


def _clauses(sentence: str) -> Iterator[tuple[str, DayKind]]:
    """Yield the part of a sentence before 放假 as holidays and the part before 上班 as working days."""
    free, work = _FREE.search(sentence), _WORK.search(sentence)
    if free:
        yield sentence[: free.start()], DayKind.HOLIDAY
    if work:
        yield (
            sentence[free.end() if free and free.end() < work.start() else 0 : work.start()],
            DayKind.WORKDAY,
        )


def _days_of(clause: str, year: int, kind: DayKind) -> tuple[list[date], str]:
    """Return the days a clause names and what is amiss with them, empty when nothing is."""
    found: list[date] = []
    month, reason = 0, ""
    for match in _SPAN.finditer(clause):
        try:
            days, month = _span(match, year, month)
        except ValueError:
            return found, "notice_day"
        if not (_weekday_fits(days[0], match["wa"]) and _weekday_fits(days[-1], match["wb"])):
            reason = "notice_weekday"
        found += days
    if kind is DayKind.WORKDAY and any(day.weekday() < _SATURDAY for day in found):
        reason = reason or "workday_no_weekend"
    return found, reason


def _span(match: re.Match[str], year: int, month: int) -> tuple[list[date], int]:
    """Return the days from the first to the last named, and the month that stands now.

    Raises ``ValueError`` for days that do not exist and for spans no holiday has.
    """
    first, month = _day(match, "a", year, month)
    last, month = _day(match, "b", first.year, month) if match["db"] else (first, month)
    if last < first and not match["yb"]:
        last = last.replace(year=last.year + 1)
    length = (last - first).days + 1
    if not 0 < length <= _LONGEST:
        raise ValueError(length)
    return [first + timedelta(days=step) for step in range(length)], month


def _day(match: re.Match[str], which: str, year: int, month: int) -> tuple[date, int]:
    """Return the day a match names; its month is that of the day before where none is written."""
    written = match[f"m{which}"]
    number = int(written) if written else month
    return date(int(match[f"y{which}"] or year), number, int(match[f"d{which}"])), number


def _weekday_fits(day: date, written: str | None) -> bool:
    return written is None or _WEEKDAYS[day.weekday()] == written.replace("天", "日")


def read_days(text: str, year: int) -> tuple[tuple[date, ...], str]:
    """Return the days that words such as 1月1日至3日、2026-02-14 name, and what could not be read of them."""
    found: list[date] = []
    month, left = 0, []
    for part in filter(None, map(str.strip, re.split(r"[、,，;；\s]+", text))):
        try:
            if _ISO.fullmatch(part):
                found.append(date(*map(int, part.split("-"))))
                continue
            match = _SPAN.fullmatch(part)
            days, month = _span(match, year, month) if match else ([], month)
        except ValueError:
            days = []
        found += days
        left += [] if days else [part]
    return tuple(sorted(set(found))), "、".join(left)


def days_text(days: tuple[date, ...], year: int) -> str:
    """Return days as ``read_days`` reads them again: 1月1日至1月3日、2月14日."""
    runs = _runs(list(days))
    return "、".join("至".join(_plain(day, year) for day in dict.fromkeys((run[0], run[-1]))) for run in runs)


def _plain(day: date, year: int) -> str:
    return ("" if day.year == year else f"{day.year}年") + f"{day.month}月{day.day}日"
