"""Near misses: the name somebody probably meant."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when none is alike (ties: the first)."""
    from difflib import SequenceMatcher

    best, best_ratio = None, 0.0
    for candidate in known:
        ratio = SequenceMatcher(None, name, candidate).ratio()
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best if best_ratio >= _threshold(name) else None


def _threshold(name: str) -> float:
    # Chinese names are short: of two characters one must match, of four or more about two thirds.
    return 0.5 if len(name) <= 3 else 0.6


def suggestion(name: str, known: Iterable[str]) -> dict[str, str]:
    """`{"suggestion": …}` for a diagnostic's values, or nothing when no known name is near."""
    near = nearest(name, known)
    return {} if near is None else {"suggestion": near}
