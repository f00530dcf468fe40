"""What is done to selected issues is asked once and told on the page."""

from __future__ import annotations

import pytest

from ui.pages.ledger_page import LedgerPage
from ui.pages.selected_act import ask_about_selected


class Asked:
    """A dialog that is answered at once."""

    def __init__(self, answer: str | None) -> None:
        self.done_with = answer
        self.gone = False

    def exec(self) -> int:
        return 1

    def deleteLater(self) -> None:  # noqa: N802 - Qt's name
        self.gone = True


@pytest.mark.parametrize(("answer", "told"), [("改好了", "改好了。"), (None, "")])
def test_what_was_done_is_told_and_nothing_when_it_was_left(page: LedgerPage, monkeypatch, answer, told):
    heard: list[str] = []
    asked = Asked(answer)
    monkeypatch.setattr(page.pane, "selected_issues", lambda: ["one", "two"])
    monkeypatch.setattr(page, "tell", lambda text, _tone: heard.append(text))
    seen = []
    ask_about_selected(page, lambda _s, uuids, _p: seen.extend(uuids) or asked, lambda done: f"{done}。")
    assert seen == ["one", "two"]
    assert heard == ([told] if told else [])
    assert asked.gone


def test_without_a_selection_no_dialog_opens(page: LedgerPage, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(page.pane, "selected_issues", list)
    monkeypatch.setattr(page, "tell", lambda text, _tone: heard.append(text))
    ask_about_selected(page, lambda *_: pytest.fail("a dialog opened"), str)
    assert len(heard) == 1
