"""The inputs: big ones that must be built, and hostile ones that must be refused, all made and none stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

Files = Mapping[str, bytes]

PROJECT = "报告:\n  简报:\n    模板包: note\n    数据: data.yaml\n"
PACK = "name: note\nextends: base\ntemplate: note.md.j2\nschema: schema.yaml\n"
SCHEMA = """\
type: object
required: [title]
properties:
  title: {x-name: 标题, type: string, format: text}
  day: {x-name: 日期, type: string, format: date}
  text: {x-name: 正文, type: string, format: prose}
  figures: {x-name: 数字, type: object, format: figures}
"""
TEMPLATE = "# {{ title }}\n\n{{ text }}\n"
ORDINARY = "标题: 简报\n正文: 会员{会员.人数}。\n数字:\n  会员:\n    人数: 630多万人\n"

FIVE_MEGABYTES = 5_000_000
MANY = 100_000


class Input(NamedTuple):
    """A project with one odd thing in it: its name, its files by path, and whether it is refused."""

    name: str
    files: Callable[[], Files]
    refused: bool = True


def _project(**files: str | bytes) -> Files:
    content = {
        "reportgen.yaml": PROJECT,
        "data.yaml": ORDINARY,
        "templates/note/pack.yaml": PACK,
        "templates/note/schema.yaml": SCHEMA,
        "templates/note/note.md.j2": TEMPLATE,
        **{_PATHS[name]: text for name, text in files.items()},
    }
    return {path: text.encode() if isinstance(text, str) else text for path, text in content.items()}


_PATHS = {
    "project": "reportgen.yaml",
    "data": "data.yaml",
    "pack": "templates/note/pack.yaml",
    "schema": "templates/note/schema.yaml",
    "template": "templates/note/note.md.j2",
    "styles": "templates/note/styles.yaml",
}


def ordinary() -> Files:
    """The project with nothing odd in it, to compare with."""
    return _project()


def _figures(lines: Iterator[str]) -> Files:
    return _project(data="标题: 简报\n正文: 好。\n数字:\n  甲:\n    数0: 1\n" + "".join(lines))


def _numbered(line: str) -> Callable[[], Files]:
    return lambda: _figures(line.format(n=n, before=n - 1) for n in range(1, MANY))


def _filled(start: str, line: str, size: int = FIVE_MEGABYTES) -> Callable[[], Files]:
    """Data of `size` bytes: `start`, then as many times `line` as there is room for, each with its number."""

    def files() -> Files:
        count = size // len(line.format(n=100_000).encode())
        return _project(data=start + "".join(line.format(n=n) for n in range(count)))

    return files


def _groups() -> Files:
    lines = (f"  组{n}:\n    甲: {n}人\n    乙: 7人\n    丙: = 甲 + 乙\n" for n in range(MANY // 3))
    return _project(data="标题: 简报\n正文: 好。\n数字:\n" + "".join(lines))


def _sums() -> Files:
    names = " + ".join(f"数{n}" for n in range(100))
    typed = (f"    数{n}: {n}\n" for n in range(1, 100))
    return _figures(line for part in (typed, (f"    和{n}: = {names}\n" for n in range(MANY // 100))) for line in part)


def _rows(line: str) -> Callable[[], Files]:
    return _filled("标题: 简报\n正文: 好。\n数字:\n", line)


def _data(text: str | bytes) -> Callable[[], Files]:
    return lambda: _project(data=text)


_TITLE = "标题: 甲\n数字:\n"

BIG = (
    Input("5 MB of groups", _rows("  组{n}:\n    人数: 12.5万人\n    场次: 780场\n"), False),
    Input("5 MB of prose", _filled("标题: 简报\n正文: |\n", "  第{n}段说的是会员。\n\n"), False),
    Input("100,000 figures", _numbered("    数{n}: {n}人\n"), False),
    Input("100,000 formulas over one figure", _numbered("    数{n}: = 数0 + {n}\n"), False),
    Input("100,000 formulas in a chain", _numbered("    数{n}: = 数{before} + 1\n"), False),
    Input("100,000 figures in groups, a third formulas", _groups, False),
    Input("1,000 formulas of 100 names", _sums, False),
    Input("100,000 growth rates", _numbered("    数{n}: = 增长({n}, 数0) | 百分比(1)\n"), False),
)

_LEVELS = "".join(" " * depth + "甲:\n" for depth in range(2_000))
_TICKS = "".join("`" * length + "甲" for length in range(1, 140))


def _bomb(start: str, line: str) -> str:
    return start + "".join(line.format(old=old, new=new) for old, new in pairwise("abcdefghij"))


HOSTILE = (
    Input("300,000 unknown keys", _filled("标题: 简报\n", "键{n}: 1\n")),
    Input("5 MB of names that are none", _rows("  {n}甲: 1\n")),
    Input("100,000 full-width figures", _numbered("    数{n}: １２人\n")),
    Input("100,000 figures that are none", _numbered("    数{n}: 不是数字\n")),
    Input("100,000 broken formulas", _numbered("    数{n}: = 数0 +\n")),
    Input("100,000 formulas of unknown names", _numbered("    数{n}: = 人数{n} + 1\n")),
    Input("100,000 unknown filters", _numbered("    数{n}: = 数0 | 百分\n")),
    Input("100,000 empty figures", _numbered("    数{n}:\n")),
    Input("100,000 odd units", _numbered("    数{n}: {n}万无\n"), False),
    Input("100,000 figures in numerals", _numbered("    数{n}: 六百多万人\n")),
    Input("5 MB of one key", _filled("标题: 简报\n", "标题: 简报\n")),
    Input("5 MB of unknown references", _filled("标题: 简报\n正文: |\n", "  有{{组{n}.人数}}。\n\n")),
    Input("5 MB of references with no end", _filled("标题: 简报\n正文: |\n", "  有{{组{n}.人数。\n\n"), False),
    Input("5 MB of full-width colons", _filled("标题: 简报\n", "键{n}：甲\n")),
    Input("5 MB of tabs", _filled("标题: 简报\n数字:\n", "\t甲{n}: 1\n")),
    Input("5 MB of second colons", _filled("标题: 简报\n", "键{n}: 甲: 乙\n")),
    Input("5 MB of quotes with no end", _filled("标题: 简报\n", '键{n}: "甲\n')),
    Input("5 MB of flow", _filled("标题: 简报\n数字: {{甲: 1", ", 乙{n}: 1人")),
    Input("5 MB of texts in a list", _filled("标题: 简报\n正文:\n", "- 甲\n")),
    Input("5 MB of dashes", _filled("", "- ")),
    Input("5 MB of brackets", _filled("标题: ", "[")),
    Input("5 MB of tags", _filled("标题: 简报\n正文:\n", "- !x 甲\n")),
    Input("5 MB of comments with NUL at the end", lambda: _project(data=b"# " + b"x\n# " * 1_250_000 + b"\0")),
    Input("5 MB of NUL", _data(b"\0" * FIVE_MEGABYTES)),
    Input("5 MB of 0xFF", _data(b"\xff" * FIVE_MEGABYTES)),
    Input("5 MB of half characters", _data(b"\xed\xa0\x80" * (FIVE_MEGABYTES // 3))),
    Input("5 MB of zero-width blanks", _data("\u200b" * (FIVE_MEGABYTES // 3))),
    Input("5 MB of direction marks", _data("\u202e" * (FIVE_MEGABYTES // 3))),
    Input("5 MB of private characters", _data("\ue000" * (FIVE_MEGABYTES // 3))),
    Input("5 MB of &#0;", _filled("标题: ", "&#0;")),
    Input("5 MB of GBK", lambda: _project(data=("标题: 简报\n数字: 计生协\n" * 200_000).encode("gb18030"))),
    Input(
        "an alias bomb",
        _data(_bomb("标题: &a [甲]\n", "{new}: &{new} [*{old}, *{old}]\n")),
    ),
    Input("5 MB of aliases", _filled("标题: &a 甲\n正文:\n", "- *a\n")),
    Input(
        "a merge-key bomb",
        _data(_bomb("标题: &a {x: 1}\n", "{new}: &{new} {{<<: *{old}, <<: *{old}}}\n")),
    ),
    Input("5 MB of merge keys", _filled("标题: 简报\n正文:\n", "- {{<<: 1}}\n")),
    Input("10,000 brackets in the data", _data("标题: " + "[" * 10_000)),
    Input("2,000 levels of blocks", _data(_LEVELS)),
    Input("10,000 brackets in a formula", _data(_TITLE + "  甲: = " + "(" * 10_000)),
    Input("900 brackets in a formula", _data(_TITLE + "  甲: = " + "(" * 900)),
    Input("10,000 brackets in reportgen.yaml", lambda: _project(project="[" * 10_000)),
    Input("10,000 brackets in pack.yaml", lambda: _project(pack="name: " + "[" * 10_000)),
    Input("10,000 brackets in the schema", lambda: _project(schema="type: " + "{甲: " * 10_000)),
    Input("10,000 brackets in the styles", lambda: _project(pack=PACK + "styles: styles.yaml\n", styles="[" * 10_000)),
    Input("10,000 brackets in the template", lambda: _project(template="{{ " + "(" * 10_000 + " }}")),
    Input("10,000 [ in prose", _data("标题: 甲\n正文: |\n  甲" + "[" * 10_000 + "\n"), False),
    Input("10,000 ( in prose", _data("标题: 甲\n正文: |\n  [甲]" + "(" * 10_000 + "\n"), False),
    Input("10,000 > in prose", _data("标题: 甲\n正文: |\n  " + ">" * 10_000 + " 甲\n"), False),
    Input("10,000 * in prose", _data("标题: 甲\n正文: |\n  甲" + "*" * 10_000 + "乙\n"), False),
    Input("10,000 lone * in prose", _data("标题: 甲\n正文: |\n  甲" + "*a **b " * 5_000 + "乙\n"), False),
    Input("10,000 levels of list in prose", _data("标题: 甲\n正文: |\n  " + "- " * 10_000 + "甲\n"), False),
    Input("10,000 ![ in prose", _data("标题: 甲\n正文: |\n  甲" + "![" * 10_000 + "\n"), False),
    Input(
        "10,000 backticks in prose",
        _data("标题: 甲\n正文: |\n  甲" + _TICKS + "\n"),
        False,
    ),
    Input("5,000 digits as a figure", _data(_TITLE + "  甲: " + "9" * 5_000 + "人\n")),
    Input("5,000 digits in a formula", _data(_TITLE + "  甲: = " + "9" * 5_000 + "\n")),
    Input("900 digits in a formula", _data(_TITLE + "  甲: = " + "9" * 900 + "\n")),
    Input("900 digits in a filter", _data(_TITLE + "  甲: 1人\n  乙: = 甲 | 保留(" + "9" * 900 + ")\n")),
    Input("5,000 digits as a date", _data("标题: 甲\n日期: " + "9" * 5_000 + "\n")),
    Input("5,000 digits in prose", _data("标题: 甲\n正文: 甲" + "9" * 5_000 + "\n"), False),
)
