"""Leaving names of persons out of what goes to others (domain §3.4: optional, and off by default)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from core.operations.register_definitions import private_keys
from core.store.travelling import Image
from core.workspace import Workspace


def without_names(ws: Workspace) -> Callable[[Image], Image]:
    """Return what takes the private fields out of the row of a register entry."""

    @cache
    def private(register: str) -> frozenset[str]:
        return private_keys(ws, register)

    def shortened(image: Image) -> Image:
        left_out = private(str(image["register"]))
        kept = [[key, text] for key, text in json.loads(str(image["filled"])) if key not in left_out]
        return image | {"filled": json.dumps(kept, ensure_ascii=False, separators=(",", ":"))}

    return shortened
