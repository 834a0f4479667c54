"""The stylesheet as CSS: roles as classes, the paper as variables and `@page`; `page.css` holds what is a screen's.

A look is told once, in points that `--pt` scales: on paper it is one point, on a telephone less.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from reportgen.styles import Length, Style, Stylesheet
from reportgen.writers.html.colors import readable
from reportgen.writers.html.faces import faces, families
from reportgen.writers.html.running import paper

# What stands for the character styles of the tree.
_ELEMENTS = {"strong": "strong", "emphasis": "em", "code-words": "code", "link": "article a", "note-mark": "sup"}

_ALIGNS = {"both": "justify"}


def looks(sheet: Stylesheet) -> str:
    """All styles of a page; they depend on the stylesheet alone."""
    return "\n".join((_screen(), *faces(sheet), *_colors(sheet), *paper(sheet), *_roles(sheet), *_table(sheet), ""))


@cache
def _screen() -> str:
    return files("reportgen.writers.html").joinpath("page.css").read_text("utf-8")


def points(twips: float) -> str:
    """A length in the points of the page."""
    return f"calc(var(--pt)*{twips / 20:g})" if twips else "0"


def _colors(sheet: Stylesheet) -> Iterator[str]:
    """Each colour as it is on paper, and as it can be read on a light and on a dark screen."""
    lines = (line.color for running in sheet.running for line in running.lines)
    colors = sorted({look.color for look in sheet.looks.values() if look.color} | set(filter(None, lines)))
    for medium, background in (("screen", "FFFFFF"), ("screen and (prefers-color-scheme:dark)", DARK_PAPER)):
        told = "".join(f"--c{color}:#{readable(color, background)};" for color in colors)
        yield f"@media {medium}{{:root{{{told}}}}}"
    yield f"@media print{{:root{{{''.join(f'--c{color}:#{color};' for color in colors)}}}}}"


# The background of the page on a dark screen, as in page.css.
DARK_PAPER = "1C1E22"


def _roles(sheet: Stylesheet) -> Iterator[str]:
    normal = sheet.look("normal")
    yield f"article{{{''.join(_words(normal, sheet))}{''.join(_spacing(normal, sheet))}}}"
    for role, look in sheet.looks.items():
        if look.kind == "character":
            if role in _ELEMENTS:
                yield f"{_ELEMENTS[role]}{{{''.join(_words(look, sheet))}}}"
            continue
        yield f".r-{role}{{{''.join((*_words(_unlike(look, normal), sheet), *_block(look, sheet)))}}}"
        if look.run_in:
            yield f".l-{role}{{{''.join(_words(_unlike(look, normal), sheet))}}}"


def _unlike(look: Style, normal: Style) -> Style:
    """The look without what its words have from the text around them anyway."""
    names = ("bold", "size", "spacing", "color", "underline", "line")
    shared = {name: None for name in names if getattr(look, name) == getattr(normal, name)}
    if (look.font, look.latin) == (normal.font, normal.latin):
        shared |= {"font": None, "latin": None}
    return look._replace(**shared)  # type: ignore[arg-type]


def _words(look: Style, sheet: Stylesheet) -> Iterator[str]:
    """How words look, in a paragraph or a part of one."""
    if look.font or look.latin:
        normal = sheet.look("normal")
        yield f"font-family:{families(look.font or normal.font, look.latin or normal.latin, sheet)};"
    if look.bold is not None:
        yield f"font-weight:{'bold' if look.bold else 'normal'};"
    if look.size:
        yield f"font-size:{points(look.size * 10)};"
    if look.spacing is not None:
        yield f"letter-spacing:{points(look.spacing)};"
    if look.underline is not None:
        yield f"text-decoration:{'underline' if look.underline else 'none'};"
    if look.raised:
        yield "vertical-align:super;line-height:0;font-size:.6em;"
    if look.color:
        yield f"color:var(--c{look.color});"


def _block(look: Style, sheet: Stylesheet) -> Iterator[str]:
    """How a paragraph stands: all of it, since elements have looks of their own."""
    yield from _spacing(look, sheet)
    yield f"margin:{_twips(look.before, look, sheet)} {_twips(look.right_indent, look, sheet)} "
    yield f"{_twips(look.after, look, sheet)} {_twips(look.left_indent, look, sheet)};"
    hanging = "" if look.hanging is None else _twips(look.hanging, look, sheet)
    yield f"text-indent:calc(-1*{hanging});" if hanging else f"text-indent:{_twips(look.first_indent, look, sheet)};"
    if look.right_tab is not None:
        yield "display:flex;"
    if look.line_below is not None:
        yield f"border-top:{look.line_below / 8:g}pt solid;"
    if look.align:
        yield f"text-align:{_ALIGNS.get(look.align, look.align)};"
    if look.keep_next:
        yield "break-after:avoid;"
    if look.keep_previous:
        yield "break-before:avoid;"
    if look.page_break_before:
        yield "break-before:page;"
    yield "orphans:2;widows:2;" if look.widow_control else "orphans:1;widows:1;"


def _spacing(look: Style, sheet: Stylesheet) -> Iterator[str]:
    if isinstance(look.line, Length):
        yield f"line-height:{_twips(look.line, look, sheet)};"
    elif look.line == "single":
        yield "line-height:1.3;"


def _twips(length: Length | None, look: Style, sheet: Stylesheet) -> str:
    if length is None:
        return "0"
    return points(length.in_twips(character=(look.size or 0) * 10, pitch=sheet.page.pitch))


def _table(sheet: Stylesheet) -> Iterator[str]:
    look = sheet.table
    vertical = "middle" if look.vertical == "center" else look.vertical
    line = f"{look.border / 8:g}pt solid"
    yield f"th,td{{border:{line};padding:0 {points(look.cell_margin)};vertical-align:{vertical}}}"
    yield f"hr{{border:0;border-top:{sheet.rule / 8:g}pt solid}}"
    if any(style.right_tab is not None for style in sheet.looks.values()):
        yield ".tab{flex:1}"
    yield ".left{text-align:left}.center{text-align:center}.right{text-align:right}"
    if not look.split_rows:
        yield "tr{break-inside:avoid}"
