"""`python -m benchmarks`: measure, print the tables, and on demand write them down and hold them against the bars."""

from __future__ import annotations

import argparse
import sys

from benchmarks.bars import all_hold
from benchmarks.page import PAGE, markdown, rewrite
from benchmarks.reading import DifferenceError
from benchmarks.results import measure


def main() -> int:
    """Exit code 0; 1 when the engines wrote different reports or, with `--check`, a bar is missed."""
    asked = _arguments()
    try:
        results = measure(asked.rounds, asked.documents)
    except DifferenceError as difference:
        print(f"not the same report: {difference}", file=sys.stderr)
        return 1
    print(markdown(results))
    if asked.write:
        rewrite(results)
    return int(asked.check and not all_hold(results))


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a count")
    return int(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=_count, default=15, help="rounds of each measurement (default 15)")
    parser.add_argument("--documents", type=_count, default=60, help="documents in a warm batch (default 60)")
    parser.add_argument("--write", action="store_true", help=f"write the results into {PAGE.name}")
    parser.add_argument("--check", action="store_true", help="fail when a bar is missed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
