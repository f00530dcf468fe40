from __future__ import annotations

from ui.models.period_words import period_words


def test_periods_are_said_as_people_say_them():
    assert period_words("2026-11") == "2026年11月"
    assert period_words("2026-Q4") == "2026年第四季度"
    assert period_words("2026-H1") == "2026年上半年"
    assert period_words("2026") == "2026年"
    assert period_words("2026-W07") == "2026年第7周"
    assert period_words("第三批") == "第三批"
