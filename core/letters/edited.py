"""Words of a letter that somebody edited by hand, and how they stand in for the composed ones.

Only words are taken: number, date, signature, addressee's record and the figures of annexes and slips stay
the ledger's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.letters.content import Annex, Attendance, Block, Form, LetterContent
from core.letters.enclosed_edits import CellEdit, with_cells


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedText:
    """The edited words. ``number`` is the 发文字号 they were written with: the expected one."""

    number: str
    title: str
    addressee: str
    blocks: tuple[Block, ...]
    attachments: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    note: str = ""
    copied_to: tuple[str, ...] = ()
    cells: tuple[CellEdit, ...] = ()
    """Words of annexes' tables and of slips."""
    edits: tuple[str, ...] = ()
    """What was changed, a line each, as the journal keeps it."""


def text_of(content: LetterContent) -> EditedText:
    """Return the words of ``content`` as far as a person may edit them."""
    return EditedText(
        number=content.document_number,
        title=content.title,
        addressee=content.addressee,
        blocks=content.blocks,
        attachments=content.attachments,
        attendance=content.attendance,
        note=content.note,
        copied_to=content.copied_to,
    )


def with_number(edited: EditedText, number: str) -> EditedText:
    """Return ``edited`` with ``number`` wherever it speaks of its own."""
    if not edited.number or edited.number == number:
        return replace(edited, number=number)

    def told(text: str) -> str:
        return text.replace(edited.number, number)

    return EditedText(
        number=number,
        title=told(edited.title),
        addressee=told(edited.addressee),
        blocks=tuple(replace(block, text=told(block.text), lead=told(block.lead)) for block in edited.blocks),
        attachments=tuple(map(told, edited.attachments)),
        attendance=edited.attendance,
        note=told(edited.note),
        copied_to=edited.copied_to,
        cells=tuple(replace(cell, before=told(cell.before), after=told(cell.after)) for cell in edited.cells),
        edits=edited.edits,
    )


def with_text(content: LetterContent, edited: EditedText) -> LetterContent:
    """Return ``content`` saying what ``edited`` says, under its own number.

    A slip that names the letter, and an annex that 附件说明 names, follow the edited title and names.
    """
    words = with_number(edited, content.document_number)
    named = dict(zip(content.attachments, words.attachments, strict=False))
    if len(words.attachments) != len(content.attachments):
        named = {}
    filled = with_cells(content, words.cells)
    return replace(
        filled,
        title=words.title,
        addressee=words.addressee,
        blocks=words.blocks,
        attachments=words.attachments,
        attendance=words.attendance,
        note=words.note,
        copied_to=words.copied_to,
        annexes=tuple(_renamed(annex, named) for annex in filled.annexes),
        forms=tuple(_entitled(form, content.title, words.title) for form in filled.forms),
    )


def _renamed(annex: Annex, named: Mapping[str, str]) -> Annex:
    return replace(annex, title=named.get(annex.title, annex.title))


def _entitled(form: Form, before: str, after: str) -> Form:
    """Return ``form`` with the letter's edited title in the cell that gives its title."""
    if before == after:
        return form
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, text=after) if cell.text == before and not cell.label else cell
                for cell in row.cells
            ),
        )
        for row in form.rows
    )
    return replace(form, rows=rows)
