"""Writers: tree and stylesheet to bytes. A new format is one module and one line in `WRITERS`."""

from collections.abc import Mapping

from reportgen.writers import docx, tree
from reportgen.writers.writer import Write, Writer

WRITERS: Mapping[str, Writer] = {
    writer.name: writer
    for writer in (
        Writer("docx", ".docx", docx.prepare),
        Writer("tree", ".tree.txt", tree.prepare),
    )
}

__all__ = ["WRITERS", "Write", "Writer"]
