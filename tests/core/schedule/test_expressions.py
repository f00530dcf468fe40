from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.deadline import Confidence, Cycle, DeadlineKind, Stage
from core.schedule.calendar import WorkingCalendar
from core.schedule.expressions import read_deadline, read_in_year
from core.schedule.expressions_text import LONGEST

ANCHOR = date(2023, 2, 15)  # a Wednesday


def read(raw, **given):
    return read_deadline(raw, **{"anchor": ANCHOR, **given})


def days(text):
    return [tuple(line.split()) for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("raw", "due"),
    days(
        """
        2023年8月底前 2023-08-31
        8月底前 2023-08-31
        2023年8月31日前 2023-08-31
        2023.8 2023-08-31
        2023-08 2023-08-31
        2023/8 2023-08-31
        202308 2023-08-31
        20230831 2023-08-31
        2023.08.31 2023-08-31
        2023年底前 2023-12-31
        2023年年底 2023-12-31
        年底前 2023-12-31
        年内 2023-12-31
        今年年底 2023-12-31
        明年6月底 2024-06-30
        2023年 2023-12-31
        2020年 2020-12-31
        全年 2023-12-31
        2023年12月 2023-12-31
        2023年6月底 2023-06-30
        上半年 2023-06-30
        下半年 2023-12-31
        6月份 2023-06-30
        5月份底 2023-05-31
        三季度末 2023-09-30
        第三季度 2023-09-30
        一季度 2023-03-31
        2023年二、三季度 2023-09-30
        2023Q2 2023-06-30
        2023年8月上旬 2023-08-10
        2023年8月中旬 2023-08-20
        2023年8月下旬 2023-08-31
        2024年2月底 2024-02-29
        月底前 2023-02-28
        本月底 2023-02-28
        下月10日前 2023-03-10
        3月17日下午下班前 2023-03-17
        本周五下班前 2023-02-17
        下周五下班前 2023-02-24
        45169 2023-08-31
        2023-08-31 2023-08-31
        二〇二三年八月底 2023-08-31
        十二月三十一日前 2023-12-31
        ２０２３年８月底 2023-08-31
        """
    ),
)
def test_a_certain_day_is_read_and_is_the_last_day_in_time(raw, due):
    deadline = read(raw)
    assert (deadline.kind, deadline.due, deadline.confidence) == (
        DeadlineKind.BY_DATE,
        date.fromisoformat(due),
        Confidence.CERTAIN,
    )
    assert deadline.raw == raw


@pytest.mark.parametrize(
    "raw", ["2023-08-31 00:00:00", "2023/8/31 17:30", "2023 年 8 月 31 日", " 2023年8月31日\n"]
)
def test_times_and_spaces_do_not_move_the_day(raw):
    assert read(raw).due == date(2023, 8, 31)
    assert read(raw).raw == raw


@pytest.mark.parametrize(
    ("raw", "due"),
    days(
        """
        8月前 2023-07-31
        二季度前 2023-03-31
        2023年前 2022-12-31
        年终述职 2023-12-31
        年度 2023-12-31
        力争年内 2023-12-31
        6月份(推进会) 2023-06-30
        6月初 2023-06-10
        8.31前 2023-08-31
        15日前 2023-02-15
        3月内 2023-03-31
        23年8月底 2023-08-31
        2023年6月31日前 2023-06-30
        1月底前 2023-01-31
        8月底左右 2023-08-31
        """
    ),
)
def test_what_can_be_read_in_two_ways_is_marked(raw, due):
    deadline = read(raw)
    assert (deadline.due, deadline.confidence) == (date.fromisoformat(due), Confidence.TO_CONFIRM)


@pytest.mark.parametrize(
    ("raw", "start", "due"),
    days(
        """
        2023年8月-12月 2023-08-01 2023-12-31
        2023.8-2023.12 2023-08-01 2023-12-31
        2023年8月至年底 2023-08-01 2023-12-31
        2023年10月至次年3月 2023-10-01 2024-03-31
        8-12月 2023-08-01 2023-12-31
        8月1日-15日 2023-08-01 2023-08-15
        2023年8月8日至8月31日 2023-08-08 2023-08-31
        """
    ),
)
def test_ranges_are_due_at_their_end(raw, start, due):
    deadline = read(raw)
    assert (deadline.start, deadline.due) == (date.fromisoformat(start), date.fromisoformat(due))
    assert deadline.confidence is Confidence.CERTAIN


@pytest.mark.parametrize("raw", ["8月底", "年底前", "三季度", "上半年", "本周五", "月底前", "12月31日"])
def test_without_year_and_anchor_there_is_no_day(raw):
    deadline = read(raw, anchor=None)
    assert (deadline.due, deadline.confidence) == (None, Confidence.TO_CONFIRM)


