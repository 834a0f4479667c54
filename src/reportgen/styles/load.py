"""Stylesheets from data: the layers of packs and project, later over earlier, checked value by value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reportgen.source import Diagnostic, Node, Result, Scalar, problem, suggestion
from reportgen.source import Mapping as YamlMapping
from reportgen.styles.properties import FONT, MARGINS, SECTIONS, Property
from reportgen.styles.stylesheet import (
    Font,
    ListLook,
    Page,
    PageNumber,
    Style,
    Stylesheet,
    TableLook,
    resolve_looks,
)

_Path = tuple[str, ...]


# The roles that every document may need, whatever its templates say.
_NEEDED_ROLES = (
    "normal", "body", "page-number", "table-cell", "table-head", "list-item", "quote", "picture", "footnote", "code",
    "strong", "emphasis", "code-words", "link", "note-mark",
)  # fmt: skip


class Look(NamedTuple):
    """One value of the looks as it is written, and its Chinese name, such as 样式.标题.字号."""

    label: str
    written: Scalar


_ROLE = re.compile(r"[\w-]{1,64}")


class _Reading:
    """The values read so far, by path, and what was found wrong."""

    def __init__(self) -> None:
        self.values: dict[_Path, Any] = {}
        self.places: dict[_Path, Scalar] = {}
        self.sources: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.roles: dict[str, Scalar] = {}
        self.failed: set[_Path] = set()
        self.diagnostics: list[Diagnostic] = []


def load_stylesheet(layers: Sequence[Node]) -> Result[Stylesheet | None]:
    """The stylesheet of `layers` (YAML mappings, base first); None beside errors when none can be made."""
    reading = _Reading()
    for layer in layers:
        _layer(layer, reading)
    return _build(reading)


def looks_by_layer(layers: Sequence[Node]) -> list[dict[str, Look]]:
    """What each of `layers` (base first) itself says of looks, by dotted English names such as `styles.title.size`."""
    reading = _Reading()
    found: list[dict[str, Look]] = []
    for layer in layers:
        before = dict(reading.places)
        _layer(layer, reading)
        own = {path: written for path, written in reading.places.items() if before.get(path) is not written}
        found.append({".".join(path): Look(_label(path, reading), written) for path, written in own.items()})
    return found


def _label(path: _Path, reading: _Reading) -> str:
    """The Chinese names of `path`; a style's as a pack has named it."""
    section, *rest = path
    label, properties, named = SECTIONS[section]
    labels = {role: label for label, role in reading.labels.items()} if section == "styles" else {}
    name = [labels.get(rest[0], rest[0])] if named else []
    known = properties.get(rest[-1]) or FONT.get(rest[-1])
    return ".".join([label, *name, rest[-1] if known is None else known.label])


def _layer(layer: Node, reading: _Reading) -> None:
    for section, node in _entries(layer, _names(SECTIONS), reading):
        _, properties, named = SECTIONS[section]
        _section(section, node, properties, named, reading)


def _names(table: Mapping[str, tuple[str, object, object]]) -> dict[str, str]:
    return {alias: name for name, row in table.items() for alias in (name, row[0])}


def _entries(node: Node, known: Mapping[str, str] | None, reading: _Reading) -> Iterator[tuple[str, Node]]:
    """The entries of a mapping under their English names; what is unknown or no mapping is reported."""
    if not isinstance(node, YamlMapping):
        reading.diagnostics.append(problem("STL001", node.span))
        return
    for key, value in node.items:
        if known is None:
            yield key.value, value
        elif key.value in known:
            yield known[key.value], value
        else:
            near = suggestion(key.value, known)
            reading.diagnostics.append(problem("STL002", key.span, key=key.value, **near))


def _section(section: str, node: Node, properties: Mapping[str, Property], named: bool, reading: _Reading) -> None:
    known = _labels(properties)
    if not named:
        _properties((section,), node, properties, known, reading)
        return
    if not isinstance(node, YamlMapping):
        reading.diagnostics.append(problem("STL001", node.span))
        return
    for key, entry in node.items:
        name = reading.labels.get(key.value, key.value) if section == "styles" else key.value
        path = (section, name)
        reading.roles.setdefault(name, key)
        if section == "fonts":
            _font(path, entry, reading)
        else:
            _properties(path, entry, properties, known, reading)


