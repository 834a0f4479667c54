"""PDF: LibreOffice makes it of the Word file, and it is taken only when the words are in it."""

from __future__ import annotations

from hashlib import sha256

from reportgen.source import MachineError, Result, problem
from reportgen.writers.pdf.program import converted, find_program
from reportgen.writers.pdf.seen import read_pdf
from reportgen.writers.pdf.stamp import same_bytes
from reportgen.writers.pdf.wanted import read_docx


def convert(docx: bytes) -> Result[bytes]:
    """The PDF of a Word file that our writer made; fonts that this machine lacks are named in a finding.

    Raises `MachineError` where there is no LibreOffice, or where what it makes is no whole PDF.
    """
    program = find_program()
    pdf = converted(docx, program)
    wanted, seen = read_docx(docx), read_pdf(pdf)
    if seen is None:
        raise MachineError("OUT021", program, "no PDF")
    lost = wanted.letters - seen.letters
    # A face may lack a rare character, and some readers show one form of a character for another.
    if lost.total() > wanted.letters.total() // 100:
        raise MachineError("OUT023", program, "".join(sorted(lost))[:10])
    missing = wanted.missing(seen.fonts)
    found = (problem("OUT024", None, fonts="、".join(missing)),) if missing else ()
    return Result(same_bytes(pdf, wanted.moment, sha256(docx).hexdigest()), found)