@pytest.mark.parametrize("raw", ["立行立改", "即知即改", "立即整改", "边督边改", "立查立改"])
def test_at_once_is_due_after_the_offices_limit(raw):
    deadline = read(raw, start=date(2023, 3, 1), immediate_limit=10)
    assert (deadline.kind, deadline.due) == (DeadlineKind.IMMEDIATE, date(2023, 3, 11))
    assert deadline.confidence is Confidence.CERTAIN
    assert not deadline.standing
    assert read(raw).confidence is Confidence.TO_CONFIRM
    assert read(raw, anchor=None).due is None


@pytest.mark.parametrize("raw", ["长期坚持", "持续推进", "常态化", "持续整改", "长期"])
def test_lasting_work_has_no_day_and_a_quarterly_review(raw):
    deadline = read(raw)
    assert (deadline.kind, deadline.due, deadline.standing, deadline.cycle) == (
        DeadlineKind.STANDING,
        None,
        True,
        Cycle.QUARTERLY,
    )


@pytest.mark.parametrize(
    ("raw", "kind", "due"),
    [
        ("立行立改，长期坚持", DeadlineKind.IMMEDIATE, date(2023, 3, 2)),
        ("即知即改并长期坚持", DeadlineKind.IMMEDIATE, date(2023, 3, 2)),
        ("2024年底前，并长期坚持", DeadlineKind.BY_DATE, date(2024, 12, 31)),
        ("2023年6月底前完成，长期坚持", DeadlineKind.BY_DATE, date(2023, 6, 30)),
    ],
)
def test_two_parts_are_judged_on_the_first(raw, kind, due):
    deadline = read(raw)
    assert (deadline.kind, deadline.due, deadline.standing) == (kind, due, True)


def test_lasting_until_a_day_ends_at_that_day():
    deadline = read("持续推进至2023年底")
    assert (deadline.kind, deadline.due, deadline.standing) == (
        DeadlineKind.BY_DATE,
        date(2023, 12, 31),
        False,
    )


def test_lasting_from_a_month_on_keeps_the_beginning():
    deadline = read("2023年8月起长期坚持")
    assert (deadline.kind, deadline.start, deadline.due) == (DeadlineKind.STANDING, date(2023, 8, 1), None)


def test_stages_keep_their_targets_and_percents():
    deadline = read("5月底达到70%以上，6月底全部清偿")
    assert deadline.kind is DeadlineKind.STAGED
    assert deadline.due == date(2023, 6, 30)
    assert deadline.stages == (
        Stage(due=date(2023, 5, 31), target="达到70%以上", percent=70),
        Stage(due=date(2023, 6, 30), target="全部清偿", percent=100),
    )


def test_cumulative_stages_take_their_own_years():
    deadline = read("2022年年底前完成二十一项，2023年年底前24项全部完成")
    assert [(s.due, s.target, s.percent) for s in deadline.stages] == [
        (date(2022, 12, 31), "完成二十一项", None),
        (date(2023, 12, 31), "24项全部完成", None),
    ]


def test_spoken_percents_and_targets_before_the_days_are_read():
    assert [s.percent for s in read("5月底前百分之七十、6月底前百分之百").stages] == [70, 100]
    assert [s.target for s in read("70%(5月底),100%(6月底)").stages] == ["70%", "100%"]


def test_stages_without_a_year_have_no_days():
    deadline = read("5月底70%,6月底100%", anchor=None)
    assert (deadline.kind, deadline.due, deadline.stages) == (DeadlineKind.STAGED, None, ())


@pytest.mark.parametrize(
    ("raw", "cycle", "due"),
    [
        ("每月", Cycle.MONTHLY, date(2023, 2, 28)),
        ("每月5日前", Cycle.MONTHLY, date(2023, 3, 5)),
        ("每季度", Cycle.QUARTERLY, date(2023, 3, 31)),
        ("每季度一次", Cycle.QUARTERLY, date(2023, 3, 31)),
        ("每季度第1个月20日前", Cycle.QUARTERLY, date(2023, 4, 20)),
        ("每季度最后一个月30日前", Cycle.QUARTERLY, date(2023, 3, 30)),
        ("每半年", Cycle.HALF_YEARLY, date(2023, 6, 30)),
        ("每年", Cycle.YEARLY, date(2023, 12, 31)),
        ("每年3月底前", Cycle.YEARLY, date(2023, 3, 31)),
        ("每周五", Cycle.WEEKLY, date(2023, 2, 17)),
    ],
)
def test_what_comes_round_is_due_at_its_next_turn(raw, cycle, due):
    deadline = read(raw)
    assert (deadline.kind, deadline.cycle, deadline.due) == (DeadlineKind.RECURRING, cycle, due)
    assert read(raw, anchor=None).due is None


