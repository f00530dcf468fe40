from __future__ import annotations

from datetime import date

from core.domain.deadline import Confidence, DeadlineKind
from core.importing.own_deadlines import PrintedDeadlines

PRINTED = PrintedDeadlines(date(2027, 1, 15))


def test_a_month_without_its_year_stays_in_the_year_that_was_printed_beside_it():
    assert PRINTED.afresh("6月份（推进会）").due == date(2027, 6, 30)
    read = PRINTED.as_printed("6月份（推进会）", date(2026, 6, 30))
    assert (read.raw, read.due) == ("6月份（推进会）", date(2026, 6, 30))


def test_a_day_the_words_do_not_give_is_kept_for_a_person_to_confirm():
    read = PRINTED.as_printed("按省统一部署", date(2026, 9, 30))
    assert (read.due, read.kind) == (date(2026, 9, 30), DeadlineKind.BY_DATE)
    assert read.confidence is Confidence.TO_CONFIRM


def test_words_that_were_printed_without_a_day_have_none_again():
    assert PRINTED.as_printed("6月份", None).due is None
    assert PRINTED.as_printed("", None).kind is DeadlineKind.UNSET


def test_a_list_says_the_kind_and_the_day_it_is_counted_from():
    read = PRINTED.as_printed("立行立改", date(2026, 4, 9), "立行立改", date(2026, 3, 10))
    assert (read.kind, read.due) == (DeadlineKind.IMMEDIATE, date(2026, 4, 9))
