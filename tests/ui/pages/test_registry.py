from __future__ import annotations

import pytest

from core.resources import resource_path
from core.wording import word
from ui.pages.registry import PAGES
from ui.session import Session


@pytest.mark.parametrize("name", PAGES)
def test_every_page_knows_its_name_and_has_words_and_an_icon(name: str, empty: Session, qtbot):
    page = PAGES[name](empty)
    qtbot.addWidget(page)
    assert name == page.NAME
    assert word(f"pages.{name}")
    assert resource_path("icons", f"{name}.svg").is_file()
