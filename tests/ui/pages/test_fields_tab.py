"""设置 · 自定义字段: a clerk adds a field and finds it in list and form at once."""

from __future__ import annotations

from dataclasses import replace

from core.domain.custom_field import CustomField, FieldOwner
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.register import RegisterFieldKind
from core.operations import custom_fields, listing
from core.store import records
from tests.ui.steps import KeepsWidgets, choose, settle
from ui.pages.fields_tab import FieldsTab
from ui.pages.ledger_page import LedgerPage
from ui.session import Session
from ui.widgets.own_fields_edit import OwnFieldsEdit


def tab_of(qtbot: KeepsWidgets, session: Session) -> FieldsTab:
    tab = FieldsTab(session)
    qtbot.addWidget(tab)
    tab.refresh()
    tab.show()
    return tab


def wait(session: Session, tab: FieldsTab) -> None:
    session.jobs.wait()
    tab.refresh()


def define(session: Session, label: str, **more: object) -> CustomField:
    made = CustomField(uuid="", label=label, **more)  # type: ignore[arg-type]
    session.write(lambda ws, _: custom_fields.define(ws, made))
    session.jobs.wait()
    return custom_fields.field_named(session.reader, made.owner, label)


def test_a_field_is_made_in_the_dialog_moved_retired_and_restored(qtbot: KeepsWidgets, full: Session) -> None:
    tab = tab_of(qtbot, full)
    for name in ("整改经费", "分管科室"):
        dialog = tab.dialog(CustomField(uuid="", label=""), "x")
        dialog.form.set_values({"label": name, "kind": RegisterFieldKind.CHOICE, "choices": ("甲", "乙")})
        dialog.save()
        wait(full, tab)
    assert [tab.fields.item(place).text() for place in range(2)] == [
        "问题 · 整改经费（选项）",
        "问题 · 分管科室（选项）",
    ]
    tab.fields.setCurrentRow(1)
    tab.up_button.click()
    wait(full, tab)
    assert tab.current is not None
    assert (tab.fields.currentRow(), tab.current.label) == (0, "分管科室")
    tab.retire_button.click()
    wait(full, tab)
    assert [each.label for each in custom_fields.fields_of(full.reader, FieldOwner.ISSUE)] == ["整改经费"]
    assert tab.retire_button.text() == "恢复使用"
    tab.retire_button.click()
    wait(full, tab)
    assert len(custom_fields.fields_of(full.reader, FieldOwner.ISSUE)) == 2


def test_a_wrong_definition_is_told_in_the_dialog(qtbot: KeepsWidgets, full: Session) -> None:
    tab = tab_of(qtbot, full)
    dialog = tab.dialog(CustomField(uuid="", label=""), "x")
    dialog.form.set_values({"label": "责任单位"})
    dialog.save()
    full.jobs.wait()
    assert custom_fields.all_fields(full.reader) == []


def test_an_unknown_column_becomes_a_field_by_one_button(qtbot: KeepsWidgets, full: Session) -> None:
    issue = records.find(full.reader.ledger, Issue)[0]

    def keep(ws: object, _: object) -> object:
        from core.operations.writing import change, outcome

        with change(ws, "issue.revise", code=issue.code) as tx:  # type: ignore[arg-type]
            tx.replace(replace(issue, extra=(("台账号", "A-1"),)))
        return outcome(ws, tx, None)  # type: ignore[arg-type]

    full.write(keep)  # type: ignore[arg-type]
    full.jobs.wait()
    tab = tab_of(qtbot, full)
    tab.adopt("台账号")
    wait(full, tab)
    assert tab.current is not None
    stored = records.get(full.reader.ledger, Issue, issue.uuid)
    assert (stored.extra, dict(stored.custom)) == ((), {tab.current.uuid: "A-1"})


def test_a_new_field_stands_in_the_grid_and_in_the_form_and_is_saved(page: LedgerPage) -> None:
    made = define(page.session, "整改经费", kind=RegisterFieldKind.NUMBER)
    settle(page)
    page.refresh()
    assert page.pane.model.columns[-1].key == made.column
    assert made.column in page.pane.grid.shown_columns()
    uuid = choose(page, 0)
    own = page.panel.form.editor("custom")
    assert isinstance(own, OwnFieldsEdit)
    assert own.form is not None
    own.form.set_values({made.uuid: "三万"})
    own.edited.emit()
    assert not page.panel.save()
    own.form.set_values({made.uuid: "3.5"})
    own.edited.emit()
    assert page.panel.save()
    settle(page)
    assert dict(records.get(page.session.reader.ledger, Issue, uuid).custom) == {made.uuid: "3.5"}
    row = page.pane.model.row_at(0)
    assert row is not None
    assert row.own[made.column] == 3.5  # type: ignore[union-attr]
    columns = listing.columns_of(page.session.reader, ListKind.ISSUES)
    page.pane.model.set_filter(made.column, ("3.5",))
    assert page.pane.model.rowCount() == 1
    assert columns[-1].heading == "整改经费"
