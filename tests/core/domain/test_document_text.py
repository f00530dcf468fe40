from __future__ import annotations

from core.domain.document_text import DocumentParagraph, DocumentPiece


def test_a_paragraphs_text_is_its_pieces_without_the_automatic_number():
    pieces = (DocumentPiece(text="（一）", font="楷体"), DocumentPiece(text="甲"))
    assert DocumentParagraph(pieces=pieces, label="%1、", counts=(("decimal", 1),)).text == "（一）甲"
    assert DocumentParagraph().text == ""
