from __future__ import annotations

from datetime import date

from core.domain.signing import SignDraft, check_handing, check_sign

HANDED, TODAY = date(2026, 11, 2), date(2026, 11, 22)


def wrong(day: date | None) -> list[str]:
    return [each.rule for each in check_sign(SignDraft(signed_on=day), handed_on=HANDED, today=TODAY)]


def test_a_signature_lies_between_the_handing_down_and_today() -> None:
    assert wrong(HANDED) == wrong(TODAY) == []
    assert wrong(None) == ["required"]
    assert wrong(date(2026, 11, 1)) == ["sign_before_handed"]
    assert wrong(date(2026, 11, 23)) == ["gate_date_ahead"]


def test_nothing_is_handed_down_tomorrow() -> None:
    assert check_handing(TODAY, TODAY) == []
    assert [each.rule for each in check_handing(None, TODAY)] == ["required"]
    assert [each.rule for each in check_handing(date(2026, 11, 23), TODAY)] == ["gate_date_ahead"]
