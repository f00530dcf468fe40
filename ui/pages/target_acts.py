"""What one can do with criteria, milestones and links of the issue shown, each with a small form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from core.domain.criterion import Answer, AnswerDraft, Comparison, CriterionDraft, CriterionEntry
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.links import SeenSlot
from core.domain.listing import ListKind
from core.domain.milestone import MilestoneDraft, MilestoneEntry, ReportDraft
from core.domain.violation import Violation
from core.operations import criteria, finding, links, listing, milestones
from core.wording import chinese_date, word, word_of
from ui.models.last_name import name_at_desk
from ui.models.tones import Tone
from ui.pages.milestones_tab import goal_words
from ui.widgets.asked_words import AskedWords
from ui.widgets.choices import Choice
from ui.widgets.file_basket import FileBasket
from ui.widgets.form import Field, FieldKind
from ui.widgets.messages import ask

if TYPE_CHECKING:
    from ui.dialogs.form_dialog import FormTask
    from ui.pages.issue_panel import IssuePanel


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCriterion(CriterionDraft):
    """A new criterion and the measure it is of, if any."""

    measure_uuid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMilestone(MilestoneDraft):
    """A new milestone and the measure it is of, if any."""

    measure_uuid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDraft:
    """Another record, named by the number of its issue and, for a measure, its own."""

    code: str = ""
    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofDraft:
    """What a file is to prove: a record of this issue, or another issue by its number."""

    target: str = ""
    code: str = ""


_TEXT = Field(key="text", kind=FieldKind.TEXT, span=2, required=True)
_WHO = (Field(key="dated", kind=FieldKind.DATE, required=True), Field(key="by", required=True))
_NOTE = Field(key="note", kind=FieldKind.TEXT, span=2)


def _comparisons() -> list[Choice]:
    by_hand = (None, word("criterion_form.by_hand"))
    return [by_hand, *((sign, word_of(sign)) for sign in Comparison)]


_COUNTED = (
    Field(key="comparison", kind=FieldKind.CHOICE, choices=_comparisons),
    Field(key="target"),
    Field(key="measure_word"),
)
_STEP = (
    Field(key="due", kind=FieldKind.DATE, required=True),
    Field(key="percent", kind=FieldKind.NUMBER),
    Field(key="amount"),
    Field(key="measure_word"),
    Field(key="target", kind=FieldKind.TEXT, span=2),
)


def _owner(panel: IssuePanel) -> Field:
    """Return the field that says whether an item is of the issue or of one of its measures."""
    assert panel.dossier is not None
    choices: list[Choice] = [
        (None, word("issue_panel.whole")),
        *(
            (each.measure.uuid, word("issue_panel.measure_number", number=each.measure.position))
            for each in panel.dossier.measures
        ),
    ]
    return Field(key="measure_uuid", kind=FieldKind.CHOICE, choices=lambda: choices)


def _bare(made: Any, kind: type[Any]) -> Any:  # noqa: ANN401 - a draft of ``kind``
    return kind(**{each.name: getattr(made, each.name) for each in fields(kind)})


# --- criteria -----------------------------------------------------------------------------------------


def add_criterion(panel: IssuePanel, _: object) -> None:
    """Enter a criterion."""
    uuid = panel.uuid
    _ask(
        panel,
        "criterion_form",
        (_owner(panel), _TEXT, *_COUNTED),
        PlacedCriterion(),
        lambda made: criteria.check_criterion(panel.session.reader, made),
        lambda ws, made: criteria.add_criterion(ws, uuid, made.measure_uuid, _bare(made, CriterionDraft)),
    )


def split_criteria(panel: IssuePanel, _: object) -> None:
    """Offer the items of the raw words; nothing is written before the clerk agrees."""
    uuid, placed = panel.uuid, criteria.proposals(panel.session.reader, panel.uuid)
    items = "\n".join(
        word("criteria_tab.item", number=n, text=each.text) for n, (_, each) in enumerate(placed, 1)
    )
    _offer(
        panel,
        word("criteria_tab.offer", count=len(placed), items=items) if placed else "",
        lambda ws: criteria.take_all(ws, uuid, placed),
        "criteria_tab.nothing",
    )


def edit_criterion(panel: IssuePanel, each: CriterionEntry) -> None:
    """Edit a criterion."""
    standard = each.criterion
    _ask(
        panel,
        "criterion_form",
        (_TEXT, *_COUNTED),
        criteria.criterion_draft_of(panel.session.reader, standard.uuid),
        lambda made: criteria.check_criterion(panel.session.reader, made),
        lambda ws, made: criteria.revise_criterion(ws, standard.uuid, standard.revision, made),
    )


def answer_criterion(panel: IssuePanel, each: CriterionEntry) -> None:
    """Answer a criterion: its number, or whether it is met; with files."""
    standard, basket = each.criterion, FileBasket()
    counted = standard.comparison is not None
    said = (
        Field(key="actual", required=True)
        if counted
        else Field(key="answer", kind=FieldKind.ENUM, enum=Answer)
    )
    draft = AnswerDraft(
        answer=standard.answer or Answer.MET,
        actual=standard.actual,
        dated=panel.session.today,
        by=name_at_desk(panel.session.reader),
        note=standard.answer_note,
    )
    _ask(
        panel,
        "answer_form",
        (said, *_WHO, _NOTE),
        draft,
        lambda made: criteria.check_answer(panel.session.reader, standard.uuid, made),
        lambda ws, made: criteria.answer_criterion(ws, standard.uuid, made, basket.files()),
        basket,
    )


def remove_criterion(panel: IssuePanel, each: CriterionEntry) -> None:
    """Take a criterion out; undo brings it back."""
    _write(panel, lambda ws: criteria.remove_criterion(ws, each.criterion.uuid))


# --- milestones ---------------------------------------------------------------------------------------


def add_milestone(panel: IssuePanel, _: object) -> None:
    """Enter a milestone."""
    uuid = panel.uuid
    _ask(
        panel,
        "milestone_form",
        (_owner(panel), *_STEP),
        PlacedMilestone(),
        lambda made: milestones.check_milestone(panel.session.reader, made),
        lambda ws, made: milestones.add_milestone(ws, uuid, made.measure_uuid, _bare(made, MilestoneDraft)),
    )


def split_stages(panel: IssuePanel, _: object) -> None:
    """Offer the stages read in the deadlines of the issue and its measures."""
    uuid, placed = panel.uuid, milestones.proposals(panel.session.reader, panel.uuid)
    items = "\n".join(
        word("milestones_tab.item", day=chinese_date(each.due), text=each.target or goal_words_of(each))
        for _, each in placed
    )
    _offer(
        panel,
        word("milestones_tab.offer", count=len(placed), items=items) if placed else "",
        lambda ws: milestones.take_all(ws, uuid, placed),
        "milestones_tab.nothing",
    )


def goal_words_of(draft: MilestoneDraft) -> str:
    """Return what a proposed milestone asks for when it has no words of its own."""
    share = "" if draft.percent is None else f"{draft.percent}%"
    return share or f"{draft.amount}{draft.measure_word}"


def edit_milestone(panel: IssuePanel, each: MilestoneEntry) -> None:
    """Edit a milestone."""
    step = each.milestone
    _ask(
        panel,
        "milestone_form",
        _STEP,
        milestones.milestone_draft_of(panel.session.reader, step.uuid),
        lambda made: milestones.check_milestone(panel.session.reader, made),
        lambda ws, made: milestones.revise_milestone(ws, step.uuid, step.revision, made),
    )


def report_milestone(panel: IssuePanel, each: MilestoneEntry) -> None:
    """Report on a milestone: only what it counts is asked for."""
    step = each.milestone
    asked = [
        *((Field(key="percent", kind=FieldKind.NUMBER, required=True),) if step.percent is not None else ()),
        *((Field(key="amount", required=True),) if step.amount else ()),
    ]
    if not asked:
        choices: list[Choice] = [
            (yes, word(f"report_form.reached_{'yes' if yes else 'no'}")) for yes in (True, False)
        ]
        asked = [Field(key="reached", kind=FieldKind.CHOICE, choices=lambda: choices)]
    draft = ReportDraft(
        dated=panel.session.today, by=name_at_desk(panel.session.reader), reached=step.percent is None
    )
    _ask(
        panel,
        "report_form",
        (*asked, *_WHO, _NOTE),
        draft,
        lambda made: milestones.check_report(panel.session.reader, step.uuid, made),
        lambda ws, made: milestones.report(ws, step.uuid, made),
        title=word("report_form.titled", goal=goal_words(step)),
    )


def remove_milestone(panel: IssuePanel, each: MilestoneEntry) -> None:
    """Take a milestone out with its reports; undo brings them back."""
    _write(panel, lambda ws: milestones.remove_milestone(ws, each.milestone.uuid))


# --- links --------------------------------------------------------------------------------------------


def _code(panel: IssuePanel, *, required: bool = True) -> Field:
    return Field(
        key="code",
        required=required,
        suggestions=AskedWords(panel.session, listing.choices, ListKind.ISSUES, "code"),
    )


def link_measure(panel: IssuePanel, _: object) -> None:
    """Let a measure of another issue stand under this one."""
    uuid = panel.uuid

    def save(ws: Any, made: LinkDraft) -> object:  # noqa: ANN401
        home = finding.by_code(ws, Issue, made.code)
        return links.link_measure(ws, uuid, links.measure_at(ws, home.uuid, made.number or 0))

    number = Field(key="number", kind=FieldKind.NUMBER, required=True)
    _ask(panel, "link_measure_form", (_code(panel), number), LinkDraft(), _named(number=True), save)


def link_issue(panel: IssuePanel, _: object) -> None:
    """Note that another issue is alike."""
    uuid = panel.uuid

    def save(ws: Any, made: LinkDraft) -> object:  # noqa: ANN401
        return links.link_issues(ws, uuid, finding.by_code(ws, Issue, made.code).uuid, made.note)

    _ask(panel, "link_issue_form", (_code(panel), _NOTE), LinkDraft(), _named(number=False), save)


def _named(*, number: bool) -> Callable[[LinkDraft], list[Violation]]:
    def check(made: LinkDraft) -> list[Violation]:
        found = [] if made.code.strip() else [Violation("code", "required")]
        return found if made.number or not number else [*found, Violation("number", "required")]

    return check


def unlink_measure(panel: IssuePanel, uuid: str) -> None:
    """Take a measure off the issue it was linked with."""
    _write(panel, lambda ws: links.unlink_measure(ws, uuid))


def unlink_issue(panel: IssuePanel, uuid: str) -> None:
    """Take the link between two issues away."""
    _write(panel, lambda ws: links.unlink_issues(ws, uuid))


def open_issue(panel: IssuePanel, uuid: str) -> None:
    """Show the issue on the other side."""
    panel.record_wanted.emit(ListKind.ISSUES, uuid)


def prove_more(panel: IssuePanel, proof: Evidence) -> None:
    """Let a file that is kept already prove one more record."""
    uuid, choices = panel.uuid, targets_of(panel)

    def save(ws: Any, made: ProofDraft) -> object:  # noqa: ANN401
        if made.code.strip():
            return links.link_evidence(ws, proof.uuid, "issue", finding.by_code(ws, Issue, made.code).uuid)
        owner, _, which = made.target.partition(":")
        if owner == "slot":
            return links.link_evidence(ws, proof.uuid, "issue", uuid, SeenSlot(which))
        return links.link_evidence(ws, proof.uuid, owner, which)

    target = Field(key="target", kind=FieldKind.CHOICE, choices=lambda: choices, span=2)
    fields_ = (target, _code(panel, required=False))
    _ask(
        panel,
        "proof_form",
        fields_,
        ProofDraft(),
        lambda _made: [],
        save,
        title=word("proof_form.titled", name=proof.name),
    )


def targets_of(panel: IssuePanel) -> list[Choice]:
    """Return everything of the issue shown that a file can prove."""
    dossier = panel.dossier
    assert dossier is not None
    return [
        *(
            (
                f"criterion:{each.criterion.uuid}",
                word("evidence_tab.criterion", number=n, text=each.criterion.text),
            )
            for n, each in enumerate(dossier.criteria, 1)
        ),
        *((f"slot:{slot.value}", word_of(slot)) for slot in SeenSlot),
        *(
            (f"measure:{each.measure.uuid}", word("issue_panel.measure_number", number=each.measure.position))
            for each in dossier.measures
        ),
        (f"issue:{panel.uuid}", word("issue_panel.whole")),
    ]


# --- ways ---------------------------------------------------------------------------------------------


def _offer(panel: IssuePanel, question: str, take: Callable[[Any], object], nothing: str) -> None:
    if not question:
        panel.banner.tell(word(nothing), Tone.WARN)
    elif ask(panel, question, "criteria_tab.take", "messages.cancel"):
        _write(panel, take, "criteria_tab.taken")


def _write(panel: IssuePanel, save: Callable[[Any], object], told: str = "issue_panel.removed") -> None:
    panel.session.write(
        lambda ws, _: save(ws),
        on_done=lambda _: panel.banner.tell(word(told), Tone.GOOD),
        on_error=panel.on_refused,
    )


def _ask(
    panel: IssuePanel,
    words: str,
    asked: tuple[Field, ...],
    draft: object,
    check: Callable[[Any], list[Violation]],
    save: Callable[[Any, Any], object],
    basket: FileBasket | None = None,
    *,
    title: str = "",
) -> None:
    from ui.dialogs.form_dialog import FormDialog
    from ui.dialogs.note_dialog import NoteDialog

    task = form_task(words, asked, draft, check, save, title)
    dialog = (
        NoteDialog(panel.session, task, basket, panel) if basket else FormDialog(panel.session, task, panel)
    )
    dialog.open_small()
    dialog.exec()
    dialog.deleteLater()


def form_task(
    words: str,
    asked: tuple[Field, ...],
    draft: object,
    check: Callable[[Any], list[Violation]],
    save: Callable[[Any, Any], object],
    title: str = "",
) -> FormTask:
    """Return the form: what is not asked stays as ``draft`` has it."""
    from ui.dialogs.form_dialog import FormTask

    return FormTask(
        title=title or word(f"{words}.title"),
        words=words,
        fields=asked,
        draft=draft,
        make=lambda **values: replace(draft, **values),  # type: ignore[type-var]
        check=check,
        save=lambda workspace, made, _progress: save(workspace, made),
        signer="by" if hasattr(draft, "by") else "",
    )


ACTS: dict[str, Callable[[IssuePanel, Any], None]] = {
    act.__name__: act
    for act in (
        add_criterion,
        split_criteria,
        edit_criterion,
        answer_criterion,
        remove_criterion,
        add_milestone,
        split_stages,
        edit_milestone,
        report_milestone,
        remove_milestone,
        link_measure,
        link_issue,
        unlink_measure,
        unlink_issue,
        open_issue,
        prove_more,
    )
}
