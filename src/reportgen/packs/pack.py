"""Template packs (模板包): what pack.yaml says of one, and the chain that `extends` makes of them, child first.

A pack comes from another office and is not trusted: it is data and templates, never code; only regular files
inside its folder are read, within limits; what is not read here does not exist for the stages that follow.
"""

import posixpath
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.packs.found import DESCRIPTION, Found, find_pack
from reportgen.packs.versions import SIGN, is_version, is_wanted, meets, split_parent
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
# What pack.yaml may say, by its names in either language.
_KEYS = {
    "name": "name", "名称": "name",
    "version": "version", "版本": "version",
    "title": "title", "标题": "title",
    "extends": "extends", "继承": "extends",
    "template": "template", "模板": "template",
    "schema": "schema", "数据格式": "schema",
    "styles": "styles", "样式": "styles",
    "style_document": "style_document", "样式文件": "style_document",
    "messages": "messages", "语句": "messages",
    "numbering": "numbering", "序号": "numbering",
    "schemes": "schemes", "序号方案": "schemes",
    "begin_with": "begin_with", "起步": "begin_with",
}  # fmt: skip
_PATHS = ("template", "schema", "styles", "style_document", "messages")
# What a pack may say in pack.yaml itself as well as in a file of its own.
_IN_PLACE = ("schema", "styles", "messages")
_TEXTS = ("name", "version", "title", "extends", "begin_with")


class Pack(NamedTuple):
    """One pack: its description, the bytes of its files by their paths inside `folder`, and whether it came with us."""

    name: str
    folder: str
    extends: str
    description: YamlMapping
    files: Mapping[str, bytes]
    shipped: bool = False

    @property
    def wanted(self) -> str:
        """What it asks of the version of the pack it extends, empty when nothing."""
        return split_parent(self.text("extends"))[1]

    def text(self, key: str) -> str:
        """The text under `key` of pack.yaml, empty when it is not there."""
        value = self.description.get(key)
        return value.value if isinstance(value, Scalar) else ""


class Layer(NamedTuple):
    """What one pack of a chain says under a key, and the name of that pack."""

    pack: str
    node: Node


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

    def optional_parts(self) -> dict[str, str]:
        """Names of templates that ship and print a key that a report may leave out → that key.

        The key stands before the first `-`: `official-head.md.j2` is included only where there is `official`. Our tests
        have checked them, so that reports without the key need not have them read.
        """
        found: dict[str, str] = {}
        for pack in reversed(self.packs):
            for name in pack.files:
                key, dash, _ = name.partition("-")
                for each in (name, f"{pack.name}/{name}"):
                    if pack.shipped and dash and name.endswith(TEMPLATE_SUFFIX):
                        found[each] = key
                    else:
                        found.pop(each, None)
        return found

    def picture(self, path: str) -> bytes | None:
        """The bytes of a file that a template names, the child's first."""
        return next((pack.files[path] for pack in self.packs if path in pack.files), None)

    def layers(self, key: str) -> Result[tuple[Layer, ...]]:
        """What each pack says under `key`, in pack.yaml itself or in the file that is named there, base first."""
        layers: list[Layer] = []
        diagnostics: list[Diagnostic] = []
        for pack in reversed(self.packs):
            value = pack.description.get(key)
            if isinstance(value, Scalar) and key in _PATHS:
                try:
                    value, found = load(pack.files[value.value], self._path(pack, value.value))
                except ReportgenError as error:
                    diagnostics += error.diagnostics
                    continue
                diagnostics += found
            layers += [Layer(pack.name, value)] if value is not None else []
        return Result(tuple(layers), tuple(diagnostics))

    def yaml(self, key: str) -> Result[tuple[Node, ...]]:
        """The same, only the root nodes."""
        return self.layers(key).then(lambda layers: Result(tuple(layer.node for layer in layers)))

    def _path(self, pack: Pack, name: str) -> str:
        return posixpath.join(pack.folder, name)


