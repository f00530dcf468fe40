"""The ids of a whole list as one text: a third of a million in one piece.

As a list of texts they cost the reader a turn of the interpreter each, and the window waits for those turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload


class PackedIds(Sequence[str]):
    """Ids of one width, cut out of the text when they are asked for."""

    __slots__ = ("_count", "text", "width")

    def __init__(self, text: str, width: int) -> None:
        self.text, self.width = text, width
        self._count = len(text) // width

    def __len__(self) -> int:
        """Return how many ids there are."""
        return self._count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        """Return one id, or some of them as a list."""
        if isinstance(at, slice):
            return [self._at(place) for place in range(*at.indices(self._count))]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        return self._at(at % self._count)

    def __iter__(self) -> Iterator[str]:
        """Yield every id."""
        return map(self._at, range(self._count))

    def __eq__(self, other: object) -> bool:
        """Tell whether ``other`` holds the same ids in the same order."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def place(self, wanted: object) -> int:
        """Return where ``wanted`` stands, -1 when it does not; looked for in the text itself."""
        if not isinstance(wanted, str) or len(wanted) != self.width:
            return -1
        found = self.text.find(wanted)
        while found >= 0 and found % self.width:
            found = self.text.find(wanted, found + 1)
        return -1 if found < 0 else found // self.width

    def followed_by(self, others: Sequence[str]) -> Sequence[str]:
        """Return these ids and then the others, in one piece when those are packed alike."""
        if isinstance(others, PackedIds) and others.width == self.width:
            return PackedIds(self.text + others.text, self.width)
        return [*self, *others]

    def __contains__(self, wanted: object) -> bool:
        """Tell whether an id is among them."""
        return self.place(wanted) >= 0

    def _at(self, place: int) -> str:
        return self.text[place * self.width : (place + 1) * self.width]
