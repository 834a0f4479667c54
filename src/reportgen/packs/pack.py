"""Template packs (模板包): what pack.yaml says of one, and the chain that `extends` makes of them, child first.

A pack comes from another office and is not trusted: it is data and templates, never code; only regular files
inside its folder are read, within limits; what is not read here does not exist for the stages that follow.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.packs.found import DESCRIPTION, Found, find_pack
from reportgen.source import (
    Diagnostic,
    Node,
    ReportgenError,
    Result,
    Scalar,
    Span,
    World,
    decode,
    load,
    problem,
    suggestion,
)
from reportgen.source import Mapping as YamlMapping

MAX_CHAIN = 16

TEMPLATE_SUFFIX = ".md.j2"
_KEYS = (
    "name", "version", "title", "extends", "template", "schema", "styles", "style_document", "numbering", "schemes",
)  # fmt: skip
_PATHS = ("template", "schema", "styles", "style_document")
_TEXTS = ("name", "version", "title", "extends")


class Pack(NamedTuple):
    """One pack: its description, the bytes of its files by their paths inside `folder`, and whether it came with us."""

    name: str
    folder: str
    extends: str
    description: YamlMapping
    files: Mapping[str, bytes]
    shipped: bool = False

    def text(self, key: str) -> str:
        """The text under `key` of pack.yaml, empty when it is not there."""
        value = self.description.get(key)
        return value.value if isinstance(value, Scalar) else ""


class PackChain(NamedTuple):
    """A pack and what it extends, child first."""

    packs: tuple[Pack, ...]

    @property
    def trusted(self) -> bool:
        """Whether all of it came with the program, so that no stranger wrote any of its templates."""
        return all(pack.shipped for pack in self.packs)

    @property
    def entry(self) -> str:
        """The template that the build renders."""
        return next((pack.text("template") for pack in self.packs if pack.text("template")), "")

    def templates(self) -> dict[str, str]:
        """Templates (`.md.j2`) by name: the child's wins, and `pack/name` is one pack's own, to extend or include."""
        found: dict[str, str] = {}
        for pack in reversed(self.packs):
            for name, content in pack.files.items():
                if name.endswith(TEMPLATE_SUFFIX):
                    text = decode(content, self._path(pack, name))
                    found[name] = found[f"{pack.name}/{name}"] = text
        return found

    def template_paths(self) -> dict[str, str]:
        """The file behind each template name, as messages show it."""
        found: dict[str, str] = {}
        for pack in reversed(self.packs):
            for name in pack.files:
                found[name] = found[f"{pack.name}/{name}"] = self._path(pack, name)
        return found

    def picture(self, path: str) -> bytes | None:
        """The bytes of a file that a template names, the child's first."""
        return next((pack.files[path] for pack in self.packs if path in pack.files), None)

    def yaml(self, key: str) -> Result[tuple[Node, ...]]:
        """The root nodes of the YAML files that `key` names, base first."""
        nodes: list[Node] = []
        diagnostics: list[Diagnostic] = []
        for pack in reversed(self.packs):
            if name := pack.text(key):
                try:
                    loaded = load(pack.files[name], self._path(pack, name))
                except ReportgenError as error:
                    diagnostics += error.diagnostics
                    continue
                diagnostics += loaded.diagnostics
                nodes += [loaded.value] if loaded.value is not None else []
        return Result(tuple(nodes), tuple(diagnostics))

    def numbering(self) -> tuple[Node, ...]:
        """The `numbering` tables of the chain, base first."""
        return self._tables("numbering")

    def schemes(self) -> tuple[Node, ...]:
        """The `schemes` tables of the chain, base first: names that a project may choose its numbers by."""
        return self._tables("schemes")

    def _tables(self, key: str) -> tuple[Node, ...]:
        tables = (pack.description.get(key) for pack in reversed(self.packs))
        return tuple(table for table in tables if table is not None)

    def _path(self, pack: Pack, name: str) -> str:
        return posixpath.join(pack.folder, name)


def find_chain(name: str, folders: Sequence[str], world: World, span: Span) -> PackChain:
    """The chain of pack `name`, as `find_pack` finds each of them; `span` is where the name is written."""
    packs: list[Pack] = []
    while name:
        if name in [pack.name for pack in packs] or len(packs) >= MAX_CHAIN:
            raise ReportgenError(problem("PCK006", span, chain=" → ".join([*(p.name for p in packs), name])))
        pack = _pack(name, find_pack(name, folders, world, span))
        packs.append(pack)
        extends = pack.description.get("extends")
        name, span = pack.extends, extends.span if extends is not None else span
    return PackChain(tuple(packs))


def _pack(name: str, whole: Found) -> Pack:
    folder, files, shipped = whole
    description, found = describe(files, folder)
    faults = (*found, *_faults(name, description, files))
    if faults:
        raise ReportgenError(*faults)
    extends = description.get("extends")
    return Pack(name, folder, extends.value if isinstance(extends, Scalar) else "", description, files, shipped)


def describe(files: Mapping[str, bytes], folder: str) -> Result[YamlMapping]:
    """What pack.yaml says, of a pack with `files` in `folder`; raises `ReportgenError` where it says nothing."""
    path = posixpath.join(folder, DESCRIPTION)
    if DESCRIPTION not in files:
        raise ReportgenError(problem("PCK005", Span(path)))
    description, found = load(files[DESCRIPTION], path)
    if not isinstance(description, YamlMapping):
        raise ReportgenError(*found, problem("PCK005", Span(path)))
    return Result(description, found)


def _faults(name: str, description: YamlMapping, files: Mapping[str, bytes]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for key, value in description.items:
        if key.value not in _KEYS:
            found.append(problem("PCK007", key.span, key=key.value, **suggestion(key.value, _KEYS)))
        elif key.value in _TEXTS and not isinstance(value, Scalar):
            found.append(problem("PCK011", value.span, key=key.value))
        elif key.value == "name" and isinstance(value, Scalar) and value.value != name:
            found.append(problem("PCK008", value.span, name=value.value, folder=name))
        elif key.value in _PATHS and not (isinstance(value, Scalar) and value.value in files):
            written = value.value if isinstance(value, Scalar) else ""
            found.append(problem("PCK009", value.span, file=written, **suggestion(written, files)))
    return found
