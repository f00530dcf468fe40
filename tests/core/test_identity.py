from __future__ import annotations

import re

from core.identity import check_of, new_uuid


def test_uuids_are_random_lower_case_and_never_the_same() -> None:
    made = {new_uuid() for _ in range(1_000)}
    assert len(made) == 1_000
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", each)
        for each in made
    )


def test_words_are_known_again_however_they_are_spaced():
    assert check_of("第一 个\n问题", "") == check_of("第一个问题", "")
    assert check_of("甲", "乙") != check_of("甲乙", "")
