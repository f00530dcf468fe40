from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules

import core.domain
from core.domain.issue import IssueStatus
from core.domain.letter import LetterState
from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from ui.models.tones import _TONES, Tone, tone_of


def test_equal_values_of_different_enums_keep_their_own_tone():
    assert Timeliness.STANDING == IssueStatus.STANDING
    assert tone_of(Timeliness.OVERDUE) is Tone.BAD
    assert tone_of(MeasureStatus.BEHIND) is Tone.WARN
    assert tone_of(LetterState.VOID) is Tone.BAD


def test_what_has_no_tone_is_quiet():
    assert tone_of(IssueStatus.REGISTERED) is Tone.QUIET
    assert tone_of("overdue") is Tone.QUIET
    assert tone_of(None) is Tone.QUIET


def test_every_state_with_a_tone_is_one_there_is():
    known = {
        (name, member.value)
        for module in iter_modules(core.domain.__path__)
        for name, kind in vars(import_module(f"core.domain.{module.name}")).items()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for member in kind
    }
    assert {(kind, state) for kind, states in _TONES.items() for state in states} <= known
