"""Where a Chinese line may end, and how its characters share the line (GB/T 15834-2011 clause 5).

Widths are *cells*: one full-width character is one cell, a digit half a cell, other half-width characters
what their font says. A line is filled greedily; when the rules forbid a break, punctuation is squeezed by
up to a third of a cell each to pull the next characters in, or the break moves back and the slack is spread
over the line. Never split: digit runs and Latin words, a number and its measure word (15日), 〔2023〕8号,
—— and ……. Only text whose every break is forbidden (40 brackets in a row) is cut by force.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, islice, repeat
from operator import attrgetter

from core.letters.fonts import FontRole

Measure = Callable[[str, FontRole], float]
"""Advance of a half-width character in cells."""

CLOSING = frozenset("。，、；：？！”’）〕】》〉」』〗］｝．")
OPENING = frozenset("“‘（〔【《〈「『〖［｛")
NO_START = CLOSING | frozenset(".,;:!?)]}%‰％℃°·・～~々/／-–\"'—…")
NO_END = OPENING | frozenset("([{￥$№#＃/／@")
SQUEEZABLE = (CLOSING | OPENING) - frozenset("？！")
PAIRED = frozenset("—…―─")

MEASURE_WORDS = "年月日号时分秒条款项章节个件份次名人户天家宗起期届元万亿岁周米吨％℃"
"""What follows a number and stays on its line."""
_MARKS = "\u0300-\u036f\u20e3\ufe00-\ufe0f\U000e0100-\U000e01ef"
_ATOM = re.compile(
    rf"〔[0-9]+〕(?:第?[0-9]+号?)?"
    rf"|第?[!-~]*[0-9][!-~]*[{MEASURE_WORDS}]?"
    rf"|[!-~]+"
    rf"|——|……|――|──"
    rf"|.[{_MARKS}]*",
    re.DOTALL,
)

_PULL_IN = 1 / 3
"""Most that one mark is squeezed, in cells: two thirds of its empty half."""
_TOLERATED_SLACK = 0.5
_RAGGED = 0.6
"""A gap wider than this part of a cell is worse than a ragged line."""
_EPS = 1e-6
_GIVE, _GLYPHS, _WIDTH, _JOINED = map(attrgetter, ("give", "glyphs", "width", "joined"))
_MOST_KNOWN = 20_000
"""Atoms kept for a role and size before they are forgotten: numbers and Latin words have no end."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one font role."""

    text: str
    role: FontRole


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character (with its combining marks), its width in cells, and whether it clings to the former."""

    text: str
    role: FontRole
    width: float
    joined: bool = False


class Atom:
    """Glyphs that stay on one line, with what breaking asks of them again and again.

    ``width`` is the natural width in cells, ``give`` the cells by which its marks may be squeezed;
    ``is_space`` is white that a line end swallows. Never changed once made: atoms are shared.
    """

    __slots__ = ("ends", "give", "glyphs", "is_space", "opens", "starts", "text", "width")

    def __init__(self, glyphs: tuple[Glyph, ...]) -> None:
        self.glyphs = glyphs
        self.width = sum(glyph.width for glyph in glyphs)
        self.give: float = sum(_PULL_IN for glyph in glyphs if glyph.text in SQUEEZABLE)
        self.text = "".join(glyph.text for glyph in glyphs)
        self.is_space = self.text.isspace()
        self.opens = glyphs[0].text in OPENING
        self.starts = not _forbids_start(glyphs)
        self.ends = self.text[-1] not in NO_END


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph on its line; ``x`` is the left edge of its cell in cells from the line's start."""

    glyph: Glyph
    x: float


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line: its glyphs, and in ``xs`` the left edge of each one's cell in cells from the line's start.

    ``squeezed`` and ``stretched`` are the cells taken from marks or given to gaps. Lines are shared by equal
    paragraphs and known by identity.
    """

    glyphs: tuple[Glyph, ...]
    xs: tuple[float, ...]
    width: float
    last: bool = False
    squeezed: float = field(default=0.0)
    stretched: float = field(default=0.0)

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Return every glyph with its place."""
        return tuple(map(Placed, self.glyphs, self.xs))

    @property
    def text(self) -> str:
        """Return the characters of the line."""
        return "".join(glyph.text for glyph in self.glyphs)


