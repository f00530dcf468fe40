"""相关记录: the register entries that speak of an issue or an inspection, grouped by register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.domain.dossier import IssueDossier
from core.domain.listing import ListKind
from core.domain.register import LinkTarget, RegisterDefinition, RegisterDraft
from core.domain.register_links import RelatedEntry
from core.operations import register_links, register_traces
from core.wording import chinese_date, word, word_of
from ui.models.tones import Tone, tone_of
from ui.pages.issue_tabs import Tab, entry_plate, entry_text
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.plates import button, clear, label, row
from ui.widgets.theme import mark

PRESSED, OPENED, UNLINKED = "add_related", "open_related", "unlink_related"


class RelatedTab(Tab):
    """Every entry with its register, how it stands, and the acts on it."""

    SYMBOL = "registers"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool("issue_panel.add_related", PRESSED, "add")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every entry, under the name of its register."""
        return related_plates(dossier.related, self.act_wanted.emit)


class RelatedList(QWidget):
    """The same beside an inspection: a short list with its own button."""

    record_wanted = Signal(object, str)

    def __init__(self, session: Session, target: LinkTarget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._target = target
        self._uuid = ""
        self.add_button = button("issue_panel.add_related", self._add, symbol="add", role="flat")
        self.entries = QVBoxLayout()
        self.entries.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(label(word("issue_panel.RelatedTab"), "section"), None, self.add_button))
        column.addLayout(self.entries)

    def show_related(self, uuid: str, found: Sequence[RelatedEntry]) -> None:
        """Show what speaks of the record ``uuid``; nothing can speak of a new one yet."""
        self._uuid = uuid
        self.setVisible(bool(uuid))
        clear(self.entries)
        for plate in related_plates(found, self._act):
            self.entries.addWidget(plate)

    def _add(self) -> None:
        uuid = self._uuid
        offer_registers(self._session, self._target, uuid, self.add_button)

    def _act(self, name: str, value: Any) -> None:  # noqa: ANN401 - an entry
        if name == OPENED:
            self.record_wanted.emit(ListKind.REGISTERS, value.uuid)
        else:
            self._session.write(lambda ws, _: register_links.unlink(ws, value.link_uuid))


def related_plates(found: Sequence[RelatedEntry], act: Callable[[str, Any], object]) -> list[QWidget]:
    """Return the entries as plates; a register is named above its first one."""
    made: list[QWidget] = []
    named = ""
    for each in found:
        if each.register_name != named:
            named = each.register_name
            made.append(label(named, "section"))
        made.append(_plate(each, act))
    return made


def _plate(each: RelatedEntry, act: Callable[[str, Any], object]) -> QWidget:
    plate, column = entry_plate()
    head = row(label(each.code, "section"))
    if each.timeliness:
        head.addWidget(Badge(word_of(each.timeliness), tone_of(each.timeliness)))
    if each.due:
        head.addWidget(label(word("registers_page.due", day=chinese_date(each.due)), "muted"))
    head.addStretch(1)
    show = partial(act, OPENED, each)
    head.addWidget(button("issue_panel.open_related", show, role="link", name=f"open_{each.code}"))
    if each.link_uuid:
        remove = partial(act, UNLINKED, each)
        head.addWidget(button("issue_panel.unlink", remove, role="link", name=f"unlink_{each.code}"))
    column.addLayout(head)
    column.addWidget(entry_text(each.text))
    how = word("issue_panel.related_via", code=each.via) if each.via else each.label
    column.addWidget(label(how, "small"))
    return plate


def offer_registers(session: Session, target: LinkTarget, uuid: str, place: QWidget) -> None:
    """Offer the registers that can speak of a record, and enter an entry in the chosen one."""
    menu = registers_menu(session, target, uuid, place)
    menu.exec(place.mapToGlobal(place.rect().bottomLeft()))


def registers_menu(session: Session, target: LinkTarget, uuid: str, parent: QWidget) -> QMenu:
    """Return the menu of registers; choosing one opens its entry form with the link filled in."""
    menu = QMenu(parent)
    mark(menu, menu="yes")
    for definition in register_traces.registers_for(session.reader, target):
        act = menu.addAction(definition.name)
        act.setData(definition.key)
        act.triggered.connect(partial(_enter, session, definition, target, uuid, parent))
    return menu


def _enter(
    session: Session,
    definition: RegisterDefinition,
    target: LinkTarget,
    uuid: str,
    parent: QWidget,
    _checked: bool = False,
) -> None:
    dialog = entry_dialog(session, definition, target, uuid, parent)
    dialog.exec()
    dialog.deleteLater()


def entry_dialog(
    session: Session, definition: RegisterDefinition, target: LinkTarget, uuid: str, parent: QWidget
) -> Any:  # noqa: ANN401 - the dialog is imported when it is first opened
    """Return the form of a new entry that points to the record ``uuid``."""
    from ui.dialogs.entry_dialog import EntryDialog

    field = register_links.fields_for(definition, target)[0]
    return EntryDialog(session, definition, RegisterDraft(values={}, links={field.key: (uuid,)}), parent)


def add_related(panel: Any, _: object) -> None:  # noqa: ANN401 - the issue panel, which imports this module
    """Enter an entry that points to the issue shown."""
    offer_registers(
        panel.session, LinkTarget.ISSUE, panel.uuid, panel.findChild(QWidget, "issue_panel.add_related")
    )


def open_related(panel: Any, each: RelatedEntry) -> None:  # noqa: ANN401
    """Show an entry on the page of its register."""
    panel.record_wanted.emit(ListKind.REGISTERS, each.uuid)


def unlink_related(panel: Any, each: RelatedEntry) -> None:  # noqa: ANN401
    """Take the link away; undo ties it again."""
    panel.session.write(
        lambda ws, _: register_links.unlink(ws, each.link_uuid),
        on_done=lambda _: panel.banner.tell(word("issue_panel.unlinked", code=each.code), Tone.GOOD),
        on_error=panel.on_refused,
    )


ACTS: dict[str, Callable[[Any, Any], None]] = {
    PRESSED: add_related,
    OPENED: open_related,
    UNLINKED: unlink_related,
}
