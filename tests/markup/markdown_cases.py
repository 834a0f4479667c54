"""Cases a person can read: title, Markdown in, tree out, three stretches between lines of a single dot.

The form is that of markdown-it-py's own tests. Three signs in the Markdown stand for what the template stage adds:
`⟦人数：5人⟧` is a value that printed `5人` (`／` ends a line in it), `⟦数据12⟧` and `⟦模板7⟧` are the marks that
say on which line of the data or of the template a line stands.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportgen.document import Document, dump
from reportgen.markup import Marks, Rendered, parse, template_line
from reportgen.source import DataOrigin, Diagnostic, Span

_FOLDER = Path(__file__).parent / "cases"
_SIGN = re.compile("⟦(?:(数据|模板)(\\d+)|([^：⟧]*)：([^⟧]*))⟧")
TEMPLATE, DATA = "templates/report.md.j2", "data/正文.yaml"


class Case(NamedTuple):
    """One case, with the place of its title."""

    place: str
    title: str
    markdown: str
    expected: str


def cases() -> list[Case]:
    """The cases of all files in the folder `cases`."""
    return [case for path in sorted(_FOLDER.glob("*.txt")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    stretches = [""]
    start = 1
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line == ".":
            stretches.append("")
        else:
            stretches[-1] += line + "\n"
        if len(stretches) == 1 and not line:
            stretches, start = [""], number + 1
        if len(stretches) == 4:
            title, markdown, expected, _ = stretches
            yield Case(f"{path.name}:{start}", title.strip(), markdown, expected)
            stretches = [""]
    assert stretches in ([""], ["\n"]), f"{path.name}:{start} has no end"


def marked(markdown: str) -> Rendered:
    """`markdown` with its signs as the marks they stand for."""
    marks = Marks()

    def mark(sign: re.Match[str]) -> str:
        if sign[1] == "模板":
            return template_line(0, int(sign[2]))
        if sign[1] == "数据":
            return marks.line(Span(DATA, int(sign[2]), 3))
        origin = DataOrigin(sign[3], Span(DATA, len(marks.fragments) + 1, 1))
        return marks.value(sign[4].replace("／", "\n"), origin)

    return marks.rendered(_SIGN.sub(mark, markdown), [TEMPLATE])


def parsed(markdown: str) -> str:
    """The tree of `markdown`, and below it what was found, each behind a `!`."""
    tree, found = parse(marked(markdown))
    return dump(Document(tree.blocks)).lstrip("\n") + "".join(f"! {_shown(each)}\n" for each in found)


def _shown(found: Diagnostic) -> str:
    place = [] if found.span is None else [str(found.span)]
    return " ".join([found.code, *place, *(f"{name}={value}" for name, value in found.values.items())])
