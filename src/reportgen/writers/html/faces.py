"""Faces by name: that of the stylesheet first, then those that systems have for its kind; nothing is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.styles import Stylesheet

# The faces that systems have for a kind of Chinese face, by a character in its name: Windows, macOS, Linux.
_KINDS = {
    "仿": ("仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC"),
    "楷": ("楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC"),
    "黑": ("黑体", "SimHei", "Heiti SC", "Noto Sans CJK SC"),
    "宋": ("宋体", "SimSun", "Songti SC", "Noto Serif CJK SC"),
}
_GENERIC = {"黑": "sans-serif"}
# Latin faces of the same widths, where one is missing.
_ALIKE = {"Times New Roman": "Liberation Serif", "Arial": "Liberation Sans", "Courier New": "Liberation Mono"}
# A Latin face must not set the marks that Chinese shares with it: “ ” ‘ ’ — … are as wide as a character.
_LATIN_RANGE = "U+0-2BF,U+300-36F,U+1E00-1EFF,U+20A0-20CF"


def quoted(text: str) -> str:
    """`text` as a CSS string that can end neither itself nor the style element."""
    escaped = re.sub(r"[^\w .-]", lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'


def faces(sheet: Stylesheet) -> Iterator[str]:
    """The rules for Latin faces, kept to Latin characters. `local` takes what is installed and loads nothing."""
    for latin in _latin_faces(sheet):
        names = [latin, *filter(None, [_ALIKE.get(latin)])]
        sources = ",".join(f"local({quoted(name)})" for name in names)
        yield f"@font-face{{font-family:{quoted(_own_name(latin))};src:{sources};unicode-range:{_LATIN_RANGE}}}"


def _latin_faces(sheet: Stylesheet) -> list[str]:
    lines = (line.latin for running in sheet.running for line in running.lines)
    faces = (sheet.face(look.latin) for look in sheet.looks.values() if look.latin)
    return sorted({face for face in (*faces, *lines) if face and face.isascii()})


def _own_name(latin: str) -> str:
    return f"Latin {latin}"


def families(font: str | None, latin: str | None, sheet: Stylesheet) -> str:
    """The value of `font-family` for a Chinese face and a Latin one, each by its name in the stylesheet or its own."""
    names, generic = [], "serif"
    if latin and sheet.face(latin).isascii():
        names.append(_own_name(sheet.face(latin)))
    if font:
        known = sheet.fonts.get(font)
        names += [sheet.face(font), *([known.alternative] if known is not None and known.alternative else [])]
        kind = next((kind for kind in _KINDS if kind in sheet.face(font)), "宋")
        names += _KINDS[kind]
        generic = _GENERIC.get(kind, generic)
    return ",".join([*map(quoted, dict.fromkeys(names)), generic])
