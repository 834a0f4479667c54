"""A pack of one template over a little data: what the tests of templating render, in memory and to the tree."""

from collections.abc import Mapping
from pathlib import Path

from memory import MemoryWorld
from reading import of_data

from reportgen.pipeline import WRITERS, load_project, require
from reportgen.pipeline.compile import compile_report
from reportgen.source import Diagnostic, ReportgenError, Result, in_order

PACK = "templates/letter"
TEMPLATE = f"{PACK}/letter.md.j2"

_SHIPPED = Path(__file__).parents[2] / "templates" / "base"

_PROJECT = """
报告:
  信:
    模板包: letter
    数据: data.yaml
"""

_DESCRIPTION = """
name: letter
extends: base
template: letter.md.j2
schema: schema.yaml
"""

_SCHEMA = """
type: object
properties:
  title: {x-name: 标题, type: string, format: text}
  text: {x-name: 正文, type: string, format: prose}
  day: {x-name: 日期, type: string, format: date}
  rate: {x-name: 比率, type: string, format: figure}
  figures: {x-name: 数字, type: object, format: figures}
  sender:
    x-name: 署名
    type: object
    properties:
      name: {x-name: 姓名, type: string, format: text}
      post: {x-name: 职务, type: string, format: text}
  tasks:
    x-name: 任务
    type: array
    items:
      type: object
      properties:
        title: {x-name: 标题, type: string, format: text}
        items: {x-name: 事项, type: array, items: {type: string, format: text}}
        keys: {x-name: 要点, type: string, format: text}
"""

DATA = """
标题: 甲*乙*
正文: |
  会员{人数}，**好**。
日期: 2022-07-19
比率: 81.7%
数字: {人数: 5人}
署名:
  姓名: 张_三_
任务:
  - 标题: 任务一
    事项: [宣传, 走访]
  - 标题: 任务二
    要点: 重点
"""


def build(template: str, data: str = DATA, files: Mapping[str, str] | None = None) -> Result[str]:
    """The tree of `template` over `data`; `files` are more files of the project."""
    base = {f"/packs/base/{path.name}": path.read_text(encoding="utf-8") for path in _SHIPPED.iterdir()}
    pack = {f"{PACK}/pack.yaml": _DESCRIPTION, f"{PACK}/schema.yaml": _SCHEMA, TEMPLATE: template}
    world = MemoryWorld({"reportgen.yaml": _PROJECT, "data.yaml": data, **base, **pack, **(files or {})})
    (job,) = require(load_project(world)).jobs.values()
    artifact, found = compile_report(job, WRITERS["tree"], "/packs", world)
    lines = artifact.content.decode().split("\n")
    return Result("\n".join(line for line in lines if not line.startswith("Document ")), found)


def tree(template: str, data: str = DATA, files: Mapping[str, str] | None = None) -> str:
    """The tree of a template in which nothing is wrong."""
    result = build(template, data, files)
    assert of_data(result.diagnostics) == []
    return result.value


def text(template: str, data: str = DATA, files: Mapping[str, str] | None = None) -> str:
    """The words of a template of one paragraph, without stress and origins."""
    block, *inlines = tree(template, data, files).rstrip("\n").split("\n")
    assert block.startswith("Paragraph body")
    assert all(line.startswith(("  Text “", "  Value “")) for line in inlines), inlines
    return "".join(line[line.index("“") + 1 : line.rindex("”")] for line in inlines).replace("\\\\", "\\")


def findings(template: str, data: str = DATA, files: Mapping[str, str] | None = None) -> list[str]:
    """What is wrong, as `CODE path:line:column value …`; the paths of the pack without its folder."""
    try:
        found = build(template, data, files).diagnostics
    except ReportgenError as error:
        found = error.diagnostics
    return [_shown(each) for each in in_order(of_data(found))]


def _shown(found: Diagnostic) -> str:
    place = str(found.span).removeprefix(f"{PACK}/")
    values = (f"{name}={value}" for name, value in found.values.items())
    return " ".join([found.code, place, *values])
