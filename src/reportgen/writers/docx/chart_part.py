"""A chart part (DrawingML, ECMA-376 21.2): columns, lines or a pie; its words and numbers are in its sheet, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportgen.document import Chart, ChartKind, Point, Series
from reportgen.ooxml import DECLARATION, A, C, R, escape
from reportgen.styles import Style, Stylesheet
from reportgen.writers.graph import COLUMNS, LINE, Frame, frame, has_room, is_lower, label_room, legend

_CATEGORIES, _VALUES = 1, 2  # the ids of the axes
_GAP = round(100 / COLUMNS - 100)  # between categories, in percent of a column where each has one
_THIN, _THICK = 6_350, 22_225  # EMU
# Names of categories in lines below one another: there is room for them, and slanting they would be cut.
_LYING = (
    '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
)
# Hidden rows of the sheet stay out, and an empty cell is a gap.
_SHOWN = '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
_MARKERS = ("circle", "square", "triangle", "diamond")
_DASHES = ("solid", "sysDash", "dashDot", "sysDot")
# Where labels stand, and where that of the lower of two points, or of a narrow part of a whole, does (21.2.3.10).
_PLACES = {ChartKind.BAR: ("outEnd", "outEnd"), ChartKind.LINE: ("t", "b"), ChartKind.SHARE: ("outEnd", "bestFit")}
# Parts that are less of the whole have their labels moved away from one another; inside a part none is legible.
_NARROW = Decimal("0.08")
_NUMBER = re.compile(r"[-−+]?[0-9][0-9,]*(?:\.[0-9]+)?")


def chart_part(node: Chart, sheet: Stylesheet, size: tuple[float, float], name: str, workbook: str) -> str:
    """The part of a chart that is as wide and high as `size` says, in points.

    Its numbers stand in the sheet `name` of the workbook that the relationship `workbook` leads to.
    """
    look = sheet.look(node.role)
    letter = (look.size or 0) / 2
    area = None if node.kind is ChartKind.SHARE else frame(node, *size, letter)
    upright = area is not None and not has_room(node, area, letter)
    words = _words(look, sheet, upright)
    drawn = "".join(_series(node, at, look, name, words) for at in range(len(node.series)))
    axes = "" if area is None else _axes(node, area, letter if upright else 0)
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        '<c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(area, size)}{_plot(node.kind, drawn)}{axes}</c:plotArea>"
        f"{_legend(node, size, letter)}{_SHOWN}</c:chart>"
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_words(look, sheet)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout(area: Frame | None, size: tuple[float, float]) -> str:
    """The area of a graph as parts of the chart; that of a pie is left to Word, whose labels stand around it."""
    if area is None:
        return "<c:layout/>"
    return _placed(area.left, area.top, area.right - area.left, area.bottom - area.top, size, "inner")


def _placed(x: float, y: float, width: float, height: float, size: tuple[float, float], target: str = "") -> str:
    across, down = size
    sides = {"x": x / across, "y": y / down, "w": width / across, "h": height / down}
    modes = f'<c:layoutTarget val="{target}"/>' if target else ""
    modes += '<c:xMode val="edge"/><c:yMode val="edge"/>'
    places = "".join(f'<c:{side} val="{max(0.1 * (side in "wh"), share):.4f}"/>' for side, share in sides.items())
    return f"<c:layout><c:manualLayout>{modes}{places}</c:manualLayout></c:layout>"


def _legend(node: Chart, size: tuple[float, float], letter: float) -> str:
    """The names of the series above the graph; many of them have rows of their own below the measure."""
    rows = legend(node, size[0], letter).rows
    if not rows:
        return ""
    place = _placed(0, (LINE + 0.3) * letter, size[0], LINE * letter * rows, size) if rows > 1 else ""
    return f'<c:legend><c:legendPos val="t"/>{place}<c:overlay val="0"/></c:legend>'


def _plot(kind: ChartKind, drawn: str) -> str:
    """The kind of chart around its series (21.2.2)."""
    axes = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    match kind:
        case ChartKind.SHARE:
            return f'<c:pieChart><c:varyColors val="1"/>{drawn}<c:firstSliceAng val="0"/></c:pieChart>'
        case ChartKind.BAR:
            return (
                '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
                f'{drawn}<c:gapWidth val="{_GAP}"/>{axes}</c:barChart>'
            )
        case ChartKind.LINE:
            return (
                '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
                f'{drawn}<c:marker val="1"/>{axes}</c:lineChart>'
            )


def _axes(node: Chart, area: Frame, upright: float) -> str:
    """Categories below, values at the left from nothing up, so that lengths compare as the numbers do.

    Word finds the end of the scale by itself, but leaves no room for labels that are set `upright`, in that size.
    """
    least = "" if area.ticks[0] < 0 else '<c:min val="0"/>'
    most = f'<c:max val="{_end(node, area, upright):f}"/>' if upright else ""
    line = f'<c:spPr><a:ln w="{_THIN}"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}{_LYING}'
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="{_THIN}"><a:solidFill>'
        f'<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>{_measure(node.measure)}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{line}<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _end(node: Chart, area: Frame, upright: float) -> Decimal:
    """The end of a scale that leaves room above the greatest number for its label, which is set upwards."""
    share = min(0.6, label_room(node) * upright / max(1.0, area.bottom - area.top))
    step = area.ticks[-1] - area.ticks[-2]
    return (area.ticks[-1] / Decimal(str(1 - share)) / step).to_integral_value("ROUND_CEILING") * step


def _measure(measure: str) -> str:
    """What the numbers count, in the upper left corner."""
    if not measure:
        return ""
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:p><a:pPr><a:defRPr b="0"/></a:pPr><a:r>'
        f'<a:rPr lang="zh-CN" b="0"/><a:t>单位：{escape(measure)}</a:t></a:r></a:p></c:rich></c:tx><c:layout>'
        '<c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.01"/><c:y val="0.01"/></c:manualLayout>'
        '</c:layout><c:overlay val="1"/></c:title>'
    )


def _series(node: Chart, at: int, look: Style, sheet: str, labels: str) -> str:
    """A series with its place in the sheet, its looks, labels, categories and numbers (21.2.2.170)."""
    series = node.series[at]
    column, rows = _column(at + 1), len(node.categories)
    straight = '<c:smooth val="0"/>' if node.kind is ChartKind.LINE else ""
    name = escape(series.name or node.title or "数据")
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{sheet}!${column}$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{''.join(_look(node, at, look))}{_labels(node, series, labels)}"
        f"<c:cat><c:strRef><c:f>{sheet}!$A$2:$A${rows + 1}</c:f><c:strCache>{_cached(node.categories)}</c:strCache>"
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>{sheet}!${column}$2:${column}${rows + 1}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{_cached([f'{each.number:f}' for each in series.points])}</c:numCache>"
        f"</c:numRef></c:val>{straight}</c:ser>"
    )


def _cached(values: Sequence[str]) -> str:
    """What programs show that do not open the sheet."""
    points = (f'<c:pt idx="{at}"><c:v>{escape(value)}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{"".join(points)}'


def _look(node: Chart, at: int, look: Style) -> Iterator[str]:
    """How a series is drawn; of a pie each point is in a colour of its own."""
    match node.kind:
        case ChartKind.BAR:
            yield f'{_filled(at, look)}<c:invertIfNegative val="0"/>'
        case ChartKind.LINE:
            color, dash, marker = _fill(at, look), _DASHES[at % len(_DASHES)], _MARKERS[at % len(_MARKERS)]
            yield (
                f'<c:spPr><a:ln w="{_THICK}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
                f'<a:prstDash val="{dash}"/></a:ln></c:spPr><c:marker><c:symbol val="{marker}"/><c:size val="6"/>'
                f"{_filled(at, look)}</c:marker>"
            )
        case ChartKind.SHARE:
            for point in range(len(node.categories)):
                yield f'<c:dPt><c:idx val="{point}"/><c:bubble3D val="0"/>{_filled(point, look)}</c:dPt>'


def _filled(at: int, look: Style) -> str:
    line = f'<a:ln w="{_THIN}"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln>'
    return f'<c:spPr><a:solidFill><a:srgbClr val="{_fill(at, look)}"/></a:solidFill>{line}</c:spPr>'


def _fill(at: int, look: Style) -> str:
    fills = look.fills or (look.color or "000000",)
    return fills[at % len(fills)]


def _labels(node: Chart, series: Series, words: str) -> str:
    """What each point prints, by a number format of its own: who edits the number in Word sees it change."""
    share = node.kind is ChartKind.SHARE
    shown = (
        f'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="{int(share)}"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    apart, led = ("<c:separator>\n</c:separator>", '<c:showLeaderLines val="1"/>') if share else ("", "")
    narrow = sum((each.number for each in series.points), Decimal(0)) * _NARROW if share else Decimal("-Infinity")
    labels = (
        f'<c:dLbl><c:idx val="{at}"/><c:numFmt formatCode="{escape(number_format(point))}" sourceLinked="0"/>{words}'
        f'<c:dLblPos val="{_PLACES[node.kind][point.number < narrow or is_lower(node, series, at)]}"/>'
        f"{shown}{apart}</c:dLbl>"
        for at, point in enumerate(series.points)
    )
    place = f'<c:dLblPos val="{_PLACES[node.kind][0]}"/>'
    return f"<c:dLbls>{''.join(labels)}{words}{place}{shown}{apart}{led}</c:dLbls>"


def number_format(point: Point) -> str:
    """The format in which Excel writes the number as the data do: 630 in `0"多万人"` is 630多万人.

    A text that says the number in another way (8000人 where 万人 are drawn) is a format that says nothing else.
    """
    text = point.printed.text
    found = _NUMBER.search(text)
    if found is None or Decimal(found[0].replace(",", "").replace("−", "-")) != point.number or found[0][0] in "+−":
        return ";".join([_literal(text)] * 3)
    digits = found[0].lstrip("-")
    places = len(digits.partition(".")[2])
    pattern = ("#,##0" if "," in digits else "0") + ("." + "0" * places if places else "")
    return f"{_literal(text[: found.start()])}{pattern}{_literal(text[found.end() :])}"


def _literal(words: str) -> str:
    return '\\"'.join(f'"{piece}"' if piece else "" for piece in words.split('"'))


def _words(look: Style, sheet: Stylesheet, upright: bool = False) -> str:
    """The face, size and colour of words in the chart, which may be set upwards."""
    normal = sheet.look("normal")
    size, color = (look.size or 0) * 50, look.color or "000000"
    latin, east = (escape(sheet.face(face or "")) for face in (look.latin or normal.latin, look.font or normal.font))
    turned = ' rot="-5400000" vert="horz"' if upright else ""
    return (
        f'<c:txPr><a:bodyPr{turned}/><a:p><a:pPr><a:defRPr sz="{size}"><a:solidFill><a:srgbClr val="{color}"/>'
        "</a:solidFill>"
        f'<a:latin typeface="{latin}"/><a:ea typeface="{east}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p>'
        "</c:txPr>"
    )


def _column(at: int) -> str:
    """The letters of the column `at` of a sheet, from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
