"""Checksum lists of a bag: one line a file, ``<sha256>  <name>``, sorted by name."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)")


def manifest_text(digests: Mapping[str, str]) -> str:
    """Return the manifest of ``{name: sha256}``."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))


def read_manifest(text: str) -> dict[str, str]:
    """Return ``{name: sha256}``; raises ``ValueError`` for any line that is not exactly as we write it."""
    if text and not text.endswith("\n"):
        raise ValueError(text[-40:])
    digests: dict[str, str] = {}
    for line in text.split("\n")[:-1]:
        match = _LINE.fullmatch(line)
        if match is None or match.group(2) in digests:
            raise ValueError(line[:120])
        digests[match.group(2)] = match.group(1)
    return digests
