"""Which fonts letters come out in on this machine: the user's choice, the standard ones, or our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from unicodedata import category

from core.domain.change import Outcome
from core.domain.hit import Hit
from core.domain.letter import Letter
from core.domain.office import Office
from core.domain.violation import Severity, Violation
from core.errors import Refused
from core.letters import font_files
from core.letters.fonts import Face, FontBook, FontRole, font_book
from core.letters.letter import Layout, stand_down
from core.operations import offices
from core.resources import resource_path
from core.settings import Settings
from core.store import characters, records, search
from core.wording import word, word_of
from core.workspace import Workspace

__all__ = [
    "FontRole",
    "FontUse",
    "Uncovered",
    "book_of",
    "choose",
    "chosen_fonts",
    "coverage_words",
    "families",
    "font_report",
    "fonts_of",
    "look_again",
    "refuse_substitutes",
    "require_standard",
    "uncovered",
    "unprintable",
    "warn",
]

_STANDARD_CHARACTERS = "standard_characters.txt"
_HITS = 20
"""Records named for one character."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Controls and white space; characters younger than Python's tables are seen."""
_PRIVATE = (("\ue000", "\uf8ff"), ("\U000f0000", "\U0010ffff"))


@dataclass(frozen=True, slots=True)
class FontUse:
    """The font of one role; ``substitute`` when it is ours. For rare characters there is no standard font.

    ``chosen`` is the family the user asked for, which may not be there. ``common`` and ``more`` count the
    characters of ``common_characters`` and ``more_characters`` that the file itself has; ``figures`` the
    digits of page numbers, which is all that 宋体 is asked for.
    """

    role: FontRole
    file: str
    substitute: bool
    path: Path
    chosen: str
    common: int
    more: int
    figures: int

    @property
    def only_figures(self) -> bool:
        """Tell whether the role sets nothing but page numbers, so that no other characters are missed."""
        return self.role is FontRole.SONG

    @property
    def standard_exists(self) -> bool:
        """Tell whether GB/T 9704 names a face for this role."""
        return self.role is not FontRole.RARE


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A character of the ledger that no font has, or a home-made one, and the records that hold it."""

    char: str
    private: bool
    hits: tuple[Hit, ...]

    @property
    def code(self) -> str:
        """Return the character's number as Unicode writes it."""
        return f"U+{ord(self.char):04X}"


@cache
def common_characters() -> tuple[str, ...]:
    """Return the 8,105 characters of 通用规范汉字表 (State Council, 2013); lines with # say where from."""
    text = resource_path("fonts", _STANDARD_CHARACTERS).read_text(encoding="utf-8")
    return tuple("".join(line for line in text.splitlines() if not line.startswith("#")))


@cache
def page_figures() -> tuple[str, ...]:
    """Return what a page number is written in (GB/T 9704-2012, 7.5: 半角宋体阿拉伯数字)."""
    return tuple("0123456789")


@cache
def more_characters() -> tuple[str, ...]:
    """Return the 20,902 characters of GBK (GB 13000.1)."""
    return tuple(map(chr, range(0x4E00, 0x9FA6)))


def chosen_fonts(settings: Settings) -> tuple[tuple[FontRole, str], ...]:
    """Return the user's (role, family) pairs; a role of another version is left alone."""
    pairs = (entry.partition("=") for entry in settings.letter_fonts)
    roles = set(FontRole)
    return tuple((FontRole(role), family) for role, _, family in pairs if role in roles and family)


def book_of(settings: Settings) -> FontBook:
    """Return the fonts that letters are set in under ``settings``."""
    return font_book(bundled_only=settings.bundled_fonts_only, choices=chosen_fonts(settings))


def families() -> tuple[str, ...]:
    """Return the families of this machine that may be chosen."""
    return font_files.families()


def look_again() -> None:
    """Look for fonts anew, after one was installed, in the processes too that stand by for a run."""
    font_files.look_again()
    font_book.cache_clear()
    stand_down()


