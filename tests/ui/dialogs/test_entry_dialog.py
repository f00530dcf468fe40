from __future__ import annotations

from core.domain.register import RegisterDraft, RegisterEntry
from core.operations.register_definitions import shipped
from core.store import records
from tests.ui.steps import issues_in
from ui.dialogs.entry_dialog import EntryDialog


def test_an_entry_is_entered_with_the_link_it_began_with(qtbot, full):
    uuid = issues_in(full)[0]
    draft = RegisterDraft(values={}, links={"issues": (uuid,)})
    dialog = EntryDialog(full, shipped()["practices"], draft)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.form.values()["issues"] == (uuid,)
    assert not dialog.is_dirty()
    dialog.save()
    assert dialog.isVisible()
    for key, value in (("title", "一窗受理"), ("unit", "县司法局"), ("noted_on", full.today)):
        dialog.form.editor(key).set_value(value)
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
        full.jobs.wait()
    (entry,) = records.find(full.reader.ledger, RegisterEntry)
    assert entry.values["title"] == "一窗受理"
