from __future__ import annotations

import zipfile
from datetime import date

import openpyxl
import pytest

from core.domain.drafts import ProblemDraft
from core.domain.inspection_plan import PlanDraft
from core.domain.recheck import RecheckDraft
from core.errors import Cancelled, Environment, Refused
from core.operations import evidence, inspection_archives, inspection_plans, inspections, rechecks
from core.operations.evidence import path_of
from tests.core.operations.inspected import enter


@pytest.fixture
def record(ws, tmp_path):
    plan = PlanDraft(year=2020, title="案卷检查", months=(4, 5, 6), basis="计划")
    (item,) = inspection_plans.add_items(ws, [plan]).value
    record = enter(
        ws,
        plan_item_uuid=item.uuid,
        problems=(ProblemDraft(text="缺页"),),
        conclusion="总体较好",
        delivered_on=date(2020, 7, 3),
    )
    photo = tmp_path / "现场 照片.jpg"
    photo.write_bytes(b"picture")
    evidence.attach(ws, "inspection", record.uuid, [photo])
    inspections.raise_issue(ws, inspections.inspection_dossier(ws, record.uuid).problems[0].uuid)
    rechecks.request(
        ws, record.uuid, RecheckDraft(requested_by="安新县", requested_on=date(2020, 7, 9), reason="不符")
    )
    return record


FILES = ["00-案卷目录.xlsx", "03-现场 照片.jpg"]


def test_the_catalogue_follows_the_course_of_the_inspection(ws, record, tmp_path):
    papers = inspection_archives.catalogue(ws, record.uuid)
    assert [paper.sort for paper in papers] == [
        "plan", "record", "evidence", "problem", "conclusion", "recheck",
    ]  # fmt: skip
    assert papers[3].note.startswith("已转台账")
    path = inspection_archives.export_catalogue(ws, record.uuid, tmp_path / "c.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == ["案卷目录", "检查记录"]


def test_the_archive_is_a_folder_with_the_catalogue_and_every_file(ws, record, tmp_path):
    folder = inspection_archives.archive(ws, record.uuid, tmp_path / "案卷")
    assert sorted(each.name for each in folder.iterdir()) == FILES
    assert (folder / FILES[1]).read_bytes() == b"picture"
    sheet = openpyxl.load_workbook(folder / FILES[0])["案卷目录"]
    assert FILES[1] in [cell.value for row in sheet.iter_rows() for cell in row]
    with pytest.raises(Refused, match="folder_not_empty"):
        inspection_archives.archive(ws, record.uuid, folder)


def test_the_archive_is_one_zip_file_when_asked_so(ws, record, tmp_path):
    path = inspection_archives.archive(ws, record.uuid, tmp_path / "案卷.zip")
    with zipfile.ZipFile(path) as packed:
        assert sorted(packed.namelist()) == FILES
        assert packed.read(FILES[1]) == b"picture"


class Stop:
    def step(self, done, total, what=""):
        if done == total - 1:
            raise Cancelled


@pytest.mark.parametrize("name", ["案卷", "案卷.zip"])
def test_a_stop_leaves_nothing_behind(ws, record, tmp_path, name):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        inspection_archives.archive(ws, record.uuid, tmp_path / name, Stop())
    assert sorted(tmp_path.iterdir()) == before


def test_a_missing_file_is_told_and_leaves_nothing_behind(ws, record, tmp_path):
    (proof,) = inspections.inspection_dossier(ws, record.uuid).evidence
    path_of(ws, proof).unlink()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Environment, match="evidence_missing"):
        inspection_archives.archive(ws, record.uuid, tmp_path / "案卷")
    assert sorted(tmp_path.iterdir()) == before
