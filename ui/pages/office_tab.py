"""The office's identity and its rules: two forms, each saved by its own button."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.deadline import Cycle, Roll
from core.domain.office import OfficeLevel
from core.domain.violation import Violation
from core.operations import offices, people
from core.settings import Settings
from core.wording import word, word_of
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind, Form
from ui.widgets.messages import ask_unsaved
from ui.widgets.pitch_choice import PitchChoice
from ui.widgets.plates import Card, button, label

_IDENTITY = (
    Field(key="name", required=True, span=2, heading="office_form.heading_office"),
    Field(key="code", required=True),
    Field(key="level", kind=FieldKind.ENUM, enum=OfficeLevel),
    Field(key="operator"),
    Field(key="contact"),
    Field(key="phone"),
    Field(key="number_prefix", heading="office_form.heading_letters"),
    Field(key="letterhead"),
    Field(key="signature"),
    Field(key="superior_name", heading="office_form.heading_superior"),
    Field(key="superior_code"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The settings a person edits, as the form holds them."""

    immediate_limit_days: int = 15
    reply_limit_days: int = 15
    reminder_days: tuple[str, ...] = ()
    submission_cycle: str = "monthly"
    submission_day: int = 5
    submission_roll: str = "stay"
    sign_limit_days: int = 3
    sign_limit_working: bool = True
    dispatch_upper: str = ""
    dispatch_lower: str = ""
    bundled_fonts_only: bool = False
    line_pitch: str = "standard"
    roles_on: bool = False
    two_person: bool = False
    liaison_duties: tuple[str, ...] = ()
    assessment_points: int = 5
    assessment_percent: int = 5
    revisit_days: int = 90
    sheet_reviewer: str = ""
    sheet_head: str = ""
    closing_hour: str = "17:30"


def _cycles() -> list[Choice]:
    return [(cycle.value, word_of(cycle)) for cycle in Cycle]


def _rolls() -> list[Choice]:
    return [(rule.value, word_of(rule)) for rule in Roll]


def _counting() -> list[Choice]:
    return [(True, word("rules_form.working_days")), (False, word("rules_form.plain_days"))]


def _fonts() -> list[Choice]:
    return [(False, word("rules_form.fonts_machine")), (True, word("rules_form.fonts_bundled"))]


def _roles() -> list[Choice]:
    return [(False, word("rules_form.roles_off")), (True, word("rules_form.roles_asked"))]


def _two_person() -> list[Choice]:
    return [(False, word("rules_form.two_person_off")), (True, word("rules_form.two_person_asked"))]


_RULES = (
    Field(key="immediate_limit_days", kind=FieldKind.COUNT),
    Field(key="reply_limit_days", kind=FieldKind.COUNT),
    Field(key="reminder_days", kind=FieldKind.CHIPS, span=2),
    Field(key="submission_cycle", kind=FieldKind.CHOICE, choices=_cycles),
    Field(key="submission_day", kind=FieldKind.COUNT),
    Field(key="submission_roll", kind=FieldKind.CHOICE, choices=_rolls),
    Field(key="sign_limit_days", kind=FieldKind.COUNT),
    Field(key="sign_limit_working", kind=FieldKind.CHOICE, choices=_counting),
    Field(key="dispatch_upper"),
    Field(key="dispatch_lower"),
    Field(key="bundled_fonts_only", kind=FieldKind.CHOICE, choices=_fonts, span=2),
    Field(key="line_pitch", kind=FieldKind.OWN, own=PitchChoice, span=2),
    Field(key="roles_on", kind=FieldKind.CHOICE, choices=_roles),
    Field(key="two_person", kind=FieldKind.CHOICE, choices=_two_person),
    Field(key="liaison_duties", kind=FieldKind.CHIPS, span=2),
    Field(key="assessment_points", kind=FieldKind.COUNT),
    Field(key="assessment_percent", kind=FieldKind.COUNT),
    Field(key="revisit_days", kind=FieldKind.COUNT),
    Field(key="sheet_reviewer"),
    Field(key="sheet_head"),
    Field(key="closing_hour"),
)


_LONGEST_REMINDER = 3650
"""Days."""


