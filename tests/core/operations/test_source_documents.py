from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.letter import Letter, LetterKind
from core.domain.plan import SourceDocument
from core.domain.plan_drafts import DocumentDraft, PlanDraft
from core.errors import Refused
from core.operations import history, letters, plans, source_documents
from core.operations.letter_request import request_of
from core.store import records
from tests.core.conftest import DAY

PAPER = DocumentDraft(title="整改方案", document_number="冀依法治省办〔2020〕7号", issuer="省办", dated=DAY)


@pytest.fixture
def two(ws):
    return [plans.add_plan(ws, PlanDraft(name=name, anchor=DAY)).value for name in ("一", "二")]


def test_a_paper_is_kept_once_cited_by_many_and_goes_with_the_last(ws, two):
    first, second = two
    paper = source_documents.add_document(ws, first.uuid, PAPER).value
    source_documents.add_document(ws, second.uuid, DocumentDraft(existing=paper.uuid))
    assert len(source_documents.documents(ws)) == 1
    assert source_documents.citations(ws) == ["《整改方案》（冀依法治省办〔2020〕7号）"]
    assert plans.plan_dossier(ws, second.uuid).documents == (paper,)
    source_documents.drop_document(ws, first.uuid, paper.uuid)
    assert len(source_documents.documents(ws)) == 1
    source_documents.drop_document(ws, second.uuid, paper.uuid)
    assert source_documents.documents(ws) == []
    history.undo(ws)
    assert [each.uuid for each in plans.plan_dossier(ws, second.uuid).documents] == [paper.uuid]
    with pytest.raises(Refused, match="record_missing"):
        source_documents.drop_document(ws, first.uuid, paper.uuid)


def test_a_paper_is_corrected_everywhere_at_once(ws, two):
    paper = source_documents.add_document(ws, two[0].uuid, PAPER).value
    draft = source_documents.draft_of(ws, paper.uuid)
    assert draft == PAPER
    edited = DocumentDraft(title="新方案")
    assert source_documents.revise_document(ws, paper.uuid, edited).value.title == "新方案"
    assert source_documents.citation(records.get(ws.ledger, SourceDocument, paper.uuid)) == "《新方案》"
    with pytest.raises(Refused, match="not_valid"):
        source_documents.add_document(ws, two[0].uuid, DocumentDraft())


def test_the_basis_of_a_plan_is_its_words_else_its_papers_else_itself(ws, two):
    plan = two[0]
    assert source_documents.basis_of(ws, plan) == ""
    numbered = plans.add_plan(ws, PlanDraft(name="三", anchor=DAY, document_number="容法〔2020〕1号")).value
    assert source_documents.basis_of(ws, numbered) == "《三》（容法〔2020〕1号）"
    source_documents.add_document(ws, plan.uuid, PAPER)
    plan = plans.plan_dossier(ws, plan.uuid).plan
    assert source_documents.basis_of(ws, plan) == "《整改方案》（冀依法治省办〔2020〕7号）"
    worded = plans.add_plan(ws, PlanDraft(name="四", anchor=DAY, basis="省里要求")).value
    assert source_documents.basis_of(ws, worded) == "省里要求"


def test_a_letter_names_the_documents_chosen_and_keeps_the_link(practice):
    plan = plans.add_plan(practice, PlanDraft(name="县方案", anchor=DAY)).value
    paper = source_documents.add_document(practice, plan.uuid, PAPER).value
    request = request_of(letters.propose(practice)[0], date(2020, 8, 10))
    request = replace(request, kind=LetterKind.ASSIGNMENT)  # type: ignore[attr-defined]
    plain = letters.dispatch(practice, request).value
    assert "冀依法治省办" not in plain.content
    letter = letters.dispatch(practice, replace(request, basis_uuids=(paper.uuid,))).value
    assert "《整改方案》（冀依法治省办〔2020〕7号）" in letter.content
    assert records.get(practice.ledger, Letter, letter.uuid).basis_uuids == (paper.uuid,)
    assert source_documents.letters_citing(practice, paper.uuid) == [letter]
    source_documents.drop_document(practice, plan.uuid, paper.uuid)
    assert source_documents.documents(practice) == [paper]
    assert source_documents.by_number(practice, paper.document_number) == paper
    with pytest.raises(Refused, match="document_unknown"):
        source_documents.by_number(practice, "没有")


def test_papers_cited_side_by_side_have_a_comma_only_where_a_number_parts_them(ws, two):
    """GB/T 15834-2011, 4.5.3.5 and 4.15."""
    plan = two[0]
    for draft in (
        DocumentDraft(title="关于印发《督察方案》的通知"),
        DocumentDraft(title="整改办法"),
        PAPER,
        DocumentDraft(title="任务清单"),
    ):
        source_documents.add_document(ws, plan.uuid, draft)
    plan = plans.plan_dossier(ws, plan.uuid).plan
    cited = "《关于印发〈督察方案〉的通知》《整改办法》《整改方案》（冀依法治省办〔2020〕7号）、《任务清单》"
    assert source_documents.basis_of(ws, plan) == cited
    assert source_documents.chosen_basis(ws, plan.documents) == cited
