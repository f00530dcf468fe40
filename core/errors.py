"""The three families of failure, told apart once so that every face answers them alike.

A ``UserFacing`` error carries a wording key and facts, never a sentence: the sentence stands in
``resources/wording`` under ``errors.<code>`` and always says what happened, what was kept and what to
do next. Anything that is not ``UserFacing`` is our own bug and is shown with the path of the log.
"""

from __future__ import annotations


class UserFacing(Exception):
    """An error that a person can understand and act on.

    ``code`` names the sentence in the wording catalogue; ``facts`` fill its placeholders.
    """

    exit_code = 1

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Refused(UserFacing):
    """A rule of the ledger says no; nothing was changed."""

    exit_code = 1


class Environment(UserFacing):
    """The world outside says no: disk, lock, font, foreign or damaged file, display."""

    exit_code = 3


class Cancelled(UserFacing):
    """A person stopped the work; everything begun was rolled back."""

    exit_code = 1

    def __init__(self) -> None:
        super().__init__("cancelled")