def test_a_day_the_month_does_not_have_is_the_months_end():
    assert read("每月31日前", anchor=date(2023, 2, 1)).due == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("raw", "due"),
    [
        ("收到之日起30日内", date(2023, 4, 1)),
        ("自反馈之日起3个月内", date(2023, 6, 2)),
        ("15日内", date(2023, 3, 17)),
        ("半个月内", date(2023, 3, 17)),
        ("半年内", date(2023, 9, 2)),
        ("两周内", date(2023, 3, 16)),
        ("24小时内", date(2023, 3, 3)),
        ("一年内", date(2024, 3, 2)),
    ],
)
def test_counted_spans_need_the_event(raw, due):
    deadline = read(raw, start=date(2023, 3, 2))
    assert (deadline.kind, deadline.due, deadline.confidence) == (
        DeadlineKind.RELATIVE,
        due,
        Confidence.CERTAIN,
    )
    without = read(raw)
    assert (without.kind, without.due, without.confidence) == (
        DeadlineKind.RELATIVE,
        None,
        Confidence.TO_CONFIRM,
    )


def test_a_written_event_day_is_the_start():
    deadline = read("自2023年8月1日起30日内")
    assert (deadline.start, deadline.due) == (date(2023, 8, 1), date(2023, 8, 31))


def test_three_months_from_a_long_months_end_is_the_short_months_end():
    assert read("3个月内", start=date(2023, 11, 30)).due == date(2024, 2, 29)


def test_working_days_skip_weekends_and_ask_for_the_years_table():
    deadline = read("5个工作日内", start=date(2023, 3, 2))
    assert (deadline.due, deadline.confidence) == (date(2023, 3, 9), Confidence.TO_CONFIRM)


def test_working_days_follow_the_holiday_table():
    calendar = WorkingCalendar(holidays=frozenset({date(2023, 3, 6)}), workdays=frozenset({date(2023, 3, 4)}))
    deadline = read("5个工作日内", start=date(2023, 3, 2), calendar=calendar)
    assert (deadline.due, deadline.confidence) == (date(2023, 3, 9), Confidence.CERTAIN)
    assert read("2个工作日内", start=date(2023, 3, 2), calendar=calendar).due == date(2023, 3, 4)


@pytest.mark.parametrize("raw", ["", "　", "—", "/", "按省统一部署", "待上级明确", "视情", "另行通知"])
def test_words_that_name_no_day_are_open_and_that_is_certain(raw):
    deadline = read(raw)
    assert (deadline.kind, deadline.due, deadline.confidence) == (
        DeadlineKind.UNSET,
        None,
        Confidence.CERTAIN,
    )


@pytest.mark.parametrize("raw", ["近期", "尽快", "已完成", "“十四五”末", "国庆前", "3年"])
def test_words_nobody_can_date_are_left_to_a_person(raw):
    deadline = read(raw)
    assert (deadline.kind, deadline.due, deadline.confidence) == (
        DeadlineKind.UNSET,
        None,
        Confidence.TO_CONFIRM,
    )


def test_a_past_reading_of_an_unwritten_year_is_to_be_confirmed_but_a_written_one_is_not():
    assert read("1月底").confidence is Confidence.TO_CONFIRM
    assert read("2022年6月底").confidence is Confidence.CERTAIN


def test_prose_in_the_cell_is_to_be_confirmed():
    raw = "2023年8月底前完成" + "，" + "说明" * LONGEST
    assert read(raw).confidence is Confidence.TO_CONFIRM
    assert read(raw).raw == raw


_WORDS = st.sampled_from(
    [
        *"年月日底前内初末上下旬季度半每第一二三十〇两个工作周起至、，。-—.()（）%0123456789",
        "2023",
        "长期坚持",
        "9999",
        "立行立改",
    ]
)
_DAYS = st.none() | st.dates()


