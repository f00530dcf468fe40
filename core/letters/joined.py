"""Many papers in one file for the printer: each begins on an odd page where both sides are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from core.errors import Environment
from core.files import whole_file
from core.pdfium import PDFIUM


def join_papers(
    papers: Sequence[Path],
    target: Path,
    *,
    odd: bool = False,
    told: Callable[[int], None] = lambda _: None,
) -> int:
    """Write ``papers`` one behind the other to ``target``, whole or not at all; return its pages.

    ``odd`` puts a blank page behind a paper of an odd count, so that no two papers share a sheet. ``told``
    hears how many are joined and may raise ``Cancelled``. Raises ``Environment`` for a paper that cannot be
    read, a full disk or a missing right.
    """
    import pypdfium2

    pages = 0
    with whole_file(target) as temporary, PDFIUM, pypdfium2.PdfDocument.new() as joined:
        for done, paper in enumerate(papers):
            told(done)
            try:
                with pypdfium2.PdfDocument(paper) as one:
                    joined.import_pages(one)
                    size = one.get_page_size(len(one) - 1)
                    last = done == len(papers) - 1
                    if odd and len(one) % 2 and not last:
                        joined.new_page(*size)
            except (pypdfium2.PdfiumError, FileNotFoundError) as error:
                raise Environment("paper_unreadable", name=paper.name) from error
        pages = len(joined)
        joined.save(temporary)
    return pages
