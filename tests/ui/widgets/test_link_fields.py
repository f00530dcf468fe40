from __future__ import annotations

from core.operations.register_definitions import shipped
from ui.widgets.link_fields import links_editor


def test_a_field_of_links_finds_issues_of_the_ledger_by_words(qtbot, full):
    edit = links_editor(full, shipped()["clues"].field("issues"))
    qtbot.addWidget(edit)
    edit.search("执法")
    assert edit.results.count()
    edit.take()
    (uuid,) = edit.value()
    edit.set_value((uuid,))
    assert edit.value() == (uuid,)
