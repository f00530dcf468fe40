"""Names that are unique for ever and everywhere: records keep them from county to province."""

from __future__ import annotations

import os


def new_uuid() -> str:
    """Return a fresh random UUID (RFC 9562, version 4) in its 36-character lower-case form.

    Made here, because the standard module asks for the whole platform at every start.
    """
    drawn = bytearray(os.urandom(16))
    drawn[6] = drawn[6] & 0x0F | 0x40
    drawn[8] = drawn[8] & 0x3F | 0x80
    text = drawn.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def check_of(*texts: str) -> str:
    """Return what ``texts`` are known again by, however they are spaced."""
    import hashlib  # a start does without

    plain = "\x1f".join("".join(text.split()) for text in texts)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]
