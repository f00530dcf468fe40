"""The forms of an issue, a measure and a progress note, as data."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.custom_field import FieldOwner
from core.domain.drafts import MeasureDraft
from core.domain.issue import IssueOrigin
from core.domain.listing import ListKind
from core.domain.measure import MeasureStatus
from core.operations import ladders, leaders, listing
from core.wording import word, word_of
from ui.pages.own_fields import own_fields
from ui.session import Session
from ui.widgets.asked_words import AskedWords
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind


def issue_fields(session: Session) -> tuple[Field, ...]:
    """Return the fields of an issue in the order a clerk fills them in."""
    long = {"kind": FieldKind.TEXT, "span": 2}

    def text(key: str, **more: object) -> Field:
        return Field(key=key, **{**long, **more})  # type: ignore[arg-type]

    return (
        text("text", required=True),
        Field(key="code"),
        Field(key="batch_uuid", kind=FieldKind.CHOICE, choices=lambda: batch_choices(session)),
        Field(key="area", suggestions=AskedWords(session, listing.choices, ListKind.ISSUES, "area")),
        Field(key="track"),
        Field(key="origin", kind=FieldKind.ENUM, enum=IssueOrigin),
        Field(key="sequence"),
        Field(
            key="units",
            kind=FieldKind.UNITS,
            span=2,
            heading="issue_form.duty_group",
            suggestions=lambda: listing.unit_names(session.reader),
        ),
        Field(key="leader", suggestions=AskedWords(session, leaders.names)),
        Field(key="person"),
        Field(key="phone"),
        Field(key="deadline_raw", heading="issue_form.deadline_group"),
        Field(key="deadline_start", kind=FieldKind.DATE),
        text("cause", heading="issue_form.content_group"),
        text("goal"),
        text("criteria"),
        text("progress"),
        *(
            text(key, heading="issue_form.seen_group" if key == "seen_person" else "")
            for key in ("seen_person", "seen_matter", "seen_case", "seen_result", "seen_effect")
        ),
        text("extension", heading="issue_form.more_group"),
        text("institutional_result"),
        Field(key="tags", kind=FieldKind.CHIPS, span=2, suggestions=AskedWords(session, ladders.tags_known)),
        text("note"),
        own_fields(session, FieldOwner.ISSUE),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeasure(MeasureDraft):
    """A new measure, and whether the duty it asks for is begun with it."""

    with_duty: bool = True


def _with_duty() -> list[Choice]:
    return [(True, word("measure_form.with_duty_yes")), (False, word("measure_form.with_duty_no"))]


def measure_fields(session: Session, *, new: bool = False) -> tuple[Field, ...]:
    """Return the fields of a measure; a ``new`` one may begin its duty at once."""
    duty = (Field(key="with_duty", kind=FieldKind.CHOICE, choices=_with_duty, span=2),) if new else ()
    return (
        Field(key="text", kind=FieldKind.TEXT, span=2, required=True),
        Field(
            key="units",
            kind=FieldKind.UNITS,
            span=2,
            suggestions=lambda: listing.unit_names(session.reader),
        ),
        Field(key="leader"),
        Field(key="person"),
        Field(key="deadline_raw"),
        Field(key="status", kind=FieldKind.ENUM, enum=MeasureStatus),
        *duty,
        Field(key="finished_on", kind=FieldKind.DATE),
        Field(key="criteria", kind=FieldKind.TEXT, span=2),
        Field(key="target"),
        Field(key="actual"),
        Field(key="result", kind=FieldKind.TEXT, span=2),
        Field(key="note", kind=FieldKind.TEXT, span=2),
        own_fields(session, FieldOwner.MEASURE),
    )


def note_fields(*, for_measure: bool) -> tuple[Field, ...]:
    """Return the fields of a progress note; only one on a measure can move its state."""
    common = (
        Field(key="noted_on", kind=FieldKind.DATE, required=True),
        Field(key="percent", kind=FieldKind.NUMBER),
        Field(key="text", kind=FieldKind.TEXT, span=2, required=True),
        Field(key="reported_by"),
        Field(key="source"),
    )
    if not for_measure:
        return common
    return (*common, Field(key="status", kind=FieldKind.CHOICE, choices=measure_states))


def measure_states() -> list[Choice]:
    """Return the states a note may move its measure to, the first of which leaves it."""
    return [(None, word("note_form.status_same")), *((state, word_of(state)) for state in MeasureStatus)]


def batch_choices(session: Session) -> list[Choice]:
    """Return the batches of the ledger, the first of which is none."""
    found = [(batch.uuid, batch.name) for batch in listing.batches(session.reader)]
    return [(None, word("issue_form.no_batch")), *found]
