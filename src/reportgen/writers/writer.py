"""What a writer is: a name, a suffix, and a function that readies itself for a stylesheet once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportgen.source import Result

if TYPE_CHECKING:
    from reportgen.document import Document
    from reportgen.styles import Stylesheet

# Writes one document; what it can't express it names in a diagnostic.
Write: TypeAlias = "Callable[[Document], Result[bytes]]"
# Makes another file of a finished one, with a program of this machine; raises `MachineError`.
Convert: TypeAlias = "Callable[[bytes], Result[bytes]]"
# Puts in what only a program of this machine can tell, and takes back the finding that said it was left open.
Complete: TypeAlias = "Callable[[Result[bytes]], Result[bytes]]"


class Writer(NamedTuple):
    """One output format. `prepare` does what is the same for all documents of one look.

    `complete` and `convert`, where there are any, come last in this order, and never in a guard's worker: they start a
    program.
    """

    name: str
    suffix: str
    prepare: Callable[[Stylesheet], Write]
    convert: Convert | None = None
    complete: Complete | None = None

    def finished(self, made: Result[bytes]) -> Result[bytes]:
        """What was `made` of a document, converted if need be; raises `MachineError`."""
        if self.complete is not None:
            made = self.complete(made)
        if self.convert is None:
            return made
        content, found = self.convert(made.value)
        return Result(content, (*made.diagnostics, *found))
