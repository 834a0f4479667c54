"""Charts (图表): what a chart block asks for, looked up in the book of figures, as nodes of the tree."""

from reportgen.pipeline.charts.beforehand import mistakes
from reportgen.pipeline.charts.drawn import drawing

__all__ = ["drawing", "mistakes"]
