"""The styles of a foreign workbook: which show days, and twins that keep a text a text when re-entered.

A text that begins like a formula stays harmless as long as nobody types Enter in its cell; ``quotePrefix``
keeps it harmless then too. A twin is added behind the styles there are, which keep their numbers.
"""

from __future__ import annotations

import re

_PLAIN_XFS = re.compile(rb"<((?:\w+:)?)cellXfs\b([^>]*)>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_XF = re.compile(rb"<(?:\w+:)?xf\b[^>]*?(?:/>|>.*?</(?:\w+:)?xf>)", re.DOTALL)
_FORMAT_ID = re.compile(rb'numFmtId="(\d+)"')
_FORMAT = re.compile(rb'<(?:\w+:)?numFmt\b[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
_COUNT = re.compile(rb'count="\d+"')
_QUOTED = re.compile(rb' quotePrefix="[^"]*"')
_DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""The numbers of the formats for days that need no words (ECMA-376, 18.8.30, East Asian ones included)."""
_LITERAL = re.compile(rb"&quot;.*?&quot;|\[[^\]]*\]|\\.")


class FormStyles:
    """Reads and adds to ``xl/styles.xml``; ``content`` is what to write back."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        found = _PLAIN_XFS.search(content)
        self._styles = _XF.findall(found[3]) if found else []
        own = {int(number): code for number, code in _FORMAT.findall(content)}
        self._days = _DAYS | {number for number, code in own.items() if _shows_days(code)}
        self._twins: dict[int, int] = {}

    def is_day(self, style: str) -> bool:
        """Tell whether a cell of that style shows its number as a day."""
        number = int(style or 0)
        if number >= len(self._styles):
            return False
        match = _FORMAT_ID.search(self._styles[number])
        return match is not None and int(match[1]) in self._days

    def guarded(self, style: str) -> str:
        """Return the style that looks the same and keeps its text a text; without any, the style itself."""
        number = int(style or 0)
        if number >= len(self._styles):
            return style
        if number not in self._twins:
            self._twins[number] = self._add(_QUOTED.sub(b"", self._styles[number]))
        return str(self._twins[number])

    def _add(self, look: bytes) -> int:
        head = re.match(rb"<(?:\w+:)?xf\b", look)
        assert head is not None
        twin = look[: head.end()] + b' quotePrefix="1"' + look[head.end() :]
        found = _PLAIN_XFS.search(self.content)
        assert found is not None
        at = found.end(3)
        opened = self.content[found.start() : found.start(3)]
        place = len(_XF.findall(found[3]))
        counted = _COUNT.sub(b'count="%d"' % (place + 1), opened)
        self.content = self.content[: found.start()] + counted + found[3] + twin + self.content[at:]
        return place


def _shows_days(code: bytes) -> bool:
    return re.search(rb"[yd]", _LITERAL.sub(b"", code), re.IGNORECASE) is not None
