"""Stylesheets from data: the layers of packs and project, later over earlier, checked value by value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reportgen.source import Diagnostic, Node, Result, Scalar, problem, suggestion
from reportgen.source import Mapping as YamlMapping
from reportgen.styles.lengths import Length, read_half_points, read_length
from reportgen.styles.stylesheet import Font, Page, PageNumber, Style, Stylesheet, TableLook, resolve_looks


def _length(text: str) -> Length:
    return read_length(text)


def _line(text: str) -> Length | str:
    return "single" if text in ("single", "单倍") else read_length(text)


def _twips(text: str) -> int:
    length = read_length(text)
    if length.characters or length.lines:  # what a character or a line is, is not known here
        raise ValueError(text)
    return length.twips


def _extent(text: str) -> int:
    if text.startswith("-"):
        raise ValueError(text)
    return _twips(text)


def _eighths(text: str) -> int:
    return round(_extent(text) * 8 / 20)


def _yes(text: str) -> bool:
    return {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}[text]


_SIDES = {
    **dict.fromkeys(("left", "左", "居左", "左对齐"), "left"),
    **dict.fromkeys(("center", "中", "居中"), "center"),
    **dict.fromkeys(("right", "右", "居右", "右对齐"), "right"),
}


def _side(text: str) -> str:
    return _SIDES[text]


def _align(text: str) -> str:
    return "both" if text in ("both", "两端", "两端对齐") else _side(text)


def _color(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", text):
        raise ValueError(text)
    return text.upper()


def _level(text: str) -> int:
    return {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}[text]


def _face(text: str) -> str:
    # MS-OI29500 2.1.87: Word takes font names of at most 31 characters.
    if not 0 < len(text) <= 31:
        raise ValueError(text)
    return text


def _pattern(text: str) -> str:
    if text.count("{}") != 1:
        raise ValueError(text)
    return text


def _mark(text: str) -> str:
    return "" if text in ("no", "否", "无") else text


class Property(NamedTuple):
    """One value a stylesheet may set: its Chinese name, how it is read, and the code of the finding if it can't be."""

    label: str
    read: Callable[[str], object]
    code: str


_LENGTH, _SIZE, _YES, _CHOICE, _COLOR, _TEXT = "STL003", "STL004", "STL005", "STL006", "STL007", "STL008"

PAGE = {
    "width": Property("宽", _extent, _LENGTH),
    "height": Property("高", _extent, _LENGTH),
    "margins": Property("页边距", str, _TEXT),
    "header": Property("页眉", _extent, _LENGTH),
    "footer": Property("页脚", _extent, _LENGTH),
}
MARGINS = {
    "top": Property("上", _extent, _LENGTH),
    "bottom": Property("下", _extent, _LENGTH),
    "left": Property("左", _extent, _LENGTH),
    "right": Property("右", _extent, _LENGTH),
    "pitch": Property("行距", _extent, _LENGTH),
}
FONT = {"value": Property("值", _face, _TEXT), "alternative": Property("替代", _face, _TEXT)}
PAGE_NUMBER = {
    "pattern": Property("样式", _pattern, _TEXT),
    "odd": Property("单页", _side, _CHOICE),
    "even": Property("双页", _side, _CHOICE),
    "indent": Property("缩进", _length, _LENGTH),
}
TABLE = {
    "border": Property("边框", _eighths, _LENGTH),
    "cell-margin": Property("单元格边距", _extent, _LENGTH),
}
STYLE = {
    "label": Property("名称", str, _TEXT),
    "name": Property("Word样式", str, _TEXT),
    "kind": Property("种类", {"paragraph": "paragraph", "character": "character"}.__getitem__, _CHOICE),
    "based-on": Property("基于", str, _TEXT),
    "level": Property("大纲级别", _level, _CHOICE),
    "run-in": Property("接排", _mark, _TEXT),
    "by-sense": Property("按意回行", _yes, _YES),
    "font": Property("字体", _face, _TEXT),
    "latin": Property("西文字体", _face, _TEXT),
    "size": Property("字号", read_half_points, _SIZE),
    "bold": Property("加粗", _yes, _YES),
    "underline": Property("下划线", _yes, _YES),
    "raised": Property("上标", _yes, _YES),
    "color": Property("颜色", _color, _COLOR),
    "spacing": Property("字距", _twips, _LENGTH),
    "align": Property("对齐", _align, _CHOICE),
    "first-indent": Property("首行缩进", _length, _LENGTH),
    "left-indent": Property("左缩进", _length, _LENGTH),
    "right-indent": Property("右缩进", _length, _LENGTH),
    "line": Property("行距", _line, _LENGTH),
    "before": Property("段前", _length, _LENGTH),
    "after": Property("段后", _length, _LENGTH),
    "snap-to-grid": Property("对齐网格", _yes, _YES),
    "keep-next": Property("与下段同页", _yes, _YES),
    "page-break-before": Property("段前分页", _yes, _YES),
    "widow-control": Property("孤行控制", _yes, _YES),
}

# Section -> (Chinese name, its properties, whether entries with free names stand between).
SECTIONS: Mapping[str, tuple[str, Mapping[str, Property], bool]] = {
    "page": ("页面", PAGE, False),
    "margins": ("页边距", MARGINS, True),
    "fonts": ("字体", FONT, True),
    "page-number": ("页码", PAGE_NUMBER, False),
    "table": ("表格", TABLE, False),
    "styles": ("样式", STYLE, True),
}

_Path = tuple[str, ...]


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
        for section, node in _entries(layer, _names(SECTIONS), reading):
            _, properties, named = SECTIONS[section]
            _section(section, node, properties, named, reading)
    return _build(reading)


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
    if not named:
        _properties((section,), node, properties, reading)
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
            _properties(path, entry, properties, reading)


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


def _properties(path: _Path, node: Node, properties: Mapping[str, Property], reading: _Reading) -> None:
    for name, entry in _entries(node, _labels(properties), reading):
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
    _check_references(reading, styles)
    if reading.diagnostics or page is None:
        return Result(None, tuple(reading.diagnostics))
    named = grouped.get("fonts", {})
    fonts = {name: Font(parts["value"], parts.get("alternative", "")) for name, parts in named.items()}
    number, table = grouped["page-number"], grouped["table"]
    sheet = Stylesheet(
        page,
        fonts,
        PageNumber(number["pattern"], number["odd"], number["even"], number["indent"]),
        TableLook(table["border"], table["cell-margin"]),
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
    wanted = [(section, name) for section in ("page", "page-number", "table") for name in SECTIONS[section][1]]
    missing = [f"{section}.{name}" for section, name in wanted if name not in grouped.get(section, {})]
    missing += [f"fonts.{name}" for name, parts in grouped.get("fonts", {}).items() if "value" not in parts]
    for name in ("size", "spacing", "line", "font", "latin"):
        if name not in grouped.get("styles", {}).get("normal", {}):
            missing.append(f"styles.normal.{name}")
    return missing


def _page(reading: _Reading, grouped: Mapping[str, Mapping[str, Any]]) -> Page | None:
    page, profiles = grouped.get("page", {}), grouped.get("margins", {})
    chosen = page.get("margins")
    if chosen is None:
        return None
    margins = profiles.get(chosen)
    if margins is None or set(margins) != set(MARGINS):
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


def _check_references(reading: _Reading, styles: Mapping[str, Style]) -> None:
    """Every style must lead to `normal` (a character style to none) without going in a circle."""
    for role, style in styles.items():
        base, place = style.based_on, reading.places.get(("styles", role, "based-on"))
        if base is None or place is None:
            if role != "normal" and style.kind == "paragraph":
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
