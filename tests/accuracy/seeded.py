"""Seeded mistakes: tables of one line each, `text | words 【right→wrong】 words`, under headings that name their codes.

    # 总数和其中各部分 = FIG030、FIG031 同段
    妇联 | 举办宣讲活动【96→98】场，其中进机关

A heading says what kind of mistake follows and which codes find it. Behind the codes stands where a finding may be,
if not in the sentence that was changed: 同段, its paragraph, or 全文, anywhere. `⏎` is a line end. Behind a second `|`
stand codes that are right as well, since they follow from the mistake: a changed total also breaks a share.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_HEADING = re.compile(r"# (?P<kind>[^=]+?) = (?P<codes>[A-Z0-9、?]+)(?: (?P<reach>同段|全文))?")
_LINE = re.compile(r"(?P<text>\S+) \| (?P<words>.*?)(?: \| (?P<follow>[A-Z]{3}[0-9]{3}(?:、[A-Z]{3}[0-9]{3})*))?")
_CHANGE = re.compile(r"【([^【】→]*)→([^【】→]*)】")
_SENTENCE_ENDS = "。！？；\n"


class Kind(NamedTuple):
    """Mistakes of one sort: the codes that find them, and where: in the sentence (""), 同段 or 全文."""

    name: str
    codes: tuple[str, ...]
    reach: str


class Mistake(NamedTuple):
    """One mistake in one text: the words as they are right, as they are wrong, and codes that follow from it."""

    kind: Kind
    text: str
    line: str
    right: str
    wrong: str
    changed: tuple[int, int]
    follow: tuple[str, ...]


class Changed(NamedTuple):
    """The file that a mistake was put into, and the stretch of its new content in which a finding may stand."""

    path: str
    content: str
    start: int
    end: int


def read_mistakes(folder: Path) -> list[Mistake]:
    """The mistakes in the tables of a folder."""
    return [each for path in sorted(folder.glob("*.txt")) for each in _table(path)]


def _table(path: Path) -> Iterator[Mistake]:
    kind = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        heading = _HEADING.fullmatch(line)
        if heading:
            kind = Kind(heading["kind"], tuple(heading["codes"].split("、")), heading["reach"] or "")
        elif line:
            assert kind is not None, f"{path.name}:{number} stands under no heading"
            yield _mistake(kind, line)


def _mistake(kind: Kind, line: str) -> Mistake:
    parts = _LINE.fullmatch(line)
    assert parts, f"no text and words: {line}"
    words = parts["words"].replace("⏎", "\n")
    assert _CHANGE.search(words), f"nothing is changed: {line}"
    wrong = _CHANGE.sub(r"\2", words)
    first, last = _ends(words)
    follow = tuple(parts["follow"].split("、")) if parts["follow"] else ()
    return Mistake(kind, parts["text"], line, _CHANGE.sub(r"\1", words), wrong, (first, len(wrong) - last), follow)


def _ends(words: str) -> tuple[int, int]:
    """How many characters stand before the first change and behind the last."""
    changes = list(_CHANGE.finditer(words))
    return changes[0].start(), len(words) - changes[-1].end()


def put(mistake: Mistake, files: Mapping[str, str]) -> Changed:
    """The file with the mistake in it; its words must stand in one place of all files."""
    holding = [path for path, content in files.items() if mistake.right in content]
    assert len(holding) == 1, f"in {len(holding)} files: {mistake.line}"
    path = holding[0]
    before, _, behind = files[path].partition(mistake.right)
    assert mistake.right not in behind, f"more than once: {mistake.line}"
    content = before + mistake.wrong + behind
    start, end = (len(before) + each for each in mistake.changed)
    marks = "\n" if mistake.kind.reach == "同段" else _SENTENCE_ENDS
    return Changed(path, content, *around(content, start, end, marks))


def around(content: str, start: int, end: int, marks: str = _SENTENCE_ENDS) -> tuple[int, int]:
    """The stretch from the mark before `start` to the first one at or behind `end`."""
    first = max(content.rfind(mark, 0, start) for mark in marks) + 1
    ends = [found for mark in marks if (found := content.find(mark, end)) >= 0]
    return first, min(ends, default=len(content)) + 1
