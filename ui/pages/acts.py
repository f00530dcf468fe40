"""What the window does when asked by name: one short function each; pages and buttons only know the names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.listing import ListKind
from core.wording import chinese_date, word
from ui.models.habits import remember_folder
from ui.models.tones import Tone
from ui.pages.shell import Shell
from ui.pages.template_acts import open_export_template, open_letter_template

if TYPE_CHECKING:
    from core.domain.listing import ListQuery

Act = Callable[[Shell, object], None]


def _undo(window: Shell, _: object) -> None:
    from core.operations.import_withdrawals import withdrawable

    what = window.session.undo_label()
    if what is None and withdrawable(window.session.reader) is not None:
        _withdraw(window)
        return
    window.session.undo(on_done=lambda _: _tell(window, word("acts.undone", what=what or "")))


def _withdraw(window: Shell) -> None:
    """Ask for the ground of withdrawing the last import, and for the second person where one is asked for."""
    from ui.dialogs.withdraw_dialog import WithdrawDialog

    dialog = WithdrawDialog(window.session, window)
    if dialog.exec() == WithdrawDialog.DialogCode.Accepted:
        _tell(window, word("withdraw.done", what=dialog.summary))
    dialog.deleteLater()


def _redo(window: Shell, _: object) -> None:
    what = window.session.redo_label()
    window.session.redo(on_done=lambda _: _tell(window, word("acts.redone", what=what or "")))


def _tell(window: Shell, text: object) -> None:
    """Say on the present page what was done."""
    present = window.present()
    if present is not None:
        present.tell(str(text), Tone.GOOD)


def _search(window: Shell, _: object) -> None:
    window.search.setFocus()
    window.search.selectAll()


def _refresh(window: Shell, _: object) -> None:
    window.refreshed.emit()
    present = window.present()
    if present is not None:
        present.refresh()


def _go(window: Shell, name: object) -> None:
    window.go(str(name))


def _new_issue(window: Shell, _: object) -> None:
    from ui.pages.ledger_page import LedgerPage

    page = window.page("ledger")
    if window.go("ledger") and isinstance(page, LedgerPage):
        page.start_new()


def _import(window: Shell, path: object) -> None:
    from ui.dialogs.import_dialog import ImportDialog
    from ui.dialogs.saving import file_to_read

    if not isinstance(path, Path):
        path = file_to_read(window, "acts.choose_import", "acts.spreadsheets")
    if not isinstance(path, Path):
        return
    dialog = ImportDialog(window.session, path, window)
    dialog.exec()
    dialog.deleteLater()


def _letter(window: Shell, request: object) -> None:
    from core.operations.letter_request import LetterRequest
    from ui.dialogs.letter_dialog import LetterDialog

    if isinstance(request, LetterRequest):
        dialog = LetterDialog(window.session, request, window)
        dialog.exec()
        if dialog.settings_wanted:
            _fill_prefix(window)
        dialog.deleteLater()


def _slip(window: Shell, uuid: object) -> None:
    """Show a letter and offer to file the slip that came back."""
    from ui.pages.letters_page import LettersPage

    page = window.page("letters")
    if window.go("letters") and isinstance(page, LettersPage):
        page.offer_slip(str(uuid))


def _fill_prefix(window: Shell) -> None:
    from ui.pages.settings_page import SettingsPage

    page = window.page("settings")
    if window.go("settings") and isinstance(page, SettingsPage):
        page.fill_prefix()


def _export(window: Shell, query: object) -> None:
    """Write the print-ready ledger; with a query only what that list shows."""
    from ui.dialogs.saving import place_to_write

    chosen = place_to_write(window, word("acts.ledger_file", day=chinese_date(window.session.today)))
    if chosen:
        export_to(window, chosen, query)


def export_to(window: Shell, path: Path, query: object = None) -> None:
    """Write the ledger to ``path`` as a job and say where it lies."""
    from core.operations import exports

    remember_folder(path.parent)
    wanted: ListQuery | None = query if getattr(query, "kind", None) is ListKind.ISSUES else None  # type: ignore[assignment]
    window.session.read_job(
        lambda workspace, progress: exports.export_ledger(workspace, path, progress, wanted),
        label=word("acts.exporting"),
        on_done=lambda written: told_path(window, "acts.exported", written),
    )


def _backup(window: Shell, _: object) -> None:
    from core.operations import upkeep
    from ui.dialogs.saving import folder_to_use

    chosen = folder_to_use(window, "acts.choose_backup")
    if chosen:
        window.session.read_job(
            lambda workspace, _: upkeep.backup(workspace, chosen),
            label=word("acts.backing_up"),
            on_done=lambda written: told_path(window, "acts.backed_up", written),
        )


def _open(window: Shell, _: object) -> None:
    window.ledger_wanted.emit(False)  # noqa: FBT003 - a signal's argument


def _practice(window: Shell, _: object) -> None:
    window.ledger_wanted.emit(True)  # noqa: FBT003


def _help(window: Shell, topic: object) -> None:
    from ui.dialogs.help_dialog import HelpDialog

    present = window.present()
    name = topic if isinstance(topic, str) else present.NAME if present is not None else ""
    HelpDialog(name, window).show()


def _open_folder(_window: Shell, folder: object) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def told_path(window: Shell, key: str, path: object) -> None:
    """Say on the present page where a file was written."""
    _tell(window, word(key, path=path))


def _sign_in(window: Shell, name: object) -> None:
    """Let another person work; who has a PIN types it."""
    from PySide6.QtWidgets import QInputDialog, QLineEdit

    from core.domain.people import Signature
    from core.operations import people, signing
    from ui.pages.arrival import remember_person

    person = people.by_name(window.session.reader, str(name))
    pin = ""
    if signing.has_pin(window.session.reader, person.uuid):
        pin, agreed = QInputDialog.getText(
            window,
            word("acts.sign_in"),
            word("people.ask_pin", name=person.name),
            QLineEdit.EchoMode.Password,
        )
        if not agreed:
            return

    def done(_: object) -> None:
        remember_person(window.session.folder, person.name)
        window.refreshed.emit()
        _tell(window, word("acts.signed_in", name=person.name))

    window.session.sign_in(Signature(person.name, pin), done)


ACTS: dict[str, Act] = {
    "undo": _undo,
    "sign_in": _sign_in,
    "redo": _redo,
    "search": _search,
    "refresh": _refresh,
    "page": _go,
    "new_issue": _new_issue,
    "import": _import,
    "letter": _letter,
    "slip": _slip,
    "letter_template": open_letter_template,
    "export_template": open_export_template,
    "export": _export,
    "backup": _backup,
    "open": _open,
    "practice": _practice,
    "help": _help,
    "open_folder": _open_folder,
    "tell": _tell,
}
