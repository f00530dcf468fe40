from __future__ import annotations

from core.domain.letter import LetterKind
from ui.dialogs.kind_fields import KindFields


def test_only_what_a_kind_needs_is_asked_for_and_words_stay_for_the_same_key(qtbot):
    fields = KindFields()
    qtbot.addWidget(fields)
    fields.show_kind(LetterKind("circular"))
    fields.editors["period_words"].set_value("三季度")
    fields.show_kind(LetterKind("special_report"))
    assert fields.said() == (("period_words", "三季度"),)
    fields.show_kind(LetterKind.SUPERVISION)
    assert fields.said() == ()
    assert not fields.editors


def test_what_was_typed_is_there_again_after_a_kind_that_did_not_ask_for_it(qtbot):
    fields = KindFields()
    qtbot.addWidget(fields)
    fields.show_kind(LetterKind("circular"))
    fields.editors["period_words"].set_value("三季度")
    fields.show_kind(LetterKind.SUPERVISION)
    fields.show_kind(LetterKind("circular"))
    assert fields.said() == (("period_words", "三季度"),)
