from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from core.domain.proposal import Rejection
from core.domain.verdict import Verdict
from core.operations import imports, ledgers
from core.wording import word
from tests.ui import practice
from ui.dialogs.import_review import ImportReview


@pytest.fixture(scope="module")
def proposal(register_folder, tmp_path_factory):
    folder = shutil.copytree(register_folder, tmp_path_factory.mktemp("review") / "ledger")
    workspace = ledgers.open_ledger(folder, practice.CLOCK, read_only=True)
    read = imports.read_proposal(workspace, practice.SHEET)
    workspace.close()
    return read


@pytest.fixture
def review(qtbot, dressed_application):
    review = ImportReview()
    qtbot.addWidget(review)
    return review


def test_counts_are_said_in_words_by_what_would_happen(review, proposal):
    first, *others = proposal.issues
    mixed = replace(proposal, issues=(replace(first, verdict=Verdict.NEW), *others))
    review.show_proposal(mixed)
    words = [label.text() for label in review.findChildren(QLabel)]
    assert word("import_dialog.count_issues", count=22) in words
    assert "新增 1" in words
    assert "无变化 21" in words


def test_refused_rows_stand_on_a_tab_of_their_own_with_the_reason(review, proposal):
    review.show_proposal(replace(proposal, rejected=(Rejection(row=30, reason="没有问题内容"),)))
    titles = [review.tabs.tabText(place) for place in range(review.tabs.count())]
    assert word("import_dialog.tab_rejected", count=1) in titles
    assert review._rejected.item(0, 0).text() == "30"
    assert review._rejected.item(0, 1).text() == "没有问题内容"


def test_without_refused_rows_there_is_no_such_tab(review, proposal):
    review.show_proposal(proposal)
    titles = [review.tabs.tabText(place) for place in range(review.tabs.count())]
    assert not any(title.startswith("不能导入") for title in titles)


def test_a_column_nobody_knows_says_where_its_text_goes(review, proposal):
    review.show_proposal(replace(proposal, columns=(("整改责任/落实单位", "units"), ("联系邮箱", ""))))
    assert review._columns.item(0, 1).text() == word("fields.units")
    assert review._columns.item(1, 1).text() == word("import_dialog.field_unknown")
