"""Codes of figures in the finished text, recomputed as a careful reader would (FIG030 and above)."""

from collections.abc import Mapping

from reportgen.source.catalog.entry import Entry

TEXT_FIGURE_CODES: Mapping[str, Entry] = {}
