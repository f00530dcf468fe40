"""The acts of an issue's watch tab and of the letters page: hand down, sign, dispatch, make a duty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from core.domain.change import Outcome
from core.domain.dispatch import DispatchDraft
from core.domain.duty import RecurringDuty
from core.domain.listing import ListKind
from core.domain.signing import Handed, SignDraft, SignItem, check_handing
from core.operations import dispatches, duties, receipts
from core.progress import Progress
from core.wording import word
from core.workspace import Workspace
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.tones import Tone
from ui.pages.duty_fields import dispatch_fields, sign_fields
from ui.session import Session
from ui.widgets.form import Field, FieldKind

if TYPE_CHECKING:
    from ui.pages.issue_panel import IssuePanel


@dataclass(frozen=True, slots=True, kw_only=True)
class HandDraft:
    """The day an issue is handed down, as typed."""

    handed_on: date | None = None


def hand_down(panel: IssuePanel, _: object) -> None:
    """Ask for the day an issue was handed down to its units."""
    uuid, today = panel.uuid, panel.session.today
    task = FormTask(
        title=word("watch_tab.hand_down"),
        words="hand_form",
        fields=(Field(key="handed_on", kind=FieldKind.DATE, required=True, span=2),),
        draft=HandDraft(handed_on=today),
        make=HandDraft,
        check=lambda draft: check_handing(draft.handed_on, today),
        save=lambda workspace, draft, _: receipts.hand_down(workspace, uuid, draft.handed_on),
    )
    FormDialog(panel.session, task, panel).open()


def sign(panel: IssuePanel, item: SignItem) -> None:
    """Ask who signed for the issue and when."""
    ask_signature(panel.session, item, panel)


def ask_signature(session: Session, item: SignItem, parent: QWidget) -> None:
    """Ask who signed for a letter or an issue and when."""
    reader, uuid = session.reader, item.uuid
    is_letter = item.handed is Handed.LETTER
    check = receipts.check_sign_letter if is_letter else receipts.check_sign_issue
    store: Callable[..., object] = receipts.sign_letter if is_letter else receipts.sign_issue
    task = FormTask(
        title=word("watch_tab.title_sign", name=item.name, unit=item.unit),
        words="sign_form",
        fields=sign_fields(),
        draft=SignDraft(signed_on=item.signed_on or session.today, signed_by=item.signed_by),
        make=SignDraft,
        check=lambda draft: check(reader, uuid, draft),
        save=lambda workspace, draft, _: store(workspace, uuid, draft),
    )
    FormDialog(session, task, parent).open()


def new_dispatch(panel: IssuePanel, _: object) -> None:
    """Enter a dispatch that speaks of this issue."""
    assert panel.dossier is not None
    reader, dossier = panel.session.reader, panel.dossier
    draft = DispatchDraft(
        held_on=panel.session.today,
        track=dossier.issue.track,
        units=tuple(dict.fromkeys(unit.name for unit in dossier.units)),
        links=(dossier.issue.code,),
    )
    task = FormTask(
        title=word("dispatch_form.title_new"),
        words="dispatch_form",
        fields=dispatch_fields(panel.session),
        draft=draft,
        make=DispatchDraft,
        check=lambda made: dispatches.check_dispatch(reader, made),
        save=lambda workspace, made, _: dispatches.add_dispatch(workspace, made),
        key=f"dispatch:new:{panel.uuid}",
    )
    FormDialog(panel.session, task, panel).open()


def make_duty(panel: IssuePanel, measure_uuid: str) -> None:
    """Make the duty that a recurring measure asks for."""
    _make(panel, lambda workspace, _: duties.from_measure(workspace, measure_uuid))


def make_issue_duty(panel: IssuePanel, issue_uuid: str) -> None:
    """Make the duty that an issue with a recurring deadline asks for."""
    _make(panel, lambda workspace, _: duties.from_issue(workspace, issue_uuid))


def _make(panel: IssuePanel, make: Callable[[Workspace, Progress], Outcome[RecurringDuty]]) -> None:
    panel.session.write(
        make,
        on_done=lambda made: panel.banner.tell(word("watch_tab.duty_made", code=made.value.code), Tone.GOOD),
        on_error=panel.on_refused,
    )


def show_watch(panel: IssuePanel, place: tuple[ListKind, str]) -> None:
    """Go to a duty or a dispatch on its own page."""
    panel.record_wanted.emit(*place)


ACTS: dict[str, Callable[[IssuePanel, Any], None]] = {
    "hand_down": hand_down,
    "sign": sign,
    "new_dispatch": new_dispatch,
    "make_duty": make_duty,
    "make_issue_duty": make_issue_duty,
    "show_watch": show_watch,
}
