"""Finding Chinese names by the letters a clerk types: 住建局 by zjj, zhujianju or zhujj.

Readings come from pypinyin (decision 0031), every reading of a character counts, so that a surname or a place
read in its own way (单, 乐) is found either way.
"""

from __future__ import annotations

from functools import lru_cache

_SHORTEST_SKIP = 3
"""From so many letters on, characters may be left out, as in 住建局 for 住房和城乡建设局."""


def is_typed_pinyin(text: str) -> bool:
    """Tell whether ``text`` can be pinyin: Latin letters and nothing else."""
    return text.isascii() and text.isalpha()


def matches(name: str, letters: str) -> bool:
    """Tell whether ``letters`` are the initials or the spelling of some characters of ``name`` in a row.

    Initials and whole readings may be mixed; from three letters on, initials may also skip characters.
    """
    wanted = letters.casefold()
    readings = tuple(_readings(character) for character in name)
    if any(_spells(readings, start, wanted) for start in range(len(readings))):
        return True
    return len(wanted) >= _SHORTEST_SKIP and _skips(readings, wanted)


def _spells(readings: tuple[tuple[str, ...], ...], at: int, rest: str) -> bool:
    """Tell whether the characters from ``at`` on, each by its initial or its reading, use up ``rest``."""
    if not rest:
        return True
    if at == len(readings):
        return False
    return any(
        _spells(readings, at + 1, rest[length:])
        for reading in readings[at]
        for length in {1, len(reading), min(len(reading), len(rest))}
        if rest.startswith(reading[:length])
    )


def _skips(readings: tuple[tuple[str, ...], ...], initials: str) -> bool:
    left = iter(readings)
    return all(any(_begins(each, letter) for each in left) for letter in initials)


def _begins(readings: tuple[str, ...], letter: str) -> bool:
    return any(reading.startswith(letter) for reading in readings)


@lru_cache(maxsize=8192)
def _readings(character: str) -> tuple[str, ...]:
    """Return every reading of a character without tones; a Latin letter reads as itself."""
    from pypinyin import Style, pinyin

    if character.isascii():
        return (character.casefold(),)
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return tuple(dict.fromkeys(found[0])) if found else ("",)
