"""Near misses: the name somebody probably meant."""

from collections.abc import Iterable, Iterator
from itertools import islice

# A project has hundreds of names; of a hostile file's hundred thousand only so many are looked at, and compared.
_MOST_COMPARED = 300
_MOST_LOOKED_AT = 5_000


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when none is alike (ties: the first)."""
    from difflib import SequenceMatcher

    best, best_ratio = None, 0.0
    for candidate in islice(_comparable(name, known), _MOST_COMPARED):
        ratio = SequenceMatcher(None, name, candidate).ratio()
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best if best_ratio >= _threshold(name) else None


def _comparable(name: str, known: Iterable[str]) -> Iterator[str]:
    """The names that share characters enough with `name` to be near it, whatever their order."""
    characters, enough = set(name), _threshold(name) / 2
    for candidate in islice(known, _MOST_LOOKED_AT):
        if sum(map(characters.__contains__, candidate)) >= enough * (len(name) + len(candidate)):
            yield candidate


def _threshold(name: str) -> float:
    # Chinese names are short: of two characters one must match, of four or more about two thirds.
    return 0.5 if len(name) <= 3 else 0.6


def suggestion(name: str, known: Iterable[str]) -> dict[str, str]:
    """`{"suggestion": …}` for a diagnostic's values, or nothing when no known name is near."""
    near = nearest(name, known)
    return {} if near is None else {"suggestion": near}
