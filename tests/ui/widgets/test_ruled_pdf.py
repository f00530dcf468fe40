"""The ruler and the grid stand on the page only when they are asked for."""

from __future__ import annotations

import tomllib

from core.domain.letter import LetterKind
from core.letter_shelf import shipped_text
from core.letters import letter, trial
from ui.widgets.ruled_pdf import RuledPdf


def test_the_grid_is_painted_on_request(qtbot, tmp_path):
    plan = tomllib.loads(shipped_text("supervision"))
    content = letter.compose(LetterKind.SUPERVISION, trial.sample_facts(plan), plan)
    letter.draw_pdf(letter.lay_out(content, bundled_only=True), tmp_path / "x.pdf")
    view = RuledPdf()
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show_file(tmp_path / "x.pdf")
    view.show()
    qtbot.waitUntil(lambda: bool(view.pictures.pages()))
    plain = view.grab().toImage()
    view.rule(shown=True)
    assert view.grab().toImage() != plain
    view.rule(shown=False)
    assert view.grab().toImage() == plain
