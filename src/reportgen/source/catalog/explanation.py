"""Why a finding is one, with an example that is wrong and one that is right: read from data, by `explain` and the docs."""

from __future__ import annotations

from pkgutil import get_data
from typing import NamedTuple

from reportgen.source.nodes import Mapping, Scalar
from reportgen.source.yaml import load


class Explanation(NamedTuple):
    """One code: why it is a problem, in Chinese and in English, and two examples that both languages share."""

    zh: str
    en: str
    bad: str
    good: str


def explanations(family: str) -> dict[str, Explanation]:
    """The explanations of the codes that begin with the three letters `family`, by code, as their file gives them."""
    path = f"explanations/{family}.yaml"
    content = get_data(__package__, path)
    root = load(content, path).value if content is not None else None
    assert isinstance(root, Mapping)
    return {key.value: _explanation(entry) for key, entry in root.items}


def _explanation(entry: object) -> Explanation:
    assert isinstance(entry, Mapping)
    texts = {key.value: value.value.rstrip("\n") for key, value in entry.items if isinstance(value, Scalar)}
    return Explanation(**texts)
