"""The office's own templates of letters: looked at, checked, tried out, kept, and given up again.

A dispatched letter keeps its frozen content, so no template ever changes the past.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.domain.change import Outcome
from core.domain.letter import Letter, LetterKind
from core.domain.letter_template import LetterTemplate
from core.domain.violation import Severity, Violation
from core.errors import Refused
from core.files import whole_file
from core.identity import new_uuid
from core.letter_kinds import NEEDS, all_plans, plan_of, shipped_needs
from core.letter_shelf import shipped, shipped_text
from core.letters import checking, letter, trial
from core.letters.content import LetterFacts
from core.letters.template_text import to_toml, with_value
from core.operations.letter_dress import usual_pitch
from core.operations.letter_facts import gather
from core.operations.letter_request import LetterRequest
from core.operations.writing import change, outcome, say
from core.places import scratch_folder
from core.progress import SILENT, Progress
from core.store import records
from core.wording import word
from core.workspace import Workspace

_OWN = "own_"
_DIGITS = 8


class TemplateState(StrEnum):
    """Whose wording of a kind counts."""

    SHIPPED = "shipped"
    """The program's."""
    EDITED = "edited"
    """The office's, in place of the program's."""
    OWN = "own"
    """A kind of the office's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateLine:
    """One kind in the list. ``outdated``: the program's wording changed after the office took it over.

    ``damaged``: the office's text can no longer be used; the program's stands in for it.
    """

    identifier: str
    name: str
    group: str
    state: TemplateState
    outdated: bool = False
    damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A template tried out: the page as PDF when it could be drawn, and all there is to say."""

    pdf: Path | None
    pages: int
    found: tuple[Violation, ...]


def templates(ws: Workspace) -> list[TemplateLine]:
    """Return every kind in the order people look for them, the office's own and edited ones marked."""
    kept = {each.identifier: each for each in records.find(ws.ledger, LetterTemplate)}
    lines = [_line(plan.identifier, kept.get(plan.identifier)) for plan in all_plans()]
    listed = {line.identifier for line in lines}
    return [
        *lines,
        *(_line(each.identifier, each) for each in kept.values() if each.identifier not in listed),
    ]


def _line(identifier: str, kept: LetterTemplate | None) -> TemplateLine:
    plan = plan_of(identifier)
    state = TemplateState.SHIPPED
    if kept is not None:
        state = TemplateState.EDITED if identifier in shipped() else TemplateState.OWN
    return TemplateLine(
        identifier=identifier,
        name=plan.name,
        group=plan.group,
        state=state,
        outdated=kept is not None and kept.based_on not in ("", digest_of(identifier)),
        damaged=kept is not None and checking.has_errors(checking.read(kept.text)[1]),
    )


def digest_of(identifier: str) -> str:
    """Return the SHA-256 of the program's text of a kind, empty for a kind it does not ship."""
    text = shipped_text(identifier)
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def text_of(ws: Workspace, identifier: str) -> str:
    """Return the text that counts; the office's even when it is damaged. Raises ``Refused`` for no kind."""
    kept = _kept(ws, identifier)
    text = kept.text if kept is not None else shipped_text(identifier)
    if not text:
        known = word("punctuation.comma_list").join(line.identifier for line in templates(ws))
        raise Refused("unknown_letter_kind", kind=identifier, known=known)
    return text


def _kept(ws: Workspace, identifier: str) -> LetterTemplate | None:
    found = records.find(ws.ledger, LetterTemplate, identifier=identifier)
    return found[0] if found else None


def check_text(ws: Workspace, identifier: str, text: str) -> list[Violation]:
    """Return everything the rules say of ``text`` as the template of ``identifier``, names included."""
    plan, found = checking.read(text)
    if not checking.is_identifier(identifier):
        found.append(Violation("", "template_identifier", facts=(("identifier", identifier[:40]),)))
    name = str(plan.get("name", "")).strip()
    others = [each for each in all_plans() if each.identifier != identifier and each.name == name]
    if name and others:
        found.append(Violation("head:name", "template_kind_taken", facts=(("name", name),)))
    del ws
    return found


def new_identifier() -> str:
    """Return an identifier for a kind of the office's own; two offices never make the same."""
    return _OWN + new_uuid().replace("-", "")[-_DIGITS:]


def save(ws: Workspace, identifier: str, text: str) -> Outcome[LetterTemplate]:
    """Keep ``text`` as the template of ``identifier``; undo brings the former one back.

    Raises ``Refused("template_not_valid")`` naming every error; nothing is kept then.
    """
    found = [each for each in check_text(ws, identifier, text) if each.severity is Severity.ERROR]
    if found:
        raise Refused("template_not_valid", reasons=word("punctuation.semicolon").join(map(say, found)))
    kept = _kept(ws, identifier)
    name = str(checking.read(text)[0]["name"])
    based_on = digest_of(identifier)
    with change(ws, "letter_template.save", name=name) as tx:
        if kept is None:
            made = LetterTemplate(uuid=new_uuid(), identifier=identifier, text=text, based_on=based_on)
            tx.add(made)
        else:
            made = tx.replace(replace(kept, text=text, based_on=based_on))
    return outcome(ws, tx, made)


