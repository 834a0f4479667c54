"""A cap on this process' memory on Windows: a job object (作业对象) that holds it alone.

By the documentation of JOBOBJECT_EXTENDED_LIMIT_INFORMATION, SetInformationJobObject and AssignProcessToJobObject.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64

_ACTIVE_PROCESS = 0x0008  # a template has no process to start
_PROCESS_MEMORY = 0x0100
_DIE_ON_UNHANDLED_EXCEPTION = 0x0400  # without a window that waits for an answer
_EXTENDED_LIMIT_INFORMATION = 9


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", c_int64),
        ("PerJobUserTimeLimit", c_int64),
        ("LimitFlags", c_uint32),
        ("MinimumWorkingSetSize", c_size_t),
        ("MaximumWorkingSetSize", c_size_t),
        ("ActiveProcessLimit", c_uint32),
        ("Affinity", c_size_t),
        ("PriorityClass", c_uint32),
        ("SchedulingClass", c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, field by field."""

    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", c_uint64 * 6),
        ("ProcessMemoryLimit", c_size_t),
        ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t),
        ("PeakJobMemoryUsed", c_size_t),
    )


def limits(memory: int) -> ExtendedLimits:
    """The limits of a job whose one process may commit `memory` bytes."""
    found = ExtendedLimits()
    found.BasicLimitInformation.LimitFlags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    found.BasicLimitInformation.ActiveProcessLimit = 1
    found.ProcessMemoryLimit = memory
    return found


def cap(memory: int) -> bool:
    """Put this process into a job of its own with such limits; gives whether that could be done."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    # Handles are as wide as pointers; ctypes takes what is not declared for an int.
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    wanted = limits(memory)
    told = ctypes.byref(wanted), ctypes.sizeof(wanted)
    job = kernel.CreateJobObjectW(None, None)  # never closed: it lasts as long as the process
    return bool(
        job
        and kernel.SetInformationJobObject(job, _EXTENDED_LIMIT_INFORMATION, *told)
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
