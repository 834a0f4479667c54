"""What a Word file of ours wants to see in its PDF: letters, faces, and the time it bears."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import NamedTuple
from unicodedata import normalize
from zipfile import ZipFile

# The names that fonts give themselves in a PDF, by those that people know them by.
_POSTSCRIPT = {
    "仿宋": "FangSong",
    "仿宋_GB2312": "FangSong_GB2312",
    "楷体": "KaiTi",
    "楷体_GB2312": "KaiTi_GB2312",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "方正小标宋简体": "FZXBSJW",
    "方正小标宋_GBK": "FZXBSK",
    "方正仿宋_GBK": "FZFSK",
    "方正楷体_GBK": "FZKTK",
    "方正黑体_GBK": "FZHTK",
    "微软雅黑": "MicrosoftYaHei",
}


class Wanted(NamedTuple):
    """Its letters and digits with how often they stand there, its faces, what may stand for them, its time (digits)."""

    letters: Counter[str]
    faces: tuple[str, ...]
    alternatives: Mapping[str, str]
    moment: str

    def missing(self, fonts: Collection[str]) -> list[str]:
        """Of its faces those that are not among `fonts`, by their names in a PDF, and nor is what may stand for them.

        A Chinese face whose name in a PDF nobody knows is not judged.
        """
        return [face for face in self.faces if not self._is_there(face, fonts)]

    def _is_there(self, face: str, fonts: Collection[str]) -> bool:
        names = [_POSTSCRIPT.get(name, name) for name in (face, self.alternatives.get(face, face))]
        return not names[0].isascii() or any(
            _plain(font).startswith(_plain(name)) for name in names if name.isascii() for font in fonts
        )


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def letters_of(text: str) -> Counter[str]:
    """The letters and digits of `text`, compatible forms as one."""
    return Counter(filter(str.isalnum, normalize("NFKC", text)))


def read_docx(docx: bytes) -> Wanted:
    """What a file of our Word writer wants."""
    with ZipFile(BytesIO(docx)) as package:
        parts = {
            name: package.read(f"{name}.xml").decode()
            for name in ("word/document", "word/footnotes", "word/styles", "word/fontTable", "docProps/core")
        }
    written = parts["word/document"] + parts["word/footnotes"]
    words = unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", written)))
    alternatives = dict(re.findall(r'<w:font w:name="([^"]*)"><w:altName w:val="([^"]*)"', parts["word/fontTable"]))
    faces = sorted(set(_faces(written, parts["word/styles"], words)))
    moment = re.sub(r"\D", "", next(iter(re.findall(r"<dcterms:created[^>]*>([^<]*)", parts["docProps/core"])), ""))
    return Wanted(letters_of(words), tuple(map(unescape, faces)), alternatives, moment)


def _faces(written: str, styles: str, words: str) -> Iterator[str]:
    """The faces of the styles that are used; Latin ones only if there is anything to set in them."""
    bodies = dict(re.findall(r'<w:style [^>]*w:styleId="([^"]*)">(.*?)</w:style>', styles, re.DOTALL))
    kinds = ["eastAsia", *(["ascii"] if re.search("[A-Za-z0-9]", words) else [])]
    for style in sorted(set(re.findall(r'<w:[pr]Style w:val="([^"]*)"', written))):
        for kind in kinds:
            yield from _face(style, kind, bodies)


def _face(style: str, kind: str, bodies: Mapping[str, str]) -> Iterator[str]:
    """The face of a style, its own or the one it inherits."""
    while style in bodies:
        if own := re.search(rf'<w:rFonts[^>]* w:{kind}="([^"]*)"', bodies[style]):
            yield own[1]
            return
        base = re.search(r'<w:basedOn w:val="([^"]*)"', bodies[style])
        style = base[1] if base else ""
