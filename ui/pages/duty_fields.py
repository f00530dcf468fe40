"""The fields of duties, dispatches, signatures and holiday tables."""

from __future__ import annotations

from core.domain.deadline import Cycle
from core.domain.dispatch import DispatchLevel, DispatchWay
from core.domain.listing import ListKind
from core.operations import dispatches, listing
from core.wording import word, word_of
from ui.session import Session
from ui.widgets.asked_words import AskedWords
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind


def duty_fields(session: Session) -> tuple[Field, ...]:
    """Return the fields of a recurring duty."""
    return (
        Field(key="text", kind=FieldKind.TEXT, required=True, span=2),
        Field(key="rule", required=True, span=2),
        Field(key="first_day", kind=FieldKind.DATE, required=True),
        Field(key="last_day", kind=FieldKind.DATE),
        Field(key="units", kind=FieldKind.CHIPS, span=2, suggestions=lambda: _units(session)),
        Field(key="person"),
        Field(key="track", suggestions=_tracks(session)),
        Field(key="link", suggestions=_codes(session)),
        Field(key="code"),
        Field(key="note", kind=FieldKind.TEXT, span=2),
    )


def dispatch_fields(session: Session) -> tuple[Field, ...]:
    """Return the fields of a dispatch."""
    return (
        Field(key="held_on", kind=FieldKind.DATE, required=True),
        Field(key="level", kind=FieldKind.CHOICE, choices=lambda: _levels(session)),
        Field(key="way", kind=FieldKind.ENUM, enum=DispatchWay),
        Field(key="track", suggestions=_tracks(session)),
        Field(key="units", kind=FieldKind.CHIPS, span=2, suggestions=lambda: _units(session)),
        Field(key="person"),
        Field(key="next_on", kind=FieldKind.DATE),
        Field(key="points", kind=FieldKind.TEXT, span=2, required=True),
        Field(key="asked", kind=FieldKind.TEXT, span=2),
        Field(key="links", kind=FieldKind.CHIPS, suggestions=_codes(session)),
        Field(key="code"),
    )


def occurrence_fields() -> tuple[Field, ...]:
    """Return the fields of a period that is ticked off or excused."""
    return (
        Field(key="settled_on", kind=FieldKind.DATE),
        Field(key="settled_by"),
        Field(key="note", kind=FieldKind.TEXT, span=2),
        Field(key="proof", span=2),
    )


def rule_fields(session: Session) -> tuple[Field, ...]:
    """Return the fields of the cycles in which a track is dispatched."""
    return (
        Field(key="track", required=True, span=2, suggestions=_tracks(session)),
        *(
            Field(
                key=level.value,
                kind=FieldKind.CHOICE,
                choices=_cycles,
                label=dispatches.level_name(session.reader, level),
            )
            for level in DispatchLevel
        ),
    )


def sign_fields() -> tuple[Field, ...]:
    """Return the fields of a signature."""
    return (Field(key="signed_on", kind=FieldKind.DATE, required=True), Field(key="signed_by"))


def holiday_fields() -> tuple[Field, ...]:
    """Return the fields of the holiday table of a year."""
    return (
        Field(key="year", kind=FieldKind.COUNT, required=True, span=2),
        Field(key="holidays", kind=FieldKind.TEXT, required=True, span=2),
        Field(key="workdays", kind=FieldKind.TEXT, span=2),
        Field(key="source", kind=FieldKind.TEXT, span=2),
    )


def _units(session: Session) -> list[str]:
    return listing.unit_names(session.reader)


def _tracks(session: Session) -> AskedWords:
    return AskedWords(session, listing.choices, ListKind.ISSUES, "track")


def _codes(session: Session) -> AskedWords:
    return AskedWords(session, listing.choices, ListKind.ISSUES, "code")


def _levels(session: Session) -> list[Choice]:
    return [(level, dispatches.level_name(session.reader, level)) for level in reversed(DispatchLevel)]


def _cycles() -> list[Choice]:
    return [(None, word("dispatch_rule_form.no_cycle")), *((cycle, word_of(cycle)) for cycle in Cycle)]
