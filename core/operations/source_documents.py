"""Source documents (文件依据, domain row 73): kept once, cited by plans, inspections and letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from core.domain import plan_rules
from core.domain.batch import Batch
from core.domain.change import Outcome
from core.domain.letter import Letter
from core.domain.plan import SourceDocument
from core.domain.plan_drafts import DocumentDraft
from core.domain.rules import errors_only
from core.errors import Refused
from core.identity import new_uuid
from core.letters.title_marks import nested
from core.operations.writing import change, excerpt, outcome, require
from core.store import records
from core.wording import word
from core.workspace import Workspace

_PLAIN = tuple(item.name for item in fields(DocumentDraft) if item.name != "existing")


def documents(ws: Workspace) -> list[SourceDocument]:
    """Return every source document by title."""
    return records.find(ws.ledger, SourceDocument, order="title, document_number")


def citation(document: SourceDocument) -> str:
    """Return the words a letter cites a paper by: 《title》（number）, a title in it in single marks."""
    key = "plans.cited_number" if document.document_number else "plans.cited"
    return nested(word(key, title=document.title, number=document.document_number))


def _cited_together(cited: Sequence[str]) -> str:
    """Return papers side by side; between 》 and 《 stands no mark (GB/T 15834-2011, 4.5.3.5)."""
    comma, closing = word("punctuation.comma_list"), word("plans.cited_end")
    parted = [each if each.endswith(closing) else each + comma for each in cited[:-1]]
    return "".join([*parted, *cited[-1:]])


def citations(ws: Workspace) -> list[str]:
    """Return what forms offer as a basis: every source document as cited."""
    return list(dict.fromkeys(map(citation, documents(ws))))


def basis_of(ws: Workspace, plan: Batch) -> str:
    """Return the basis a letter names for a plan: its own words, else its papers, else itself by number."""
    if plan.basis:
        return plan.basis
    found = {each.uuid: each for each in records.find_in(ws.ledger, SourceDocument, "uuid", plan.documents)}
    cited = [citation(found[each]) for each in plan.documents if each in found]
    if not cited and plan.document_number:
        cited = [word("plans.cited_number", title=plan.title or plan.name, number=plan.document_number)]
    return _cited_together(cited)


def chosen_basis(ws: Workspace, uuids: Sequence[str]) -> str:
    """Return the words for documents chosen as a basis, in the order chosen; ``Refused`` for one gone."""
    chosen = [records.get(ws.ledger, SourceDocument, uuid) for uuid in uuids]
    return _cited_together([citation(each) for each in chosen])


def by_number(ws: Workspace, text: str) -> SourceDocument:
    """Return the document of this number or title; raise ``Refused`` when there is none."""
    wanted = text.strip()
    found = [each for each in documents(ws) if wanted in (each.document_number, each.title)]
    if not wanted or not found:
        raise Refused("document_unknown", text=wanted)
    return found[0]


def letters_citing(ws: Workspace, uuid: str) -> list[Letter]:
    """Return the letters that name a document as their basis."""
    return [
        each for each in records.find(ws.ledger, Letter, order="document_number") if uuid in each.basis_uuids
    ]


def draft_of(ws: Workspace, uuid: str) -> DocumentDraft:
    """Return a document as a draft to edit."""
    document = records.get(ws.ledger, SourceDocument, uuid)
    return DocumentDraft(**{name: getattr(document, name) for name in _PLAIN})


def add_document(ws: Workspace, plan_uuid: str, draft: DocumentDraft) -> Outcome[SourceDocument]:
    """Enter a document under a plan, or put one that stands already under it."""
    require(errors_only(plan_rules.check_document(draft)), "document_form")
    plan = records.get(ws.ledger, Batch, plan_uuid)
    known = records.get(ws.ledger, SourceDocument, draft.existing) if draft.existing else None
    title = known.title if known else draft.title
    with change(ws, "scheme.add_document", name=plan.name, title=excerpt(title)) as tx:
        document = known or tx.add(_typed(SourceDocument(uuid=new_uuid(), title=""), draft))
        tx.replace(replace(plan, documents=tuple(dict.fromkeys((*plan.documents, document.uuid)))))
    return outcome(ws, tx, document)


def revise_document(ws: Workspace, uuid: str, draft: DocumentDraft) -> Outcome[SourceDocument]:
    """Store an edited document; every plan that rests on it shows the new words."""
    require(errors_only(plan_rules.check_document(draft)), "document_form")
    stored = records.get(ws.ledger, SourceDocument, uuid)
    with change(ws, "scheme.revise_document", title=excerpt(stored.title)) as tx:
        document = tx.replace(_typed(stored, draft))
    return outcome(ws, tx, document)


def drop_document(ws: Workspace, plan_uuid: str, uuid: str) -> Outcome[None]:
    """Take a document off a plan; the last plan takes it out of the ledger, unless a letter names it."""
    plan = records.get(ws.ledger, Batch, plan_uuid)
    document = records.get(ws.ledger, SourceDocument, uuid)
    if uuid not in plan.documents:
        raise Refused("record_missing")
    others = [each for each in records.find(ws.ledger, Batch) if each.uuid != plan_uuid]
    cited = letters_citing(ws, uuid)
    with change(ws, "scheme.drop_document", name=plan.name, title=excerpt(document.title)) as tx:
        tx.replace(replace(plan, documents=tuple(each for each in plan.documents if each != uuid)))
        if not cited and not any(uuid in each.documents for each in others):
            tx.remove(document)
    return outcome(ws, tx, None)


def _typed(document: SourceDocument, draft: DocumentDraft) -> SourceDocument:
    return replace(document, **{name: getattr(draft, name) for name in _PLAIN})
