"""The parts of the packs of a chain, read by the packages that know them: blocks, sentences, looks, numbers, keys."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Names
from hashlib import sha256

from reportgen.dataset import Field
from reportgen.figures import in_chinese, load_messages
from reportgen.numbering import chosen
from reportgen.packs import Layer, Pack, PackChain
from reportgen.packs.lineage import RECORD, Contents, Key, Part
from reportgen.pipeline.layers import schema_of
from reportgen.readers import read_style_document
from reportgen.source import Diagnostic, Mapping, Node, ReportgenError, Result, Scalar, Span, decode
from reportgen.styles import load_stylesheet, looks_by_layer
from reportgen.templating import block_texts

_Parts = Iterator[tuple[Key, Part]]

_TEMPLATE = ".md.j2"
_NOT_PARTS = ("pack.yaml", RECORD)
# Keywords of a schema that hold other keys, or what is only for editors.
_NESTS = ("properties", "items", "$schema")


def contents_of(chain: PackChain) -> Result[list[Contents]]:
    """The packs of `chain`, child first, each with its parts; a file that can't be read is told and left out."""
    layers = {key: chain.layers(key) for key in ("messages", "styles", "numbering", "schemes", "schema")}
    found = tuple(each for result in layers.values() for each in result.diagnostics)
    said = {key: result.value for key, result in layers.items()}
    parts: dict[str, dict[Key, Part]] = {pack.name: dict(_files(pack)) for pack in chain.packs}
    looks = _with_documents(chain, said["styles"])
    found += looks.diagnostics
    labels = _take_looks(looks.value, parts)
    _take_messages(said["messages"], parts, schema_of(chain).value)
    ready = [layer.node for layer in said["schemes"]]
    for layer in said["numbering"]:
        parts[layer.pack].update(_chosen_numbers(layer.node, ready, labels))
    for layer in said["schemes"]:
        parts[layer.pack].update(_schemes(layer.node, labels))
    for layer in said["schema"]:
        parts[layer.pack].update(_keys(layer.node, "", ""))
    return Result([_contents(pack, parts[pack.name]) for pack in chain.packs], found)


def _contents(pack: Pack, parts: Names[Key, Part]) -> Contents:
    """A pack with its parts, whose places are told from its name on."""
    placed = {}
    for key, part in parts.items():
        path = pack.name + part.place.path.removeprefix(pack.folder)
        placed[key] = part._replace(place=part.place._replace(path=path))
    return Contents(pack.name, pack.text("version"), placed)


def _files(pack: Pack) -> _Parts:
    """The blocks of a pack's templates, and its other files as a whole."""
    described = {pack.text(key) for key in ("schema", "styles", "messages")}
    for name, content in pack.files.items():
        if name in described or name in _NOT_PARTS or name.startswith("README"):
            continue
        path = posixpath.join(pack.folder, name)
        blocks = block_texts(decode(content, path), path) if name.endswith(_TEMPLATE) else {}
        for block, (text, place) in blocks.items():
            yield Key("block", block), Part(text, place, block)
        if not blocks:
            yield Key("file", name), Part(_text(content, path), Span(path), name)


def _text(content: bytes, path: str) -> str:
    """The content of a file as text; of one that holds none, what tells it apart."""
    try:
        return decode(content, path)
    except ReportgenError:
        return f"sha256 {sha256(content).hexdigest()}\n"


def _with_documents(chain: PackChain, layers: Sequence[Layer]) -> Result[list[Layer]]:
    """The looks, and behind those of each pack what its Word style document changes."""
    looks: list[Layer] = []
    found: list[Diagnostic] = []
    for pack in reversed(chain.packs):
        looks += (layer for layer in layers if layer.pack == pack.name)
        name = pack.text("style_document")
        below = load_stylesheet([layer.node for layer in looks]).value if name else None
        if below is None:
            continue
        try:
            read, told = read_style_document(pack.files[name], posixpath.join(pack.folder, name), below)
        except ReportgenError as error:
            found += error.diagnostics
            continue
        looks.append(Layer(pack.name, read.layer))
        found += told
    return Result(looks, tuple(found))