@given(st.lists(_WORDS, max_size=14).map("".join) | st.text(max_size=30), _DAYS, _DAYS)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_an_error_and_kept(raw, anchor, start):
    deadline = read_deadline(raw, anchor=anchor, start=start)
    assert deadline.raw == raw
    if deadline.kind is DeadlineKind.UNSET:
        assert deadline.due is None
    if deadline.stages:
        assert deadline.due == max(stage.due for stage in deadline.stages)


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.dates(date(2000, 1, 1), date(2098, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_a_written_day_is_due_on_that_day_however_it_is_written(day, anchor):
    serial = (day - date(1899, 12, 30)).days
    forms = [
        f"{day.year}年{day.month}月{day.day}日前",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day} 00:00:00",
        f"{serial}",
    ]
    assert {read_deadline(form, anchor=anchor).due for form in forms} == {day}


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_the_end_of_a_month_is_the_day_before_the_next(day):
    due = read_deadline(f"{day.year}年{day.month}月底前", anchor=None).due
    assert (due + timedelta(days=1)).day == 1
    assert (due.year, due.month) == (day.year, day.month)


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_counted_days_end_on_the_last_day_counted(start, count):
    assert read_deadline(f"{count}日内", anchor=None, start=start).due == start + timedelta(days=count)


def test_of_a_paper_with_a_year_only_what_depends_on_its_day_stays_open():
    assert read_in_year("年底前", year=2020).due == date(2020, 12, 31)
    open_one = read_in_year("立行立改", year=2020)
    assert (open_one.due, open_one.start, open_one.confidence) == (None, None, Confidence.TO_CONFIRM)
    assert read_in_year("立行立改", year=2020, start=date(2020, 3, 1), immediate_limit=10).due == date(
        2020, 3, 11
    )


@pytest.mark.parametrize("raw", ["长期坚持，每半年一次", "每半年一次，长期坚持"])
def test_lasting_work_with_a_cycle_is_never_overdue(raw):
    deadline = read(raw)
    assert (deadline.kind, deadline.standing, deadline.due) == (DeadlineKind.STANDING, True, None)
    assert (deadline.cycle, deadline.confidence) == (Cycle.HALF_YEARLY, Confidence.CERTAIN)


@pytest.mark.parametrize("raw", ["2023年12月底前完成，此后每季度开展一次", "每季度调度一次，年底前完成"])
def test_a_day_beside_a_cycle_is_the_deadline_wherever_it_stands(raw):
    deadline = read(raw)
    assert (deadline.kind, deadline.due) == (DeadlineKind.BY_DATE, date(2023, 12, 31))
    assert (deadline.cycle, deadline.confidence) == (Cycle.QUARTERLY, Confidence.CERTAIN)


@pytest.mark.parametrize(
    ("raw", "cycle", "due"),
    [
        ("每周一次", Cycle.WEEKLY, date(2023, 2, 19)),
        ("每周二次", Cycle.WEEKLY, date(2023, 2, 19)),
        ("每周二", Cycle.WEEKLY, date(2023, 2, 21)),
        ("每三个月一次", Cycle.QUARTERLY, date(2023, 3, 31)),
        ("每6个月", Cycle.HALF_YEARLY, date(2023, 6, 30)),
    ],
)
def test_how_often_is_no_day_of_the_week_and_months_may_be_counted(raw, cycle, due):
    deadline = read(raw)
    assert (deadline.cycle, deadline.due, deadline.confidence) == (cycle, due, Confidence.CERTAIN)


@pytest.mark.parametrize(
    ("raw", "due"),
    [
        ("每两周一次", None),
        ("每两月一次", None),
        ("每半月", None),
        ("每季度20日前", date(2023, 3, 20)),
        ("2023年国庆节前", date(2023, 12, 31)),
        ("2023年春节前", date(2023, 12, 31)),
        ("2023年初", date(2023, 12, 31)),
        ("2023年中", date(2023, 12, 31)),
        ("2023年七一前", date(2023, 12, 31)),
        ("2023年8月32日", date(2023, 8, 31)),
        ("2023年8月上中旬", date(2023, 8, 31)),
        ("8月31日（星期五）前", date(2023, 8, 31)),
    ],
)
def test_what_is_only_half_read_is_left_to_a_person(raw, due):
    assert (read(raw).due, read(raw).confidence) == (due, Confidence.TO_CONFIRM)


@pytest.mark.parametrize("raw", ["8月31日（星期四）", "8月31日（周四）前", "2023年8月31日（星期四）前完成"])
def test_a_weekday_noted_beside_its_day_is_no_second_stage(raw):
    deadline = read(raw)
    assert (deadline.kind, deadline.due) == (DeadlineKind.BY_DATE, date(2023, 8, 31))
    assert (deadline.stages, deadline.confidence) == ((), Confidence.CERTAIN)


def test_last_month_is_the_month_before_and_a_whole_year_is_one_span():
    assert read("上月底").due == date(2023, 1, 31)
    assert (read("2023年全年").kind, read("2023年全年").due) == (DeadlineKind.BY_DATE, date(2023, 12, 31))
