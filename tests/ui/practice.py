"""A real ledger in a session, filled as a clerk would: for tests of pages and dialogs."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.domain.drafts import InspectionDraft, ProblemDraft
from core.domain.inspection import Count, InspectionKind, InspectionRecord, InspectionWay, Qualifier
from core.operations import imports, inspections, ledgers
from core.resources import resource_path
from core.workspace import Workspace
from ui.session import Session

TODAY = date(2020, 12, 22)
CLOCK = FixedClock.on(TODAY)
SHEET = resource_path("practice", "baoding-2020-issues.xlsx")


def begin(folder: Path, **office: str) -> Workspace:
    """Return a new ledger of a county office in ``folder``."""
    identity = ledgers.new_office(
        "容城县委全面依法治县委员会办公室",
        "130629",
        **{"number_prefix": "容法督", "operator": "王敏"} | office,
    )
    return ledgers.create_ledger(folder, identity, CLOCK)


def begin_with_superior(folder: Path) -> Workspace:
    """Return a new ledger that knows where its packages go."""
    return begin(folder, superior_name="保定市委全面依法治市委员会办公室", superior_code="130600")


def import_sheet(workspace: Workspace) -> None:
    """Bring the practice ledger in."""
    imports.apply_proposal(workspace, imports.read_proposal(workspace, SHEET), "2020年督察反馈")


def an_inspection_draft() -> InspectionDraft:
    """Return an inspection with two problems and a count."""
    return InspectionDraft(
        title="行政执法案卷专项检查",
        kind=InspectionKind.SPECIAL,
        ways=(InspectionWay.ON_SITE, InspectionWay.CASE_FILES),
        basis="容法委〔2020〕6号",
        started_on=date(2020, 12, 8),
        ended_on=date(2020, 12, 9),
        units=("容城县市场监督管理局",),
        people=("王敏", "刘洋"),
        counts=(Count(name="查阅材料", value=400, unit_word="份", qualifier=Qualifier.OVER),),
        files_checked=36,
        files_good=29,
        problems=(
            ProblemDraft(
                text="部分案卷没有记载集体讨论情况", place="市场监督管理局", requirement="一个月内补正"
            ),
            ProblemDraft(text="执法记录仪使用不规范", requirement="2021年1月底前建立管理制度"),
        ),
        conclusion="总体规范，法制审核薄弱。",
    )


def record(workspace: Workspace) -> InspectionRecord:
    """Enter ``an_inspection_draft``."""
    return inspections.record_inspection(workspace, an_inspection_draft()).value


def session_on(workspace: Workspace) -> Session:
    """Close ``workspace`` and open its ledger in a session, as the window does."""
    folder = workspace.folder
    workspace.close()
    return Session.open(folder, CLOCK)


@pytest.fixture(scope="session")
def register_folder(tmp_path_factory):
    """Return a ledger folder that holds the practice ledger and one inspection; to be copied only."""
    folder = tmp_path_factory.mktemp("register") / "ledger"
    workspace = begin_with_superior(folder)
    import_sheet(workspace)
    record(workspace)
    workspace.close()
    return folder


@pytest.fixture
def full_session(register_folder, tmp_path):
    """Return a session on a copy of that ledger, whose office knows its superior."""
    folder = tmp_path / "register"
    shutil.copytree(register_folder, folder)
    session = Session.open(folder, CLOCK)
    yield session
    session.close()


@pytest.fixture
def empty_session(tmp_path):
    """Return a session on a ledger with nothing in it and no superior named."""
    session = session_on(begin(tmp_path / "empty"))
    yield session
    session.close()
