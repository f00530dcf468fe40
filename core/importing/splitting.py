"""One cell, several measures or several units: taken apart only where the writing says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from core.domain.drafts import UnitName
from core.domain.unit import UnitRole
from core.importing.vocabulary import UnitGrammar, measure_grammar, unit_grammar
from core.schedule.expressions_numerals import chinese_number

_CIRCLED = (0x2460, 0x2474, 0x2488)
"""The first of the circled, bracketed and dotted numbers; twenty of each follow in order."""


@dataclass(frozen=True, slots=True)
class SplitMeasures:
    """The measures of one cell; ``by_lines`` when line ends, not numbers, told them apart."""

    texts: tuple[str, ...]
    by_lines: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    begin: int
    end: int
    number: int


def split_measures(text: str, first: int = 1) -> SplitMeasures:
    """Return the measures written in one cell, without their numbers, in order.

    The first kind of number that counts 1, 2, … outside brackets takes the cell apart; a lead-in before the
    first number stays with the first measure. Where the numbers go on from an earlier row, ``first`` is the
    number this cell may begin with. Without numbers, bullets or a line that ends in a stop tell measures
    apart; a bare line break (made to fit a column) does not.
    """
    chains = _chains(text, 1)
    several = [chain for chain in chains if len(chain) > 1]
    if several:
        return SplitMeasures(_between(text, min(several, key=lambda chain: chain[0].begin)))
    chains += _chains(text, first) if first > 1 else []
    lone = [chain for chain in chains if not text[: chain[0].begin].strip()]
    if lone:
        return SplitMeasures(_between(text, max(lone, key=len)))
    bullets = _bullets(text)
    if bullets:
        return SplitMeasures(bullets)
    lines = _lines(text)
    return SplitMeasures(lines, by_lines=len(lines) > 1)


def _chains(text: str, first: int) -> list[list[_Mark]]:
    """Return the chain of every style that has one; one that begins the cell and goes on ends the search."""
    if not _any_mark().search(text):
        return []
    grammar = measure_grammar()
    depth = _depths(text)
    chains = []
    for style, may_begin in (
        *((style, _may_begin) for style in grammar.markers),
        *((style, _begins_line) for style in grammar.line_markers),
        *((style, _may_run_on) for style in grammar.run_on),
    ):
        chain = _chain(text, depth, style, first, may_begin)
        alone = len(chain) == 1 and may_begin is not _may_begin
        if chain and not alone and not (may_begin is _may_run_on and text[: chain[0].begin].strip()):
            chains.append(chain)
    beginning = [chain for chain in chains if not text[: chain[0].begin].strip() and len(chain) > 1]
    return [max(beginning, key=len)] if beginning else chains


@cache
def _any_mark() -> re.Pattern[str]:
    """Return the number of every style in one pattern: looking once for none at all is worth it."""
    grammar = measure_grammar()
    styles = (*grammar.markers, *grammar.line_markers, *grammar.run_on)
    return re.compile("|".join(style.pattern.replace("(?P<n>", "(?:") for style in styles))


def _depths(text: str) -> list[int]:
    """Return for every character how many brackets are open around it; a bracket never closed opens none."""
    grammar = unit_grammar()
    if not any(char in text for char in grammar.opening):
        return [0] * len(text)
    depths: list[int] = []
    depth = 0
    for index, char in enumerate(text):
        closing = char in grammar.closing and depth > 0
        depth -= closing
        depths.append(depth)
        if char in grammar.opening and _closes(text, index, grammar):
            depth += 1
    return depths


def _closes(text: str, index: int, grammar: UnitGrammar) -> bool:
    return text.find(grammar.closing[grammar.opening.index(text[index])], index) >= 0


def _chain(
    text: str,
    depth: list[int],
    style: re.Pattern[str],
    first: int,
    may_begin: Callable[[str, int], bool],
) -> list[_Mark]:
    """Return the marks of one style that count on from ``first`` at places where a measure may begin."""
    chain: list[_Mark] = []
    for match in style.finditer(text):
        number = _number(match["n"])
        if depth[match.start()] == 0 and number == len(chain) + first and may_begin(text, match.start()):
            chain.append(_Mark(match.start(), match.end(), number))
    return chain


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _may_begin(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n" or text[at - 1] in measure_grammar().before


def _may_run_on(text: str, at: int) -> bool:
    return not text[:at].endswith(measure_grammar().not_before)


def _number(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    plain = unicodedata.normalize("NFKC", text).lower()
    if len(plain) == 1 and "a" <= plain <= "z":
        return ord(plain) - ord("a") + 1
    if len(text) == 1:
        for first in _CIRCLED:
            if first <= ord(text) < first + 20:
                return ord(text) - first + 1
    return chinese_number(text)


def _between(text: str, chain: list[_Mark]) -> tuple[str, ...]:
    ends = [mark.begin for mark in chain[1:]] + [len(text)]
    pieces = [_trimmed(text[mark.end : end]) for mark, end in zip(chain, ends, strict=True)]
    lead = _trimmed(text[: chain[0].begin])
    if lead:
        pieces[0] = f"{lead}\n{pieces[0]}"
    return tuple(piece for piece in pieces if piece)


def _bullets(text: str) -> tuple[str, ...]:
    """Return the measures of a cell whose lines begin with one and the same bullet, nothing otherwise."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    bullet = lines[0][0] if lines else ""
    if not bullet or bullet not in measure_grammar().bullets:
        return ()
    pieces: list[str] = []
    for line in lines:
        if line.startswith(bullet):
            pieces.append(line[1:].strip())
        else:
            pieces[-1] += f"\n{line}"
    trimmed = tuple(_trimmed(piece) for piece in pieces if _trimmed(piece))
    return trimmed if len(trimmed) > 1 else ()


