"""The fields of an inspection, in the order an office fills them."""

from __future__ import annotations

from core.domain.custom_field import FieldOwner
from core.domain.inspection import InspectionKind, InspectionWay, Qualifier
from core.operations import inspection_plans, listing, source_documents
from core.wording import word, word_of
from ui.pages.own_fields import own_fields
from ui.session import Session
from ui.widgets.choices import Choice
from ui.widgets.counts_edit import CountsEdit
from ui.widgets.form import Field, FieldKind
from ui.widgets.problems_edit import ProblemsEdit

_WIDE = 2


def inspection_fields(session: Session) -> tuple[Field, ...]:
    """Return the fields of the form."""
    own = own_fields(session, FieldOwner.INSPECTION)
    return (*_basic(session), *_counted(), *_found(), *_concluded(), own)


def _basic(session: Session) -> tuple[Field, ...]:
    def names() -> list[str]:
        return listing.unit_names(session.reader)

    def papers() -> list[str]:
        return source_documents.citations(session.reader)

    def items() -> list[Choice]:
        found = inspection_plans.items(session.reader)
        shown = [
            (each.uuid, word("inspection_form.plan_item", year=each.year, title=each.title)) for each in found
        ]
        return [(None, word("inspection_form.no_plan_item")), *shown]

    return (
        Field(key="title", required=True, span=_WIDE, heading="inspection_form.heading_basic"),
        Field(key="kind", kind=FieldKind.ENUM, enum=InspectionKind),
        Field(key="code"),
        Field(key="theme"),
        Field(key="plan_item_uuid", kind=FieldKind.CHOICE, choices=items),
        Field(key="started_on", kind=FieldKind.DATE, required=True),
        Field(key="ended_on", kind=FieldKind.DATE),
        Field(key="ways", kind=FieldKind.CHECKS, enum=InspectionWay, span=_WIDE),
        Field(key="basis", span=_WIDE, suggestions=papers),
        Field(key="units", kind=FieldKind.CHIPS, required=True, span=_WIDE, suggestions=names),
        Field(key="joint_units", kind=FieldKind.CHIPS, span=_WIDE, suggestions=names),
        Field(key="scope", kind=FieldKind.TEXT, span=_WIDE),
        Field(key="points", kind=FieldKind.CHIPS, span=_WIDE),
        Field(key="leader"),
        Field(key="people", kind=FieldKind.CHIPS, span=_WIDE),
    )


def _counted() -> tuple[Field, ...]:
    return (
        Field(key="files_total", kind=FieldKind.COUNT, heading="inspection_form.heading_counts"),
        Field(key="files_checked", kind=FieldKind.COUNT),
        Field(key="files_good", kind=FieldKind.COUNT),
        Field(key="files_qualifier", kind=FieldKind.CHOICE, choices=_exactness),
        Field(key="counts", kind=FieldKind.OWN, own=CountsEdit, span=_WIDE),
    )


def _exactness() -> list[Choice]:
    loose = [(each, word_of(each)) for each in Qualifier if each is not Qualifier.EXACT]
    return [(None, word("counts.exact")), *loose]


def _found() -> tuple[Field, ...]:
    first = Field(
        key="problems",
        kind=FieldKind.OWN,
        own=ProblemsEdit,
        span=_WIDE,
        heading="inspection_form.heading_problems",
    )
    names = ("problems_solved", "problems_long_term", "problems_open", "measures_taken", "measures_done")
    return (
        first,
        Field(key="problems_found", kind=FieldKind.COUNT, heading="inspection_form.heading_results"),
        *(Field(key=name, kind=FieldKind.COUNT) for name in names),
    )


def _concluded() -> tuple[Field, ...]:
    return (
        Field(
            key="conclusion", kind=FieldKind.TEXT, span=_WIDE, heading="inspection_form.heading_conclusion"
        ),
        Field(key="concluded_on", kind=FieldKind.DATE),
        Field(key="delivered_on", kind=FieldKind.DATE),
        Field(key="note", kind=FieldKind.TEXT, span=_WIDE),
    )