def _font(path: _Path, entry: Node, reading: _Reading) -> None:
    if isinstance(entry, Scalar):
        _value((*path, "value"), entry, "", FONT["value"], reading)
        return
    source = ""
    for name, value in _entries(entry, {**_labels(FONT), **_LONG}, reading):
        if not isinstance(value, Scalar):
            reading.diagnostics.append(problem("STL008", value.span, value="", key=name))
        elif name == "source":
            source = value.value
        else:
            _value((*path, name), value, source, FONT[name], reading)
    reading.sources[".".join(path)] = source


_LONG = {"value": "value", "值": "value", "source": "source", "来源": "source"}


def _labels(properties: Mapping[str, Property]) -> dict[str, str]:
    return {alias: name for name, known in properties.items() for alias in (name, known.label)}


def _properties(
    path: _Path, node: Node, properties: Mapping[str, Property], known: Mapping[str, str], reading: _Reading
) -> None:
    for name, entry in _entries(node, known, reading):
        value, source = _long_form(entry, reading)
        if value is not None:
            _value((*path, name), value, source, properties[name], reading)


def _long_form(entry: Node, reading: _Reading) -> tuple[Scalar | None, str]:
    """The value and its source, from `{value: …, source: …}` or from the value alone."""
    if isinstance(entry, Scalar):
        return entry, ""
    parts = dict(_entries(entry, _LONG, reading)) if isinstance(entry, YamlMapping) else {}
    value, source = parts.get("value"), parts.get("source")
    if isinstance(value, Scalar):
        return value, source.value if isinstance(source, Scalar) else ""
    reading.diagnostics.append(problem("STL009", entry.span))
    return None, ""


def _value(path: _Path, written: Scalar, source: str, known: Property, reading: _Reading) -> None:
    try:
        reading.values[path] = known.read(written.value.strip())
    except (ValueError, KeyError):
        key = path[-1] if known.label == path[-1] else f"{known.label}（{path[-1]}）"
        reading.diagnostics.append(problem(known.code, written.span, value=written.value, key=key))
        reading.failed.add(path)
        return
    reading.places.pop(path, None)  # so that the places stay in the order of writing
    reading.places[path] = written
    reading.sources[".".join(path)] = source
    if path[0] == "styles" and path[-1] == "label":
        reading.labels[written.value.strip()] = path[1]


def _build(reading: _Reading) -> Result[Stylesheet | None]:
    grouped = _grouped(reading.values)
    page = _page(reading, grouped)
    styles = {role: _style(role, values, reading) for role, values in grouped.get("styles", {}).items()}
    missing = _missing(grouped)
    if missing and not reading.failed:
        reading.diagnostics.append(problem("STL011", None, missing="、".join(missing)))
    _check_names(reading, styles)
    _check_references(reading, styles)
    if reading.diagnostics or page is None:
        return Result(None, tuple(reading.diagnostics))
    named = grouped.get("fonts", {})
    fonts = {name: Font(parts["value"], parts.get("alternative", "")) for name, parts in named.items()}
    sheet = Stylesheet(
        page,
        fonts,
        PageNumber(**grouped["page-number"]),
        TableLook(**{name.replace("-", "_"): value for name, value in grouped["table"].items()}),
        ListLook(**grouped["list"]),
        grouped["rule"]["border"],
        styles,
        resolve_looks(styles),
        reading.sources,
    )
    return Result(sheet)


def _grouped(values: Mapping[_Path, Any]) -> dict[str, dict[str, Any]]:
    """`(a, b, c) -> v` as `{a: {b: {c: v}}}`."""
    grouped: dict[str, Any] = {}
    for path, value in values.items():
        inner = grouped
        for part in path[:-1]:
            inner = inner.setdefault(part, {})
        inner[path[-1]] = value
    return grouped


