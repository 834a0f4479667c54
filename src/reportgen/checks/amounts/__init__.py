"""Amounts (数字) in the finished text: found where they stand, as intervals, and recomputed by the rules (FIG)."""
