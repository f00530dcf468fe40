"""Papers joined for the printer: in order, on odd pages where asked, whole or not at all."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument

from core.errors import Environment
from core.letters.joined import join_papers


def paper(folder, name, widths):
    made = PdfDocument.new()
    for width in widths:
        made.new_page(width, 800)
    path = folder / f"{name}.pdf"
    made.save(path)
    return path


def widths_of(path):
    with PdfDocument(path) as joined:
        return [round(joined.get_page_size(place)[0]) for place in range(len(joined))]


def test_papers_stand_in_order_and_blank_pages_only_between_odd_ones(tmp_path):
    papers = [
        paper(tmp_path, name, widths) for name, widths in (("a", [100]), ("b", [200, 201]), ("c", [300]))
    ]
    heard = []
    assert join_papers(papers, tmp_path / "plain.pdf", told=heard.append) == 4
    assert heard == [0, 1, 2]
    assert widths_of(tmp_path / "plain.pdf") == [100, 200, 201, 300]
    assert join_papers(papers, tmp_path / "odd.pdf", odd=True) == 5
    assert widths_of(tmp_path / "odd.pdf") == [100, 100, 200, 201, 300]


def test_a_paper_that_is_gone_or_broken_is_named_and_nothing_is_written(tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no")
    for bad in (broken, tmp_path / "gone.pdf"):
        with pytest.raises(Environment, match="paper_unreadable"):
            join_papers([paper(tmp_path, "a", [100]), bad], tmp_path / "joined.pdf")
    assert not (tmp_path / "joined.pdf").exists()
