"""Many letters drawn into one file for the printer, on all cores of the machine (decision 0054).

Letters are laid out and drawn a piece at a time, here and in processes beside this one (``crew``); what comes
back are packed pages and the characters they use, so that the fonts are embedded once, at the end. The file
is the same byte for byte, however many processes worked. Of a dispatched letter the frozen file is the
measure: each page drawn must stand in it, strokes and font files alike, or nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from core.domain.letter import LetterKind
from core.errors import Environment
from core.letters.bound import pages_in
from core.letters.content import Block, BlockStyle, LetterContent, content_from_json
from core.letters.crew import ALONE, in_order
from core.letters.draw import DrawnPaper, Pen, bind
from core.letters.embedding import Plane, plane_of
from core.letters.font_files import FontFile
from core.letters.fonts import FontRole, font_book, open_face
from core.letters.hands import hands, standby
from core.letters.placed import Layout
from core.letters.typeset import typeset
from core.wording import word

_PIECE = 20
"""Letters handed on at a time: enough that handing on costs nothing, few enough that all end together."""

T = TypeVar("T")
Choices = tuple[tuple[FontRole, str], ...]


class PaperDiffers(ValueError):
    """A letter would be drawn otherwise than it was frozen: by another program, or in other fonts."""


@dataclass(frozen=True, slots=True)
class RunPaper:
    """A letter of the run, its content perhaps as the JSON it is frozen in, and its file if it has one."""

    content: LetterContent | str
    frozen: Path | None = None


class _Drawn(NamedTuple):
    """A piece of the run: its papers, ``None`` for one that differs, and the characters of every font."""

    papers: tuple[DrawnPaper | None, ...]
    used: dict[tuple[FontFile, int], str]


def draw_run(
    papers: Iterable[RunPaper],
    target: Path,
    *,
    bundled_only: bool = False,
    choices: Choices = (),
    odd: bool = False,
    copies: int = 1,
    told: Callable[[int], None] = lambda _: None,
    beside: int | None = None,
) -> int:
    """Write all ``papers`` one behind the other into ``target``, whole or not at all; return its pages.

    ``odd`` and ``copies`` as for ``draw.bind``; ``told`` hears how many letters are drawn and may raise
    ``Cancelled``. Papers are asked for while others are drawn, so that a long run need not be held in memory.
    Raises ``PaperDiffers``, ``ValueError`` for no paper, and as ``draw_pdf`` does.
    """
    used: dict[Plane, set[str]] = {}
    drawing = _Drawing(bundled_only, choices)
    pieces = in_order(drawing, _pieces(papers), beside, _Fonts(bundled_only, choices))
    with closing(pieces), closing(_collected(pieces, used, told)) as drawn:
        return bind(drawn, used, target, odd=odd, copies=copies)


def stand_by(
    letters: int, *, bundled_only: bool = False, choices: Choices = (), beside: int | None = None
) -> None:
    """Have processes prepared for a run of so many letters that is about to be asked for.

    Returns at once. They wait for a minute, and again after every run, until ``stand_down``. A short run is
    drawn without them.
    """
    if letters > _PIECE * (ALONE - 1) and (hands() if beside is None else beside):
        standby.stand_by(_Fonts(bundled_only, choices), beside)


def stand_down() -> None:
    """Give back what those take who stand by."""
    standby.stand_down()


def _pieces(papers: Iterable[T]) -> Iterator[tuple[T, ...]]:
    coming = iter(papers)
    while piece := tuple(islice(coming, _PIECE)):
        yield piece


def _collected(
    pieces: Iterable[_Drawn], used: dict[Plane, set[str]], told: Callable[[int], None]
) -> Generator[DrawnPaper]:
    """Yield the papers of all pieces; when the last is taken, ``used`` holds what all of them use."""
    done = 0
    for piece in pieces:
        for (source, number), chars in piece.used.items():
            used.setdefault(plane_of(open_face(source), number), set()).update(chars)
        for paper in piece.papers:
            told(done)
            if paper is None:
                raise PaperDiffers
            yield paper
            done += 1


@dataclass(frozen=True, slots=True)
class _Fonts:
    """What a process of a run needs before its first letter: the modules that draw, these fonts open."""

    bundled_only: bool
    choices: Choices

    def __call__(self) -> None:
        """Draw a letter that nobody will see."""
        text = word("app.name")
        content = LetterContent(
            kind=LetterKind.SUPERVISION,
            letterhead=text,
            document_number=text,
            title=text,
            addressee=text,
            blocks=tuple(Block(text=text, style=style) for style in BlockStyle),
            signature=text,
            dated=text,
        )
        _Drawing(self.bundled_only, self.choices)((RunPaper(content),))


class _Drawing:
    """Draws pieces of a run in these fonts; travels to another process without what it has drawn."""

    def __init__(self, bundled_only: bool, choices: Choices) -> None:
        self._fonts = (bundled_only, choices)
        self._pen = Pen()

    def __reduce__(self) -> tuple[type[_Drawing], tuple[bool, Choices]]:
        return _Drawing, self._fonts

    def __call__(self, piece: tuple[RunPaper, ...]) -> _Drawn:
        papers = self._drawn(piece)
        used = self._pen.used
        return _Drawn(
            papers,
            {(plane.face.source, plane.number): "".join(chars) for plane, chars in used.items()},
        )

    def _drawn(self, piece: tuple[RunPaper, ...]) -> tuple[DrawnPaper | None, ...]:
        """Return the papers drawn; ``None`` for one that differs from its file or cannot be drawn."""
        try:
            drawn = self._pen.draw_all([self._laid_out(paper.content) for paper in piece])
        except Environment:
            if len(piece) > 1:
                return tuple(each for paper in piece for each in self._drawn((paper,)))
            if piece[0].frozen is None:
                raise
            return (None,)
        return tuple(map(_as_kept, piece, drawn))

    def _laid_out(self, content: LetterContent | str) -> Layout:
        bundled_only, choices = self._fonts
        said = content_from_json(content) if isinstance(content, str) else content
        return typeset(said, font_book(bundled_only=bundled_only, choices=choices), judged=False)


def _as_kept(paper: RunPaper, drawn: DrawnPaper) -> DrawnPaper | None:
    if paper.frozen is None:
        return drawn
    try:
        kept = paper.frozen.read_bytes()
    except OSError:
        return None
    same = pages_in(kept) == len(drawn.pages) and all(page in kept for page in drawn.pages)
    return drawn if same else None
