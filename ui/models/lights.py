"""Reminder lights: what is nearly due says within which reminder span its day falls, each in its tone."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.listing import Timeliness
from core.schedule.timeliness import span_of
from core.wording import word, word_of
from ui.models.tones import Tone, tone_of

_TONES = (Tone.URGENT, Tone.WARN)
"""From the narrowest span; every wider one is ``Tone.SOON``."""


def light(timeliness: object, left: int | None, spans: Sequence[int]) -> tuple[str, Tone]:
    """Return words and tone of a standing; one nearly due is told by the narrowest span around its day."""
    span = span_of(left, spans) if timeliness is Timeliness.DUE_SOON else None
    if span is None:
        return (word_of(timeliness) if isinstance(timeliness, Timeliness) else ""), tone_of(timeliness)
    place = sorted(spans).index(span)
    return word("lights.within", days=span), _TONES[place] if place < len(_TONES) else Tone.SOON
