"""What stands in a word processor's file: paragraphs with as much of their look as tells parts apart.

Plain values: they cross from the bounded process that read the foreign file, and a later reader interprets
them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPiece:
    """Characters of one look: the East-Asian face and the character style by name, where they say so."""

    text: str
    font: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentParagraph:
    """One paragraph. ``style`` is the name of its paragraph style.

    ``label`` is an automatic number's pattern (``%1、``) with ``counts`` as (format, number) for %1, %2 …;
    word processors turn a typed 一、 into one. ``table`` counts tables from 1, 0 is the text itself;
    ``row`` and ``cell`` are the place within the table, from 1 (a table within a cell belongs to that cell).
    """

    style: str = ""
    pieces: tuple[DocumentPiece, ...] = ()
    label: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    table: int = 0
    row: int = 0
    cell: int = 0

    @property
    def text(self) -> str:
        """Return the words without an automatic number."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """A document's final text. The flags tell what was seen beside it: tracked changes, comments, boxes."""

    paragraphs: tuple[DocumentParagraph, ...] = ()
    heads: tuple[DocumentParagraph, ...] = ()
    """Paragraphs of the page headers."""
    tracked: bool = False
    comments: bool = False
    boxes: bool = False
    """Text stood in floating boxes, which belongs to no paragraph and was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEdit:
    """One paragraph that a person changed; ``before`` is empty for a new one, ``after`` for a removed one.

    ``part`` is the word for where it stands (正文第3段).
    """

    part: str
    before: str
    after: str
