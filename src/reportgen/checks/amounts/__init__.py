"""Amounts (数字) in the finished text: found where they stand, as intervals, for the rules that recompute them (FIG)."""
