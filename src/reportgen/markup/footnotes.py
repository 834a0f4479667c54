"""Footnotes (脚注): `[^1]` in the text, `[^1]: …` anywhere; a label that is explained twice is remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.footnote import footnote_plugin

_REPEATED = "repeated_footnotes"


def footnotes(md: MarkdownIt) -> None:
    """Read footnotes, without those written inside the text (`^[…]`)."""
    md.use(footnote_plugin, inline=False)
    md.core.ruler.before("footnote_tail", _REPEATED, _remember_repeated)


def repeated(env: Mapping[str, Any]) -> list[str]:
    """The labels that were explained more than once; the last explanation is the one that counts."""
    found: list[str] = env.get(_REPEATED, [])
    return found


def _remember_repeated(state: StateCore) -> None:
    if "footnotes" in state.env:
        opened = (token.meta["label"] for token in state.tokens if token.type == "footnote_reference_open")
        state.env[_REPEATED] = [label for label, count in Counter(opened).items() if count > 1]
