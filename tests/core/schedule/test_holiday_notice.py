"""The notices of 2024, 2025 and 2026 are read to the day; what does not agree is never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.holidays import DayKind, TableDay
from core.schedule.holiday_notice import days_text, notice_of, read_days, read_notice

NOTICES = {
    2024: """国务院办公厅关于2024年部分节假日安排的通知
国办发明电〔2023〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。""",
    2025: """国务院办公厅关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。""",
    2026: """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。

国务院办公厅
2025年11月4日""",
}
TOTALS = {2024: (28, 8), 2025: (28, 5), 2026: (33, 6)}


@pytest.mark.parametrize("year", NOTICES)
def test_a_notice_is_read_to_the_day(year: int) -> None:
    read = read_notice(NOTICES[year])
    assert read.year == year
    assert read.unread == ()
    assert (len(read.of(DayKind.HOLIDAY)), len(read.of(DayKind.WORKDAY))) == TOTALS[year]
    assert all(day.weekday() >= 5 for day in read.of(DayKind.WORKDAY))


def test_days_that_only_a_careful_reader_gets_right() -> None:
    free = read_notice(NOTICES[2024]).of(DayKind.HOLIDAY)
    assert date(2024, 2, 9) not in free, "除夕 was advice, not a holiday"
    assert date(2025, 2, 4) in read_notice(NOTICES[2025]).of(DayKind.HOLIDAY)
    assert date(2026, 9, 20) in read_notice(NOTICES[2026]).of(DayKind.WORKDAY)
    named = {each.day: each.name for each in read_notice(NOTICES[2025]).days}
    assert named[date(2025, 6, 2)] == "端午节"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("一、元旦：1月1日（周五）放假，共1天。", "notice_weekday"),
        ("一、元旦：1月1日（周四）至3日（周六）放假，共2天。", "notice_total"),
        ("一、元旦：2月30日放假。", "notice_day"),
        ("一、元旦：1月1日（周四）放假，共1天。1月5日（周一）上班。", "workday_no_weekend"),
        ("一、元旦：另行通知。", "notice_no_days"),
        ("一、元旦：1月1日至3月1日放假。", "notice_day"),
    ],
)
def test_what_does_not_agree_is_shown(sentence: str, reason: str) -> None:
    assert reason in [each.reason for each in read_notice(sentence, 2026).unread]


def test_a_text_without_a_year_or_without_days_proposes_nothing() -> None:
    assert read_notice("一、元旦：1月1日放假。").year is None
    assert read_notice("2026年工作要点").days == ()
    assert read_notice("").days == ()


YEARS = st.integers(2000, 2099)


@settings(max_examples=150, deadline=None)
@given(YEARS, st.lists(st.tuples(st.integers(0, 355), st.integers(1, 9)), min_size=1, max_size=8), st.data())
def test_a_table_written_as_a_notice_is_read_back_day_by_day(
    year: int, spans: list[tuple[int, int]], data: st.DataObject
) -> None:
    first = date(year, 1, 1)
    days: dict[date, TableDay] = {}
    for number, (begin, length) in enumerate(spans):
        name = f"节日{'一二三四五六七八'[number]}"
        for step in range(length):
            day = first + timedelta(days=begin + step)
            if day.year == year and day not in days:
                days[day] = TableDay(day, DayKind.HOLIDAY, name)
    weekend = [first + timedelta(days=n) for n in range(365) if (first + timedelta(days=n)).weekday() > 4]
    free = [day for day in weekend if day not in days]
    for day in data.draw(st.lists(st.sampled_from(free), max_size=5, unique=True)):
        days[day] = TableDay(day, DayKind.WORKDAY, "节日一")
    table = tuple(sorted(days.values(), key=lambda each: each.day))
    read = read_notice(notice_of(table, year))
    assert read.year == year
    assert read.unread == ()
    assert [(each.day, each.kind) for each in read.days] == [(each.day, each.kind) for each in table]


@settings(max_examples=150, deadline=None)
@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=40))
def test_days_typed_by_hand_are_read_back(found: set[date]) -> None:
    days = tuple(sorted(found))
    read, left = read_days(days_text(days, 2026), 2026)
    assert (read, left) == (days, "")


def test_days_by_hand_in_the_ways_people_write_them() -> None:
    read, left = read_days("1月1日至3日、2026-02-14，4月5日", 2026)
    assert read == (*(date(2026, 1, n) for n in (1, 2, 3)), date(2026, 2, 14), date(2026, 4, 5))
    assert left == ""
    assert read_days("元旦、13月1日", 2026) == ((), "元旦、13月1日")


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_notice(text, 2026)
    read_days(text, 2026)


def test_an_item_that_is_not_read_is_told_and_never_lost() -> None:
    behind = "2020年部分节假日安排的通知 一、元旦：1月1日放假，共1天。二、清明节：4月4日至6日放假，共3天。"
    read = read_notice(behind)
    assert (len(read.days), read.unread) == (4, ())
    glued = read_notice(behind.replace("通知 一", "通知一"))
    assert [(each.text, each.reason) for each in glued.unread] == [
        ("一、元旦：1月1日放假，共1天。", "notice_item")
    ]
    left = read_notice(behind.replace("二、清明节：", "二、清明节")).unread
    assert any(each.text.startswith("二、清明节4月4日") for each in left)


def test_lines_without_their_numbers_are_told_and_what_is_no_day_of_the_table_is_not() -> None:
    head = "国务院办公厅关于2026年部分节假日安排的通知\n经国务院批准，现将放假调休日期的具体安排通知如下。\n"
    tail = "\n\n节假日期间，各地区要安排好值班和安全工作。\n2025年11月4日"
    bare = (
        head + "元旦：1月1日（周四）至3日（周六）放假调休，共3天。\n清明节：4月4日至6日放假，共3天。" + tail
    )
    read = read_notice(bare)
    assert read.days == ()
    assert [each.reason for each in read.unread] == ["notice_unnumbered"] * 2
    assert [each.text[:2] for each in read.unread] == ["元旦", "清明"]
    numbered = head + "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。" + tail
    assert (len(read_notice(numbered).days), read_notice(numbered).unread) == (3, ())


def test_a_day_behind_a_blank_line_is_not_lost() -> None:
    read = read_notice("一、元旦：1月1日（周四）放假，共1天。\n\n1月4日（周日）上班。", 2026)
    assert [each.text for each in read.unread] == ["1月4日（周日）上班。"]