def _missing(grouped: Mapping[str, Mapping[str, Any]]) -> list[str]:
    wanted = [(section, name) for section, row in SECTIONS.items() if not row[2] for name in row[1]]
    missing = [f"{section}.{name}" for section, name in wanted if name not in grouped.get(section, {})]
    missing += [f"fonts.{name}" for name, parts in grouped.get("fonts", {}).items() if "value" not in parts]
    styles = grouped.get("styles", {})
    missing += [f"styles.{role}" for role in _NEEDED_ROLES if role not in styles]
    needed = ("size", "spacing", "line", "font", "latin")
    return missing + [f"styles.normal.{name}" for name in needed if name not in styles.get("normal", {})]


def _page(reading: _Reading, grouped: Mapping[str, Mapping[str, Any]]) -> Page | None:
    page, profiles = grouped.get("page", {}), grouped.get("margins", {})
    chosen = page.get("margins")
    if chosen is None:
        return None
    margins = profiles.get(chosen)
    if margins is not None and set(margins) != set(MARGINS):
        absent_names = "、".join(f"margins.{chosen}.{name}" for name in MARGINS if name not in margins)
        place = reading.places[("page", "margins")]
        reading.diagnostics.append(problem("STL011", place.span, missing=absent_names))
        return None
    if margins is None:
        place = reading.places[("page", "margins")]
        near = suggestion(chosen, profiles)
        reading.diagnostics.append(problem("STL010", place.span, name=chosen, known="、".join(profiles), **near))
        return None
    absent = {"width", "height", "header", "footer"} - set(page)
    lengths = {name: page[name] for name in ("width", "height", "header", "footer") if name not in absent}
    return None if absent else _with_room(Page(**lengths, **margins), chosen, reading)


def _with_room(page: Page, margins: str, reading: _Reading) -> Page | None:
    """`page` if it has room for a line of text; else the value that was given last is to blame."""
    if page.text_width > 0 and 0 < page.pitch <= page.text_height:
        return page
    paper = [("page", name) for name in ("width", "height", "margins")]
    given = [place for path, place in reading.places.items() if path in paper or path[:2] == ("margins", margins)]
    reading.diagnostics.append(problem("STL015", given[-1].span))
    return None


def _style(role: str, values: Mapping[str, Any], reading: _Reading) -> Style:
    fields = {name.replace("-", "_"): value for name, value in values.items()}
    if "based_on" in fields:
        fields["based_on"] = reading.labels.get(fields["based_on"], fields["based_on"])
    return Style(**{"role": role, "name": role, "label": role, **fields})


def _check_names(reading: _Reading, styles: Mapping[str, Style]) -> None:
    """Roles must be words that a template can name, and no two styles may bear one name in Word."""
    taken: dict[str, str] = {}
    for role, style in styles.items():
        if not _ROLE.fullmatch(role):
            reading.diagnostics.append(problem("STL016", reading.roles[role].span, role=role))
        first = taken.setdefault(style.name.casefold(), role)
        if first != role:
            place = reading.places.get(("styles", role, "name"), reading.roles[role])
            reading.diagnostics.append(problem("STL017", place.span, role=role, first=first, name=style.name))


def _check_references(reading: _Reading, styles: Mapping[str, Style]) -> None:
    """Every style must lead to `normal` (a character style to none) without going in a circle."""
    for role, style in styles.items():
        base, place = style.based_on, reading.places.get(("styles", role, "based-on"))
        if base is None or place is None:
            if role != "normal" and style.kind == "paragraph" and _ROLE.fullmatch(role):
                known = [name for name in (*reading.labels, *styles) if name != role]
                near = suggestion(role, known)
                reading.diagnostics.append(problem("STL014", reading.roles[role].span, role=role, **near))
        elif base not in styles:
            near = suggestion(base, (*reading.labels, *styles))
            reading.diagnostics.append(problem("STL012", place.span, name=base, role=role, **near))
        elif role in _bases(base, styles):
            reading.diagnostics.append(problem("STL013", place.span, name=base, role=role))


def _bases(base: str | None, styles: Mapping[str, Style]) -> set[str]:
    """`base` and all that it stands on, step by step, whether or not that ends."""
    found: set[str] = set()
    while base is not None and base in styles and base not in found:
        found.add(base)
        base = styles[base].based_on
    return found
