"""What the lists of papers read: inspection records, letters and submissions."""

from __future__ import annotations

from core.domain.inspection import InspectionKind
from core.domain.letter import LetterKind, LetterState, SentWay
from core.store.joined_texts import joined_names, json_list, units_of, values
from core.store.judging import BY_URGENCY, LETTER_SIGNED
from core.store.letter_lights import LETTER_REPLIED
from core.store.source import Elsewhere, Source, own_texts

INSPECTIONS = Source(
    origin="inspection_record AS x",
    uuid="x.uuid",
    joins={
        "counts": (
            "LEFT JOIN (SELECT inspection_uuid AS owner, count(*) AS problems, count(issue_uuid) AS raised "
            "FROM problem GROUP BY inspection_uuid) AS pc ON pc.owner = x.uuid"
        ),
        "plan": "LEFT JOIN plan_item AS pi ON pi.uuid = x.plan_item_uuid",
    },
    columns={
        "code": ("x.code",),
        "started_on": ("x.started_on",),
        "kind": ("x.kind",),
        "title": ("x.title",),
        "units": (f"coalesce({joined_names('inspection_uuid', 'x.uuid')}, '')",),
        "people": (json_list("x.people"),),
        "problems": ("coalesce(pc.problems, 0)", "counts"),
        "problems_raised": ("coalesce(pc.raised, 0)", "counts"),
        "theme": ("x.theme",),
        "plan_item": ("coalesce(pi.title, '')", "plan"),
        "files_checked": ("x.files_checked",),
        "delivered_on": ("x.delivered_on",),
    },
    ranks={"kind": values(InspectionKind)},
    texts=(
        *("x.title", "x.code", "x.basis", "x.points", "x.people", "x.conclusion", "x.note"),
        *("x.theme", "x.scope", "x.leader"),
        own_texts("x.custom"),
    ),
    elsewhere=(
        Elsewhere("x.uuid", "inspection_uuid", "problem", ("text", "place", "requirement")),
        units_of("inspection_uuid", "x.uuid"),
    ),
    owners=("inspection_uuid",),
    order=(("started_on", True), ("code", True)),
)

LETTERS = Source(
    origin="letter AS l",
    uuid="l.uuid",
    columns={
        "document_number": ("l.document_number",),
        "kind": ("l.kind",),
        "title": ("l.title",),
        "addressee": ("l.addressee",),
        "dated_on": ("l.dated_on",),
        "reply_due": ("l.reply_due",),
        "state": ("l.state",),
        "void_reason": ("l.void_reason",),
        "sign_state": (LETTER_SIGNED,),
        "sign_due": ("l.sign_due",),
        "signed_on": ("l.signed_on",),
        "signed_by": ("l.signed_by",),
        "reply_state": (LETTER_REPLIED,),
        "replied_on": ("l.replied_on",),
        "reply_said": ("l.reply_said",),
        "reply_officer": ("l.reply_officer",),
        "reply_phone": ("l.reply_phone",),
        "sent_way": ("l.sent_way",),
        "sent_on": ("l.sent_on",),
    },
    ranks={
        "kind": values(LetterKind),
        "state": values(LetterState),
        "sign_state": BY_URGENCY,
        "reply_state": BY_URGENCY,
        "sent_way": values(SentWay),
    },
    texts=(
        *("l.document_number", "l.title", "l.addressee", "l.void_reason"),
        *("l.reply_number", "l.reply_said", "l.reply_officer"),
    ),
    elsewhere=(
        Elsewhere(
            "l.uuid",
            "t.letter_uuid",
            "letter_item AS t JOIN issue AS i ON i.uuid = t.issue_uuid",
            ("i.code",),
        ),
        Elsewhere("l.uuid", "letter_uuid", "reply", ("number", "said", "officer")),
    ),
    order=(("dated_on", True), ("document_number", True)),
)

SUBMISSIONS = Source(
    origin="submission AS p",
    uuid="p.uuid",
    columns={
        "period": ("p.period",),
        "sequence": ("p.sequence",),
        "sealed_on": ("p.sealed_on",),
        "target_name": ("p.target_name",),
        "nil": ("p.nil",),
        "issues": ("p.issues",),
        "measures": ("p.measures",),
        "file_name": ("p.file_name",),
    },
    texts=("p.period", "p.target_name", "p.target_code", "p.file_name"),
    order=(("sealed_on", True), ("sequence", True)),
)
