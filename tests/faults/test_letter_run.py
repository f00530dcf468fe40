"""A run in one file of which a process is killed, stopped or orphaned: the file is whole, or not there."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.letters import crew, drawn_run
from core.letters.drawn_run import RunPaper, draw_run
from tests.core.letters import samples, shared_runs

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")

PAPERS = [RunPaper(samples.content(document_number=f"容法督函〔2020〕{number}号")) for number in range(1, 25)]
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_run_whose_helper_is_killed_or_stands_still_is_the_same_run(how, tmp_path, monkeypatch):
    monkeypatch.setattr(drawn_run, "_PIECE", 1)
    monkeypatch.setattr(crew, "_PATIENCE_S", 0.3)
    draw_run(PAPERS, tmp_path / "alone.pdf", bundled_only=True, beside=0)
    arrived = shared_runs.watched(monkeypatch)
    struck = []

    def strike(_done: int) -> None:
        if arrived.is_set() and not struck:
            (helper,) = (each for each in multiprocessing.active_children() if each.name == "hand")
            os.kill(helper.pid, how)
            struck.append(helper)

    draw_run(PAPERS, tmp_path / "run.pdf", bundled_only=True, beside=1, told=strike)
    assert struck
    assert (tmp_path / "run.pdf").read_bytes() == (tmp_path / "alone.pdf").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_helpers_end_with_a_program_that_is_killed_and_no_file_bears_the_name(tmp_path):
    script = (
        "import multiprocessing, os, signal, sys; from pathlib import Path;"
        "from core.letters.drawn_run import RunPaper, draw_run; from tests.core.letters import samples\n"
        "def told(done):\n"
        "    if done == 3:\n"
        "        print(*(each.pid for each in multiprocessing.active_children()), flush=True)\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "papers = (RunPaper(samples.content()) for _ in range(1000))\n"
        "draw_run(papers, Path(sys.argv[1]), bundled_only=True, told=told, beside=1)\n"
    )
    target = tmp_path / "run.pdf"
    killed = subprocess.run(
        [sys.executable, "-c", script, str(target)], cwd=ROOT, capture_output=True, text=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    helper = int(killed.stdout.split()[0])
    for _ in range(1_200):
        if not Path(f"/proc/{helper}").exists() or "Z" in Path(f"/proc/{helper}/stat").read_text().split()[2]:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the helper outlives the program")
    assert not target.exists()
