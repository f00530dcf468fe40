"""The program's one door: no command opens the window, a command is carried out without one."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Carry out the command line and return the exit code."""
    from core.cli.streams import speak_utf8

    speak_utf8()
    words = sys.argv[1:] if arguments is None else arguments
    if not words:
        return _window(None)
    from core.cli.parser import build_parser

    args = build_parser().parse_args(words)
    if args.command is None:
        return _window(args.ledger)
    from core.cli.run import run

    if args.command in ("demo", "self-test"):
        from ui.showing import COMMANDS

        return run(args, COMMANDS)
    return run(args)


def _window(ledger: str | None) -> int:
    """Open the window; nothing made on the way to its first page is garbage, ``ui.app`` looks again later."""
    import gc

    gc.disable()
    from ui.jobs.qt_entry import bring_qt

    bring_qt()
    from ui.start import run

    return run(ledger)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
