"""What a broken rule says: bare beside its field, with the name of the field everywhere else (design §6).

Away from its form a sentence such as 此项必填 names nothing; a clerk at the command line, in front of a
summary line or of a preview must read which field is meant and what might stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from core.domain.violation import Violation
from core.wording import word, word_of

_MOST = 8
"""So many choices are listed; of more the number is told."""


def bare(violation: Violation) -> str:
    """Return the sentence for ``violation`` as it stands beside its field."""
    facts = {key: _said(fact) for key, fact in violation.facts}
    return word(f"violations.{violation.rule}", **facts)


def placed(violation: Violation, form: str = "") -> str:
    """Return the sentence with its field's label before it and the choices behind it.

    ``form`` is the section of the wording with the labels of the form; ``places`` has those of all others.
    """
    text = bare(violation)
    if violation.choices:
        text = word("violation_words.choices", text=text, choices=listed(violation.choices))
    label = violation.label or _label(violation.field, form)
    return word("violation_words.placed", label=label, text=text) if label else text


def reasons(found: Iterable[Violation], form: str = "") -> str:
    """Return all sentences as one phrase to stand inside a sentence: no full stop before a semicolon."""
    stop = word("violation_words.stop")
    said = dict.fromkeys(placed(each, form).removesuffix(stop) for each in found)
    return word("punctuation.semicolon").join(said)


def listed(choices: Iterable[str]) -> str:
    """Return choices as people read them, at most eight of them."""
    known = [_said(each) for each in choices]
    text = word("punctuation.comma_list").join(known[:_MOST])
    return text if len(known) <= _MOST else word("violation_words.more", text=text, count=len(known))


def _said(value: str) -> str:
    """Return a value as people read it: a rule without words of its own names states by their members.

    Registers are imported at first use: the first painting of the window refuses nothing.
    """
    from core.domain.register import NO, YES

    if isinstance(value, StrEnum):
        return word_of(value)
    return {YES: word("cells.yes"), NO: word("cells.no")}.get(value, value)


def _label(field: str, form: str) -> str:
    for section in filter(None, (form, "places")):
        try:
            return word(f"{section}.{field}")
        except KeyError:
            continue
    return ""
