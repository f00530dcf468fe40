"""The commands ``criteria``, ``milestones`` and ``links``: each lists, and changes one thing at a time."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.life import chosen, measure_named
from core.cli.target_figures import criterion_figures, milestone_figures
from core.domain.criterion import Answer as Said
from core.domain.criterion import AnswerDraft, Comparison, CriterionDraft, CriterionEntry
from core.domain.dossier import IssueDossier
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.links import SeenSlot
from core.domain.milestone import MilestoneDraft, MilestoneEntry, ReportDraft
from core.errors import Refused
from core.operations import criteria, evidence, finding, links, milestones
from core.operations.dossiers import issue_dossier
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace

E = TypeVar("E")
Act = Callable[[Workspace, Issue, argparse.Namespace], object]


def _numbered(found: Sequence[E], number: int, code: str, error: str) -> E:
    if not 1 <= number <= len(found):
        raise Refused(error, code=code, number=number)
    return found[number - 1]


def _measure(ws: Workspace, issue: Issue, args: argparse.Namespace) -> str | None:
    return measure_named(ws, issue, args.measure)


# --- criteria -----------------------------------------------------------------------------------------


def _add_criterion(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    draft = CriterionDraft(
        text=args.text,
        comparison=chosen(Comparison, args.compare) if args.compare else None,
        target=args.target,
        measure_word=args.word,
    )
    return criteria.add_criterion(ws, issue.uuid, _measure(ws, issue, args), draft)


def _split_criteria(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    measure = _measure(ws, issue, args)
    return criteria.take_criteria(ws, issue.uuid, measure, criteria.propose_criteria(ws, issue.uuid, measure))


def _criterion(ws: Workspace, issue: Issue, number: int) -> CriterionEntry:
    return _numbered(criteria.criteria_of(ws, issue.uuid), number, issue.code, "unknown_criterion")


def _answer(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    draft = AnswerDraft(
        answer=chosen(Said, args.answer) if args.answer else None,
        actual=args.actual,
        dated=args.dated,
        by=args.by,
        note=args.note,
    )
    standard = _criterion(ws, issue, args.number).criterion
    return criteria.answer_criterion(ws, standard.uuid, draft, [Path(each) for each in args.file or ()])


def _drop_criterion(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    return criteria.remove_criterion(ws, _criterion(ws, issue, args.number).criterion.uuid)


def _told_criteria(ws: Workspace, issue: Issue) -> Answer:
    found = criteria.criteria_of(ws, issue.uuid)
    data = [
        {
            "number": number,
            "measure": each.measure,
            "text": each.criterion.text,
            "state": each.state.value,
            "comparison": each.criterion.comparison,
            "target": each.criterion.target,
            "measure_word": each.criterion.measure_word,
            "actual": each.criterion.actual,
            "answered_on": each.criterion.answered_on,
            "answered_by": each.criterion.answered_by,
            "earlier_round": each.earlier_round,
            "evidence": [proof.name for proof in each.evidence],
        }
        for number, each in enumerate(found, 1)
    ]
    lines = [
        word(
            "said.criterion",
            number=number,
            state=word_of(each.state),
            text=each.criterion.text,
            figures=criterion_figures(each.criterion),
        )
        for number, each in enumerate(found, 1)
    ]
    return Answer({"code": issue.code, "criteria": data}, lines or [word("said.no_criteria")])


# --- milestones ---------------------------------------------------------------------------------------


def _add_milestone(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    draft = MilestoneDraft(
        due=args.due, target=args.target, percent=args.percent, amount=args.amount, measure_word=args.word
    )
    return milestones.add_milestone(ws, issue.uuid, _measure(ws, issue, args), draft)


def _split_stages(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    measure = _measure(ws, issue, args)
    drafts = milestones.propose_milestones(ws, issue.uuid, measure)
    return milestones.take_milestones(ws, issue.uuid, measure, milestones.with_targets(drafts, args.target))


def _milestone(ws: Workspace, issue: Issue, number: int) -> MilestoneEntry:
    return _numbered(milestones.milestones_of(ws, issue.uuid), number, issue.code, "unknown_milestone")


def _report(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    draft = ReportDraft(
        dated=args.dated,
        by=args.by,
        percent=args.percent,
        amount=args.amount,
        reached=args.reached,
        note=args.note,
    )
    return milestones.report(ws, _milestone(ws, issue, args.number).milestone.uuid, draft)


def _drop_milestone(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    return milestones.remove_milestone(ws, _milestone(ws, issue, args.number).milestone.uuid)


def _told_milestones(ws: Workspace, issue: Issue) -> Answer:
    found = milestones.milestones_of(ws, issue.uuid)
    data = [
        {
            "number": number,
            "measure": each.measure,
            "due": each.milestone.due,
            "target": each.milestone.target,
            "percent": each.milestone.percent,
            "amount": each.milestone.amount,
            "measure_word": each.milestone.measure_word,
            "state": each.state.value,
            "lacking": None if each.lacking is None else f"{each.lacking:f}",
            "reports": [
                {"on": one.reported_on, "by": one.reported_by, "percent": one.percent, "amount": one.amount}
                for one in each.reports
            ],
        }
        for number, each in enumerate(found, 1)
    ]
    lines = [
        word(
            "said.milestone",
            number=number,
            day=chinese_date(each.milestone.due),
            state=word_of(each.state),
            text=each.milestone.target,
            figures=milestone_figures(each.milestone, each.reports),
        )
        for number, each in enumerate(found, 1)
    ]
    return Answer({"code": issue.code, "milestones": data}, lines or [word("said.no_milestones")])


# --- links --------------------------------------------------------------------------------------------


def _link(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    if args.measure:
        code, number = args.measure
        home = finding.by_code(ws, Issue, code)
        return links.link_measure(ws, issue.uuid, str(measure_named(ws, home, int(number))))
    if args.issue:
        return links.link_issues(ws, issue.uuid, finding.by_code(ws, Issue, args.issue).uuid, args.note)
    owner, uuid, slot = _proved(ws, issue, args)
    return links.link_evidence(ws, _file(ws, issue, args.evidence)[0].uuid, owner, uuid, slot)


def _unlink(ws: Workspace, issue: Issue, args: argparse.Namespace) -> object:
    dossier = issue_dossier(ws, issue.uuid)
    if args.evidence:
        owner, uuid, slot = _proved(ws, issue, args)
        key = f"{owner}_uuid"
        for proof in _file(ws, issue, args.evidence):
            bare = owner != "criterion" and proof.criterion_uuid is not None
            if getattr(proof, key) == uuid and proof.slot is slot and not bare:
                return evidence.detach(ws, proof.uuid)
        raise Refused("unknown_evidence", code=issue.code, name=args.evidence)
    return _unlinked(ws, dossier, args)


def _unlinked(ws: Workspace, dossier: IssueDossier, args: argparse.Namespace) -> object:
    if args.measure:
        code, number = args.measure
        for each in dossier.links.measures:
            if (each.home.code, str(each.dossier.measure.position)) == (code, number):
                return links.unlink_measure(ws, each.link.uuid)
    for alike in dossier.links.alike:
        if alike.issue.code == args.issue:
            return links.unlink_issues(ws, alike.link.uuid)
    raise Refused("not_linked", code=dossier.issue.code)


def _file(ws: Workspace, issue: Issue, name: str) -> list[Evidence]:
    found = links.files_named(ws, name)
    if not found:
        raise Refused("unknown_evidence", code=issue.code, name=name)
    return found


def _proved(ws: Workspace, issue: Issue, args: argparse.Namespace) -> tuple[str, str, SeenSlot | None]:
    if args.criterion:
        return "criterion", _criterion(ws, issue, args.criterion).criterion.uuid, None
    if args.own_measure:
        return "measure", str(measure_named(ws, issue, args.own_measure)), None
    return "issue", issue.uuid, chosen(SeenSlot, args.slot) if args.slot else None


def _told_links(ws: Workspace, issue: Issue) -> Answer:
    dossier = issue_dossier(ws, issue.uuid)
    own = {proof.sha256: proof for proof in dossier.evidence}
    data: dict[str, Any] = {
        "code": issue.code,
        "measures": [
            {"issue": each.home.code, "position": each.dossier.measure.position}
            for each in dossier.links.measures
        ],
        "shared": [{"position": each.position, "issue": each.issue.code} for each in dossier.links.shared],
        "alike": [each.issue.code for each in dossier.links.alike],
        "evidence": [
            {"name": proof.name, "records": len(links.same_file(ws, proof))} for proof in own.values()
        ],
    }
    lines = [word("said.link_measure", **each) for each in data["measures"]]
    lines += [word("said.link_shared", **each) for each in data["shared"]]
    lines += [word("said.link_alike", issue=code) for code in data["alike"]]
    lines += [word("said.link_evidence", **each) for each in data["evidence"]]
    return Answer(data, lines or [word("said.no_links")])


_ACTS: dict[str, tuple[Callable[[Workspace, Issue], Answer], dict[str, Act]]] = {
    "criteria": (
        _told_criteria,
        {"add": _add_criterion, "split": _split_criteria, "answer": _answer, "remove": _drop_criterion},
    ),
    "milestones": (
        _told_milestones,
        {"add": _add_milestone, "split": _split_stages, "report": _report, "remove": _drop_milestone},
    ),
    "links": (_told_links, {"add": _link, "remove": _unlink}),
}


def _carry_out(args: argparse.Namespace) -> Answer:
    """Do what the action asks, if it is not only to list, and tell how things stand then."""
    tell, acts = _ACTS[args.command]
    act = acts.get(args.action)
    with opened(args, read_only=act is None) as ws:
        issue = finding.by_code(ws, Issue, args.code)
        if act is not None:
            act(ws, issue, args)
        return tell(ws, issue)


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = dict.fromkeys(_ACTS, _carry_out)
