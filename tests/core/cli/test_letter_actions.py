from __future__ import annotations

from contextlib import contextmanager

from core.cli import letter_actions
from core.cli.commands import letters_command


def test_every_action_hands_its_arguments_and_the_way_to_open_on(monkeypatch):
    heard = []
    monkeypatch.setitem(letter_actions._ACTIONS, "kinds", lambda args, opened: heard.append((args, opened)))

    @contextmanager
    def opened(args):
        yield args

    letter_actions.opening(opened)["kinds"]("the arguments")
    assert heard == [("the arguments", opened)]


def test_the_letters_command_knows_them_all():
    assert callable(letters_command)
    assert {"propose", "kinds", "reply", "printed", "template", "gaps"} <= set(letter_actions.opening(None))
