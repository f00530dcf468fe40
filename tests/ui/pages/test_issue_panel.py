from __future__ import annotations

from dataclasses import replace

from core.domain.review import Review, ReviewResult, ReviewStep
from core.errors import Environment
from core.identity import new_uuid
from core.operations import forms, issues
from core.operations.writing import change, outcome
from core.wording import word
from tests.ui.steps import choose, held_reading, settle
from ui.jobs import reader
from ui.pages import issue_panel
from ui.pages.ledger_page import LedgerPage


def test_an_issue_without_text_is_not_saved_and_the_field_says_why(empty_page: LedgerPage):
    empty_page.start_new()
    empty_page.panel.form.editor("code").setText("1")
    assert not empty_page.panel.save()
    settle(empty_page)
    assert empty_page.pane.model.rowCount() == 0
    assert empty_page.panel.form.editor("text").property("wrong") == "yes"
    empty_page.panel.form.clean()


def test_editing_saves_the_record_and_the_list_shows_it_at_once(page: LedgerPage):
    choose(page, 3)
    page.panel.form.editor("text").setPlainText("新的内容")
    page.save()
    settle(page)
    row = page.pane.model.row_of(page.panel.uuid)
    assert page.pane.model.row_at(row).text == "新的内容"
    assert not page.panel.form.dirty
    assert page.panel.dossier.issue.revision == 2


def test_a_record_changed_meanwhile_is_refused_and_the_words_stay(page: LedgerPage):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("我的备注")
    draft = issues.draft_of(page.session.reader, uuid)
    revision = page.panel.dossier.issue.revision
    page.session.write(
        lambda ws, _: issues.revise_issue(ws, uuid, revision, replace(draft, note="别人的备注"))
    )
    stale = page.panel.dossier
    page.session.jobs.wait()
    page.panel.dossier = stale
    page.save()
    settle(page)
    assert page.panel.form.values()["note"] == "我的备注"
    assert page.panel.form.dirty
    assert not page.panel.banner.isHidden()
    page.panel.form.clean()


def test_half_typed_words_are_kept_in_the_ledger_and_offered_back(page: LedgerPage, monkeypatch):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("打了一半")
    page.panel.keeper.keep()
    settle(page)
    assert "打了一半" in forms.load_form(page.session.reader, f"issue:{uuid}")
    page.panel.form.clean()
    monkeypatch.setattr("ui.pages.issue_panel.ask", lambda *_: True)
    choose(page, 4)
    choose(page, 3)
    assert page.panel.form.values()["note"] == "打了一半"
    page.save()
    settle(page)
    assert forms.load_form(page.session.reader, f"issue:{uuid}") is None


def test_how_a_deadline_is_read_is_shown_while_it_is_typed(empty_page: LedgerPage):
    empty_page.start_new()
    empty_page.panel.form.editor("deadline_raw").setText("2026年6月底前")
    assert "2026年6月30日" in empty_page.panel.form._notes["deadline_raw"].text()
    empty_page.panel.form.clean()


def test_an_issue_told_before_is_saved_only_at_the_second_asking(page: LedgerPage):
    known = page.pane.model.row_at(3).text
    page.start_new()
    page.panel.form.editor("text").setPlainText(f"{known}。")
    assert not page.panel.save()
    assert "相近" in page.panel.banner.text()
    assert page.panel.save()
    settle(page)
    assert page.pane.model.rowCount() == 23


def test_the_window_goes_on_while_issues_alike_are_looked_for(page: LedgerPage, monkeypatch):
    page.start_new()
    page.panel.form.editor("text").setPlainText("从未有人说过的一件全新事情")
    with held_reading(page.session, monkeypatch):
        assert not page.panel.save()
        assert not page.panel.save()
        assert page.panel.banner.text() == word("issue_panel.looking")
        assert page.panel.form.dirty
    settle(page)
    assert page.pane.model.rowCount() == 23
    assert not page.panel.form.dirty


