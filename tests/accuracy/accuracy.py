"""`make accuracy`: the rules against the corpus, as tables; exit code 1 below the bars. `--write` puts them in docs.

The lists of what was missed and what is false go to the screen alone.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus import ROOT
from scores import Score, noted_slips, reviewed_slips, score_held_out, score_seen

PAGE = ROOT / "docs" / "accuracy.md"
BEGIN = "<!-- results: written by python tests/accuracy/accuracy.py --write -->"
END = "<!-- end of results -->"

RECALL, PRECISION = 0.95, 0.98


def main() -> int:
    """Exit code 0, or 1 when the seen corpus is below a bar."""
    seen, held_out = score_seen(), score_held_out()
    tables = markdown(seen, held_out)
    print("\n".join([tables, *_list("seen", seen), *_list("held out", held_out)]))  # noqa: T201
    if "--write" in sys.argv[1:]:
        rewrite(tables)
    return int(not holds(seen))


def holds(score: Score) -> bool:
    """Whether both bars hold."""
    return score.recall >= RECALL and score.precision >= PRECISION


def rewrite(tables: str, page: Path = PAGE) -> None:
    """Put `tables` between the marks of `page`; all else there stays."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page} lacks the lines {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


def markdown(seen: Score, held_out: Score) -> str:
    """The totals, and both corpora by kind of mistake and by code."""
    lines = [*_table(["", "seeded", "found", "recall", "findings", "false", "precision"], _totals(seen, held_out))]
    noted, found = len(noted_slips()), len(reviewed_slips())
    lines += ["", f"Of the {noted} slips that a reader noted in the real reports the rules find {found}."]
    for name, score in (("Seen", seen), ("Held out", held_out)):
        lines += ["", f"### {name}: mistakes by kind", "", *_table(["kind", "codes", "seeded", "found"], _kinds(score))]
        lines += ["", f"### {name}: findings by code", "", *_table(["code", "right", "false"], _codes(score))]
    return "\n".join(lines)


def _totals(seen: Score, held_out: Score) -> Iterator[Sequence[object]]:
    for name, score in (("seen", seen), ("held out", held_out)):
        seeded, false = len(score.outcomes), len(score.all_false)
        found = seeded - len(score.missed)
        findings = len(score.right) + false
        yield name, seeded, found, f"{score.recall:.1%}", findings, false, f"{score.precision:.1%}"


def _kinds(score: Score) -> Iterator[Sequence[object]]:
    kinds = dict.fromkeys(each.mistake.kind for each in score.outcomes)
    seeded = Counter(each.mistake.kind for each in score.outcomes)
    missed = Counter(each.kind for each in score.missed)
    for kind in kinds:
        yield kind.name, "、".join(kind.codes), seeded[kind], seeded[kind] - missed[kind]


def _codes(score: Score) -> Iterator[Sequence[object]]:
    right = Counter(each.code for each in score.right)
    false = Counter(each.code for _, each in score.all_false)
    for code in sorted({*right, *false}):
        yield code, right[code], false[code]


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)


def _list(name: str, score: Score) -> Iterator[str]:
    yield from ("", f"missed, {name}:", *(f"  {each.kind.name}: {each.line}" for each in score.missed))
    yield from ("", f"false, {name}:")
    for where, found in score.all_false:
        values = {key: value for key, value in found.values.items() if key != "suggestion"}
        yield f"  {found.code} {found.span} {values} <- {where}"


if __name__ == "__main__":
    sys.exit(main())
