"""Which font draws which character: the user's choice, the machine's standard fonts, then the bundled ones.

Roles are the standard's faces. For every role a chain of files is tried character by character; a character
that no file has is reported and drawn as a box, never left blank. A font file is opened once a process, and
only when a face is really needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from core.errors import Environment
from core.letters import font_files
from core.letters.font_files import FontFile
from core.letters.glyph_files import FontUnusable, GlyphFile
from core.resources import resource_path


class FontRole(StrEnum):
    """The faces that GB/T 9704 asks for, and the last resort for rare characters."""

    FANG = "fang"
    """仿宋: text."""
    HEI = "hei"
    """黑体: first-level headings, 密级, 紧急程度."""
    KAI = "kai"
    """楷体: second-level headings."""
    SONG = "song"
    """宋体: page numbers."""
    TITLE = "title"
    """小标宋: issuer name and title."""
    RARE = "rare"

    __hash__ = str.__hash__
    """That of an enumeration is written in Python, and roles are looked up for every glyph."""


_BUNDLED = {
    FontRole.FANG: "FandolFang-Regular.ttf",
    FontRole.HEI: "FandolHei-Regular.ttf",
    FontRole.KAI: "FandolKai-Regular.ttf",
    FontRole.SONG: "LedgerSongDigits.ttf",
    FontRole.TITLE: "LedgerTitleSong-Bold.ttf",
    FontRole.RARE: "LedgerRareKai-Light.ttf",
}
_BORROW_FIGURES = frozenset({FontRole.FANG, FontRole.KAI})
"""Bundled 仿宋 has sans-serif figures, bundled 楷体 old-style ones: 宋体 figures stand in for both."""
_STANDS_IN = {0xA0: 0x20, 0x20: 0xA0}
"""A no-break space is drawn by the space, and the other way round."""
_IGNORED = frozenset(chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x200B, 0x200D))


@dataclass(frozen=True, slots=True)
class Ink:
    """The bounds of a glyph's outline in parts of the em, counted up from the baseline."""

    left: float
    bottom: float
    right: float
    top: float


class Face:
    """One opened font file under a name that no other opened file has."""

    def __init__(self, source: FontFile, font: GlyphFile, name: str) -> None:
        self.source = source
        self.font = font
        self.name = name
        self.postscript_name = font.postscript_name() or "Font"
        self.mark = f"{font.mark:08X}"
        self._inks: dict[str, Ink | None] = {}

    @property
    def bundled(self) -> bool:
        """Tell whether the file came with the program."""
        return self.source.bundled

    def glyph_of(self, char: str) -> int:
        """Return the number of the glyph that draws ``char``; 0 when there is none."""
        code = ord(char[0])
        return self.font.glyph_of(code) or self.font.glyph_of(_STANDS_IN.get(code, code))

    def has(self, char: str) -> bool:
        """Tell whether the font can draw ``char``."""
        return self.glyph_of(char) > 0

    def width_of(self, glyph: int) -> float:
        """Return the width of a glyph in parts of the em."""
        return self.font.advance(glyph) / int(self.font.units_per_em)

    def advance(self, char: str) -> float:
        """Return the glyph's own width in parts of the em."""
        return self.width_of(self.glyph_of(char))

    def ink(self, char: str) -> Ink | None:
        """Return the bounds of the glyph's outline, ``None`` for white space."""
        if char not in self._inks:
            box = self.font.box(self.glyph_of(char))
            self._inks[char] = box and Ink(*(value / self.font.units_per_em for value in box))
        return self._inks[char]


_names: set[str] = set()


@cache
def open_face(source: FontFile) -> Face:
    """Open a font file once a process; raises ``FontUnusable`` for one that cannot be embedded."""
    name = f"{source.path.stem}-{source.index}" if source.index else source.path.stem
    while name in _names:
        name += "-"
    face = Face(source, GlyphFile(source.path, source.index), name)
    _names.add(name)
    return face


class _Chosen(dict[str, "Face | None"]):
    """The face of every character of one role; asks ``find`` once a character."""

    def __init__(self, find: Callable[[FontRole, str], Face | None], role: FontRole) -> None:
        super().__init__()
        self._find = find
        self._role = role

    def __missing__(self, char: str) -> Face | None:
        face = self[char] = self._find(self._role, char[0])
        return face


