"""佐证材料 of an issue: every file once, with each record it proves."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.dossier import IssueDossier
from core.domain.evidence import Evidence
from core.wording import chinese_date, word, word_of
from ui.pages.issue_tabs import Tab, entry_plate
from ui.widgets.file_basket import FileBasket
from ui.widgets.plates import button, label, row


class EvidenceTab(Tab):
    """Files with what they prove; dropped, pasted or chosen ones are attached to the issue."""

    SYMBOL = "attach"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basket = FileBasket()
        self._basket.edited.connect(self._attach)
        self.tools.addWidget(self._basket, 1)

    def parts(self, dossier: IssueDossier) -> list[QWidget]:
        """Return a plate for every file."""
        files: dict[str, list[Evidence]] = {}
        for proof in dossier.evidence:
            files.setdefault(proof.sha256, []).append(proof)
        return [self._file(dossier, number, each) for number, each in enumerate(files.values(), 1)]

    def _attach(self) -> None:
        files = self._basket.files()
        if files:
            self._basket.clear()
            self.act_wanted.emit("attach", files)

    def _file(self, dossier: IssueDossier, number: int, proofs: list[Evidence]) -> QWidget:
        first = proofs[0]
        plate, column = entry_plate()
        head = row(label(first.name), label(_size(first.size), "small"), None)
        for key, name in (("issue_panel.open_file", "open_file"), ("evidence_tab.prove", "prove_more")):
            act = partial(self.act_wanted.emit, name, first)
            head.addWidget(button(key, act, role="link", name=f"{key}_{number}"))
        column.addLayout(head)
        for place, proof in enumerate(proofs, 1):
            remove = button(
                "issue_panel.detach",
                partial(self.act_wanted.emit, "detach", proof),
                role="link",
                name=f"issue_panel.detach_{number}_{place}",
            )
            told = word("evidence_tab.proves", what=proved_words(dossier, proof))
            column.addLayout(row(label(told, "small"), None, remove))
        return plate


def proved_words(dossier: IssueDossier, proof: Evidence) -> str:
    """Return what an attachment proves, as the clerk names it."""
    if proof.slot is not None:
        return word_of(proof.slot)
    found = _criterion(dossier, proof) or _note(dossier, proof) or _measure(dossier, proof)
    return found or word("issue_panel.whole")


def _criterion(dossier: IssueDossier, proof: Evidence) -> str:
    for number, each in enumerate(dossier.criteria, 1):
        if each.criterion.uuid == proof.criterion_uuid:
            return word("evidence_tab.criterion", number=number, text=each.criterion.text)
    return ""


def _note(dossier: IssueDossier, proof: Evidence) -> str:
    days = [note.noted_on for note in dossier.notes if note.uuid == proof.progress_uuid]
    return word("evidence_tab.progress", day=chinese_date(days[0])) if days else ""


def _measure(dossier: IssueDossier, proof: Evidence) -> str:
    for own in dossier.measures:
        if own.measure.uuid == proof.measure_uuid:
            return word("issue_panel.measure_number", number=own.measure.position)
    for linked in dossier.links.measures:
        if proof in linked.dossier.evidence:
            number = linked.dossier.measure.position
            return word("links_tab.measure", code=linked.home.code, number=number)
    return ""


def _size(size: int) -> str:
    if size >= 1 << 20:
        return f"{size / (1 << 20):.1f} MB"
    return f"{max(1, round(size / 1024))} KB"
