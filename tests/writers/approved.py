"""The forms of the project `everything` as a person reads them; run as a program, it writes them: look at the diff."""

from __future__ import annotations

import re
from pathlib import Path

from everything import everything_files
from writing import build

FORMS = ("html", "md", "txt")
_FOLDER = Path(__file__).with_name("written")


def path_of(form: str) -> Path:
    """The file that was read and approved."""
    return _FOLDER / f"everything.{form}"


def readable(form: str) -> str:
    """The report in a form, its lines ended as here, and of a page neither styles nor the bytes of pictures."""
    content = build(everything_files(), form).decode("utf-8-sig").replace("\r\n", "\n")
    content = re.sub(r"(?s)<style>.*</style>|'sha256-[^']*'", "…", content)
    return re.sub(r'src="data:image/[^"]*"', 'src="…"', content)


if __name__ == "__main__":
    for form in FORMS:
        path_of(form).write_text(readable(form), encoding="utf-8")
