"""Names that are unique for ever and everywhere: records keep them from county to province."""

from __future__ import annotations

import uuid


def new_uuid() -> str:
    """Return a fresh random UUID (version 4) in its 36-character lower-case form."""
    return str(uuid.uuid4())
