"""Titles broken into lines by sense (GB/T 9704—2012 7.3.1): whole words, and a 梯形 or 菱形 outline.

There is no word list here. A break is the better, the more certain it is that no word stands across it: at a
blank or a mark, at a seam between two values that the template joined, after 的, before 和. Among the breaks
that keep every line within the width, the outline decides: lines near one length but not equal, growing,
shrinking or widest in the middle, never an hourglass.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, islice, pairwise

_OPENING = "“‘（《〈【〔「『"
_CLOSING = "”’）》〉】〕」』，。、；：？！…—·"
_PAUSES = "，。、；：？！"
_BEFORE = "和与及暨为在向对把将并第"
_AFTER = "的和与及"

# Costs of a break, against which the outline is weighed; one unit is about one character of unevenness.
_AT_PAUSE, _AT_SEAM, _AT_PARTICLE, _ANYWHERE, _INSIDE = 0.0, 1.0, 4.0, 9.0, 40.0
_EQUAL_LINES, _HOURGLASS, _UNEVEN = 3.0, 30.0, 0.8
_MOST_LINES = 5
# Of more layouts than these only those with good breaks are weighed.
_MOST_LAYOUTS = 20_000


def width(text: str) -> float:
    """The width of `text` in full-width cells: ASCII takes half a cell, everything else a whole one."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


@lru_cache(maxsize=256)
def break_by_sense(text: str, limit: float, seams: Collection[int] = ()) -> Sequence[str]:
    """`text` in the fewest lines of at most `limit` cells; `seams` are offsets at which a break does no harm.

    A text that would need more than five lines, or has no place to break, comes back whole: Word wraps it.
    """
    if width(text) <= limit:
        return (text,)
    costs = dict(_breaks(text, seams))
    ends = list(accumulate((width(character) for character in text), initial=0.0))
    fewest = int(-(-ends[-1] // limit))
    for count in range(fewest, min(fewest + 2, _MOST_LINES + 1)):
        layouts = [
            (sum(costs[place] for place in places) + _outline(widths), places)
            for places in _affordable(costs, ends, limit, count)
            if max(widths := _widths(text, ends, places)) <= limit
        ]
        if layouts:
            return tuple(text[start:end].strip() for start, end in pairwise((0, *min(layouts)[1], len(text))))
    return (text,)


def _affordable(costs: Mapping[int, float], ends: list[float], limit: float, count: int) -> Iterable[tuple[int, ...]]:
    """The layouts in `count` lines, unless they are too many even with good breaks only."""
    for places in (list(costs), [place for place, cost in costs.items() if cost < _ANYWHERE]):
        layouts = list(islice(_layouts(places, ends, limit + 0.5, count, 0), _MOST_LAYOUTS + 1))
        if len(layouts) <= _MOST_LAYOUTS:
            return layouts
    return ()


def _layouts(
    places: Sequence[int], ends: list[float], limit: float, count: int, start: int
) -> Iterator[tuple[int, ...]]:
    """The places that break the text from `start` on into `count` lines of at most `limit` cells."""
    if count == 1:
        yield ()
        return
    for at, place in enumerate(places):
        if ends[place] - ends[start] > limit:
            return
        if ends[-1] - ends[place] <= limit * (count - 1):
            for others in _layouts(places[at + 1 :], ends, limit, count - 1, place):
                yield (place, *others)


def _widths(text: str, ends: list[float], places: tuple[int, ...]) -> list[float]:
    """The widths of the lines that begin at `places`, without the blank before a break."""
    return [
        ends[end] - ends[start] - (0.5 if text[end - 1] == " " else 0.0)
        for start, end in pairwise((0, *places, len(text)))
    ]


def _outline(widths: list[float]) -> float:
    """How far the outline is from lines of nearly one length in a 梯形 or 菱形."""
    mean = sum(widths) / len(widths)
    cost = _UNEVEN * sum(abs(each - mean) for each in widths)
    cost += _EQUAL_LINES * sum(before == after for before, after in pairwise(widths))
    narrows = [after < before for before, after in pairwise(widths)]
    # Narrower and then wider again is the hourglass that the standard's two outlines exclude.
    return cost + _HOURGLASS * sum(first and not second for first, second in pairwise(narrows))


def _breaks(text: str, seams: Collection[int]) -> Iterator[tuple[int, float]]:
    """Each offset at which a line may begin, with its cost."""
    depth = 0
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        depth += (before in _OPENING) - (before in "”’）》〉】〕」』")
        kept = text[:place].rstrip()  # the line above, if it is broken here
        if not kept or kept[-1] in _OPENING or after in _CLOSING or after == " " or _joined(before, after):
            continue
        yield place, _INSIDE if depth > 0 else _cost(before, after, place in seams)


def _joined(before: str, after: str) -> bool:
    # A number stays with its unit, a Latin word stays whole, and a dash stays with what it leads.
    latin = before.isascii() and after.isascii() and before != " "
    return latin or (before.isascii() and before.isalnum()) or before in "—…·"


def _cost(before: str, after: str, seam: bool) -> float:
    if before == " " or before in _PAUSES:
        return _AT_PAUSE
    if seam:
        return _AT_SEAM
    return _AT_PARTICLE if after in _BEFORE or before in _AFTER else _ANYWHERE
