"""A new local pack (`reportgen packs new`), with what may be changed as comments, and the renewal of its record."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from reportgen.dataset.scaffold import plain_or_quoted
from reportgen.packs import find_chain, is_name, pack_names, split_parent
from reportgen.packs.lineage import RECORD, Contents, Key, Part, inherited, record_text, take_record
from reportgen.pipeline.inheritance.contents import contents_of
from reportgen.source import ReportgenError, Span, World, problem

DEFAULT_PARENT = "work-report"

_PACK = """\
# 本地模板包：{parent} 里有的都照用，这里只写要改的，不要抄它的文件。
# 下面带 # 的是 {parent} 现在的样子。要改哪一项，把那一行和它上面“语句:”“样式:”“序号:”一行行首的“# ”去掉，再改成自己的。
# 所有写“模板包: {name}”的报告都跟着改；只改一份报告，就写在 reportgen.yaml 里那份报告下面，写法一样。
名称: {name}
版本: 1.0.0
标题: {title}
继承: {extends}
{sections}"""

_SECTIONS = {
    "message": "\n# 固定语句。花括号里是数据的名字，照印数据里的内容；空着就不印。\n# 语句:\n{lines}",
    "style": "\n# 版面：能改的都列在 base 的说明里。例如大标题：\n# 样式:\n#   样式:\n{lines}",
    "number": "\n# 序号：写出第一个，程序往下数，“无”是不编号。\n# 序号:\n{lines}",
}


def new_pack(name: str, extends: str, folders: Sequence[str], world: World) -> dict[str, bytes]:
    """The files of a new pack called `name` that extends `extends` (a name, with or without a wish for its version).

    Raises `ReportgenError`: USE031 for what is no name, USE032 where a pack has it, and what is wrong with the parent.
    """
    if not is_name(name):
        raise ReportgenError(problem("USE031", None, name=name))
    if name in pack_names(folders, world):
        raise ReportgenError(problem("USE032", None, name=name))
    parent, wanted = split_parent(extends)
    chain = find_chain(parent, folders, world, Span(""))
    version = chain.packs[0].text("version")
    contents = contents_of(chain)
    if contents.diagnostics:
        raise ReportgenError(*contents.diagnostics)
    asked = wanted or (f">={version}" if version else "")
    own = Contents(name, "1.0.0", {})
    parts = inherited([own, *contents.value])
    text = _PACK.format(
        name=name,
        parent=parent,
        title=plain_or_quoted(chain.packs[0].text("title") or name),
        extends=plain_or_quoted(f"{parent}@{asked}" if asked else parent),
        sections="".join(_sections(parts)),
    )
    record = record_text(take_record([own, *contents.value]))
    return {"pack.yaml": text.encode(), RECORD: record.encode()}


def _sections(parts: dict[Key, Part]) -> Iterator[str]:
    """What may be changed, as comments that show how it is."""
    title = [part for key, part in parts.items() if key == Key("style", "title", "size")]
    looks = [f"#     {part.label.rpartition('.')[2]}: {{{part.aspect}: {part.text}}}\n" for part in title]
    sections = {kind: [*_entries(kind, parts)] for kind in ("message", "number")} | {"style": looks}
    for kind in ("message", "style", "number"):
        if sections[kind]:
            yield _SECTIONS[kind].format(lines="".join(sections[kind]))


def _entries(kind: str, parts: dict[Key, Part]) -> Iterator[str]:
    for key, part in parts.items():
        if key.kind == kind:
            yield f"#   {plain_or_quoted(part.label)}: {plain_or_quoted(part.text.rstrip())}\n"


def renewed_record(name: str, folders: Sequence[str], world: World) -> tuple[str, bytes]:
    """The path of a pack's record in the project, and what it holds as things are; raises `ReportgenError`.

    USE033: the pack is none of the project's; USE034: it extends no other.
    """
    chain = find_chain(name, folders, world, Span(""))
    if chain.packs[0].folder != posixpath.join(folders[0], name):
        raise ReportgenError(problem("USE033", None, name=name, place=chain.packs[0].folder))
    if len(chain.packs) < 2:
        raise ReportgenError(problem("USE034", None, name=name))
    contents = contents_of(chain)
    if contents.diagnostics:
        raise ReportgenError(*contents.diagnostics)
    return posixpath.join(chain.packs[0].folder, RECORD), record_text(take_record(contents.value)).encode()
