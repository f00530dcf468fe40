"""The program's one door: no command opens the window, a command is carried out without one."""

from __future__ import annotations

import multiprocessing
import sys

from core.cli.parser import build_parser


def main(arguments: list[str] | None = None) -> int:
    """Carry out the command line and return the exit code."""
    from core.cli.run import run, speak_utf8

    speak_utf8()
    args = build_parser().parse_args(arguments)
    if args.command is None:
        from ui.app import run as open_window

        return open_window(args)
    if args.command in ("demo", "self-test"):
        from ui.showing import COMMANDS

        return run(args, COMMANDS)
    return run(args)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
