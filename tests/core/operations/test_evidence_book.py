"""佐证册: all evidence once and in its place, what is missing on top, files under their numbers."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest

from core.domain.criterion import CriterionDraft
from core.domain.drafts import IssueDraft
from core.domain.links import SeenSlot
from core.errors import Refused
from core.operations import criteria, evidence, evidence_book, issues
from core.operations.dossiers import issue_dossier
from tests.core.operations.whole_issue import begun


@pytest.fixture
def issue(ws, tmp_path):
    found = begun(ws, tmp_path)
    made = criteria.add_criterion(ws, found.uuid, None, CriterionDraft(text="制度印发")).value
    proof = tmp_path / "印发通知.pdf"
    proof.write_bytes(b"%PDF-1.4")
    evidence.attach(ws, "criterion", made.uuid, [proof])
    return found


def test_every_piece_of_evidence_stands_once_under_what_it_proves(ws, issue):
    (page,) = evidence_book.pages(ws, [issue.uuid])
    places = {section.name: [p.name for p in section.proofs] for section in page.sections}
    assert places["检验标准 1"] == ["印发通知.pdf"]
    assert places["其他佐证"] == ["制度.txt"]
    assert len(page.proofs) == len(issue_dossier(ws, issue.uuid).evidence) == 2
    assert "“措施 1”没有佐证" in page.gaps
    assert "没有任何佐证" not in page.gaps


def test_a_bare_issue_lacks_everything(ws):
    bare = issues.register_issue(ws, IssueDraft(text="什么都没有")).value
    (page,) = evidence_book.pages(ws, [bare.uuid])
    assert {"未定责任单位", "未定整改时限", "没有检验标准", "没有整改措施", "没有任何佐证"} <= set(page.gaps)
    assert sum("没有填写" in gap for gap in page.gaps) == len(SeenSlot)


def test_the_workbook_begins_with_what_is_missing(ws, issue, tmp_path):
    path = evidence_book.export_book(ws, [issue.uuid], tmp_path / "佐证册.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["缺项清单", "佐证目录", f"001 {issue.code}"]
    texts = [str(cell.value) for row in book["佐证目录"].iter_rows() for cell in row]
    assert "合计：佐证 2 份，不同文件 2 个" in texts


@pytest.mark.parametrize("name", ["佐证册", "佐证册.zip"])
def test_the_folder_holds_catalogue_and_files_in_order(ws, issue, tmp_path, name):
    path = evidence_book.export_book(ws, [issue.uuid], tmp_path / name)
    if name.endswith(".zip"):
        found = zipfile.ZipFile(path).namelist()
    else:
        found = [each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file()]
    folder = f"001-{issue.code}"
    assert sorted(found) == [
        "00-佐证册目录.xlsx",
        f"{folder}/01-印发通知.pdf",
        f"{folder}/02-制度.txt",
    ]


def test_a_lost_file_is_told_on_top_and_left_out(ws, issue, tmp_path):
    proof = next(p for p in issue_dossier(ws, issue.uuid).evidence if p.name == "制度.txt")
    evidence.path_of(ws, proof).unlink()
    (page,) = evidence_book.pages(ws, [issue.uuid])
    assert "文件“制度.txt”在台账文件夹里找不到" in page.gaps
    path = evidence_book.export_book(ws, [issue.uuid], tmp_path / "册")
    assert not list(path.rglob("*制度.txt"))


def test_a_book_of_nothing_or_over_a_file_is_refused(ws, issue, tmp_path):
    with pytest.raises(Refused, match="no_book_issues"):
        evidence_book.export_book(ws, [], tmp_path / "册")
    (tmp_path / "册").write_text("a file")
    with pytest.raises(Refused, match="book_name_taken"):
        evidence_book.export_book(ws, [issue.uuid], tmp_path / "册")
