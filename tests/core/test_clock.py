from __future__ import annotations

from datetime import date, datetime, timedelta

from core.clock import Clock, FixedClock


def test_the_machines_clock_moves_and_knows_its_offset() -> None:
    before = datetime.now().astimezone()
    now = Clock().now()
    assert now.utcoffset() is not None
    assert before <= now <= before + timedelta(minutes=1)
    assert Clock().today() in {before.date(), now.date()}


def test_a_fixed_clock_stands_at_nine_of_its_day() -> None:
    clock = FixedClock.on(date(2020, 8, 17))
    assert clock.today() == date(2020, 8, 17)
    assert (clock.now().hour, clock.now().minute) == (9, 0)
    assert clock.now() == clock.now()
    assert clock.now().utcoffset() is not None