class FontBook:
    """The fonts one letter may use, in the order they are tried.

    ``choices`` are (role, family) pairs set by the user. With ``bundled_only`` the machine's fonts are not
    looked at, so that a letter comes out the same everywhere.
    """

    def __init__(
        self,
        *,
        bundled_only: bool = False,
        choices: tuple[tuple[FontRole, str], ...] = (),
        folder: Path | None = None,
    ) -> None:
        self._bundled_only = bundled_only
        self._choices = dict(choices)
        self._folder = folder or resource_path("fonts")
        self._chosen = {role: _Chosen(self._first_face, role) for role in FontRole}
        self._chains: dict[FontRole, list[FontFile]] = {}
        self._broken: set[FontFile] = set()
        self._measures: dict[float, Callable[[str, FontRole], float]] = {}

    def face(self, role: FontRole, char: str) -> Face | None:
        """Return the first face of the role's chain that has ``char``; ``None`` when no font has it."""
        return self._chosen[role][char]

    def faces(self, role: FontRole) -> Mapping[str, Face | None]:
        """Return the face of every character of a role, found when it is first asked for."""
        return self._chosen[role]

    def _first_face(self, role: FontRole, char: str) -> Face | None:
        face = next((face for face in self._faces(role) if face.has(char)), None)
        if face is not None and face.bundled and role in _BORROW_FIGURES and char.isascii():
            return self.face(FontRole.SONG, char) or face
        return face

    def main_face(self, role: FontRole) -> Face:
        """Return the face that stands for the role itself."""
        return next(self._faces(role))

    def advance(self, role: FontRole, char: str) -> float:
        """Return the width of ``char`` in parts of the em; one half when no font has it."""
        face = self.face(role, char)
        return face.advance(char) if face else 0.5

    def measure(self, em: float) -> Callable[[str, FontRole], float]:
        """Return how wide half-width characters are when the em is ``em`` cells: one function an em."""
        if em not in self._measures:
            self._measures[em] = lambda char, role: self.advance(role, char) * em
        return self._measures[em]

    def ink(self, role: FontRole, char: str) -> Ink | None:
        """Return the bounds of the outline of ``char``, ``None`` when there is none."""
        face = self.face(role, char)
        return face.ink(char) if face else None

    def covers(self, role: FontRole, text: str) -> bool:
        """Tell whether every character of ``text`` can be drawn."""
        return not self.missing(role, text)

    def missing(self, role: FontRole, text: str) -> list[str]:
        """Return the characters of ``text`` that no font has, in order, each once."""
        return [
            char for char in dict.fromkeys(text) if self.face(role, char) is None and char not in _IGNORED
        ]

    def _faces(self, role: FontRole) -> Iterator[Face]:
        for source in self._chain(role):
            face = self._open(source)
            if face is not None:
                yield face

    def _chain(self, role: FontRole) -> list[FontFile]:
        if role not in self._chains:
            chain: list[FontFile] = []
            if not self._bundled_only:
                chain += font_files.standard_files(role.value, self._choices.get(role, ""))
            chain.append(self._bundled(role))
            if not self._bundled_only:
                chain += font_files.standard_files(FontRole.RARE.value, "")
            chain += [self._bundled(last) for last in (FontRole.RARE, FontRole.FANG, FontRole.TITLE)]
            self._chains[role] = list(dict.fromkeys(chain))
        return self._chains[role]

    def _bundled(self, role: FontRole) -> FontFile:
        return FontFile(path=self._folder / _BUNDLED[role], bundled=True)

    def _open(self, source: FontFile) -> Face | None:
        """Open ``source``; a system font that cannot be used is passed over, a bundled one is an error."""
        if source in self._broken:
            return None
        try:
            return open_face(source)
        except (FontUnusable, OSError) as error:
            if source.bundled:
                code = "letter_font_missing" if not source.path.is_file() else "letter_font_broken"
                raise Environment(code, name=source.path.name) from error
            self._broken.add(source)
            return None


@cache
def font_book(*, bundled_only: bool = False, choices: tuple[tuple[FontRole, str], ...] = ()) -> FontBook:
    """Return the shared book for these settings, so that fonts stay open from letter to letter."""
    return FontBook(bundled_only=bundled_only, choices=choices)
