"""A run in one file: the same bytes whoever drew it, and each letter as it was frozen."""

from __future__ import annotations

import multiprocessing

import pypdfium2
import pytest

from core.errors import Cancelled, Environment
from core.letters import drawn_run
from core.letters.content import Block, content_json
from core.letters.draw import Pen, bind
from core.letters.drawn_run import PaperDiffers, RunPaper, draw_run, stand_by, stand_down
from core.letters.hands import standby
from core.letters.letter import draw_pdf, lay_out
from tests.core.letters import samples, shared_runs

LETTERS = [samples.content(document_number=f"容法督函〔2020〕{number}号") for number in range(1, 13)]


@pytest.fixture
def papers(monkeypatch):
    """A dozen letters in pieces of one, one of them with a character beyond the first plane."""
    monkeypatch.setattr(drawn_run, "_PIECE", 1)
    rare = samples.content(blocks=(Block(text="龚䶮𠅤𬭳"),))
    return [RunPaper(content) for content in (*LETTERS, rare, samples.made_up(3))]


def draw(papers, path, **wishes):
    draw_run(papers, path, bundled_only=True, **wishes)
    return path.read_bytes()


def test_the_bytes_do_not_depend_on_how_many_processes_draw(papers, tmp_path, monkeypatch):
    alone = draw(papers, tmp_path / "1.pdf", beside=0)
    for beside in (1, 2):
        drawn_elsewhere = shared_runs.watched(monkeypatch)
        assert draw(iter(papers), tmp_path / f"{beside + 1}.pdf", beside=beside) == alone
        assert drawn_elsewhere.is_set()
    with pypdfium2.PdfDocument(alone) as document:
        said = "".join(page.get_textpage().get_text_range() for page in document)
    for number in range(1, 13):
        assert f"〔2020〕{number}号" in said
    assert "龚䶮𠅤𬭳" in said
    assert alone.count(b"/FontFile2") < 8


def test_who_stands_by_draws_one_run_after_the_other_as_if_alone(papers, tmp_path, monkeypatch):
    alone = [draw(part, tmp_path / "alone.pdf", beside=0) for part in (papers, papers[:12])]
    stand_by(3, bundled_only=True, beside=1)
    assert not standby._wanted, "a short run is drawn without others"
    stand_by(12, bundled_only=True, beside=1)
    try:
        for part, expected in zip((papers, papers[:12]), alone, strict=True):
            drawn_elsewhere = shared_runs.watched(monkeypatch)
            assert draw(part, tmp_path / "run.pdf", beside=1) == expected
            assert drawn_elsewhere.is_set()
            monkeypatch.undo()
            monkeypatch.setattr(drawn_run, "_PIECE", 1)
            (waiting,) = [each for each in multiprocessing.active_children() if each.name == "hand"]
            assert waiting.is_alive()
    finally:
        stand_down()


def test_the_pages_are_those_of_each_letter_alone(papers, tmp_path):
    joined = draw(papers, tmp_path / "joined.pdf", beside=0)
    draw_pdf(lay_out(samples.made_up(3), bundled_only=True), tmp_path / "alone.pdf")
    draw([RunPaper(samples.made_up(3))], tmp_path / "one.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "alone.pdf").read_bytes()
    assert len(joined) < len(papers) * (tmp_path / "alone.pdf").stat().st_size


def test_who_cancels_finds_nothing_written(papers, tmp_path):
    heard = []

    def told(done: int) -> None:
        heard.append(done)
        if done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw_run(papers, tmp_path / "joined.pdf", bundled_only=True, told=told, beside=0)
    assert heard == [0, 1, 2, 3, 4, 5]
    assert list(tmp_path.iterdir()) == []


def test_a_letter_must_be_the_one_in_its_file(tmp_path):
    content = LETTERS[0]
    kept = tmp_path / "kept.pdf"
    draw_pdf(lay_out(content, bundled_only=True), kept)
    joined = tmp_path / "joined.pdf"
    draw([RunPaper(content_json(content), kept)], joined)
    assert joined.read_bytes() == kept.read_bytes()
    joined.unlink()
    gone = tmp_path / "gone.pdf"
    for said, path in ((content_json(LETTERS[1]), kept), ("{}", kept), (content_json(content), gone)):
        with pytest.raises(PaperDiffers):
            draw([RunPaper(said, path)], joined)
        assert not joined.exists()
    with pytest.raises(Environment, match="letter_content_damaged"):
        draw([RunPaper("{}")], joined)


def test_one_that_cannot_be_drawn_is_found_among_others(tmp_path):
    kept = tmp_path / "kept.pdf"
    draw_pdf(lay_out(LETTERS[0], bundled_only=True), kept)
    good, damaged = RunPaper(content_json(LETTERS[0]), kept), RunPaper("{}", kept)
    with pytest.raises(PaperDiffers):
        draw([good, damaged, good], tmp_path / "joined.pdf")
    with pytest.raises(Environment, match="letter_content_damaged"):
        draw([good, RunPaper("{}"), good], tmp_path / "joined.pdf")
    draw([good, good], tmp_path / "joined.pdf")


def test_a_file_of_more_pages_is_another_letter(tmp_path):
    pen = Pen()
    paper = pen.draw(lay_out(LETTERS[0], bundled_only=True))
    bind([paper], pen.used, tmp_path / "twice.pdf", copies=2)
    with pytest.raises(PaperDiffers):
        draw([RunPaper(LETTERS[0], tmp_path / "twice.pdf")], tmp_path / "joined.pdf")


def test_nothing_cannot_be_drawn(tmp_path):
    with pytest.raises(ValueError, match="nothing"):
        draw([], tmp_path / "joined.pdf")
