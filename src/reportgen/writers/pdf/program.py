"""LibreOffice as a program: found, run with a profile and a deadline of its own, ended with all it has started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.source import MachineError

_NAMES = ("soffice", "libreoffice")
# Where its installers put it; on Windows soffice.com is the one that waits until the work is done.
_WINDOWS = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_INSTALLED = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
# Seconds; an annual report takes 5, most of it the start.
DEADLINE = 180.0
# Seconds that a system may take to end a process that it was told to end.
_ENDING = 10.0


def find_program() -> str:
    """The path of LibreOffice: `REPORTGEN_SOFFICE`, one on the path, or one where it is usually installed."""
    named = os.environ.get("REPORTGEN_SOFFICE")
    found = [named] if named else [*map(shutil.which, _NAMES), *filter(os.path.isfile, _usual_places())]
    program = next(filter(None, found), None)
    if program is None or not shutil.which(program):
        raise MachineError("OUT020", named or "LibreOffice")
    return program


def _usual_places() -> list[str]:
    folders = filter(None, map(os.environ.get, _WINDOWS))
    return [*(str(Path(folder, "LibreOffice", "program", "soffice.com")) for folder in folders), *_INSTALLED]


def converted(docx: bytes, program: str, seconds: float = DEADLINE, kind: str = "pdf") -> bytes:
    """The PDF that `program` makes of a Word file; raises `MachineError` where it makes none.

    `kind` is what it calls a format, with the options of it.
    """
    try:
        with TemporaryDirectory(prefix="reportgen-pdf-", ignore_cleanup_errors=True) as folder:
            source = Path(folder, "report.docx")
            source.write_bytes(docx)
            profile = Path(folder, "profile").as_uri()
            options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", kind, "--outdir", folder]
            said = _run([program, f"-env:UserInstallation={profile}", *options, str(source)], folder, seconds)
            made = source.with_suffix(".pdf")
            if not made.is_file():
                raise MachineError("OUT021", program, said or "no file")
            return made.read_bytes()
    except OSError as error:
        raise MachineError("OUT021", program, error.strerror or type(error).__name__) from error


def _run(command: list[str], folder: str, seconds: float) -> str:
    """Run `command` to its end; gives the last line it says. Whatever ends us, ends it and its children."""
    # A group of its own: the program is a starter, and ending that alone would leave the one that works.
    with subprocess.Popen(  # noqa: S603 — the program that the user has installed, with arguments of ours
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=sys.platform != "win32",
    ) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise MachineError("OUT022", command[0], f"{seconds:g}") from error
        except BaseException:
            _end(process)
            raise
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        taskkill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(taskkill, capture_output=True, check=False)  # noqa: S603 — a program of Windows
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_ENDING)