def test_words_changed_while_issues_alike_are_looked_for_are_not_saved_unseen(page: LedgerPage, monkeypatch):
    page.start_new()
    editor = page.panel.form.editor("text")
    editor.setPlainText("从未有人说过的一件全新事情")
    with held_reading(page.session, monkeypatch):
        page.panel.save()
        editor.setPlainText("从未有人说过的一件全新事情，还在往下")
    settle(page)
    assert page.pane.model.rowCount() == 22
    assert page.panel.banner.text() == word("issue_panel.changed_meanwhile")
    assert page.panel.form.dirty
    assert page.panel.save()
    settle(page)
    assert page.pane.model.rowCount() == 23


def test_leaving_with_saving_waits_for_the_look(page: LedgerPage, monkeypatch):
    monkeypatch.setattr(issue_panel, "ask_unsaved", lambda _: "save")
    page.start_new()
    page.panel.form.editor("text").setPlainText("从未有人说过的一件全新事情")
    with monkeypatch.context() as hurried:
        hurried.setattr(reader, "PATIENCE_S", 0)
        assert page.may_leave()
    settle(page)
    assert page.pane.model.rowCount() == 23


def test_a_reviewed_issue_goes_to_another_plan_only_at_the_second_asking(page: LedgerPage):
    uuid = choose(page, 3)

    def prepare(ws, _):
        facts = {"issue_uuid": uuid, "round": 1, "dated": ws.clock.today(), "reviewed_by": "市办"}
        with change(ws, "scheme.move_issues", name="x", count=1) as tx:
            tx.add(Review(uuid=new_uuid(), step=ReviewStep.CITY, result=ReviewResult.PASS, **facts))
        return outcome(ws, tx, None)

    page.session.write(prepare)
    settle(page)
    page.panel.form.editor("batch_uuid").set_value(None)
    assert not page.panel.save()
    assert "核验级次" in page.panel.banner.text()
    assert page.panel.save()
    settle(page)
    assert page.panel.dossier.issue.batch_uuid is None


def _full_disk(*_):
    raise Environment("disk_full", path="ledger.db")


def test_a_save_that_fails_while_leaving_keeps_the_record_with_its_words(page: LedgerPage, monkeypatch):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("点别的一条之前写的")
    monkeypatch.setattr("ui.pages.issue_panel.ask_unsaved", lambda _: "save")
    monkeypatch.setattr(issues, "revise_issue", _full_disk)
    choose(page, 4)
    assert page.panel.uuid == uuid == page.pane.grid.current_uuid()
    assert page.panel.form.values()["note"] == "点别的一条之前写的"
    assert page.panel.form.dirty
    assert not page.panel.banner.isHidden()
    assert page.panel.keeper._timer.isActive(), "the words are kept again"
    assert not page.window().close(), "the window stays as well"
    assert not page.session.closed
    page.panel.form.clean()


def test_a_row_chosen_while_a_save_runs_waits_for_its_end(page: LedgerPage, monkeypatch):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("刚按了保存")
    monkeypatch.setattr(issues, "revise_issue", _full_disk)
    assert page.panel.save()
    choose(page, 4)
    assert page.panel.uuid == uuid
    assert page.panel.form.values()["note"] == "刚按了保存"
    page.panel.form.clean()


def test_a_save_while_leaving_shows_what_was_chosen(page: LedgerPage, monkeypatch):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("先存再走")
    monkeypatch.setattr("ui.pages.issue_panel.ask_unsaved", lambda _: "save")
    other = choose(page, 4)
    assert other == page.panel.uuid != uuid
    assert issues.draft_of(page.session.reader, uuid).note == "先存再走"
    assert page.panel.form.values()["note"] == issues.draft_of(page.session.reader, other).note


def test_a_new_issue_saved_while_leaving_is_entered_once(page: LedgerPage, monkeypatch):
    page.start_new()
    page.panel.form.editor("text").setPlainText("某局未公示行政处罚决定，去看别的一条")
    monkeypatch.setattr("ui.pages.issue_panel.ask_unsaved", lambda _: "save")
    other = choose(page, 4)
    assert page.panel.uuid == other
    assert page.pane.model.rowCount() == 23
    assert not page.panel.form.dirty
