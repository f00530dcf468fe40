"""Every expression of domain.md §2.4 against its reading there, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from core.schedule.expressions import read_deadline

ANCHOR = date(2023, 2, 15)  # a Wednesday
START = date(2023, 3, 2)
"""The event that counted spans begin with."""

TABLE = """
2023年8月底前 by_date 2023-08-31
8月底前 by_date 2023-08-31
2023年8月31日前 by_date 2023-08-31
2023.8 by_date 2023-08-31
2023-08 by_date 2023-08-31
2023/8 by_date 2023-08-31
202308 by_date 2023-08-31
8月前 by_date 2023-07-31 ?
2023年底前 by_date 2023-12-31
2023年年底 by_date 2023-12-31
年底前 by_date 2023-12-31
年内 by_date 2023-12-31
2023年 by_date 2023-12-31
2023年12月 by_date 2023-12-31
2023年6月底 by_date 2023-06-30
上半年 by_date 2023-06-30
6月份 by_date 2023-06-30
5月份底 by_date 2023-05-31
三季度末 by_date 2023-09-30
第三季度 by_date 2023-09-30
一季度 by_date 2023-03-31
2023Q2 by_date 2023-06-30
2023年8月上旬 by_date 2023-08-10
2023年8月中旬 by_date 2023-08-20
2023年8月下旬 by_date 2023-08-31
月底前 by_date 2023-02-28
本月底 by_date 2023-02-28
立行立改 immediate 2023-03-17
即知即改 immediate 2023-03-17
立即整改 immediate 2023-03-17
边督边改 immediate 2023-03-17
立查立改 immediate 2023-03-17
长期坚持 standing none quarterly standing
持续推进 standing none quarterly standing
常态化 standing none quarterly standing
持续整改 standing none quarterly standing
长期 standing none quarterly standing
立行立改，长期坚持 immediate 2023-03-17 quarterly standing
即知即改并长期坚持 immediate 2023-03-17 quarterly standing
2024年底前，并长期坚持 by_date 2024-12-31 quarterly standing
2023年6月底前完成，长期坚持 by_date 2023-06-30 quarterly standing
每月 recurring 2023-03-31 monthly
每季度 recurring 2023-03-31 quarterly
每半年 recurring 2023-06-30 half_yearly
每年 recurring 2023-12-31 yearly
每月5日 recurring 2023-03-05 monthly
每季度20日 recurring 2023-03-20 quarterly ?
每年3月15日 recurring 2023-03-15 yearly
每季度第1个月20日前 recurring 2023-04-20 quarterly
每季度最后一个月30日前 recurring 2023-03-30 quarterly
每月31日 recurring 2023-03-31 monthly
收到之日起30日内 relative 2023-04-01
自反馈之日起3个月内 relative 2023-06-02
5个工作日内 relative 2023-03-09 ?
15日内 relative 2023-03-17
3月17日下午下班前 by_date 2023-03-17
本周五下班前 by_date 2023-02-17
下周五下班前 by_date 2023-02-24
3月17日17:30前 by_date 2023-03-17
今日下班前 by_date 2023-02-15
明天下午5点前 by_date 2023-02-16
当日下班前 by_date 2023-02-15 ?
下班前 by_date 2023-02-15 ?
2022年年底前完成21项，2023年年底前24项全部完成 staged 2023-12-31
5月底达到70%以上，6月底全部清偿 staged 2023-06-30
2023年8月-12月 by_date 2023-12-31
2023.8-2023.12 by_date 2023-12-31
2023年8月至年底 by_date 2023-12-31
按省统一部署 unset none
待上级明确 unset none
视情 unset none
空白 unset none
— unset none
45169 by_date 2023-08-31
2023-08-31\u300000:00:00 by_date 2023-08-31
二〇二三年八月底 by_date 2023-08-31
"""


def rows() -> list[tuple[str, list[str]]]:
    return [(line.split(" ")[0], line.split(" ")[1:]) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("raw", "wanted"), rows())
def test_an_expression_is_read_as_its_row_says(raw: str, wanted: list[str]) -> None:
    read = read_deadline(raw, anchor=ANCHOR, start=START)
    told = [
        read.kind.value,
        read.due.isoformat() if read.due else "none",
        read.cycle.value if read.cycle else "",
        "standing" if read.standing else "",
        "?" if read.confidence.value == "to_confirm" else "",
    ]
    assert [part for part in told if part] == wanted
    assert read.raw == raw


def test_without_a_day_to_read_against_near_days_stay_open() -> None:
    assert [read_deadline(raw, anchor=None).due for raw in ("今日下班前", "下班前", "明天")] == [None] * 3
