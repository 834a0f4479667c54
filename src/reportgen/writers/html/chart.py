"""Charts (图表) in a page: an SVG, and on it the figures as words of the page, which tell where they come from."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Chart
from reportgen.ooxml import escape
from reportgen.writers.charts import described
from reportgen.writers.html.colors import readable
from reportgen.writers.html.looks import DARK_PAPER, points
from reportgen.writers.html.plot import Label, Plot, plot
from reportgen.writers.html.words import words
from reportgen.writers.html.written import Written

# A figure is no part of the SVG: what tells its origin must stand in the page, and a picture has no parts to a reader.
_RULES = (
    ".chart{overflow-x:auto}.plot{display:grid;margin:0 auto;white-space:nowrap}.plot>*{grid-area:1/1}"
    ".plot>span{justify-self:start;align-self:start;line-height:1.2}"
    ".plot svg{display:block;width:100%;height:auto;fill:currentColor}"
    ".plot rect,.plot circle,.plot path{stroke:currentColor;stroke-width:.5}"
    ".plot .grid{stroke:#8886}@media print{.chart{overflow:visible}}"
)
_DASHES = ("none", "5 3", "8 3 2 3", "2 2")


def chart(node: Chart, written: Written) -> str:
    """The chart as wide as it is on paper; one that needs more room is moved sideways on a screen."""
    look = written.sheet.look(node.role)
    page = written.sheet.page
    across = min(look.width or page.text_width, page.text_width)
    drawn = plot(node, across / 20, (look.height or across // 2) / 20, (look.size or 0) / 2)
    written.charts += 1
    name = f"chart{written.charts}"
    written.rules += [*([_RULES] if written.charts == 1 else []), *_rules(name, drawn, across / 20)]
    written.rules += _colors(name, node, written)
    labels = "".join(f"<span>{words((each.printed,), written)}</span>" for each in drawn.labels)
    return (
        f'<div class="chart" role="group" tabindex="0" aria-label="图表 {written.charts}">'
        f'<div id="{name}" class="plot r-{escape(node.role)}">{_svg(node, name, drawn)}{labels}</div></div>\n'
    )


def _svg(node: Chart, name: str, drawn: Plot) -> str:
    return (
        f'<svg viewBox="0 0 {drawn.width:.1f} {drawn.height:.1f}" role="img" aria-labelledby="{name}-title"'
        f' aria-describedby="{name}-words"><title id="{name}-title">{escape(node.title or "图表")}</title>'
        f'<desc id="{name}-words">{escape(described(node))}</desc>{"".join(drawn.elements)}</svg>'
    )


def _rules(name: str, drawn: Plot, across: float) -> Iterator[str]:
    """Where the figures stand on the drawing. On paper one that is too wide is made smaller, with all its lengths."""
    yield f"#{name}{{width:{points(drawn.width * 20)}}}"
    for at, label in enumerate(drawn.labels, 1):
        yield _place(f"#{name}>span:nth-of-type({at})", label)
    if drawn.width > across:
        yield f"@media print{{#{name}{{--pt:{across / drawn.width:.3f}pt}}}}"


def _place(selector: str, label: Label) -> str:
    side = "text-align:center;" if label.centered else "text-align:left;"
    return (
        f"{selector}{{margin:{points(label.top * 20)} 0 0 {points(label.left * 20)};"
        f"width:{points(label.width * 20)};{side}}}"
    )


def _colors(name: str, node: Chart, written: Written) -> Iterator[str]:
    """The colours of the looks, on a dark screen as light as they must be; lines are told apart by their dashes too."""
    look = written.sheet.look(node.role)
    fills = look.fills or (look.color or "000000",)
    yield f"#{name} text{{font-size:{(look.size or 0) / 2:g}px}}"
    for at in range(max(len(node.series), len(node.categories))):
        color = fills[at % len(fills)]
        dark = readable(color, DARK_PAPER)
        line = f"#{name} .s{at}{{fill:none;stroke-width:1.75;stroke-dasharray:{_DASHES[at % len(_DASHES)]};stroke:#"
        yield f"#{name} .f{at}{{fill:#{color}}}{line}{color}}}"
        shown = f"#{name} .f{at}{{fill:#{dark}}}#{name} .s{at}{{stroke:#{dark}}}"
        yield f"@media screen and (prefers-color-scheme:dark){{{shown}}}"
