from __future__ import annotations

import io
import pickle

import pytest

from core.domain.issue import IssueStatus
from core.errors import Environment
from core.importing.bounded import _AnswerReader, run_bounded
from core.progress import SILENT
from tests.core.importing import bounded_work


def run(work, *arguments, **bounds):
    return run_bounded(work, *arguments, name="台账.xlsx", progress=SILENT, **bounds)


def code_of(work, *arguments, **bounds):
    with pytest.raises(Environment) as failed:
        run(work, *arguments, **bounds)
    return failed.value.code


def test_work_that_takes_too_long_is_killed():
    assert code_of(bounded_work.sleep, 600, seconds=0.5) == "import_too_slow"


def test_work_that_takes_too_much_memory_is_stopped():
    assert code_of(bounded_work.swallow, 1 << 30) == "import_too_heavy"
    assert run(bounded_work.swallow, 50 << 20) == 50 << 20


def test_a_process_that_dies_is_a_sentence():
    assert code_of(bounded_work.die) == "import_too_heavy"


def test_our_own_bug_comes_back_as_a_bug_with_its_trace():
    with pytest.raises(RuntimeError, match="KeyError: 'ours'"):
        run(bounded_work.break_down)


def test_only_plain_records_are_taken_from_the_other_side():
    with pytest.raises(pickle.UnpicklingError):
        run(bounded_work.smuggle)


class ByGetattr:
    """Pickles as CPython 3.11.0 to 3.11.3 pickle an enum member."""

    def __init__(self, owner, name):
        self.call = (getattr, (owner, name))

    def __reduce__(self):
        return self.call


def test_choices_are_taken_as_every_python_3_11_pickles_them():
    content = pickle.dumps(ByGetattr(IssueStatus, "CLOSED"))
    assert _AnswerReader(io.BytesIO(content)).load() is IssueStatus.CLOSED


@pytest.mark.parametrize(
    ("owner", "name"), [(IssueStatus, "mro"), ("text", "upper"), (IssueStatus.CLOSED, "name")]
)
def test_nothing_but_a_choice_is_reached_by_name(owner, name):
    content = pickle.dumps(ByGetattr(owner, name))
    with pytest.raises((pickle.UnpicklingError, KeyError)):
        _AnswerReader(io.BytesIO(content)).load()


def test_progress_is_passed_on():
    heard = []

    class Listener:
        def step(self, done, total, what=""):
            heard.append((done, total))

    assert run_bounded(bounded_work.count, name="a", progress=Listener()) == 3
    assert (2, 3) in heard
