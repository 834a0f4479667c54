"""The corpus scored: which seeded mistakes are found, and which findings are neither a mistake's nor a real slip's."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import HERE, Proofreader, Text, held_out, seen
from seeded import Changed, Mistake, put, read_mistakes

from reportgen.source import Diagnostic

SLIPS = HERE / "real_slips.txt"
# Lists for who reviews the figures, not a word against the text; told apart (docs/accuracy.md).
LISTED = frozenset({"FIG044"})

_FIGURE = re.compile(r"\s*[^\s:：]+: (?=[^\s|])")


class Slip(NamedTuple):
    """A finding in an untouched text, reviewed: its code, words of its sentence, and why it is right."""

    text: str
    code: str
    words: str
    why: str


class Outcome(NamedTuple):
    """What one seeded mistake brought: whether it was found, and the new findings that are not its own."""

    mistake: Mistake
    right: Sequence[Diagnostic]
    false: Sequence[Diagnostic]


class Score(NamedTuple):
    """A corpus, scored. `slips` are the reviewed findings of the untouched texts, `false` the others there."""

    outcomes: Sequence[Outcome]
    slips: Sequence[Diagnostic]
    false: Sequence[tuple[str, Diagnostic]]
    unused: Sequence[Slip]

    @property
    def missed(self) -> list[Mistake]:
        """The mistakes that were not found."""
        return [each.mistake for each in self.outcomes if not each.right]

    @property
    def all_false(self) -> list[tuple[str, Diagnostic]]:
        """Every false finding, with the text or the line of the mistake that it came with."""
        return [*self.false, *((each.mistake.line, found) for each in self.outcomes for found in each.false)]

    @property
    def right(self) -> list[Diagnostic]:
        """Every finding that is right."""
        return [*self.slips, *(found for each in self.outcomes for found in each.right)]

    @property
    def recall(self) -> float:
        """The share of the mistakes that were found."""
        return 1 - len(self.missed) / len(self.outcomes)

    @property
    def precision(self) -> float:
        """The share of the findings that are right."""
        right = len(self.right)
        return right / (right + len(self.all_false))


def score_seen() -> Score:
    """The texts and mistakes that the rules were tuned with."""
    return _score(seen(), read_mistakes(HERE / "seen"), reviewed_slips())


def score_held_out() -> Score:
    """Those that they were not tuned with."""
    return _score(held_out(), read_mistakes(HERE / "held_out"), [])


def noted_slips(path: Path = SLIPS) -> list[Slip]:
    """What a reader noted in the real texts, `text | code | words | why` a line; no rule can see those without code."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Slip(*line.split(" | ", 3)) for line in lines if line and line[0] != "#"]


def reviewed_slips() -> list[Slip]:
    """Those of them that a rule finds."""
    return [slip for slip in noted_slips() if slip.code != "—"]


def _score(texts: Mapping[str, Text], mistakes: Sequence[Mistake], slips: Sequence[Slip]) -> Score:
    reader = Proofreader()
    untouched = {name: _judged(reader.read(text, text.files)) for name, text in texts.items()}
    found = [(name, each) for name, findings in untouched.items() for each in findings]
    excused = [(each, _slip(name, each, slips)) for name, each in found]
    return Score(
        [_outcome(reader, texts[each.text], each, untouched[each.text]) for each in mistakes],
        [each for each, slip in excused if slip],
        [(name, each) for (name, each), (_, slip) in zip(found, excused, strict=True) if not slip],
        tuple(slip for slip in slips if slip not in [used for _, used in excused]),
    )


def _slip(name: str, found: Diagnostic, slips: Iterable[Slip]) -> Slip | None:
    said = f"{found.values.get('sentence', '')}\n{found.values.get('text', '')}"
    return next((each for each in slips if (each.text, each.code) == (name, found.code) and each.words in said), None)


def _outcome(reader: Proofreader, text: Text, mistake: Mistake, before: Sequence[Diagnostic]) -> Outcome:
    changed = put(mistake, text.files)
    files = {**text.files, changed.path: changed.content}
    after = _judged(reader.read(text, files))
    fresh = list(_new(before, after))
    right = [each for each in fresh if each.code in mistake.kind.codes and _is_there(each, mistake, changed, files)]
    follow = {*mistake.follow, *(mistake.kind.codes if right else ())}
    return Outcome(mistake, right, [each for each in fresh if each not in right and each.code not in follow])


def _judged(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [each for each in found if each.code not in LISTED]


def _new(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings that were not there before the change; lines may have moved, and words around them changed."""
    left = list(_without(before, after, _said))
    fresh = list(_without(after, before, _said))
    yield from _without(fresh, left, _bare)


def _without(
    found: Iterable[Diagnostic], others: Iterable[Diagnostic], key: Callable[[Diagnostic], object]
) -> Iterator[Diagnostic]:
    known = Counter(map(key, others))
    for each in found:
        known[key(each)] -= 1
        if known[key(each)] < 0:
            yield each


def _said(found: Diagnostic) -> tuple[str, str]:
    return found.code, str(sorted(found.values.items()))


def _bare(found: Diagnostic) -> tuple[str, str]:
    return found.code, str(sorted((name, value) for name, value in found.values.items() if name != "sentence"))


def _is_there(found: Diagnostic, mistake: Mistake, changed: Changed, files: Mapping[str, str]) -> bool:
    """Whether a finding stands in the changed stretch, or in a sentence that prints the changed figure."""
    span = found.span
    if mistake.kind.reach == "全文":
        return True
    if span is None or span.path not in files:
        return False
    content = files[span.path]
    start = _offset(content, span.line, span.column)
    end = max(start + 1, _offset(content, span.end_line or span.line, span.end_column or span.column))
    if span.path == changed.path and start < changed.end and changed.start < end:
        return True
    line = changed.content[changed.content.rfind("\n", 0, max(changed.start, 1)) + 1 :].partition("\n")[0]
    figure = _FIGURE.match(line)
    return figure is not None and line[figure.end() :].strip() in found.values.get("sentence", "")


def _offset(content: str, line: int, column: int) -> int:
    """The place of a line and column, from 1, in a text."""
    start = 0
    for _ in range(line - 1):
        start = content.index("\n", start) + 1
    return start + max(column - 1, 0)
