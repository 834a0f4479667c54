"""A project of one page: what the tests of the pipeline build, in memory or on the disk."""

import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from memory import MemoryWorld

from reportgen.pipeline import WRITERS, Artifact, load_project, require
from reportgen.pipeline.compile import compile_report
from reportgen.source import Diagnostic, ReportgenError, Result, World, in_order

PACKS = "/packs"

PROJECT = """\
报告:
  简报:
    模板包: note
    数据: data.yaml
"""

DATA = """\
标题: 简报
正文: 会员{人数}。
数字: {人数: 630多万人}
"""

PACK = """\
name: note
extends: base
template: note.md.j2
schema: schema.yaml
"""

SCHEMA = """\
type: object
required: [title]
properties:
  title: {x-name: 标题, type: string, format: text}
  day: {x-name: 日期, type: string, format: date}
  text: {x-name: 正文, type: string, format: prose}
  figures: {x-name: 数字, type: object, format: figures}
"""

TEMPLATE = """\
# {{ title }}

{{ text }}
"""

_SHIPPED = Path(__file__).parents[1] / "templates" / "base"

FILES: Mapping[str, str | bytes] = {
    "reportgen.yaml": PROJECT,
    "data.yaml": DATA,
    "templates/note/pack.yaml": PACK,
    "templates/note/schema.yaml": SCHEMA,
    "templates/note/note.md.j2": TEMPLATE,
}


def in_memory(files: Mapping[str, str | bytes], epoch: int | None = None) -> MemoryWorld:
    """The project with `files` in the place of its own, and the shipped pack that it extends."""
    base = {f"{PACKS}/base/{path.name}": path.read_bytes() for path in _SHIPPED.iterdir()}
    return MemoryWorld({**base, **FILES, **files}, epoch)


def on_disk(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The project with `files` in the place of its own, written into `folder`."""
    for name, content in {**FILES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def compiled(world: World, form: str = "tree", packs: str = PACKS) -> Result[Artifact]:
    """The only report of the project in `world`."""
    project = require(load_project(world))
    (job,) = project.jobs.values()
    return compile_report(job, WRITERS[form], packs, world, project.author)


def tree(files: Mapping[str, str | bytes], epoch: int | None = None) -> str:
    """The tree of a project without faults."""
    artifact, found = compiled(in_memory(files, epoch))
    assert found == ()
    return artifact.content.decode()


def findings(files: Mapping[str, str | bytes]) -> list[str]:
    """What is wrong with a project, as `CODE path:line:column value …`."""
    return found_in(in_memory(files))


def found_in(world: World, packs: str = PACKS) -> list[str]:
    """What is wrong with the project in `world`."""
    try:
        return shown(compiled(world, packs=packs).diagnostics)
    except ReportgenError as error:
        return shown(error.diagnostics)


def shown(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Findings in order, as `CODE path:line:column value …`."""
    return [
        " ".join([found.code, str(found.span or "-"), *(f"{name}={value}" for name, value in found.values.items())])
        for found in in_order(diagnostics)
    ]


def png(width: int = 2, height: int = 1) -> bytes:
    """A white picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\xff" * width) * height if width * height < 10_000 else b"")
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