def choose(ws: Workspace, role: FontRole, family: str) -> Outcome[Office]:
    """Set the family of a role, an empty one for the program's own choice.

    Raises ``Refused`` for a family that this machine has not.
    """
    family = family.strip()
    if family and family.casefold() not in font_files.machine_names():
        raise Refused("letter_font_unknown", family=family)
    kept = dict(chosen_fonts(ws.settings)) | {role: family}
    entries = tuple(f"{each.value}={kept[each]}" for each in FontRole if kept.get(each))
    return offices.revise_settings(ws, replace(ws.settings, letter_fonts=entries))


def require_standard(ws: Workspace, *, wanted: bool) -> Outcome[Office]:
    """Set whether a letter in substitutes may be dispatched."""
    return offices.revise_settings(ws, replace(ws.settings, standard_fonts_only=wanted))


def font_report(ws: Workspace) -> list[FontUse]:
    """Return the font that stands for every role now. Opens fonts: a job, not a glance."""
    book, chosen = book_of(ws.settings), dict(chosen_fonts(ws.settings))
    return [_use(role, book.main_face(role), chosen.get(role, "")) for role in FontRole]


def coverage_words(use: FontUse) -> str:
    """Return how much of what a role needs its file has."""
    if not use.only_figures:
        return word("fonts_tab.coverage", common=use.common, more=use.more)
    whole = use.figures == len(page_figures())
    return word("fonts_tab.figures" if whole else "fonts_tab.figures_lacking")


def _use(role: FontRole, face: Face, chosen: str) -> FontUse:
    return FontUse(
        role=role,
        file=face.source.path.name,
        substitute=face.bundled,
        path=face.source.path,
        chosen=chosen,
        common=_count(face, common_characters),
        more=_count(face, more_characters),
        figures=_count(face, page_figures),
    )


@cache
def _count(face: Face, wanted: Callable[[], tuple[str, ...]]) -> int:
    return sum(map(face.has, wanted()))


def refuse_substitutes(settings: Settings, layout: Layout) -> None:
    """Raise ``Refused`` naming the roles of ``layout`` without standard font, where one is demanded."""
    if not settings.standard_fonts_only:
        return
    roles = {run.role for page in layout.pages for run in page.runs} - {FontRole.RARE}
    lacking = [role for role in FontRole if role in roles and layout.book.main_face(role).bundled]
    if lacking:
        raise Refused(
            "letter_fonts_not_standard", roles=word("punctuation.comma_list").join(map(word_of, lacking))
        )


def fonts_of(ws: Workspace, letter_uuid: str) -> tuple[str, ...]:
    """Return the fonts recorded with a dispatched letter."""
    return records.get(ws.ledger, Letter, letter_uuid).fonts


def uncovered(ws: Workspace) -> list[Uncovered]:
    """Return what the ledger holds that no font can print, and home-made characters, with their records."""
    found = unprintable(ws.settings, "".join(sorted(characters.characters(ws.ledger))))
    return [
        Uncovered(char, _is_private(char), tuple(search.search(ws.ledger, char, limit=_HITS)))
        for char in found
    ]


def unprintable(settings: Settings, text: str) -> list[str]:
    """Return the characters of ``text`` that no font has, and home-made ones, in order, each once."""
    kept = "".join(char for char in dict.fromkeys(text) if category(char) not in _UNSEEN)
    rare = "".join(char for char in kept if not _everywhere(char))
    if not rare:
        return []
    lacking = set(book_of(settings).missing(FontRole.FANG, rare))
    return [char for char in rare if char in lacking or _is_private(char)]


def warn(settings: Settings, field: str, text: str) -> list[Violation]:
    """Return a warning about a name that cannot be printed; it keeps nobody from entering it."""
    found = unprintable(settings, text)
    if not found:
        return []
    said = (("letters", word("punctuation.comma_list").join(found)),)
    return [Violation(field, "unprintable_character", Severity.WARNING, said)]


def _is_private(char: str) -> bool:
    return any(first <= char <= last for first, last in _PRIVATE)


def _everywhere(char: str) -> bool:
    """Tell whether every font for Chinese has ``char``, so that none need be opened to ask."""
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False
