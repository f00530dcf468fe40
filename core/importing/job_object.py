"""The memory cap of a Windows process: a job object that the process puts itself into."""

from __future__ import annotations

import ctypes
import sys

_PROCESS_MEMORY = 0x100
_EXTENDED_LIMITS = 9


class _BasicLimits(ctypes.Structure):
    _fields_ = [
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    ]


class _ExtendedLimits(ctypes.Structure):
    _fields_ = [
        ("basic", _BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    ]


def cap_memory(size: int) -> bool:
    """Cap this process at ``size`` bytes; tell whether the system agreed. Only Windows has job objects."""
    if sys.platform == "win32":
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.CreateJobObjectW.restype = ctypes.c_void_p
        system.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(system.CreateJobObjectW(None, None))
        wanted = _ExtendedLimits()
        wanted.basic.flags = _PROCESS_MEMORY
        wanted.process_memory = size
        size_of = ctypes.sizeof(wanted)
        taken = system.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), size_of)
        process = ctypes.c_void_p(system.GetCurrentProcess())
        return bool(taken) and bool(system.AssignProcessToJobObject(job, process))
    return False
