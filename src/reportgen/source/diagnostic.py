"""Problems as data: what is wrong, how badly, and where."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Generic, Literal, NamedTuple, TypeVar

from reportgen.source.span import Span

T = TypeVar("T")
U = TypeVar("U")


# The languages of messages: Chinese and English.
Language = Literal["zh", "en"]


class Severity(Enum):
    """How much a finding weighs: an error stops the output, a warning does not, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Edit(NamedTuple):
    """A change of a file: `replacement` in the place of what stands at `span`, which lies on one line.

    An empty span inserts. Several edits of one file are all meant for the file as it was read.
    """

    span: Span
    replacement: str


class Diagnostic(NamedTuple):
    """One finding. `values` fill the blanks of the code's message in `reportgen.source.catalog`.

    A value named `suggestion` holds the nearest right name and takes the place of the code's general remedy.
    `fix` is there only where no other change could have been meant.
    """

    code: str
    span: Span | None
    values: Mapping[str, str]
    fix: Edit | None = None

    def mended(self, replacement: str, place: Span | None = None) -> "Diagnostic":
        """The same finding with its fix: `replacement` at `place`, or else at the finding's own span."""
        at = place or self.span
        return self if at is None else self._replace(fix=Edit(at, replacement))


def problem(code: str, span: Span | None = None, /, **values: object) -> Diagnostic:
    """A diagnostic whose message is filled with `values`."""
    return Diagnostic(code, span, {name: str(value) for name, value in values.items()})


class Result(NamedTuple, Generic[T]):
    """What a stage gives: its value, and all it found on the way."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    def then(self, stage: "Callable[[T], Result[U]]") -> "Result[U]":
        """The next stage's result, with the findings of both."""
        try:
            after = stage(self.value)
        except ReportgenError as error:
            raise ReportgenError(*self.diagnostics, *error.diagnostics) from error
        return Result(after.value, self.diagnostics + after.diagnostics)


class ReportgenError(Exception):
    """A stage cannot go on; carries every finding that led there."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(diagnostic.code for diagnostic in diagnostics))
        self.diagnostics = diagnostics


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each finding once, by file, place and code."""
    seen: dict[tuple[str, str, str], Diagnostic] = {}
    for found in diagnostics:
        seen.setdefault((found.code, str(found.span), str(sorted(found.values.items()))), found)
    return sorted(seen.values(), key=lambda found: (found.span or Span(""), found.code))
