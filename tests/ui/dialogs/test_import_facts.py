from __future__ import annotations

from datetime import date

from core.wording import word
from ui.dialogs.import_facts import ImportFacts


def test_where_there_is_no_room_what_a_field_means_is_in_its_tip(qtbot):
    facts = ImportFacts(date(2020, 12, 10))
    qtbot.addWidget(facts)
    facts.show()
    roomy = facts.sizeHint().height()
    facts.show_hints(shown=False)
    assert facts.sizeHint().height() < roomy
    assert facts.batch.toolTip() == word("import_dialog.batch_hint")
    assert facts.anchor.toolTip() == word("import_dialog.anchor_hint")


def test_once_the_sheet_is_in_nothing_more_is_said_of_it(qtbot):
    facts = ImportFacts(date(2020, 12, 10))
    qtbot.addWidget(facts)
    assert facts.batch.isEnabled()
    facts.lock()
    assert not facts.batch.isEnabled()
    assert not facts.anchor.isEnabled()
