"""Words of a letter that somebody edited by hand, and how they stand in for the composed ones.

Only words are taken: number, date, signature, addressee's record, annexes and slips stay the ledger's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.letters.content import Attendance, Block, LetterContent


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
        edits=edited.edits,
    )


def with_text(content: LetterContent, edited: EditedText) -> LetterContent:
    """Return ``content`` saying what ``edited`` says, under its own number."""
    words = with_number(edited, content.document_number)
    return replace(
        content,
        title=words.title,
        addressee=words.addressee,
        blocks=words.blocks,
        attachments=words.attachments,
        attendance=words.attendance,
        note=words.note,
        copied_to=words.copied_to,
    )
