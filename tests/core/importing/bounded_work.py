"""Work for the bounded process, importable by name from the other side."""

from __future__ import annotations

import os
import time


def sleep(report, seconds):
    time.sleep(seconds)


def swallow(report, size):
    return len(bytearray(size))


def die(report):
    os._exit(7)


def break_down(report):
    raise KeyError("ours")


def smuggle(report):
    return os.getcwd


def count(report):
    report(1, 3)
    report(2, 3)
    return 3
