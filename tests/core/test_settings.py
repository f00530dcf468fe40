from __future__ import annotations

from core.settings import Settings, settings_from


def test_nothing_kept_means_the_usual_settings():
    assert settings_from("") == settings_from("{}") == settings_from("{not json}") == Settings()


def test_settings_of_another_kind_than_ours_are_left_alone():
    kept = '{"reminder_days": "15,7", "reply_limit_days": 10, "soon": 1, "submission_cycle": "yearly"}'
    assert settings_from(kept) == Settings(reply_limit_days=10, submission_cycle="yearly")
    assert settings_from('{"reminder_days": [30, 7]}').reminder_days == (30, 7)
