"""Programs that nobody here wrote: they read our Word files, lay them out and judge them."""

from __future__ import annotations

import atexit
import functools
import io
import itertools
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import mammoth  # type: ignore[import-untyped]
import pytest
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity  # type: ignore[import-untyped]
from psutil import NoSuchProcess, Process

# Set where the whole suite must run: then a missing program is a failure, elsewhere it skips the test.
IN_CI = bool(os.environ.get("REPORTGEN_CI"))

_DEADLINE = 120


@functools.cache
def valid(content: bytes) -> bytes:
    """`content` again, if neither validator finds an error in it. The Open XML SDK is asked where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "checked.docx")
        path.write_bytes(content)
        found = _audit(path)
        if IN_CI or os.environ.get("OOXML_VALIDATOR"):
            found += sdk_errors(path)
    assert not found, "\n".join(found)
    return content


def sdk_errors(path: Path) -> list[str]:
    """What Microsoft's Open XML SDK finds wrong with a file. (It mends some files, so it is given copies.)"""
    program = _program("ooxml-validator", os.environ.get("OOXML_VALIDATOR"))
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    answer = json.loads(_output([program, str(path), "Microsoft365"], environment))
    return [f"Open XML SDK: {error['description']} ({error['path']} {error['xPath']})" for error in answer["errors"]]


def _audit(path: Path) -> list[str]:
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0, security_validation=True)
    found = validator.validate(path).errors
    # Targets outside the file are warnings there: links are meant to have them.
    return [f"openxml-audit: {error}" for error in found if error.severity is ValidationSeverity.ERROR]


@functools.cache
def converted(content: bytes, suffix: str) -> bytes:
    """The file that LibreOffice makes of a .docx: `pdf`, or `txt` in UTF-8. Each one is made once a session."""
    program = open_program()
    kind = "txt:Text (encoded):UTF8" if suffix == "txt" else suffix
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "converted.docx")
        source.write_bytes(content)
        _output([program, "--headless", "--convert-to", kind, "--outdir", folder, str(source)])
        return source.with_suffix(f".{suffix}").read_bytes()


@functools.cache
def open_program() -> str:
    """The path of a program that hands what is asked of LibreOffice to one that stands open for all the session.

    A start takes a second, a conversion a tenth. The profile is the session's own, whichever is asked for: nobody's
    settings change what is measured. (On Windows it is LibreOffice itself.)
    """
    if sys.platform == "win32":
        return _program("soffice")
    folder = tempfile.mkdtemp(prefix="reportgen-office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    office = [_program("soffice"), f"-env:UserInstallation=file://{folder}", "--norestore"]
    _keep_open(office, Path(folder))
    program = Path(folder, "soffice")
    program.write_text(
        f'#!/bin/sh\ncase $1 in -env:UserInstallation=*) shift ;; esac\nexec {shlex.join(office)} "$@"\n'
    )
    program.chmod(0o755)
    return str(program)


def _keep_open(office: list[str], folder: Path) -> None:
    """Start LibreOffice with a document that stays open: those that start with its profile leave their work to it."""
    document = folder / "open.txt"
    document.touch()
    command = [*office, "--headless", f"--accept=pipe,name={folder.name};urp", str(document)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + _DEADLINE
    # The socket with the name that we have chosen is the last that it opens.
    while not any(folder.name in socket for socket in _sockets(process)):
        assert process.poll() is None, "LibreOffice has not started"
        assert time.monotonic() < deadline, "LibreOffice takes too long to start"
        time.sleep(0.2)
    atexit.register(_close, process, _sockets(process))


def _sockets(office: subprocess.Popen[bytes]) -> list[str]:
    """Where LibreOffice takes work from others."""
    with suppress(NoSuchProcess):
        sockets = (each.net_connections("unix") for each in Process(office.pid).children())
        return [str(socket.laddr) for socket in itertools.chain(*sockets) if "OSL_PIPE" in str(socket.laddr)]
    return []


def _close(office: subprocess.Popen[bytes], sockets: list[str]) -> None:
    """End LibreOffice, and remove what it leaves."""
    with suppress(NoSuchProcess):
        for each in Process(office.pid).children():
            each.kill()
    office.wait(_DEADLINE)
    for socket in sockets:
        Path(socket).unlink(missing_ok=True)


def text_by_libreoffice(content: bytes) -> str:
    """The text that LibreOffice reads; footnotes come at the end."""
    return converted(content, "txt").decode("utf-8-sig")


def text_by_mammoth(content: bytes) -> str:
    """The text that mammoth reads: paragraphs with an empty line between them."""
    return str(mammoth.extract_raw_text(io.BytesIO(content)).value)


def blocks_by_pandoc(content: bytes) -> list[str]:
    """The text that pandoc reads, a block at the top level each, without footnotes."""
    return ["".join(_words(block)) for block in _pandoc_tree(content)["blocks"]]


def notes_by_pandoc(content: bytes) -> list[str]:
    """The footnotes that pandoc reads."""
    return ["".join(_words(note["c"])) for note in _notes(_pandoc_tree(content)["blocks"])]


@functools.cache
def _pandoc_tree(content: bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "read.docx")
        path.write_bytes(content)
        return json.loads(_output([_program("pandoc"), "--from", "docx", "--to", "json", str(path)]))


def _words(node: Any) -> Iterator[str]:
    """The words below a node of pandoc's tree: `{"t": kind, "c": content}`."""
    if isinstance(node, list):
        for inner in node:
            yield from _words(inner)
    elif isinstance(node, dict) and node["t"] == "Str":
        yield node["c"]
    elif isinstance(node, dict) and node["t"] in ("Code", "CodeBlock"):
        yield node["c"][1]
    elif isinstance(node, dict) and node["t"] != "Note":
        yield " " if node["t"] in ("Space", "SoftBreak", "LineBreak") else ""
        yield from _words(node.get("c", []))


def _notes(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        if node["t"] == "Note":
            yield node
        node = node.get("c")
    for inner in node if isinstance(node, list) else ():
        yield from _notes(inner)


def _output(command: list[str], environment: dict[str, str] | None = None) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=_DEADLINE, env=environment).stdout


def _program(name: str, path: str | None = None) -> str:
    found = path or shutil.which(name)
    return found if found else missing(name)


def missing(name: str) -> NoReturn:
    """End a test that needs the program `name`: as skipped, or in CI as failed."""
    if IN_CI:
        pytest.fail(f"{name} is not installed, and REPORTGEN_CI asks for the whole suite")
    pytest.skip(f"{name} is not installed")


def require_libreoffice() -> None:
    """Skip a test where LibreOffice is not installed, or fail it where it must be."""
    _program("soffice")
