"""The paper in print: its size and margins, and what runs in its head and foot (CSS Paged Media)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.styles import Page, PageField, Running, RunningLine, Stylesheet
from reportgen.writers.html.faces import families, quoted

# Odd pages are right-hand ones.
_PAGES = {"default": "@page", "even": "@page:left", "first": "@page:first"}
_SIDES = {"both": "left"}
_HOLDS = ("left", "center", "right")
_EMPTY = '""'


def paper(sheet: Stylesheet) -> Iterator[str]:
    """The paper as variables for the screen and as `@page` for print, with headers and footers."""
    page = sheet.page
    sides = (("top", page.top), ("right", page.right), ("bottom", page.bottom), ("left", page.left))
    yield f":root{{--width:{page.width / 20:g};{''.join(f'--{side}:{twips / 20:g};' for side, twips in sides)}}}"
    margins = " ".join(_points(twips) for _, twips in sides)
    yield f"@page{{size:{_points(page.width)} {_points(page.height)};margin:{margins}}}"
    yield f"@media print{{img{{max-height:{_points(page.text_height)}}}}}"
    if sheet.running:
        for running in sheet.running:
            yield _running(running, sheet)
    else:
        yield f"@page:right{{{_page_number(sheet.page_number.odd, sheet)}}}"
        yield f"@page:left{{{_page_number(sheet.page_number.even, sheet)}}}"


def _page_number(side: str, sheet: Stylesheet) -> str:
    number, look = sheet.page_number, sheet.look("page-number")
    before, after = number.pattern.split("{}")
    inset = number.indent.in_twips(character=(look.size or 0) * 10, pitch=sheet.page.pitch)
    content = f"{quoted(before)} counter(page) {quoted(after)}"
    edge = f"padding-{side}:{_points(inset)};" if side != "center" else ""
    return f"@bottom-{side}{{content:{content};{edge}{_place('footer', sheet.page)}{_look(sheet)}}}"


def _running(running: Running, sheet: Stylesheet) -> str:
    """A header or footer in the three boxes of its margin; a tab leads on to the next."""
    held: dict[str, list[str]] = {side: [] for side in _HOLDS}
    for at, line in enumerate(running.lines):
        for side, content in _pieces(line):
            held[side].append(content)
        if at + 1 < len(running.lines):
            for side in _HOLDS:
                held[side].append('"\\a"')
    edge = "top" if running.place == "header" else "bottom"
    ruled = "".join(
        f"border-{side}:{sheet.rule / 8:g}pt solid;"
        for side, drawn in (("bottom", "line_below"), ("top", "line_above"))
        if any(getattr(line, drawn) for line in running.lines)
    )
    look = _look(sheet, running.lines[0] if running.lines else None)
    boxes = (
        f"@{edge}-{side}{{content:{' '.join(content) or _EMPTY};text-align:{side};{ruled}"
        f"white-space:pre;{_place(running.place, sheet.page)}{look}}}"
        for side, content in held.items()
    )
    return f"{_PAGES[running.pages]}{{{''.join(boxes)}}}"


def _pieces(line: RunningLine) -> Iterator[tuple[str, str]]:
    """What stands at which side: words as strings, the page and their number as counters."""
    side, tabs = _SIDES.get(line.align, line.align), iter(line.tabs)
    for piece in line.pieces:
        if isinstance(piece, PageField):
            yield side, "counter(page)" if piece is PageField.PAGE else "counter(pages)"
            continue
        for at, words in enumerate(piece.split("\t")):
            if at:
                side = next((tab.align for tab in tabs), side)
            if words:
                yield side, quoted(words)


def _place(place: str, page: Page) -> str:
    """As far from the edge of the paper as the stylesheet says."""
    edge, distance = ("top", page.header) if place == "header" else ("bottom", page.footer)
    return f"vertical-align:{edge};margin-{edge}:{_points(distance)};"


def _look(sheet: Stylesheet, line: RunningLine | None = None) -> str:
    look = sheet.look("page-number")
    font, latin, size, color = (line.font, line.latin, line.size, line.color) if line is not None else ("", "", 0, "")
    family = families(font or look.font, latin or look.latin, sheet)
    weight = "font-weight:bold;" if line is not None and line.bold else ""
    return f"font:{(size or look.size or 0) / 2:g}pt/1 {family};{weight}color:#{color or look.color};"


def _points(twips: int) -> str:
    return f"{twips / 20:g}pt"
