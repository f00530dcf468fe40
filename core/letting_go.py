"""How very many objects are given back, so that no other thread has to wait for it."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any


def let_go(mapping: Mapping[Any, Any]) -> None:
    """Empty ``mapping`` entry by entry; nobody may need it any more.

    Python gives back a mapping of half a million rows in one step that lasts a tenth of a second, in which
    the window stands still; between two entries of this loop every thread gets its turn.
    """
    if isinstance(mapping, MutableMapping):
        while mapping:
            mapping.popitem()