def set_needs(ws: Workspace, identifier: str, needs: Sequence[str]) -> Outcome[LetterTemplate]:
    """Let letters of a kind leave under exactly these conditions; those of the program's own text stay.

    Only the line of the conditions changes. Raises ``Refused``: ``unknown_need`` for a condition nobody
    knows, else as ``text_of`` and ``save``.
    """
    unknown = [need for need in needs if need not in NEEDS]
    if unknown:
        known = word("punctuation.comma_list").join(word(f"letter_needs.{need}") for need in NEEDS)
        raise Refused("unknown_need", need=unknown[0], known=known)
    wanted = [need for need in NEEDS if need in {*needs, *shipped_needs(identifier)}]
    return save(ws, identifier, with_value(text_of(ws, identifier), "needs", wanted))


def reset(ws: Workspace, identifier: str) -> Outcome[None]:
    """Give up the office's text of a kind: the program's counts again, a kind of the office's own is gone.

    Raises ``Refused``: ``template_not_kept`` when there is none, ``template_in_use`` for an own kind that
    letters were written by, whose name the register still needs.
    """
    kept = _kept(ws, identifier)
    name = plan_of(identifier).name
    if kept is None:
        raise Refused("template_not_kept", kind=name)
    letters = len(records.uuids(ws.ledger, Letter, kind=LetterKind(identifier)))
    if letters and identifier not in shipped():
        raise Refused("template_in_use", kind=name, count=letters)
    with change(ws, "letter_template.reset", name=name) as tx:
        tx.remove(kept)
    return outcome(ws, tx, None)


def export(ws: Workspace, identifier: str, target: Path) -> Path:
    """Write the text that counts for a kind to ``target``; raises ``Environment`` when the disk says no."""
    text = text_of(ws, identifier)
    with whole_file(target) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
    return target


def read_file(source: Path) -> str:
    """Return the text of a template file; raises ``Refused`` when it is none or too large to be one."""
    try:
        data = source.read_bytes()[: 4 * checking.LARGEST + 1]
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("template_file_unreadable", name=source.name) from error


def try_out(
    ws: Workspace,
    identifier: str,
    text: str,
    count: int = 3,
    request: LetterRequest | None = None,
    progress: Progress = SILENT,
) -> Trial:
    """Check ``text`` and draw a letter by it: of ``request`` when there is one, else of an example.

    Nothing is written to the ledger and no number is taken. With errors there is nothing to draw.
    """
    plan, _ = checking.read(text)
    found = check_text(ws, identifier, text)
    if checking.has_errors(found):
        return Trial(pdf=None, pages=0, found=tuple(found))
    facts = _in_pitch(
        ws, plan, trial.sample_facts(plan, count) if request is None else _real(ws, request, plan), request
    )
    progress.step(1, 3)
    try:
        content = letter.compose(LetterKind(identifier), facts, plan)
    except Refused as error:
        lacking = (("field", str(error.facts.get("field", ""))),)
        found.append(Violation("head:required", "template_trial_required", Severity.WARNING, lacking))
        return Trial(pdf=None, pages=0, found=tuple(found))
    layout = letter.lay_out(content, bundled_only=ws.settings.bundled_fonts_only)
    progress.step(2, 3)
    pdf = scratch_folder() / f"template-{new_uuid()}.pdf"
    letter.draw_pdf(layout, pdf)
    return Trial(pdf=pdf, pages=len(layout.pages), found=(*found, *trial.layout_faults(plan, layout)))


def _in_pitch(
    ws: Workspace, plan: Mapping[str, Any], facts: LetterFacts, request: LetterRequest | None
) -> LetterFacts:
    """Return the facts in the pitch of the template tried out, unless the clerk chose one for the letter."""
    chosen = request.dress.pitch if request is not None else None
    pitch = chosen or usual_pitch(ws, str(plan.get("pitch", "")))
    return replace(facts, dress=replace(facts.dress, pitch=pitch))


def kind_named(name: str) -> str:
    """Return the identifier of the kind that bears ``name`` now, empty when none does."""
    found = (plan.identifier for plan in all_plans() if plan.name == name.strip())
    return next(found, "")


def as_own_kind(text: str, name: str) -> str:
    """Return ``text`` as the template of a kind of the office's own: another name, no place on the ladder.

    Text that is no TOML comes back unchanged; ``save`` refuses it in words.
    """
    plan = checking.read(text)[0]
    if not plan:
        return text
    bare = {key: value for key, value in plan.items() if key not in ("level", "proposed")}
    return to_toml(bare | {"name": name.strip()})


def _real(ws: Workspace, request: LetterRequest, plan: Mapping[str, Any]) -> LetterFacts:
    """Return the facts of a letter that a clerk was about to write; its number stays an example."""
    example = trial.sample_facts(plan)
    reply_due: date | None = request.reply_due or example.reply_due
    return gather(ws, request, example.document_number, reply_due).facts
