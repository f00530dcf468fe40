"""What the window opens when a search found a template: the editor of letters', the dialog of 报送's."""

from __future__ import annotations

from ui.pages.shell import Shell


def open_letter_template(window: Shell, identifier: object) -> None:
    """Open the editor at a kind."""
    from ui.dialogs.template_editor import TemplateEditor

    editor = TemplateEditor(window.session, str(identifier), parent=window)
    editor.exec()
    editor.deleteLater()


def open_export_template(window: Shell, uuid: object) -> None:
    """Open the dialog at an export template; one that is gone opens the one used last."""
    from core.operations import export_templates
    from ui.dialogs.template_dialog import TemplateDialog

    dialog = TemplateDialog(window.session, parent=window)
    found = (each for each in export_templates.templates(window.session.reader) if each.uuid == uuid)
    for template in found:
        dialog.show_template(template)
    dialog.exec()
    dialog.deleteLater()
