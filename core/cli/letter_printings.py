"""``letters printed``: when a letter went onto paper, and entering a printing made outside the window."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from core.cli.answer import Answer
from core.domain.printing import PrintingDraft
from core.operations import letters, printings
from core.wording import chinese_date, word


def printed(args: argparse.Namespace, opened: Callable[..., Any]) -> Answer:
    """Enter a printing when copies are named, then list all of the letter's."""
    with opened(args, read_only=args.copies is None) as ws:
        letter = letters.by_number(ws, args.number)
        if args.copies is not None:
            draft = PrintingDraft(letter_uuid=letter.uuid, copies=args.copies, pages=args.pages)
            printings.record(ws, [draft], args.printer, args.dated)
        found = printings.of_letter(ws, letter.uuid)
    lines = [
        word("said.printing", nth=printings.said(each), day=chinese_date(each.printed_on), copies=each.copies)
        for each in found
    ] or [word("said.printing_never", number=letter.document_number)]
    data = [
        {
            "nth": each.nth,
            "printed_on": each.printed_on,
            "copies": each.copies,
            "printer": each.printer,
            "pages": each.pages,
        }
        for each in found
    ]
    return Answer({"document_number": letter.document_number, "printings": data}, lines)
