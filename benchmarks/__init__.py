"""Measures reportgen beside docxtpl and python-docx on one report: `python -m benchmarks`, or `make bench`."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: its `data/2022/` is the workload, its `docs/performance.md` takes the results."""
