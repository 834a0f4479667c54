"""What a writer is: a name, a suffix, and a function that readies itself for a stylesheet once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from reportgen.document import Document
    from reportgen.source import Result
    from reportgen.styles import Stylesheet

# Writes one document; what it can't express it names in a diagnostic.
Write: TypeAlias = "Callable[[Document], Result[bytes]]"


class Writer(NamedTuple):
    """One output format. `prepare` does what is the same for all documents of one look."""

    name: str
    suffix: str
    prepare: Callable[[Stylesheet], Write]
