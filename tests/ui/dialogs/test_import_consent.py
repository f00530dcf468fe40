"""The import dialog takes the second person and the ground of an extension, instead of failing at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.issue import Issue, IssueStatus
from core.domain.people import ALL_ROLES, OperatorDraft
from core.operations import imports, offices, people
from core.store import records
from core.store.journal import transaction
from core.wording import word
from tests.builders import by
from tests.ui import practice
from ui.dialogs import import_dialog
from ui.dialogs.import_consent import ImportConsent
from ui.dialogs.import_dialog import ImportDialog

PIN = "739164"


def changed(session, monkeypatch, **said):
    """Let the practice sheet say something else of its first dated issue that stands open."""
    plain = imports.read_proposal

    def read(workspace, *given, **named):
        sheet = plain(workspace, *given, **named)
        first = dated_row(sheet)
        rows = (replace(row, **said) if row is first else row for row in sheet.issues)
        said_so = replace(sheet, issues=tuple(rows))
        return imports.compared(workspace, said_so)

    monkeypatch.setattr(import_dialog.imports, "read_proposal", read)


def dated_row(sheet):
    return next(row for row in sheet.issues if row.deadline.due is not None)


def running(session):
    """Let the first issue of the sheet be in 整改中 with a limit, and return its uuid."""

    def put(ws, _):
        key = dated_row(imports.read_proposal(ws, practice.SHEET)).key
        (issue,) = records.find(ws.ledger, Issue, source_key=key)
        with transaction(ws.ledger, "x", "x", now=ws.clock.now(), actor="") as tx:
            tx.replace(replace(issue, status=IssueStatus.RECTIFYING))
        return issue.uuid

    found = []
    session.write(put, on_done=found.append)
    session.jobs.wait()
    return found[0]


def of_two(session):
    def both(ws, _):
        li = people.add_operator(ws, OperatorDraft(name="李芳", roles=ALL_ROLES)).value
        people.set_pin(ws, li.uuid, PIN)
        offices.revise_settings(ws, replace(ws.settings, two_person=True))

    session.write(both)
    session.jobs.wait()


@pytest.fixture
def opened(qtbot):
    def opened(session):
        dialog = ImportDialog(session, practice.SHEET)
        qtbot.addWidget(dialog)
        dialog.show()
        session.jobs.wait()
        return dialog

    return opened


def test_nothing_is_asked_where_nothing_is_struck_off_or_extended(opened, full_session):
    dialog = opened(full_session)
    assert isinstance(dialog.consent, ImportConsent)
    assert not dialog.consent.isVisible()


def test_a_closure_takes_the_second_person_in_the_dialog(opened, full_session, monkeypatch):
    of_two(full_session)
    uuid = running(full_session)
    changed(full_session, monkeypatch, status=IssueStatus.CLOSED, status_raw="已销号")
    dialog = opened(full_session)
    assert dialog.consent.second.isVisible()
    assert not dialog.import_button.isEnabled()
    dialog.consent.status_ground.set_value("省里复核意见")
    dialog.import_button.click()
    full_session.jobs.wait()
    assert "还没有第二人确认" in dialog.message.text()
    assert dialog.import_button.isEnabled()
    dialog.consent.second.person.set_value("李芳")
    dialog.consent.second.pin.setText(PIN)
    dialog.import_button.click()
    full_session.jobs.wait()
    assert records.get(full_session.reader.ledger, Issue, uuid).status is IssueStatus.CLOSED
    assert dialog._note.text() == word("import_dialog.act_hint")
    assert not dialog.consent.isVisible()
    assert dialog.consent.second.pin.text() == ""


def test_a_later_limit_takes_its_ground_and_approver_in_the_dialog(opened, full_session, monkeypatch):
    uuid = running(full_session)
    changed(full_session, monkeypatch, deadline=by(date(2031, 1, 1)))
    dialog = opened(full_session)
    assert not dialog.consent.second.isVisible()
    assert not dialog.import_button.isEnabled()
    dialog.consent.ground.set_value("资金未到位")
    dialog.import_button.click()
    full_session.jobs.wait()
    assert "批准人" in dialog.message.text()
    dialog.consent.approver.set_value("县长")
    dialog.import_button.click()
    full_session.jobs.wait()
    assert records.get(full_session.reader.ledger, Issue, uuid).deadline.due == date(2031, 1, 1)
