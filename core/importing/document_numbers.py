"""Automatic numbers of a .docx: what a word processor made of a typed 一、 or 1. stands in no text run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9


class Numbering:
    """Counts the numbered paragraphs of a document, list by list and level by level."""

    def __init__(self, part: Element | None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[str, list[int]] = {}
        if part is not None:
            self._read(part)

    def _read(self, part: Element) -> None:
        lists = {
            each.get(f"{_MAIN}abstractNumId", ""): each.findall(f"{_MAIN}lvl")
            for each in part.iter(f"{_MAIN}abstractNum")
        }
        for each in part.iter(f"{_MAIN}num"):
            identifier = each.get(f"{_MAIN}numId", "")
            for level in lists.get(_value(each, "abstractNumId"), ()):
                place = _whole(level.get(f"{_MAIN}ilvl", ""))
                self._levels[identifier, place] = (
                    _value(level, "numFmt"),
                    _value(level, "lvlText"),
                    _whole(_value(level, "start")) or 1,
                )

    def next_of(self, paragraph: Element) -> tuple[str, tuple[tuple[str, int], ...]]:
        """Return the pattern and the counted numbers of ``paragraph``; empty when it bears none."""
        given = paragraph.find(f"{_MAIN}pPr/{_MAIN}numPr")
        if given is None:
            return "", ()
        identifier, level = _value(given, "numId"), min(_whole(_value(given, "ilvl")), _DEEPEST - 1)
        known = self._levels.get((identifier, level))
        if known is None or known[0] in {"bullet", "none", ""}:
            return "", ()
        counts = self._counts.setdefault(identifier, [0] * _DEEPEST)
        counts[level] = max(counts[level] + 1, known[2])
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        numbers = []
        for place in range(level + 1):
            numbering = self._levels.get((identifier, place), ("decimal", "", 1))
            numbers.append((numbering[0], max(counts[place], numbering[2])))
        return known[1], tuple(numbers)


def _value(element: Element, name: str) -> str:
    found = element.find(f"{_MAIN}{name}")
    return "" if found is None else found.get(f"{_MAIN}val", "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