def _lines(text: str) -> tuple[str, ...]:
    stops = measure_grammar().line_ends
    pieces: list[str] = []
    open_ = False
    for line in (each.strip() for each in text.split("\n")):
        if not line:
            continue
        if open_:
            pieces[-1] += f"\n{line}"
        else:
            pieces.append(line)
        open_ = line[-1] not in stops
    return tuple(_trimmed(piece) for piece in pieces if _trimmed(piece))


def _trimmed(text: str) -> str:
    return text.strip().rstrip(measure_grammar().trailing)


@dataclass(frozen=True, slots=True)
class SplitUnits:
    """The units of one cell; ``joined`` are those that a word like 和 may join from two."""

    units: tuple[UnitName, ...]
    joined: tuple[str, ...] = ()


@dataclass(slots=True)
class _Named:
    """A unit on the way: ``own`` when the words beside its very name say what part it plays."""

    name: str
    role: UnitRole
    own: bool = False


@lru_cache(maxsize=4096)
def split_units(text: str, role: UnitRole = UnitRole.DUTY) -> SplitUnits:
    """Return the units written in one cell, each once, with the part each plays.

    Never split inside brackets or inside a chain of levels (市、县两级…). 牵头单位:…, …(牵头) and …牵头 set
    the part.
    """
    grammar = unit_grammar()
    found: list[_Named] = []
    for piece in _unit_pieces(grammar.label.sub(_label_line, text), grammar):
        role, name = _labelled(piece, role, grammar)
        name = grammar.tails.sub("", grammar.numbering.sub("", name)).rstrip(grammar.stops)
        name, own = _suffixed(name, grammar)
        if own is None:
            name, own = _tailed(name, found, grammar)
        if name:
            found.append(_Named(name, own or role, own is not None))
    names = dict.fromkeys(UnitName(each.name, each.role) for each in found)
    joined = dict.fromkeys(each.name for each in found if _is_joined(each.name, grammar))
    return SplitUnits(tuple(names), tuple(joined))


def _label_line(match: re.Match[str]) -> str:
    return f"\n{match[1] or match[2]}:"


def _unit_pieces(text: str, grammar: UnitGrammar) -> list[str]:
    depth = _depths(text)
    kept = {
        at
        for pattern in grammar.whole
        for match in pattern.finditer(text)
        for at in range(match.start(), match.end())
    }
    pieces = [""]
    for index, char in enumerate(text):
        if char in grammar.separators and depth[index] == 0 and index not in kept:
            pieces.append("")
        else:
            pieces[-1] += char
    apart = (each for piece in pieces for each in _spaced(piece.strip(), grammar))
    return [piece.strip().rstrip(grammar.stops) for piece in apart if piece.strip()]


def _spaced(piece: str, grammar: UnitGrammar) -> list[str]:
    """Split at spaces between two names of units; 县 司 法 局 and 县司法局 张三 stay whole."""
    depth = _depths(piece)
    parts = [""]
    for index, char in enumerate(piece):
        if char.isspace() and depth[index] == 0:
            parts.append("")
        else:
            parts[-1] += char
    parts = [part for part in parts if part]
    several = len(parts) > 1 and all(len(part) > 1 and grammar.unit_end.search(part) for part in parts)
    return parts if several else [piece]


def _labelled(piece: str, role: UnitRole, grammar: UnitGrammar) -> tuple[UnitRole, str]:
    """Read 牵头单位:市司法局; the part then holds for the units that follow too."""
    for word, meant in grammar.roles:
        rest = piece.removeprefix(word)
        if rest != piece and rest[:1] and rest[0] in grammar.colons:
            return meant, rest[1:].strip()
    return role, piece


def _tailed(name: str, before: list[_Named], grammar: UnitGrammar) -> tuple[str, UnitRole | None]:
    """Read 甲局牵头,乙局、丙局配合: the last word also holds for the units since the one before it."""
    match = grammar.tail_role.match(name)
    if match is None:
        return name, None
    role = dict(grammar.roles)[match["role"]]
    if role is UnitRole.SUPPORTING and any(each.own for each in before):
        for each in reversed(before):
            if each.own:
                break
            each.role = role
    return match["name"].strip(), role


def _suffixed(name: str, grammar: UnitGrammar) -> tuple[str, UnitRole | None]:
    """Read 市司法局(牵头)."""
    if name[-1:] not in grammar.closing:
        return name, None
    begin = name.rfind(grammar.opening[grammar.closing.index(name[-1])])
    meant = dict(grammar.roles).get(name[begin + 1 : -1].strip())
    return (name[:begin].strip(), meant) if begin > 0 and meant else (name, None)


def _is_joined(name: str, grammar: UnitGrammar) -> bool:
    if not any(word in name for word in grammar.joining):
        return False
    for whole in grammar.joined_names:
        name = name.replace(whole, "")
    return any(word in name[1:-1] for word in grammar.joining)
