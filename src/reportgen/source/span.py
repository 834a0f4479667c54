"""Places: where in which file something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1 and in characters; line 0 means the file as a whole.

    The end is exclusive, and equals the start where only a point is known.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """The place as editors and terminals link it: `path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


def point(path: str, text: str, offset: int, length: int = 0) -> Span:
    """The span of `length` characters from the 0-based `offset` of `text`, the content of the file `path`."""
    line, column = _line_and_column(text, offset)
    end_line, end_column = _line_and_column(text, offset + length) if length else (line, column)
    return Span(path, line, column, end_line, end_column)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
