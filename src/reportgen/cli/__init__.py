"""The command line: one file a command, and what all of them share."""

from reportgen.cli.main import run

__all__ = ["run"]
