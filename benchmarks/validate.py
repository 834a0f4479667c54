"""`python -m benchmarks.validate FOLDER`: documents of a batch, drawn at random, before validators and readers.

The Open XML SDK is asked where OOXML_VALIDATOR names its program; openxml-audit and the readers come with the extra
`dev`.
"""

from __future__ import annotations

import argparse
import json
import os
import random  # noqa: TID251 — a draw from files that are there already
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import mammoth  # type: ignore[import-untyped]
from docx.text.paragraph import Paragraph
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity  # type: ignore[import-untyped]


def main() -> int:
    """Exit code 1 when anything was found wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.validate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=200, help="how many documents (default 200)")
    parser.add_argument("--seed", type=int, default=2026, help="the same seed draws the same documents")
    asked = parser.parse_args()
    documents = sorted(asked.folder.rglob("*.docx"))
    drawn = random.Random(asked.seed).sample(documents, min(asked.sample, len(documents)))
    found = 0
    for name, look in _JUDGES.items():
        errors = [f"{path}: {error}" for path in drawn for error in look(path)]
        print(f"{name}: {len(errors)} errors in {len(drawn)} of {len(documents)} documents")
        print(*errors[:5], sep="\n", end="\n" if errors else "", file=sys.stderr)
        found += len(errors)
    return int(found > 0)


def _sdk(path: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "checked.docx")  # it mends some files
        copy.write_bytes(path.read_bytes())
        variables = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        argv = [os.environ["OOXML_VALIDATOR"], str(copy), "Microsoft365"]
        answer = json.loads(subprocess.run(argv, stdout=subprocess.PIPE, env=variables).stdout)
        yield from (str(error["description"]) for error in answer["errors"])


def _audit(path: Path) -> Iterator[str]:
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0, security_validation=True)
    yield from (str(each) for each in validator.validate(path).errors if each.severity is ValidationSeverity.ERROR)


def _same_text(path: Path) -> Iterator[str]:
    """python-docx and mammoth must read the same words, and some."""
    by_python_docx = "".join(
        each.text if isinstance(each, Paragraph) else "".join(cell.text for row in each.rows for cell in row.cells)
        for each in docx.Document(str(path)).iter_inner_content()
    )
    with path.open("rb") as file:
        by_mammoth = mammoth.extract_raw_text(file).value
    if not by_python_docx or "".join(by_python_docx.split()) != "".join(by_mammoth.split()):
        yield "python-docx and mammoth read different words"


_JUDGES: dict[str, Callable[[Path], Iterator[str]]] = {
    **({"Open XML SDK": _sdk} if os.environ.get("OOXML_VALIDATOR") else {}),
    "openxml-audit": _audit,
    "python-docx and mammoth": _same_text,
}


if __name__ == "__main__":
    sys.exit(main())
