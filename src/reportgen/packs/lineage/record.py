"""The record (`inherited.yaml`) of a pack: what it changes, as that was in the packs it extends when it was changed."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.packs.lineage.parts import Contents, Key, Part, inherited
from reportgen.packs.pack import Pack
from reportgen.source import Mapping as YamlMapping
from reportgen.source import Result, Scalar, Span, load, problem

RECORD = "inherited.yaml"
# Kept from the beginning, whether or not the pack changes them already; keys are many and seldom changed.
_ALWAYS = ("block", "message", "style", "number")

_HEAD = """\
# 本包改写的各处在父包里原来是什么样，由 reportgen packs 写，不必手改。
# 父包升级以后，reportgen packs diff 凭它看出哪些改写要重新核对。
# What this pack changes, as its parents had it then: written by reportgen, compared by `reportgen packs diff`.
"""


class Record(NamedTuple):
    """The parent and its version when a pack was last compared with it, and its parts then, by their keys as text.

    `labels` lead from the Chinese names of sentences to these keys: a sentence that is gone has lost its name too.
    """

    parent: str
    version: str
    parts: Mapping[str, str]
    labels: Mapping[str, str]


class Stale(NamedTuple):
    """A change of a pack whose ground has moved: what its parents said then, and say now (None: nothing any more)."""

    key: Key
    then: str
    current: Part | None
    own: Part


def take_record(chain: Sequence[Contents]) -> Record:
    """The record of the first pack of `chain` as things are."""
    own, parent = chain[0].parts, chain[1]
    kept = {key: part for key, part in inherited(chain).items() if key.kind in _ALWAYS or key in own}
    labels = {f"message {part.label}": str(key) for key, part in kept.items() if key.kind == "message"}
    return Record(parent.pack, parent.version, {str(key): part.text for key, part in kept.items()}, labels)


def record_text(record: Record) -> str:
    """The record as a file."""
    head = f"{_HEAD}parent: {_quoted(record.parent)}\nversion: {_quoted(record.version)}\n"
    return head + _table("parts", record.parts) + _table("labels", record.labels)


def _table(name: str, texts: Mapping[str, str]) -> str:
    lines = "".join(f"  {_quoted(key)}: {_quoted(text)}\n" for key, text in sorted(texts.items()))
    return f"{name}:\n{lines}" if lines else f"{name}: {{}}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON strings are YAML


def read_record(pack: Pack) -> Result[Record | None]:
    """The record of a pack, None where it has none or one that can't be read, which is told."""
    if RECORD not in pack.files:
        return Result(None)
    path = posixpath.join(pack.folder, RECORD)
    root, found = load(pack.files[RECORD], path)
    said = {key.value: value for key, value in root.items} if isinstance(root, YamlMapping) and not found else {}
    match [said.get(name) for name in Record._fields]:
        case [Scalar(value=parent), Scalar(value=version), YamlMapping() as parts, YamlMapping() as labels]:
            return Result(Record(parent, version, _texts(parts), _texts(labels)))
    return Result(None, found or (problem("PCK025", Span(path)),))


def _texts(table: YamlMapping) -> dict[str, str]:
    return {key.value: value.value for key, value in table.items if isinstance(value, Scalar)}


def stale(record: Record, chain: Sequence[Contents]) -> list[Stale]:
    """The changes of the first pack of `chain` whose ground is no longer what the record says."""
    now = inherited(chain)
    found = []
    for key, own in chain[0].parts.items():
        name = str(key) if str(key) in record.parts else record.labels.get(str(key), "")
        then, part = record.parts.get(name), now.get(key)
        if then is not None and (part is None or part.text != then):
            found.append(Stale(key, then, part, own))
    return found


def unrecorded(record: Record, chain: Sequence[Contents]) -> list[Key]:
    """What the first pack of `chain` changes and the record does not know."""
    now = inherited(chain)
    return [key for key in chain[0].parts if key in now and str(key) not in record.parts]
