from __future__ import annotations

from datetime import date

from core.domain.people import Liaison, LiaisonState, Signature, liaison_state


def test_the_first_and_the_last_day_belong_to_the_time_in_post():
    officer = Liaison(uuid="a", unit_uuid="b", name="李娜", since=date(2026, 1, 1), until=date(2026, 3, 31))
    days = {
        date(2025, 12, 31): LiaisonState.COMING,
        date(2026, 1, 1): LiaisonState.CURRENT,
        date(2026, 3, 31): LiaisonState.CURRENT,
        date(2026, 4, 1): LiaisonState.LEFT,
    }
    assert {day: liaison_state(officer, day) for day in days} == days


def test_a_signature_never_shows_its_pin():
    assert "739164" not in repr(Signature("李芳", "739164"))
    assert "739164" not in str(Signature("李芳", "739164"))
