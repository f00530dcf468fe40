"""Pages painted by reportlab's canvas, and bound into a file by its document.

Painting and binding are apart: a page is painted, by whichever process, into the stream that stands for it in
the file; pages so made are bound, those of one letter or of a thousand. The same letter has the same page
bytes alone and in a run, since both come through here (decision 0054).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.lengths import Mm, points
from core.letters.embedding import Embedding, Plane, ready_stream

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Sheet = tuple[float, float]
"""Width and height in mm."""

PLAIN = "letters-set-their-own-fonts"
"""The name of the font that a new canvas begins with: one that writes nothing by itself."""


def painted(sheet: Sheet, operators: Iterable[str]) -> tuple[bytes, ...]:
    """Return pages as they stand in a file, packed: what the canvas puts around ``operators``, and these."""
    from reportlab.pdfbase.pdfdoc import PDFZCompress

    canvas = _canvas("", sheet)
    for each in operators:
        canvas.addLiteral(each)
        canvas.showPage()
    return tuple(PDFZCompress.encode(page.stream) for page in canvas._doc.Pages.pages)  # noqa: SLF001


def pages_in(file: bytes) -> int:
    """Return how many pages a file has that was bound here."""
    return file.count(b"/Type /Page\n")


class Binding:
    """A document: its pages as they come, its fonts at the end."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        from reportlab.pdfbase.pdfdoc import PDFResourceDictionary

        self._canvas = _canvas(str(path), sheet)
        self._sheet = sheet
        self._document: Any = self._canvas._doc  # noqa: SLF001
        resources = PDFResourceDictionary()
        resources.basicFonts()
        self._resources = self._said(self._document.Reference(resources))
        self._boxes: dict[Sheet, bytes] = {}
        self.pages = 0

    def entitle(self, title: str, author: str, subject: str, creator: str) -> None:
        """Say what the document is."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setCreator(creator)

    def take(self, packed: bytes) -> bytes:
        """Take a painted page's stream into the document; as many pages as wish may show it."""
        self._document.updateSignature(packed)
        return self._said(self._at_once(ready_stream(packed)))

    def page(self, sheet: Sheet, shown: bytes | None = None) -> None:
        """Add a page that shows what ``take`` returned, or nothing.

        What pages have in common is said once for all of them, and nothing that they need not say: each is
        put together in Python.
        """
        if sheet != self._sheet:
            self._sheet = sheet
            self._canvas.setPageSize(_size(sheet))
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.Contents, page.Resources, page.MediaBox = shown, self._resources, self._box(sheet)
        page.Rotate = page.Trans = None
        self._document.Pages.pages[-1] = self._at_once(page)
        self.pages += 1

    def _box(self, sheet: Sheet) -> bytes:
        from reportlab.pdfbase.pdfdoc import PDFArray

        if sheet not in self._boxes:
            self._boxes[sheet] = self._said(PDFArray([0, 0, *_size(sheet)]))
        return self._boxes[sheet]

    def _said(self, thing: Any) -> bytes:  # noqa: ANN401
        said: bytes = thing.format(self._document)
        return said

    def _at_once(self, thing: Any) -> Any:  # noqa: ANN401
        """Have an object formatted now, while others still draw, and keep its bytes; return its reference."""
        reference = self._document.Reference(thing)
        self._document.idToObject[reference.name] = self._said(thing)
        return reference

    def save(self, used: Mapping[Plane, Iterable[str]]) -> None:
        """Embed the fonts for the ``used`` characters and write the file."""
        fonts = (Embedding(plane, chars) for plane, chars in used.items())
        self._document.delayedFonts += sorted(fonts, key=lambda font: font.name)
        self._canvas.save()


def _size(sheet: Sheet) -> tuple[float, float]:
    return points(Mm(sheet[0])), points(Mm(sheet[1]))


def _canvas(path: str, sheet: Sheet) -> Canvas:
    from reportlab.pdfgen.canvas import Canvas

    _register_plain()
    return Canvas(path, pagesize=_size(sheet), invariant=1, pageCompression=1, initialFontName=PLAIN)


class _Plain:
    """What a canvas begins with. A dynamic font writes nothing until text is set in it, and none ever is.

    Otherwise every PDF would list a Helvetica that is not embedded.
    """

    fontName = name = PLAIN  # noqa: N815 (reportlab's names)
    _dynamicFont = 1  # noqa: N815
    _multiByte = 0  # noqa: N815

    @property
    def face(self) -> _Plain:
        return self


@cache
def _register_plain() -> None:
    """Make the font named ``PLAIN`` known to reportlab, and have it write pages as bytes, not as letters."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics

    pdfmetrics.registerFont(_Plain())
    rl_config.useA85 = 0  # base 85 in Python takes half the time of a page and makes it a quarter longer