def find_chain(name: str, folders: Sequence[str], world: World, span: Span) -> PackChain:
    """The chain of pack `name`, as `find_pack` finds each of them; `span` is where the name is written."""
    packs: list[Pack] = []
    while name:
        if name in [pack.name for pack in packs] or len(packs) >= MAX_CHAIN:
            raise ReportgenError(problem("PCK006", span, chain=" → ".join([*(p.name for p in packs), name])))
        pack = _pack(name, find_pack(name, folders, world, span))
        if packs and not meets(pack.text("version"), packs[-1].wanted):
            raise ReportgenError(_unmet(packs[-1], pack, span))
        packs.append(pack)
        extends = pack.description.get("extends")
        name, span = pack.extends, extends.span if extends is not None else span
    return PackChain(tuple(packs))


def _unmet(child: Pack, parent: Pack, span: Span) -> Diagnostic:
    return problem(
        "PCK012",
        span,
        pack=child.name,
        version=child.text("version") or "version.none",
        parent=parent.name,
        found=parent.text("version") or "version.none",
        wanted=child.wanted,
    )


def _pack(name: str, whole: Found) -> Pack:
    folder, files, shipped = whole
    description, found = describe(files, folder)
    faults = (*found, *_faults(name, description, files))
    if faults:
        raise ReportgenError(*faults)
    pack = Pack(name, folder, "", description, files, shipped)
    return pack._replace(extends=split_parent(pack.text("extends"))[0])


def describe(files: Mapping[str, bytes], folder: str) -> Result[YamlMapping]:
    """What pack.yaml says, under the English names of its keys, of a pack with `files` in `folder`.

    Raises `ReportgenError` where it says nothing.
    """
    path = posixpath.join(folder, DESCRIPTION)
    if DESCRIPTION not in files:
        raise ReportgenError(problem("PCK005", Span(path)))
    description, found = load(files[DESCRIPTION], path)
    if not isinstance(description, YamlMapping):
        raise ReportgenError(*found, problem("PCK005", Span(path)))
    return Result(_in_english(description), found)


def _in_english(description: YamlMapping) -> YamlMapping:
    """The description under the English names of its keys, without those that nothing is written under."""
    said = (each for each in description.items if not (isinstance(each[1], Scalar) and each[1].is_null))
    return description._replace(
        items=tuple((key._replace(value=_KEYS.get(key.value, key.value)), value) for key, value in said)
    )


def _faults(name: str, description: YamlMapping, files: Mapping[str, bytes]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    seen: set[str] = set()
    for key, value in description.items:
        if key.value not in _KEYS:
            found.append(problem("PCK007", key.span, key=key.value, **suggestion(key.value, _KEYS)))
        elif key.value in seen:
            found.append(problem("PCK023", key.span, key=key.raw))
        elif key.value in _TEXTS or (key.value == "template" and not isinstance(value, Scalar)):
            found += _text_faults(name, key.value, value)
        elif key.value in _PATHS and isinstance(value, Scalar):
            if value.value not in files:
                found.append(problem("PCK009", value.span, file=value.value, **suggestion(value.value, files)))
        elif key.value in _IN_PLACE and not isinstance(value, YamlMapping):
            found.append(problem("PCK027", value.span, key=key.value))
        seen.add(key.value)
    return found


def _text_faults(name: str, key: str, value: Node) -> list[Diagnostic]:
    """What is wrong with one of the texts of pack.yaml; the pack stands in a folder called `name`."""
    if not isinstance(value, Scalar):
        return [problem("PCK011", value.span, key=key)]
    if key == "name" and value.value != name:
        return [problem("PCK008", value.span, name=value.value, folder=name)]
    if key == "version" and not is_version(value.value):
        return [problem("PCK014", value.span, version=value.value)]
    if key == "extends" and SIGN in value.value and not is_wanted(split_parent(value.value)[1]):
        return [problem("PCK013", value.span, extends=value.value)]
    return []
