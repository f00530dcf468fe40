"""关联 of an issue: measures shared with other issues, and issues alike (举一反三)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.dossier import IssueDossier, LinkedMeasure
from core.domain.links import LinkedIssue, SharedMeasure
from core.wording import word, word_of
from ui.models.tones import tone_of
from ui.pages.issue_tabs import Tab, entry_plate, entry_text
from ui.widgets.badges import Badge
from ui.widgets.plates import button, label, row


class LinksTab(Tab):
    """A plate for every link; taking one away leaves the records and the other links."""

    SYMBOL = "link"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool("links_tab.add_measure", "link_measure", "add")
        self.tool("links_tab.add_issue", "link_issue", "add")
        self.tools.addStretch(1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return the linked measures, the measures shared with others, and the issues alike."""
        links = dossier.links
        return [
            *(self._measure(each) for each in links.measures),
            *(self._shared(each) for each in links.shared),
            *(self._alike(each) for each in links.alike),
        ]

    def _measure(self, each: LinkedMeasure) -> QWidget:
        measure = each.dossier.measure
        title = word("links_tab.measure", code=each.home.code, number=measure.position)
        standing = (Badge(word_of(measure.status), tone_of(measure.status)),)
        off = ("unlink_measure", each.link.uuid)
        return self._plate(title, measure.text, each.home.uuid, off, standing)

    def _shared(self, each: SharedMeasure) -> QWidget:
        title = word("links_tab.shared", number=each.position, code=each.issue.code)
        return self._plate(title, each.issue.text, each.issue.uuid, ("unlink_measure", each.link.uuid))

    def _alike(self, each: LinkedIssue) -> QWidget:
        title = word("links_tab.alike", code=each.issue.code)
        text = "\n".join(part for part in (each.issue.text, each.link.note) if part)
        return self._plate(title, text, each.issue.uuid, ("unlink_issue", each.link.uuid))

    def _plate(
        self, title: str, text: str, goes_to: str, off: tuple[str, str], badges: tuple[QWidget, ...] = ()
    ) -> QWidget:
        plate, column = entry_plate()
        head = row(label(title, "section"), *badges, None)
        head.addWidget(
            button("links_tab.open", partial(self.act_wanted.emit, "open_issue", goes_to), role="link")
        )
        name, uuid = off
        head.addWidget(button("links_tab.off", partial(self.act_wanted.emit, name, uuid), role="link"))
        column.addLayout(head)
        column.addWidget(entry_text(text))
        return plate