class OfficeTab(QWidget):
    """Who we are and what we hold ourselves to."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.identity = Form(_IDENTITY, "office_form", session.today)
        self.rules = Form(_RULES, "rules_form", session.today)
        self.save_identity = button(
            "settings_page.save_office", self.save_office, role="primary", symbol="save"
        )
        self.save_rules = button(
            "settings_page.save_rules", self.save_settings, role="primary", symbol="save"
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        for key, form, save in (
            ("office", self.identity, self.save_identity),
            ("rules", self.rules, self.save_rules),
        ):
            card = Card(word(f"settings_page.{key}"))
            card.body.addWidget(label(word(f"settings_page.{key}_text"), "muted", wrap=True))
            card.body.addWidget(form)
            card.head.addWidget(save)
            outer.addWidget(card)
            form.edited.connect(self._show_dirty)
        outer.addStretch(1)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)

    def refresh(self) -> None:
        """Read both forms again unless a person is typing in them."""
        if not self.identity.dirty:
            self.identity.fill(self._session.reader.office)
        if not self.rules.dirty:
            self.rules.fill(_rules_of(self._session.reader.settings))
        self._show_dirty()

    def may_leave(self) -> bool:
        """Ask about unsaved words."""
        if not (self.identity.dirty or self.rules.dirty):
            return True
        answer = ask_unsaved(self)
        if answer == "save":
            self._save_all()
        elif answer == "discard":
            self.identity.clean()
            self.rules.clean()
            self.refresh()
        return answer != "stay" and not (self.identity.dirty or self.rules.dirty)

    def save(self) -> None:
        """Save whatever was changed."""
        if self.identity.dirty:
            self.save_office()
        if self.rules.dirty:
            self.save_settings()

    def _save_all(self) -> None:
        self.save()
        self._session.jobs.wait()

    def _show_dirty(self) -> None:
        self.save_identity.setEnabled(self.identity.dirty)
        self.save_rules.setEnabled(self.rules.dirty)

    def save_office(self) -> None:
        """Save the identity, or show what is wrong with it."""
        edited = replace(self._session.reader.office, **self.identity.values())
        if not self.identity.show_violations(offices.check_office(edited)):
            self._session.write(
                lambda workspace, _: offices.revise_office(workspace, edited), on_done=self._on_office_saved
            )

    def _on_office_saved(self, _: object) -> None:
        self.identity.clean()
        self._show_dirty()
        self.told.emit(word("settings_page.office_saved"), Tone.GOOD)

    def save_settings(self) -> None:
        """Save the rules, or show what is wrong with them: no value is put right unasked."""
        rules = self.rules.read(Rules)
        settings = _settings_of(self._session.reader.settings, rules)
        found = [*_unread(rules), *people.check_settings(self._session.reader, settings)]
        if self.rules.show_violations(found):
            self.told.emit(word("settings_page.rules_wrong"), Tone.BAD)
            return
        self._session.write(
            lambda workspace, _: offices.revise_settings(workspace, settings), on_done=self._on_rules_saved
        )

    def _on_rules_saved(self, _: object) -> None:
        self.rules.clean()
        self.refresh()
        self.told.emit(word("settings_page.rules_saved"), Tone.GOOD)


def _rules_of(settings: Settings) -> Rules:
    names = {field.name for field in fields(Rules)} - {"reminder_days"}
    days = tuple(str(day) for day in settings.reminder_days)
    return Rules(reminder_days=days, **{name: getattr(settings, name) for name in names})


def _unread(rules: Rules) -> list[Violation]:
    """Return which reminders are no number of days."""
    wrong = [
        text for text in rules.reminder_days if not (text.isdecimal() and int(text) <= _LONGEST_REMINDER)
    ]
    facts = (("said", word("punctuation.comma_list").join(wrong)), ("most", str(_LONGEST_REMINDER)))
    return [Violation("reminder_days", "reminder_no_days", facts=facts)] if wrong else []


def _settings_of(settings: Settings, rules: Rules) -> Settings:
    days = sorted({int(text) for text in rules.reminder_days if text.isdecimal()}, reverse=True)
    return replace(
        settings,
        immediate_limit_days=rules.immediate_limit_days,
        reply_limit_days=rules.reply_limit_days,
        reminder_days=tuple(days),
        submission_cycle=rules.submission_cycle,
        submission_day=rules.submission_day,
        submission_roll=rules.submission_roll,
        sign_limit_days=rules.sign_limit_days,
        sign_limit_working=rules.sign_limit_working,
        dispatch_upper=rules.dispatch_upper.strip(),
        dispatch_lower=rules.dispatch_lower.strip(),
        bundled_fonts_only=rules.bundled_fonts_only,
        line_pitch=rules.line_pitch,
        roles_on=rules.roles_on,
        two_person=rules.two_person,
        liaison_duties=rules.liaison_duties,
        assessment_points=rules.assessment_points,
        assessment_percent=rules.assessment_percent,
        revisit_days=rules.revisit_days,
        sheet_reviewer=rules.sheet_reviewer.strip(),
        sheet_head=rules.sheet_head.strip(),
        closing_hour=rules.closing_hour.strip(),
    )