def is_full_width(char: str) -> bool:
    """Tell whether ``char`` fills a cell of its own."""
    return unicodedata.east_asian_width(char[0]) in {"W", "F", "A"}


def atoms_of(spans: Sequence[Span], measure: Measure, limit: float) -> list[Atom]:
    """Return the unbreakable pieces of ``spans``; one wider than ``limit`` cells falls into characters."""
    atoms: list[Atom] = []
    for span in spans:
        known = _known(span.role, measure)
        if len(known) > _MOST_KNOWN:
            known.clear()
        atoms.extend(map(known.__getitem__, _ATOM.findall(span.text)))
    if max(map(_WIDTH, atoms), default=0.0) > limit:
        return [piece for atom in atoms for piece in ((atom,) if atom.width <= limit else _parts(atom))]
    return atoms


def _parts(atom: Atom) -> list[Atom]:
    return [Atom((glyph,)) for glyph in atom.glyphs]


class _Known(dict[str, Atom]):
    """The atoms made so far for a role and size; nearly all text is a few thousand characters."""

    def __init__(self, role: FontRole, measure: Measure) -> None:
        super().__init__()
        self._role = role
        self._measure = measure

    def __missing__(self, text: str) -> Atom:
        atom = self[text] = _atom(text, self._role, self._measure)
        return atom


@lru_cache(maxsize=64)
def _known(role: FontRole, measure: Measure) -> _Known:
    return _Known(role, measure)


def _atom(text: str, role: FontRole, measure: Measure) -> Atom:
    glyphs: list[Glyph] = []
    for char in text:
        if glyphs and (unicodedata.combining(char) or _is_selector(char)):
            last = glyphs.pop()
            glyphs.append(Glyph(last.text + char, role, last.width, last.joined))
            continue
        glyphs.append(
            Glyph(char, role, _width(char, role, measure), bool(glyphs) and _clings(glyphs[-1], char))
        )
    return Atom(tuple(glyphs))


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char == "\u20e3"


def _width(char: str, role: FontRole, measure: Measure) -> float:
    if char.isascii() and (char.isdigit() or char == " "):
        return 0.5
    return 1.0 if is_full_width(char) else measure(char, role)


def _clings(former: Glyph, char: str) -> bool:
    return (former.text in PAIRED and char == former.text) or (former.text.isascii() and char.isascii())


def break_lines(spans: Sequence[Span], *, first: float, width: float, measure: Measure) -> list[Line]:
    """Return ``spans`` as lines: the first ``first`` cells wide (after its indent), the others ``width``."""
    return list(_broken(tuple(spans), first, width, measure))


@lru_cache(maxsize=512)
def _broken(spans: tuple[Span, ...], first: float, width: float, measure: Measure) -> tuple[Line, ...]:
    """Break a paragraph; the letters of one run share many."""
    atoms = atoms_of(spans, measure, min(first, width))
    lines: list[Line] = []
    start, limit = 0, first
    while start < len(atoms):
        end = line_end(atoms, start, limit)
        stop = end
        while stop > start + 1 and atoms[stop - 1].is_space:
            stop -= 1
        lines.append(_set(atoms[start:stop], limit, last=end == len(atoms)))
        start = end
        while start < len(atoms) and atoms[start].is_space:
            start += 1
        limit = width
    return tuple(lines)


def may_break(atoms: Sequence[Atom], end: int) -> bool:
    """Tell whether a line may end before ``atoms[end]``; white at the break vanishes and decides nothing."""
    before, after = end - 1, end
    while before > 0 and atoms[before].is_space:
        before -= 1
    while after < len(atoms) and atoms[after].is_space:
        after += 1
    if after >= len(atoms):
        return True
    return atoms[before].ends and atoms[after].starts


