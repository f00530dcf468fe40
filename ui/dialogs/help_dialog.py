"""F1: the pages of ``resources/help``, offline, beside the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from core.resources import resource_path
from core.wording import word
from ui.widgets.screen import open_with


class HelpDialog(QDialog):
    """A list of help pages and the one chosen; starts at the page named like the window's page."""

    def __init__(self, topic: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(word("help.title"))
        self.list = QListWidget()
        self.list.setFixedWidth(200)
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(False)
        self.list.setAccessibleName(word("help.topics"))
        self.text.setAccessibleName(word("help.title"))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 16, 16, 16)
        line.setSpacing(16)
        line.addWidget(self.list)
        line.addWidget(self.text, 1)
        for path in help_pages():
            item = QListWidgetItem(_title(path))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.list.addItem(item)
        self.list.currentItemChanged.connect(lambda item, _: self._show(item))
        open_with(self, 960, 680)
        self._start(topic)

    def _start(self, topic: str) -> None:
        names = [Path(path).stem for path in map(str, help_pages())]
        place = next((at for at, name in enumerate(names) if topic and topic in name), 0)
        if names:
            self.list.setCurrentRow(place)
        else:
            self.text.setPlainText(word("help.none"))

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        path = Path(str(item.data(Qt.ItemDataRole.UserRole)))
        if path.suffix == ".md":
            self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{path.parent}/"))
            text = path.read_text(encoding="utf-8")
            self.text.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        else:
            self.text.setSource(QUrl.fromLocalFile(str(path)))
        QTimer.singleShot(0, self._to_top)

    def _to_top(self) -> None:
        self.text.verticalScrollBar().setValue(0)


def help_pages() -> list[Path]:
    """Return the help pages in order of their names."""
    folder = resource_path("help")
    return sorted(each for each in folder.glob("*") if each.suffix in {".html", ".md"})


def _title(path: Path) -> str:
    """Return the first heading of a page, its name when it has none."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            return line[2:].strip()
        if "<h1>" in line:
            return line.split("<h1>")[1].split("</h1>")[0].strip()
    return path.stem
