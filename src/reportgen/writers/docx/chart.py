"""Charts (图表) in Word: a drawing that leads to a chart part, and the sheet that Word opens to edit its data."""

from __future__ import annotations

from reportgen.document import Chart, ChartKind
from reportgen.ooxml import WP, A, C, Relationship, encode, escape, relationships
from reportgen.styles import Style
from reportgen.writers.charts import described
from reportgen.writers.docx.chart_part import chart_part
from reportgen.writers.docx.collected import Collected
from reportgen.writers.graph import least_height
from reportgen.writers.sheet import Cell, Sheet, xlsx_file

_EMU_PER_TWIP = 635
_SHEET = "Sheet1"
_OWN = "rId1"


def chart(node: Chart, collected: Collected) -> str:
    """The paragraph that holds the chart, which without a size of its own is half as high as wide.

    Its parts go into `collected`.
    """
    number = len(collected.charts) + 1
    relationship = collected.part("chart", f"charts/chart{number}.xml")
    look = collected.sheet.look(node.role)
    across = min(look.width or collected.width, collected.width)
    down = min(_height(node, across, look), collected.sheet.page.text_height)
    collected.charts.append(_files(node, number, (across, down), collected))
    frame = _frame(node, relationship, (across, down), collected.next_drawing())
    return collected.paragraph(node.role, f"<w:r>{frame}</w:r>")


def _height(node: Chart, across: int, look: Style) -> int:
    """How high a chart is, in twips: as its style says, or as many names of series or categories need."""
    down = look.height or across // 2
    if node.kind is ChartKind.SHARE:
        return down
    return round(least_height(node, across / 20, down / 20, (look.size or 0) / 2) * 20)


def _files(node: Chart, number: int, size: tuple[int, int], collected: Collected) -> tuple[tuple[str, bytes], ...]:
    """The chart part, what it leads to, and its sheet."""
    part = chart_part(node, collected.sheet, (size[0] / 20, size[1] / 20), _SHEET, _OWN)
    sheet = f"embeddings/Microsoft_Excel_Sheet{number}.xlsx"
    book, found = xlsx_file(_table(node))
    collected.diagnostics += found
    return (
        (f"word/charts/chart{number}.xml", encode(part)),
        (
            f"word/charts/_rels/chart{number}.xml.rels",
            encode(relationships([Relationship(_OWN, "package", f"../{sheet}")])),
        ),
        (f"word/{sheet}", book),
    )


def _table(node: Chart) -> Sheet:
    """The numbers as they are drawn; the first cell tells what they count."""
    names = [each.name or node.title or "数据" for each in node.series]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (category, *(each.points[at].number for each in node.series)) for at, category in enumerate(node.categories)
    )
    return Sheet(_SHEET, (f"单位：{node.measure}" if node.measure else "", *names), rows)


def _frame(node: Chart, relationship: str, size: tuple[int, int], number: int) -> str:
    """The inline drawing (20.4.2.8); `size` is in twips."""
    across, down = (each * _EMU_PER_TWIP for each in size)
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="图表 {number}" descr="{escape(described(node))}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relationship}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
