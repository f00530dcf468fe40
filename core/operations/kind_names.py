"""Which kind of letter a person means: by name or identifier, today's or one its template bore earlier."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.letter_template import LetterTemplate
from core.errors import Refused
from core.letter_kinds import KindPlan, all_plans, is_readable, plan_in
from core.store.history_images import former
from core.wording import word
from core.workspace import Workspace


def kind_meant(ws: Workspace, named: str) -> KindPlan:
    """Return the kind that is ``named``; after those there are, earlier versions of templates are asked.

    An earlier version comes with the series it had then. Raises ``Refused("unknown_letter_kind")``.
    """
    wanted = named.strip()
    for plan in (*all_plans(), *earlier(ws)):
        if wanted in (plan.identifier, plan.name):
            return plan
    known = word("punctuation.comma_list").join(plan.name for plan in all_plans())
    raise Refused("unknown_letter_kind", kind=wanted, known=known)


def earlier(ws: Workspace) -> Iterator[KindPlan]:
    """Yield what the journal holds of the office's templates, the newest version first."""
    for image in former(ws.ledger, LetterTemplate):
        identifier, text = str(image["identifier"]), str(image["text"])
        if is_readable(identifier, text):
            yield plan_in(identifier, text)