def _forbids_start(glyphs: tuple[Glyph, ...]) -> bool:
    first = glyphs[0].text
    if len(glyphs) == 2 and first in PAIRED:
        return False
    return first in NO_START and not (len(glyphs) > 1 and first in "-.")


def line_end(atoms: Sequence[Atom], start: int, limit: float) -> int:
    """Return the index of the first atom that no longer stands on the line that begins with ``start``."""
    used = give = 0.0
    forced = start
    for atom in islice(atoms, start, None):
        wider = used + atom.width
        if wider > limit + _EPS:
            break
        used = wider
        forced += 1
    loose, slack = forced, limit - used
    while loose > start and not may_break(atoms, loose):
        loose -= 1
        slack += atoms[loose].width
    if loose == start:
        loose, slack = 0, 0.0
    give = sum(map(_GIVE, atoms[start:forced])) - (_PULL_IN if atoms[start].opens else 0.0)
    tight, overflow = _pulled_in(atoms, forced, used - limit, give)
    return _choose(len(atoms), loose, slack, tight, overflow) or max(forced, start + 1)


def _pulled_in(atoms: Sequence[Atom], start: int, over: float, give: float) -> tuple[int, float]:
    """Return the first break behind ``start`` that squeezed marks make room for, and the cells it is over."""
    for index in range(start, len(atoms)):
        over += atoms[index].width
        give += atoms[index].give
        if over - give > _EPS and not atoms[index].is_space:
            break
        if may_break(atoms, index + 1):
            return index + 1, over
    return 0, 0.0


def _choose(total: int, loose: int, slack: float, tight: int, overflow: float) -> int:
    if loose == total or not tight:
        return loose
    if not loose or tight == total:
        return tight
    return tight if slack > _TOLERATED_SLACK + _EPS and overflow <= slack else loose


def _set(atoms: Sequence[Atom], limit: float, *, last: bool) -> Line:
    glyphs = tuple(chain.from_iterable(map(_GLYPHS, atoms)))
    widths = list(map(_WIDTH, glyphs))
    natural = sum(widths)
    if natural > limit + _EPS:
        return _squeeze(glyphs, natural, limit, last=last)
    joined = sum(map(_JOINED, glyphs[1:]))
    gaps = len(glyphs) - 1 - joined
    slack = limit - natural
    if last or not gaps or slack / gaps > _RAGGED:
        return Line(glyphs, (0.0, *accumulate(widths[:-1])), natural, last)
    xs = _spread(glyphs, slack / gaps) if joined else _evenly(widths, slack / gaps)
    return Line(glyphs, xs, limit, last, stretched=slack)


def _evenly(widths: Sequence[float], gap: float) -> tuple[float, ...]:
    """Return what ``_spread`` does for glyphs of which none clings to the former, to the last bit."""
    steps = chain.from_iterable(zip(widths[:-1], repeat(gap)))
    return (0.0, *islice(accumulate(steps), 1, None, 2))


def _spread(glyphs: Sequence[Glyph], gap: float) -> tuple[float, ...]:
    """Return places with ``gap`` cells more before every glyph that does not cling to the former."""
    xs: list[float] = []
    x = -gap
    for glyph in glyphs:
        if not glyph.joined:
            x += gap
        xs.append(x)
        x += glyph.width
    return tuple(xs)


def _squeeze(glyphs: tuple[Glyph, ...], natural: float, limit: float, *, last: bool) -> Line:
    soft = [
        glyph.text in SQUEEZABLE and (index > 0 or glyph.text in CLOSING)
        for index, glyph in enumerate(glyphs)
    ]
    each = (natural - limit) / max(sum(soft), 1)
    xs: list[float] = []
    x = 0.0
    for glyph, gives in zip(glyphs, soft, strict=True):
        if gives and glyph.text in OPENING:
            x -= each
        xs.append(x)
        x += glyph.width
        if gives and glyph.text in CLOSING:
            x -= each
    return Line(glyphs, tuple(xs), limit if any(soft) else natural, last, squeezed=natural - limit)
