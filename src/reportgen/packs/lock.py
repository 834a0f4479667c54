"""The lock of packs that came from elsewhere: what each was when it came, so that a change of it is noticed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from reportgen.source import Diagnostic, ReportgenError, Scalar, Span, load, problem
from reportgen.source import Mapping as YamlMapping

_KEYS = ("version", "sha256", "file")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HEAD = "# 别处来的模板包，由 reportgen packs add 记下，不要手改 / Packs from elsewhere. Do not edit.\n"


class Locked(NamedTuple):
    """What the lock holds of one pack: its version, the sum of its files, and the name of the file it came as."""

    version: str
    sha256: str
    file: str


def digest(files: Mapping[str, bytes]) -> str:
    """The sum of a pack's files, their paths included, whatever archive or folder they come in."""
    total = sha256()
    for path, content in sorted(files.items()):
        total.update(f"{len(path.encode())} {path} {len(content)} ".encode())
        total.update(content)
    return total.hexdigest()


def read_lock(content: bytes, path: str) -> dict[str, Locked]:
    """The entries of a lock by pack; raises `ReportgenError` (PCK032) for one that is damaged."""
    try:
        root, found = load(content, path)
    except ReportgenError as error:
        root, found = None, error.diagnostics
    if found:
        # Nobody wrote it by hand, so that what YAML says of it helps nobody.
        raise ReportgenError(problem("PCK032", found[0].span))
    if root is None:
        return {}
    if not isinstance(root, YamlMapping):
        raise ReportgenError(problem("PCK032", root.span))
    return {name.value: _locked(name, entry) for name, entry in root.items}


def _locked(name: Scalar, entry: object) -> Locked:
    values = [entry.get(key) for key in _KEYS] if isinstance(entry, YamlMapping) else []
    texts = [value.value for value in values if isinstance(value, Scalar)]
    if len(texts) != len(_KEYS) or not _SHA256.fullmatch(texts[1]):
        raise ReportgenError(problem("PCK032", name.span))
    return Locked(*texts)


def lock_text(entries: Mapping[str, Locked]) -> bytes:
    """The lock as a file, sorted by pack."""
    lines = [_HEAD]
    for name, locked in sorted(entries.items()):
        lines.append(f"{json.dumps(name, ensure_ascii=False)}:\n")
        lines += (f"  {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in locked._asdict().items())
    return "".join(lines).encode()


def changes(name: str, folder: str, files: Mapping[str, bytes], content: bytes, path: str) -> list[Diagnostic]:
    """The finding that the pack in `folder` is not what the lock at `path` says; none for one that is not locked."""
    locked = read_lock(content, path).get(name)
    if locked is None or locked.sha256 == digest(files):
        return []
    return [problem("PCK031", Span(folder), name=name, version=locked.version, file=locked.file)]
