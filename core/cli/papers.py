"""The commands that make papers of many records: the evidence book and the report text."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.cli.commands import opened, seen
from core.domain.issue import Issue
from core.domain.listing import Filter, ListKind
from core.operations import evidence_book, finding, report_text
from core.operations.listing import list_ids, query_of
from core.wording import word
from core.workspace import Workspace


def _wanted(ws: Workspace, args: argparse.Namespace) -> list[str]:
    """Return the issues named, else those of the batch, else all, in ledger order."""
    if args.code:
        return [finding.by_code(ws, Issue, code).uuid for code in args.code]
    scope = (Filter(column="batch", values=(args.batch,)),) if args.batch else ()
    return list_ids(ws, replace(query_of(ws, ListKind.ISSUES), filters=scope))


def book(args: argparse.Namespace) -> Answer:
    """Write the evidence book and say what is missing."""
    with opened(args, read_only=True) as ws:
        wanted = _wanted(ws, args)
        path = evidence_book.export_book(ws, wanted, Path(args.out))
        pages = evidence_book.pages(ws, wanted)
    told = [_page(page) for page in pages]
    lacking = [page for page in told if page["gaps"]]
    lines = [word("papers.said_book", issues=len(told), lacking=len(lacking), path=path)]
    comma = word("punctuation.comma_list")
    lines += [word("papers.said_gap", code=page["code"], gaps=comma.join(page["gaps"])) for page in lacking]
    return Answer({"path": path, "issues": told}, lines)


def _page(page: evidence_book.BookPage) -> dict[str, Any]:
    sections = [
        {
            "name": section.name,
            "evidence": [_proof(proof.name, proof.size, proof.sha256) for proof in section.proofs],
        }
        for section in page.sections
    ]
    return {"code": page.dossier.issue.code, "gaps": list(page.gaps), "sections": sections}


def _proof(name: str, size: int, sha256: str) -> dict[str, Any]:
    return {"name": name, "size": size, "sha256": sha256}


def report(args: argparse.Namespace) -> Answer:
    """Show or write the text filled in from the ledger."""
    with seen(args) as ws:
        made = report_text.report(ws, report_text.ReportKind(args.kind), args.batch)
        path = report_text.write_text(made.text, Path(args.out)) if args.out else None
    lines = [word("papers.said_report", path=path)] if path else [made.text]
    return Answer(asdict(made) | {"path": path}, lines)


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"evidence-book": book, "report": report}
"""What ``core.cli.run`` offers of this module."""
