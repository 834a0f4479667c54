"""The tree itself as text: every node with its role, place and origins. For people who ask where a figure came from."""

from reportgen.document import dump
from reportgen.source import Result
from reportgen.styles import Stylesheet
from reportgen.writers.writer import Write


def prepare(sheet: Stylesheet) -> Write:
    """Looks do not matter to the dump."""
    return lambda document: Result(dump(document).encode())
