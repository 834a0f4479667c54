"""Slips: what somebody types who has never seen YAML, what was meant, and the file put right."""

from reportgen.source.encoding import certain_text
from reportgen.source.slips.edits import Shift, apply, before, shifts_of
from reportgen.source.slips.entries import as_list, entry_slips, item_slips, key_slips, meant
from reportgen.source.slips.lookalikes import date_slip, figure_slip, hidden_slip
from reportgen.source.slips.repair import Repaired, apply_fixes, repair, unified_diff

__all__ = [
    "Repaired",
    "Shift",
    "apply",
    "apply_fixes",
    "as_list",
    "before",
    "certain_text",
    "date_slip",
    "entry_slips",
    "figure_slip",
    "hidden_slip",
    "item_slips",
    "key_slips",
    "meant",
    "repair",
    "shifts_of",
    "unified_diff",
]
