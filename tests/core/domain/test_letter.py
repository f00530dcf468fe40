from __future__ import annotations

from core.domain.letter import LetterKind
from core.wording import word_of


def test_kinds_come_from_the_folder_and_keep_the_two_identifiers_there_were():
    assert LetterKind("supervision") is LetterKind.SUPERVISION
    assert {"inquiry", "transfer_letter", "opinion"} <= {kind.value for kind in LetterKind}
    assert word_of(LetterKind.RECTIFICATION_NOTICE) == "整改通知书"
    assert LetterKind("inquiry").plan.level == 2
