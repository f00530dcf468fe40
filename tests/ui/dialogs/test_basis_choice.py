from __future__ import annotations

from datetime import date

from core.domain.letter import LetterKind
from core.domain.plan_drafts import DocumentDraft, PlanDraft
from core.operations import plans, source_documents
from core.operations.letter_request import LetterRequest
from ui.dialogs.basis_choice import BasisChoice

REQUEST = LetterRequest(kind=LetterKind.SUPERVISION, dated_on=date(2020, 8, 10))


def enter_papers(ws):
    plan = plans.add_plan(ws, PlanDraft(name="县方案", anchor=date(2020, 1, 1))).value
    for title in ("整改方案", "反馈意见"):
        source_documents.add_document(ws, plan.uuid, DocumentDraft(title=title))


def test_documents_are_ticked_in_a_menu_and_told_below(qtbot, full_session):
    full_session.write(lambda ws, _: enter_papers(ws))
    full_session.jobs.wait()
    choice = BasisChoice(full_session, REQUEST)
    qtbot.addWidget(choice)
    known = {each.title: each.uuid for each in source_documents.documents(full_session.reader)}
    assert choice.applied(REQUEST) == REQUEST
    actions = {action.text(): action for action in choice.menu.actions()}
    with qtbot.waitSignal(choice.edited):
        actions["《整改方案》"].trigger()
    actions["《反馈意见》"].trigger()
    asked = choice.applied(REQUEST)
    assert asked.basis_uuids == (known["整改方案"], known["反馈意见"])
    again = BasisChoice(full_session, asked)
    qtbot.addWidget(again)
    again.menu.actions()[0].trigger()
    assert len(again.applied(REQUEST).basis_uuids) == 1


def test_a_ledger_without_documents_asks_nothing(qtbot, empty_session):
    choice = BasisChoice(empty_session, REQUEST)
    qtbot.addWidget(choice)
    choice.show()
    assert choice.isHidden() or not choice.menu.actions()