def _take_looks(layers: Sequence[Layer], parts: Names[str, dict[Key, Part]]) -> dict[str, str]:
    """Take in the looks of each pack; gives the roles by their Chinese names."""
    labels: dict[str, str] = {}
    for layer, looks in zip(layers, looks_by_layer([layer.node for layer in layers]), strict=True):
        for name, look in looks.items():
            role, _, aspect = name.rpartition(".")
            label, _, aspect_label = look.label.rpartition(".")
            part = Part(look.written.value, look.written.span, label, aspect_label)
            parts[layer.pack][Key("style", role.removeprefix("styles."), aspect)] = part
            if role.startswith("styles.") and aspect == "label":
                labels[look.written.value.strip()] = role.removeprefix("styles.")
    return labels


def _take_messages(layers: Sequence[Layer], parts: Names[str, dict[Key, Part]], schema: Field) -> None:
    """Take in the sentences of each pack; what they print is named in Chinese, so that one name is like the other."""
    messages = load_messages([layer.node for layer in layers]).value
    names = {message.label: name for name, message in messages.items()}
    for layer in layers:
        for key, value in _entries(layer.node):
            name = names.get(key.value, key.value)
            text = _either(value, "text", "文字") if isinstance(value, Mapping) else value
            if isinstance(text, Scalar):
                label = messages[name].label if name in messages else name
                parts[layer.pack][Key("message", name)] = Part(
                    "" if text.is_null else in_chinese(text.value, schema), text.span, label
                )


def _numbers(node: Node, labels: Names[str, str]) -> _Parts:
    names = {role: label for label, role in labels.items()}
    for key, value in _entries(node):
        role = labels.get(key.value, key.value)
        if isinstance(value, Scalar):
            yield Key("number", role), Part(value.value, value.span, names.get(role, role))


def _chosen_numbers(node: Node, ready: Sequence[Node], labels: Names[str, str]) -> _Parts:
    """The numbers that a pack writes out, or chooses by the names of schemes."""
    for table in chosen(node, ready).value:
        for key, part in _numbers(table, labels):
            yield key, part if isinstance(node, Mapping) else part._replace(place=node.span)


def _schemes(node: Node, labels: Names[str, str]) -> _Parts:
    for name, table in _entries(node):
        for key, part in _numbers(table, labels):
            yield Key("scheme", name.value, key.name), part._replace(label=name.value, aspect=part.label)


def _keys(node: Node, name: str, label: str) -> _Parts:
    """What a schema says of each key, keyword by keyword."""
    for keyword, value in _entries(node):
        if keyword.value not in _NESTS:
            yield Key("key", name or "schema", keyword.value), Part(_written(value), value.span, label, keyword.value)
    if isinstance(node, Mapping):
        for key, inner in _entries(node.get("properties")):
            yield from _key(inner, key, f"{name}.{key.value}" if name else key.value, label)
        items = node.get("items")
        if items is not None:
            yield from _keys(items, f"{name}[]", f"{label}[]")


def _key(node: Node, key: Scalar, name: str, outer: str) -> _Parts:
    own = _either(node, "x-name") if isinstance(node, Mapping) else None
    label = own.value if isinstance(own, Scalar) else key.value
    if isinstance(node, Scalar):  # `false` takes the key away
        yield Key("key", name, node.value), Part(node.value, node.span, f"{outer}.{label}".lstrip("."), node.value)
    yield from _keys(node, name, f"{outer}.{label}".lstrip("."))


def _entries(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    return node.items if isinstance(node, Mapping) else ()


def _either(node: Mapping, *names: str) -> Node | None:
    return next((value for key, value in node.items if key.value in names), None)


def _written(node: Node) -> str:
    """A node on one line, as YAML might write it."""
    match node:
        case Scalar(value=text):
            return text
        case Mapping(items=entries):
            return "{" + ", ".join(f"{key.value}: {_written(value)}" for key, value in entries) + "}"
        case _:
            return "[" + ", ".join(_written(each) for each in node.items) + "]"
