from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from core.domain.drafts import ProgressDraft
from core.domain.links import SeenSlot
from core.operations import evidence, links, notes
from core.wording import chinese_date
from tests.ui.steps import choose, settle
from ui.pages.evidence_tab import EvidenceTab, proved_words
from ui.pages.ledger_page import LedgerPage


def test_a_file_stands_once_with_everything_it_proves_and_one_taken_off_leaves_the_rest(
    page: LedgerPage, tmp_path: Path
):
    uuid = choose(page, 3)
    proof = tmp_path / "签到表.txt"
    proof.write_text("签到", encoding="utf-8")
    measure = page.panel.dossier.measures[0].measure

    def prepare(ws, progress):
        (kept,) = evidence.attach(ws, "measure", measure.uuid, [proof], progress).value
        links.link_evidence(ws, kept.uuid, "issue", uuid, SeenSlot.PERSON)
        return notes.add_note(ws, uuid, None, ProgressDraft(text="已培训"), [proof], progress)

    page.session.write(prepare)
    settle(page)
    tab = page.panel.findChild(EvidenceTab)
    words = [each.text() for each in tab.findChildren(QLabel)]
    assert words.count("签到表.txt") == 1
    assert {each for each in words if each.startswith("证明：")} == {
        "证明：措施 1", "证明：见人", f"证明：{chinese_date(page.session.today)}的进展",
    }  # fmt: skip
    first = page.panel.dossier.evidence[0]
    told = proved_words(page.panel.dossier, first)
    tab.findChild(QPushButton, "issue_panel.detach_1_1").click()
    settle(page)
    left = [each.text() for each in tab.findChildren(QLabel) if each.text().startswith("证明：")]
    assert len(left) == 2
    assert f"证明：{told}" not in left
